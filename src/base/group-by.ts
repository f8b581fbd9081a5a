/** The rows by what `keyOf` says of them, keys and rows in their order. */
export function groupBy<Key, Value>(
  rows: readonly Value[],
  keyOf: (row: Value) => Key,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
