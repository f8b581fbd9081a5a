/** A column as JSON gives it back: no typed array, no negative zero. */
export function plainNumbers(values: ArrayLike<number>): number[] {
  return Array.from(values, (value) => value + 0);
}
