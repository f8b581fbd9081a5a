/** When what was paid has come back. */
export type Payback =
  /** Nothing is ever owed. */
  | { readonly kind: 'at-once' }
  /** Years from the first payment on, with a straight line inside the year. */
  | { readonly kind: 'after'; readonly years: number }
  | { readonly kind: 'never' };

/**
 * From when on the running sum of yearly amounts (at t = 0, 1, 2 …), each discounted, stays at or above zero. The plain
 * payback is that at rate 0.
 *
 * @param rate per year, above −1
 */
export function payback(amounts: ArrayLike<number>, rate: number): Payback {
  const first = Array.from(amounts).findIndex((amount) => amount !== 0);
  let sum = 0;
  let years: number | undefined;
  let isOwed = false;
  for (let t = Math.max(0, first); t < amounts.length; t++) {
    const before = sum;
    const amount = amounts[t]! / (1 + rate) ** t;
    sum += amount;
    if (sum < 0) isOwed = true;
    else if (before < 0) years = t - 1 - before / amount - first;
  }
  if (!isOwed) return { kind: 'at-once' };
  return sum < 0 ? { kind: 'never' } : { kind: 'after', years: years! };
}
