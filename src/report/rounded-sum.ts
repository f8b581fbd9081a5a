/**
 * Parts of a sum, each rounded so that what is printed adds up: the last digit of those that rounding moved most gives
 * way until the parts meet the rounded total. No part moves by more than one last digit when the parts do add up to the
 * total.
 *
 * @returns the parts in order, exact multiples of the last digit.
 */
export function roundedParts(parts: readonly number[], total: number, decimals: number): number[] {
  const unit = 10 ** decimals;
  const digits = (value: number) => Math.round(Number(value.toFixed(decimals)) * unit);
  const counts = parts.map(digits);
  let excess = counts.reduce((sum, count) => sum + count, 0) - digits(total);
  const byError = parts
    .map((part, i) => ({ i, error: counts[i]! - part * unit }))
    .sort((a, b) => Math.sign(excess) * (b.error - a.error));
  for (const { i } of byError) {
    if (excess === 0) break;
    const step = Math.sign(excess);
    counts[i]! -= step;
    excess -= step;
  }
  return counts.map((count) => count / unit);
}
