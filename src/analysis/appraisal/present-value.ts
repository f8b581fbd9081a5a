/**
 * What a row of yearly amounts is worth at its beginning: Σ amount_t / (1 + rate)^t, the first amount at t = 0, each
 * other at the end of its year.
 *
 * @param rate per year, above −1
 */
export function presentValue(amounts: ArrayLike<number>, rate: number): number {
  let value = 0;
  for (let t = amounts.length - 1; t >= 0; t--) value = amounts[t]! + value / (1 + rate);
  return value;
}

/**
 * Present value of 1 at the end of each of the next `years`: (1 − (1 + rate)^−years) / rate, and `years` at rate 0.
 *
 * @param years may be a fraction
 */
export function annuityFactor(rate: number, years: number): number {
  // Exact also where the rate is so small that 1 + rate has lost its digits.
  return rate === 0 ? years : -Math.expm1(-years * Math.log1p(rate)) / rate;
}

/** The level yearly payment that returns 1 with interest over the years: 1 / annuity. Infinite over no years. */
export function capitalRecoveryFactor(rate: number, years: number): number {
  return 1 / annuityFactor(rate, years);
}
