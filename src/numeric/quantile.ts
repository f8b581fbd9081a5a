/**
 * The value below which a share of sorted values lies, with a straight line between neighbours (type 7 of Hyndman and
 * Fan: the least and the largest value are the quantiles 0 and 1). Values may be infinite: a quantile that lies next to
 * an infinite value is infinite.
 *
 * @param sorted ascending, at least one
 * @param share between 0 and 1
 * Source: Hyndman, Fan, Sample quantiles in statistical packages, The American Statistician 50(4), 1996.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const rest = place - below;
  const low = sorted[below]!;
  if (rest === 0) return low;
  const high = sorted[below + 1]!;
  return high === low ? low : low + rest * (high - low);
}
