/** Complaints of a zod schema as diagnostics: bilingual, at the place in the file, with what was probably meant. */
import type * as z from 'zod';
import type { Diagnostic } from '../base/diagnostics.ts';
import { nearestName } from '../base/suggest.ts';
import { type Text, text } from '../base/text.ts';
import { decimalCommaIn, hasDecimalComma } from './decimal-comma.ts';
import type { LocatedDocument, PathPart } from './located-document.ts';
import { keysKnownAt } from './schema-keys.ts';

type Issue = z.core.$ZodIssue;
type Fault = Pick<Diagnostic, 'code' | 'message' | 'hint'>;

/** What texts of a certain form look like, by the form's pattern: the hint when one does not fit. */
export type FormHints = ReadonlyMap<RegExp, Text>;

interface Finding {
  readonly fault: Fault;
  readonly path: readonly PathPart[];
  readonly part: 'key' | 'value';
  /** Path of the key that a misspelt one was meant to be. */
  readonly meantPath?: string;
}

interface Context {
  readonly schema: z.ZodType;
  readonly root: unknown;
  readonly formHints: FormHints;
}

/** Everything the schema finds wrong with a document; empty when it fits. */
export function schemaDiagnostics(
  schema: z.ZodType,
  document: LocatedDocument,
  formHints: FormHints = new Map(),
): Diagnostic[] {
  const issues = schema.safeParse(document.value).error?.issues ?? [];
  const context = { schema, root: document.value, formHints };
  const findings = issues.flatMap((issue) => findingsOf(issue, [], context));
  const meant = new Set(findings.map((finding) => finding.meantPath));
  return findings
    .filter(({ fault, path }) => fault.code !== 'MISSING_KEY' || !meant.has(path.join('.')))
    .map(({ fault, path, part }) => ({ ...fault, severity: 'error', ...document.spanOf(path, part) }));
}

function findingsOf(issue: Issue, above: readonly PathPart[], context: Context): Finding[] {
  const path = [...above, ...(issue.path as PathPart[])];
  const value = valueAt(context.root, path);
  const finding = (fault: Fault, part: 'key' | 'value' = 'value'): Finding[] => [{ fault, path, part }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, keysKnownAt(context.schema, path)));
    case 'invalid_union': {
      const branch = branchMeant(issue.errors);
      return branch === undefined
        ? finding(wrongType(issue.errors.flat().flatMap(expectedType), value))
        : branch.flatMap((inner) => findingsOf(inner, path, context));
    }
    case 'invalid_type':
      return finding(value === undefined ? missingKey(path) : wrongType(expectedType(issue), value));
    case 'invalid_value':
      return finding(notAllowed(issue.values.map(String), value));
    case 'too_small':
      return finding(outOfRange(value, issue.inclusive === false ? '>' : '≥', issue.minimum));
    case 'too_big':
      return finding(outOfRange(value, issue.inclusive === false ? '<' : '≤', issue.maximum));
    case 'invalid_key':
      return finding(badForm(String(path.at(-1)), issue.issues[0], context.formHints), 'key');
    default:
      return finding(badForm(String(value), issue, context.formHints));
  }
}

function valueAt(root: unknown, path: readonly PathPart[]): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PathPart, unknown>)[step];
  }
  return value;
}

/**
 * Of a union's branches the one that was meant: the one that does not already fail on the kind of the value.
 * A branch that lists allowed words is taken only when no other is left.
 */
function branchMeant(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = branches.filter(
    (issues) => !issues.some((i) => isAboutWhole(i) && i.code === 'invalid_type'),
  );
  return (
    fitting.find((issues) => !issues.some((i) => isAboutWhole(i) && i.code === 'invalid_value')) ?? fitting[0]
  );
}

function isAboutWhole(issue: Issue): boolean {
  return issue.path.length === 0;
}

function unknownKey(key: string, path: readonly PathPart[], known: readonly string[]): Finding {
  const near = nearestName(key, known);
  const fault = {
    code: 'UNKNOWN_KEY',
    message: text(`unknown key \`${key}\``, `clave desconocida \`${key}\``),
    hint: near === undefined ? oneOf(known) : didYouMean(near),
  };
  const meantPath = near === undefined ? {} : { meantPath: [...path, near].join('.') };
  return { fault, path: [...path, key], part: 'key', ...meantPath };
}

function missingKey(path: readonly PathPart[]): Fault {
  const key = String(path.at(-1));
  return { code: 'MISSING_KEY', message: text(`\`${key}\` is missing`, `falta \`${key}\``) };
}

const TYPE_NAMES: Readonly<Record<string, Text>> = {
  string: text('text', 'texto'),
  number: text('a number', 'un número'),
  int: text('a whole number', 'un número entero'),
  boolean: text('true or false', 'true o false'),
  array: text('a list', 'una lista'),
  object: text('a map of keys', 'un mapa de claves'),
  record: text('a map of keys', 'un mapa de claves'),
};

function expectedType(issue: Issue): readonly string[] {
  return issue.code === 'invalid_type' ? [issue.expected] : [];
}

function wrongType(expected: readonly string[], value: unknown): Fault {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return {
      code: 'NOT_FINITE',
      message: text(`\`${value}\` is not a finite number`, `\`${value}\` no es un número finito`),
    };
  }
  const wantsNumber = expected.includes('number') || expected.includes('int');
  if (wantsNumber && typeof value === 'string' && hasDecimalComma(value)) {
    return { code: 'DECIMAL_COMMA', ...decimalCommaIn(value) };
  }
  const names = expected.map((type) => TYPE_NAMES[type] ?? text(type, type));
  const message = text(
    `${names.map((name) => name.en).join(' or ')} is expected here`,
    `aquí se espera ${names.map((name) => name.es).join(' o ')}`,
  );
  const isNumberForText = typeof value === 'number' && expected.includes('string');
  const hint = text(`put it in quotes: "${value}"`, `póngalo entre comillas: "${value}"`);
  return { code: 'WRONG_TYPE', message, ...(isNumberForText && { hint }) };
}

function notAllowed(values: readonly string[], value: unknown): Fault {
  if (typeof value === 'object' && value !== null) {
    const kind = TYPE_NAMES[Array.isArray(value) ? 'array' : 'object']!;
    const message = text(
      `one word is expected here, not ${kind.en}`,
      `aquí se espera una palabra, no ${kind.es}`,
    );
    return { code: 'NOT_ALLOWED', message, hint: oneOf(values) };
  }
  const near = nearestName(String(value), values);
  return {
    code: 'NOT_ALLOWED',
    message: text(`\`${value}\` is not allowed here`, `aquí no se admite \`${value}\``),
    hint: near === undefined ? oneOf(values) : didYouMean(near),
  };
}

function outOfRange(value: unknown, relation: string, limit: number | bigint): Fault {
  const size = Array.isArray(value) ? value.length : value;
  return {
    code: 'OUT_OF_RANGE',
    message: Array.isArray(value)
      ? text(
          `the list has ${size} entries; ${relation} ${limit} are expected`,
          `la lista tiene ${size} elementos; se esperan ${relation} ${limit}`,
        )
      : text(
          `${size} is out of range; ${relation} ${limit} is expected`,
          `${size} está fuera de rango; se espera ${relation} ${limit}`,
        ),
  };
}

function badForm(written: string, issue: Issue | undefined, formHints: FormHints): Fault {
  const pattern = issue !== undefined && 'pattern' in issue ? issue.pattern : undefined;
  const hint = [...formHints].find(([form]) => String(form) === pattern)?.[1];
  return {
    code: 'BAD_FORM',
    message: text(
      `\`${written}\` does not have the expected form`,
      `\`${written}\` no tiene la forma esperada`,
    ),
    ...(hint && { hint }),
  };
}

export function didYouMean(near: string): Text {
  return text(`did you mean \`${near}\`?`, `¿quiso decir \`${near}\`?`);
}

export function oneOf(values: readonly string[]): Text {
  const list = values.map((value) => `\`${value}\``).join(', ');
  return text(`known here: ${list}`, `se conocen: ${list}`);
}
