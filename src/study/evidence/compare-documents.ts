import { sameValue } from './compare-figures.ts';

/** A leaf of two documents that differs, by its path: `capacity.rows.2.ttcMw`. */
export interface LeafDifference {
  readonly path: string;
  readonly recorded: unknown;
  readonly computed: unknown;
}

/**
 * Every leaf in which two plain documents differ, in the order of the first; numbers are equal up to rounding of the
 * arithmetic, and a key without a value is no key. Cost: the size of both.
 */
export function compareDocuments(recorded: unknown, computed: unknown, path = ''): LeafDifference[] {
  if (!isNode(recorded) || !isNode(computed)) {
    return sameValue(recorded, computed) ? [] : [{ path, recorded, computed }];
  }
  const keys = new Set([...Object.keys(recorded), ...Object.keys(computed)]);
  return Array.from(keys).flatMap((key) =>
    compareDocuments(recorded[key], computed[key], path === '' ? key : `${path}.${key}`),
  );
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
