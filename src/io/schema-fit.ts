import type * as z from 'zod';
import type { PathPart } from './located-document.ts';

/**
 * The part of a value that fits a schema: entries that do not fit are left out, a list as a whole, and so is
 * a map that lacks a key. So the rest can still be checked when something is wrong. `undefined` when the value as such does not fit.
 */
export function fittingPart<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  let candidate = value;
  for (;;) {
    const result = schema.safeParse(candidate);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const path = issue.path as PathPart[];
      const misfits = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
      for (const misfit of misfits) {
        const entry = removable(candidate, upToList(misfit));
        if (entry.length === 0) return undefined;
        candidate = without(candidate, entry);
      }
    }
  }
}

function upToList(path: readonly PathPart[]): readonly PathPart[] {
  const index = path.findIndex((step) => typeof step === 'number');
  return index < 0 ? path : path.slice(0, index);
}

/** The entry itself, or where a key is missing the map that lacks it. */
function removable(value: unknown, path: readonly PathPart[]): readonly PathPart[] {
  let within = value;
  for (const [depth, step] of path.slice(0, -1).entries()) {
    if (typeof within !== 'object' || within === null || !(step in within)) return path.slice(0, depth + 1);
    within = (within as Record<PathPart, unknown>)[step];
  }
  const last = path.at(-1);
  const isThere = typeof within === 'object' && within !== null && last !== undefined && last in within;
  return isThere ? path : path.slice(0, -1);
}

function without(value: unknown, path: readonly PathPart[]): unknown {
  const [step, ...rest] = path;
  if (typeof value !== 'object' || value === null || step === undefined) return value;
  const { [step]: entry, ...others } = value as Record<PathPart, unknown>;
  return rest.length === 0 || entry === undefined ? others : { ...others, [step]: without(entry, rest) };
}
