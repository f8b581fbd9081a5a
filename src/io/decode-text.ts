/**
 * Text of a file: UTF-8 where the bytes are valid UTF-8, else Windows-1252 (and so Latin-1), in which older programs
 * write accents. Cost: linear.
 */
export function decodeText(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  const length = decodeUtf8(bytes, units);
  if (length >= 0) return textOf(units.subarray(0, length));
  for (let k = 0; k < bytes.length; k++) {
    const byte = bytes[k]!;
    units[k] = byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte;
  }
  return textOf(units);
}

/** What Windows-1252 puts where Latin-1 has control characters; unused places keep them. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Fills `out` with UTF-16 and returns how much; −1 for bytes that are not UTF-8 (RFC 3629). */
function decodeUtf8(bytes: Uint8Array, out: Uint16Array): number {
  let length = 0;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      out[length++] = lead;
      at++;
      continue;
    }
    const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || at + size > bytes.length) return -1;
    let point = lead & (0x7f >> size);
    for (let k = 1; k < size; k++) {
      const next = bytes[at + k]!;
      if ((next & 0xc0) !== 0x80) return -1;
      point = (point << 6) | (next & 0x3f);
    }
    const isSurrogate = point >= 0xd800 && point <= 0xdfff;
    if (point < LEAST_OF_SIZE[size]! || point > 0x10ffff || isSurrogate) return -1;
    if (point > 0xffff) {
      out[length++] = 0xd7c0 + (point >> 10);
      out[length++] = 0xdc00 + (point & 0x3ff);
    } else out[length++] = point;
    at += size;
  }
  return length;
}

/** Smallest code point that needs so many bytes. */
const LEAST_OF_SIZE = [0, 0, 0x80, 0x800, 0x10000];

/** Engines limit the number of arguments of a call. */
const CHUNK = 8192;

function textOf(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += CHUNK) {
    text += String.fromCharCode(...units.subarray(at, at + CHUNK));
  }
  return text;
}
