import { type Document, isScalar, type Pair, type Scalar, visit } from 'yaml';

/** A stretch of the source, from 0, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Numbers that YAML took apart at their comma: in braces, `{ a: 120,5 MW }` is `a: 120` and a key `5 MW` without a
 * value. Only a key that begins with a digit right after a comma that follows a digit counts.
 */
export function numbersTakenApart(document: Document, source: string): readonly Stretch[] {
  const found: Stretch[] = [];
  visit(document, {
    Map(_key, map) {
      if (!map.flow) return;
      for (const [index, pair] of map.items.entries()) {
        const whole = joined(map.items[index - 1], pair, source);
        if (whole !== undefined) found.push(whole);
      }
    },
  });
  return found;
}

function joined(before: Pair | undefined, pair: Pair, source: string): Stretch | undefined {
  if (!isScalar(before?.value) || !isScalar(pair.key)) return undefined;
  const hasValue = isScalar(pair.value) ? pair.value.value !== null : pair.value !== null;
  const [left, right] = [rangeOf(before.value), rangeOf(pair.key)];
  if (hasValue || left === undefined || right === undefined) return undefined;
  const isOneNumber = /^\d,\d/.test(source.slice(left.end - 1)) && right.start === left.end + 1;
  return isOneNumber ? { start: left.start, end: right.end } : undefined;
}

function rangeOf({ range }: Scalar): Stretch | undefined {
  return range ? { start: range[0], end: range[1] } : undefined;
}
