/** Makes a value when it is first asked for, and keeps it. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** As `lazily`, for every key a value of its own. Keys are compared as those of a `Map`. */
export function lazilyBy<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, { readonly value: T }>();
  return (key) => {
    const known = made.get(key) ?? { value: make(key) };
    made.set(key, known);
    return known.value;
  };
}

/** As `lazilyBy` for records that never change, by identity; a value goes when its record does. */
export function lazilyFor<K extends object, V>(make: (record: K) => V): (record: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (record) => {
    const known = made.get(record);
    if (known !== undefined) return known.value;
    const value = make(record);
    made.set(record, { value });
    return value;
  };
}
