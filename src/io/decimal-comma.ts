import type { Text } from '../base/text.ts';
import { text } from '../base/text.ts';

const COMMA_BETWEEN_DIGITS = /\d,\d/;

/** True where a number seems to be written with a comma, as `1,5` or `1.200,5`. */
export function hasDecimalComma(source: string): boolean {
  return COMMA_BETWEEN_DIGITS.test(source);
}

/** What to say of such a number. */
export function decimalCommaIn(source: string): { readonly message: Text; readonly hint: Text } {
  const message = text(
    `\`${source}\` has a comma inside a number`,
    `\`${source}\` lleva una coma dentro de un número`,
  );
  return { message, hint: decimalCommaHint(source) };
}

/** How to write such a number here; names both readings where a comma may also group thousands. */
export function decimalCommaHint(source: string): Text {
  const readings = readingsOf(source);
  return text(`write ${readings.join(' or ')}`, `escriba ${readings.join(' o ')}`);
}

function readingsOf(source: string): string[] {
  const pointBeforeComma = source.includes('.') && source.indexOf('.') < source.indexOf(',');
  if (pointBeforeComma) return [source.replaceAll('.', '').replace(',', '.')];
  if (source.includes('.')) return [source.replaceAll(',', '')];
  const severalGroups = source.indexOf(',') !== source.lastIndexOf(',');
  if (severalGroups) return [source.replaceAll(',', '')];
  const asDecimal = source.replace(',', '.');
  const mayGroupThousands = /(^|\D)[1-9]\d{0,2},\d{3}(\D|$)/.test(source);
  return mayGroupThousands ? [asDecimal, source.replace(',', '')] : [asDecimal];
}
