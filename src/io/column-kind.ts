import type { Confidence, Dated, Row } from '../grid/dataset.ts';

/** How a column arrives in a row: needed text, number, yes/no or list; with `?` it may be empty. A list of words: one of them. */
export type ColumnKind =
  | 'text'
  | 'text?'
  | 'number'
  | 'number?'
  | 'flag'
  | 'list'
  | readonly string[]
  | { readonly optional: readonly string[] };

type KindOf<T> = [T] extends [readonly string[]]
  ? 'list'
  : [T] extends [boolean]
    ? 'flag'
    : [T] extends [number]
      ? 'number'
      : [T] extends [string]
        ? string extends T
          ? 'text'
          : readonly T[]
        : OptionalKindOf<NonNullable<T>>;

type OptionalKindOf<T> = [T] extends [number]
  ? 'number?'
  : [T] extends [string]
    ? string extends T
      ? 'text?'
      : { readonly optional: readonly T[] }
    : never;

/** The kind of every column of a record of rows. */
export type Columns<R> = { readonly [K in Exclude<keyof R, 'origin'>]-?: KindOf<R[K]> };

/** The columns that only this table has. */
export type OwnColumns<R> = Columns<Omit<R, keyof Row | keyof Dated>>;

export const CONFIDENCE: readonly Confidence[] = ['published', 'inferred', 'estimated'];
