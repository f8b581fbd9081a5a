/** Text from base64 of its UTF-8, deflated (zlib). */
export async function inflatedText(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(stream).text();
}
