/** Minus sign of print, U+2212: lines up with digits and never breaks. */
const MINUS = '\u2212';

/**
 * A number for people: fixed decimals, thousands grouped by a comma in both languages (as the region writes
 * 1,234.5), a true minus sign, and no negative zero.
 *
 * @throws TypeError for what is no number: it must not be told as a figure
 */
export function formatNumber(value: number, decimals: number): string {
  if (Number.isNaN(Number(value))) throw new TypeError('a figure is told that is no number');
  const fixed = Math.abs(value).toFixed(decimals);
  const [whole = '0', fraction] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  const isZero = Number(fixed) === 0;
  return value < 0 && !isZero ? MINUS + digits : digits;
}
