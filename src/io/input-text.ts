/** A file as it was read: its name for messages, and its text. */
export interface InputText {
  readonly file: string;
  readonly text: string;
}

/** Without a byte-order mark and with `\n` line ends, so that lines and columns mean the same everywhere. */
export function normalisedText(text: string): string {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const rest = text.slice(start);
  return rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest;
}
