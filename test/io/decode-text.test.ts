import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/io/decode-text.ts';

describe('decodeText', () => {
  it('reads what is written in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeText(Buffer.from(text, 'utf8'))).toBe(text);
      }),
      { seed: 4, numRuns: 1000 },
    );
    const long = 'Río Lindo ⚡ '.repeat(5000);
    expect(decodeText(Buffer.from(long, 'utf8'))).toBe(long);
  });

  it('takes anything else for Windows-1252', () => {
    expect(decodeText(Buffer.from('Cañas, Río Lindo', 'latin1'))).toBe('Cañas, Río Lindo');
    expect(decodeText(Uint8Array.of(0x80, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x99, 0x9c))).toBe('€‘’“”–—™œ');
    expect(decodeText(Uint8Array.of(0x81, 0xa0, 0xff))).toBe('\u0081\u00a0ÿ');
  });

  it('tells the two apart as the platform does', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const isUtf8 = (bytes: Uint8Array) => {
      try {
        strict.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    const byte = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(0xc3, 0xe0, 0xed, 0xf0, 0x80, 0xa0),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 6 }), (array) => {
        const bytes = Uint8Array.from(array);
        const text = decodeText(bytes);
        if (isUtf8(bytes)) expect(text).toBe(strict.decode(bytes));
        else expect(text.length).toBe(bytes.length);
      }),
      { seed: 5, numRuns: 5000 },
    );
  });
});
