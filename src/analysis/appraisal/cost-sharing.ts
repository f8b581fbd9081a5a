/** What each party pays of a cost, in the order of the parties. */
export type CostShares =
  | { readonly kind: 'shared'; readonly paid: Float64Array }
  /** Nobody gains, so nobody can be asked to pay by gain. */
  | { readonly kind: 'nobody-gains' };

/**
 * Shares a cost in proportion to what each party gains; who loses or gains nothing pays nothing. Gains may be benefits by
 * country, or Shapley parts of a joint benefit. Cost: parties.
 */
export function shareByGain(cost: number, gains: ArrayLike<number>): CostShares {
  const counted = Float64Array.from(gains, (gain) => Math.max(0, gain));
  const total = counted.reduce((sum, gain) => sum + gain, 0);
  if (total === 0) return { kind: 'nobody-gains' };
  return { kind: 'shared', paid: counted.map((gain) => (cost * gain) / total) };
}
