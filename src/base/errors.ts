import type { Diagnostic } from './diagnostics.ts';
import type { Text } from './text.ts';

/**
 * The tagged errors of the engine. The core knows elements only by index; `study/` turns an index into the row it
 * came from before a person sees it.
 */
export type CoreFault =
  | { readonly tag: 'singular'; readonly buses: readonly number[] }
  | { readonly tag: 'zero-reactance'; readonly branch: number }
  | { readonly tag: 'not-finite'; readonly what: string; readonly index: number }
  | {
      readonly tag: 'wrong-length';
      readonly what: string;
      readonly expected: number;
      readonly actual: number;
    };

export class CoreError extends Error {
  readonly fault: CoreFault;
  constructor(fault: CoreFault, message: string) {
    super(message);
    this.name = 'CoreError';
    this.fault = fault;
  }
}

/** The input cannot be used: exit code 2. Carries everything that was found, never only the first. */
export class InputError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[], options?: ErrorOptions) {
    super(
      diagnostics.map((d) => `${d.file}:${d.line}:${d.column}: ${d.code} ${d.message.en}`).join('\n'),
      options,
    );
    this.name = 'InputError';
    this.diagnostics = diagnostics;
  }
}

/** The question is well put and has no answer (infeasible, nothing connected): exit code 3. */
export class NoAnswerError extends Error {
  readonly text: Text;
  constructor(message: Text) {
    super(message.en);
    this.name = 'NoAnswerError';
    this.text = message;
  }
}
