import type { Text } from './text.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A place in an input file. Lines and columns count from 1, columns in UTF-16 units; `endColumn` is exclusive. */
export interface SourceSpan {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn?: number;
}

/**
 * One problem found in an input. Readers collect all of them and go on; whoever called decides.
 * `code` is stable and in CAPS_WITH_UNDERSCORES: scripts may rely on it.
 */
export interface Diagnostic extends SourceSpan {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Text;
  /** What was probably meant, or what to do. */
  readonly hint?: Text;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === 'error');
}

/** By file, as the files first appear, and within a file from top to bottom. */
export function inFileOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = [...new Set(diagnostics.map(({ file }) => file))];
  return diagnostics.toSorted(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** What a reader gives back: a value when there was no error, and everything it noticed on the way. */
export interface ReadResult<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}
