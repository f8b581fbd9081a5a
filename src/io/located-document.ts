import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLParseError,
} from 'yaml';
import type { Diagnostic, ReadResult, SourceSpan } from '../base/diagnostics.ts';
import { type Text, text } from '../base/text.ts';
import { decimalCommaIn } from './decimal-comma.ts';
import { numbersTakenApart } from './flow-comma.ts';
import { type InputText, normalisedText } from './input-text.ts';
import { createReporter } from './reporter.ts';
import { yamlFault } from './yaml-fault.ts';

export type PathPart = string | number;

/** A YAML or JSON file as plain data that remembers where everything stood. */
export interface LocatedDocument {
  readonly file: string;
  readonly value: unknown;
  /**
   * The place of a value, or of the key before it. For a path that is not in the file, the place of the nearest
   * part above it that is.
   */
  readonly spanOf: (path: readonly PathPart[], part?: 'key' | 'value') => SourceSpan;
}

/** Aliases may repeat a node this many times before the file counts as an attack on memory. */
const MOST_ALIASES = 100;
/** Deeper files than this are a mistake, and would exhaust the parser's stack. */
const DEEPEST_NESTING = 100;

/**
 * Reads YAML 1.2, of which JSON is a part. Merge keys (`<<`) are followed. Every complaint of the parser becomes a
 * diagnostic; the value is there only when there was none.
 */
export function readLocatedDocument(input: InputText): ReadResult<LocatedDocument> {
  const source = normalisedText(input.text);
  // The parser's own line counter loses lines after some errors.
  const { spanOf: spanAt } = createReporter(input.file, source);
  if (isNestedTooDeeply(source)) {
    return failed(
      { file: input.file, line: 1, column: 1 },
      'YAML_SYNTAX',
      text('lists or maps are nested too deeply', 'las listas o mapas están anidados en exceso'),
    );
  }
  const document = parseDocument(source, { merge: true, prettyErrors: false, logLevel: 'error' });
  const diagnostics = lastOfEachPlace(document.errors).map((error): Diagnostic => {
    const [start, end] = error.pos;
    return { ...yamlFault(error.code, error.message), severity: 'error', ...spanAt(start, end) };
  });
  diagnostics.push(
    ...numbersTakenApart(document, source).map(
      ({ start, end }): Diagnostic => ({
        code: 'DECIMAL_COMMA',
        severity: 'error',
        ...decimalCommaIn(source.slice(start, end)),
        ...spanAt(start, end),
      }),
    ),
  );
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const root = document.contents as Node | null;
  if (root === null || (isScalar(root) && root.value === null)) {
    return failed(spanAt(0, 0), 'EMPTY_FILE', text('the file is empty', 'el archivo está vacío'));
  }
  const spanOf = (path: readonly PathPart[], part: 'key' | 'value' = 'value'): SourceSpan => {
    const range = nodeAt(document, path, part)?.range ?? [0, 0];
    return spanAt(range[0], range[1]);
  };
  return plainValue(document, input.file, spanAt, spanOf);
}

/**
 * Reads JSON at the platform's speed; places are worked out, with the slower reader above, only when one is asked
 * for. A text that is not JSON is given to that reader, for its diagnostics.
 */
export function readLocatedJson(input: InputText): ReadResult<LocatedDocument> {
  let value: unknown;
  try {
    value = JSON.parse(normalisedText(input.text));
  } catch {
    return readLocatedDocument(input);
  }
  let located: LocatedDocument | undefined;
  const spanOf: LocatedDocument['spanOf'] = (path, part) => {
    located ??= readLocatedDocument(input).value;
    return located?.spanOf(path, part) ?? { file: input.file, line: 1, column: 1 };
  };
  return { value: { file: input.file, value, spanOf }, diagnostics: [] };
}

function plainValue(
  document: Document,
  file: string,
  spanAt: (start: number, end: number) => SourceSpan,
  spanOf: LocatedDocument['spanOf'],
): ReadResult<LocatedDocument> {
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { value: { file, value, spanOf }, diagnostics: [] };
  } catch (error) {
    // The only two faults that show up this late: an alias without its anchor, and an alias bomb.
    const isBomb = error instanceof Error && error.message.startsWith('Excessive alias count');
    const place = firstAlias(document, (alias) => isBomb || alias.resolve(document) === undefined);
    const span = spanAt(place?.range?.[0] ?? 0, place?.range?.[1] ?? 0);
    return isBomb
      ? failed(
          span,
          'EXCESSIVE_ALIASES',
          text('aliases repeat too much of the file', 'los alias repiten demasiado contenido'),
          text('write the values out', 'escriba los valores'),
        )
      : failed(
          span,
          'YAML_SYNTAX',
          text('an alias has no anchor before it', 'un alias no tiene su ancla antes'),
          text('quote text that begins with *', 'ponga entre comillas el texto que empieza con *'),
        );
  }
}

function failed(span: SourceSpan, code: string, message: Text, hint?: Text): ReadResult<never> {
  return {
    value: undefined,
    diagnostics: [{ code, severity: 'error', message, ...(hint && { hint }), ...span }],
  };
}

/** Where the parser complains twice about one place, its last word is the more telling one. */
function lastOfEachPlace(errors: readonly YAMLParseError[]): readonly YAMLParseError[] {
  return [...new Map(errors.map((error) => [error.pos[0], error])).values()];
}

/** Brackets inside text are counted too; no text holds a hundred that are never closed. */
function isNestedTooDeeply(source: string): boolean {
  let depth = 0;
  for (const character of source) {
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > DEEPEST_NESTING) return true;
  }
  return /^[ \t]*(?:[-?:][ \t]+){100}/m.test(source);
}

function nodeAt(document: Document, path: readonly PathPart[], part: 'key' | 'value'): Node | undefined {
  let node: Node | undefined = (document.contents as Node | null) ?? undefined;
  let found: Node | undefined = node;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const isLast = depth === path.length - 1;
    if (isSeq(node)) {
      node = node.items[Number(step)] as Node | undefined;
    } else if (isMap(node)) {
      const pair = pairOf(document, node.items as readonly Pair<Node, Node | null>[], String(step));
      node = isLast && part === 'key' ? pair?.key : (pair?.value ?? pair?.key);
    } else {
      return found;
    }
    if (node === undefined) return found;
    found = node;
  }
  return found;
}

/** The pair with this key, in the map itself or in one merged into it. */
function pairOf(
  document: Document,
  pairs: readonly Pair<Node, Node | null>[],
  key: string,
): Pair<Node, Node | null> | undefined {
  const own = pairs.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
  if (own !== undefined) return own;
  for (const pair of pairs) {
    if (!isScalar(pair.key) || (pair.key.source ?? pair.key.value) !== '<<') continue;
    const merged = isAlias(pair.value) ? pair.value.resolve(document) : pair.value;
    if (!isMap(merged)) continue;
    const inherited = pairOf(document, merged.items as readonly Pair<Node, Node | null>[], key);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

/** The first alias in the file that satisfies the condition. */
function firstAlias(document: Document, isMeant: (alias: Alias) => boolean): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias(_key, alias) {
      if (!isMeant(alias)) return undefined;
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}
