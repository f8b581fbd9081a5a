/** The little of WebAssembly's interface that is used here; the compiler's library has it only together with the DOM. */
export interface WebAssemblyEngine {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> };
}

export interface WebAssemblyMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

export const PAGE_BYTES = 65536;

/**
 * The exports of a module, or `undefined` where WebAssembly is absent, forbidden by the page's policy, or lacks SIMD.
 * Compiles at once, on the calling thread: a module of a few kilobytes takes a millisecond.
 */
export function instantiate(
  bytes: Uint8Array,
  engine = (globalThis as { WebAssembly?: WebAssemblyEngine }).WebAssembly,
): Readonly<Record<string, unknown>> | undefined {
  try {
    if (engine === undefined || !engine.validate(bytes)) return undefined;
    return new engine.Instance(new engine.Module(bytes)).exports;
  } catch {
    return undefined;
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes from base64 without line breaks. */
export function decodeBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.replace(/=+$/, '').length * 3) / 4));
  let accumulator = 0;
  let bitCount = 0;
  let write = 0;
  for (const digit of text) {
    if (digit === '=') break;
    accumulator = ((accumulator << 6) | DIGITS.indexOf(digit)) & 0xfff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    bytes[write++] = accumulator >> bitCount;
  }
  return bytes;
}
