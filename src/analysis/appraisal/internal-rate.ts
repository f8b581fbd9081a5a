/**
 * Rates at which a row of yearly amounts is worth nothing.
 * - `none`: at every rate above −100 % its value has the same sign;
 * - `any`: every amount is zero;
 * - `several`: amounts change sign more than once, and no single rate tells whether the project pays.
 */
export type InternalRate =
  | { readonly kind: 'none'; readonly isWorthMore: boolean }
  | { readonly kind: 'one'; readonly rate: number }
  /** Ascending. */
  | { readonly kind: 'several'; readonly rates: readonly number[] }
  | { readonly kind: 'any' };

/**
 * All internal rates of return above −100 %, of amounts at t = 0, 1, 2 …
 *
 * With x = 1 / (1 + rate) they are the positive roots of Σ amount_t x^t. Where the amounts change sign between t and
 * t + 1, the derivative of x^−(t + ½) Σ amount_t x^t has one change of sign less, and its roots separate those of the
 * sum (Rolle). So roots are found from no change of sign upwards, each between two neighbours, by bisection. A root that
 * only touches zero counts once. Cost: changes of sign² × amounts.
 */
export function internalRate(amounts: ArrayLike<number>): InternalRate {
  const terms = termsOf(amounts);
  if (terms.power.length === 0) return { kind: 'any' };
  const rates = positiveRoots(terms)
    .map((x) => 1 / x - 1)
    .sort((a, b) => a - b);
  if (rates.length === 0) return { kind: 'none', isWorthMore: terms.factor[0]! > 0 };
  return rates.length === 1 ? { kind: 'one', rate: rates[0]! } : { kind: 'several', rates };
}

/** Σ factor · x^power over positive x: powers ascending and of any sign, no factor zero. */
interface Terms {
  readonly power: readonly number[];
  readonly factor: readonly number[];
}

function termsOf(amounts: ArrayLike<number>): Terms {
  const power = Array.from(amounts, (_, t) => t).filter((t) => amounts[t] !== 0);
  return { power, factor: power.map((t) => amounts[t]!) };
}

/** Ascending. */
function positiveRoots(terms: Terms): number[] {
  const { power, factor } = terms;
  const change = factor.findIndex((f, i) => i > 0 && f > 0 !== factor[i - 1]! > 0);
  if (change < 0) return [];
  const middle = (power[change - 1]! + power[change]!) / 2;
  const shifted: Terms = { power: power.map((p) => p - middle), factor };
  const derivative: Terms = {
    power: shifted.power.map((p) => p - 1),
    factor: shifted.factor.map((f, i) => f * shifted.power[i]!),
  };
  return rootsBetween(shifted, [farBelow(shifted), ...positiveRoots(derivative), farAbove(shifted)]);
}

/** One root at most between two neighbours of `points`, which hold all that can separate roots. */
function rootsBetween(terms: Terms, points: readonly number[]): number[] {
  const signs = points.map((x) => signAt(terms, x));
  return points.flatMap((x, i) => {
    if (signs[i] === 0) return [x];
    const next = i + 1;
    return next < points.length && signs[next] === -signs[i]! ? [bisected(terms, x, points[next]!)] : [];
  });
}

/** A value this small against the sum of its parts is zero: rounding. */
const ROUNDING = 1e-13;

/** −1, 0 or 1. Parts are taken against the largest, so that no power overflows. */
function signAt({ power, factor }: Terms, x: number): number {
  const logs = power.map((p, i) => p * Math.log(x) + Math.log(Math.abs(factor[i]!)));
  const largest = Math.max(...logs);
  let sum = 0;
  let size = 0;
  logs.forEach((log, i) => {
    const part = Math.exp(log - largest);
    sum += Math.sign(factor[i]!) * part;
    size += part;
  });
  return Math.abs(sum) <= ROUNDING * size ? 0 : Math.sign(sum);
}

function bisected(terms: Terms, from: number, to: number): number {
  const sign = signAt(terms, from);
  let [low, high] = [from, to];
  for (;;) {
    // Roots may lie decades apart: halve the distance of the logarithms.
    const middle = Math.sqrt(low) * Math.sqrt(high);
    if (!(middle > low && middle < high)) return middle;
    if (signAt(terms, middle) === sign) low = middle;
    else high = middle;
  }
}

/** Below this x the part of the lowest power outweighs all others together. */
function farBelow({ power, factor }: Terms): number {
  return Math.min(1, ...rest(factor, 0, (i) => power[i]! - power[0]!)) / 2;
}

/** Above this x the part of the highest power outweighs all others together. */
function farAbove({ power, factor }: Terms): number {
  const last = factor.length - 1;
  return 2 / Math.min(1, ...rest(factor, last, (i) => power[last]! - power[i]!));
}

/** For each other part, how small x (or 1/x) must be for it to weigh less than its share of the leading one. */
function rest(factor: readonly number[], leading: number, distance: (i: number) => number): number[] {
  return factor.flatMap((f, i) =>
    i === leading ? [] : [Math.abs(factor[leading]! / (f * factor.length)) ** (1 / distance(i))],
  );
}
