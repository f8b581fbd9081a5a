import { text as say } from '../../base/text.ts';
import { type Decimal, readDecimal } from '../decimal.ts';
import type { Reporter } from '../reporter.ts';
import { scanCellArray } from './cell-array.ts';
import {
  DOUBLE_QUOTE,
  EQUALS,
  endOfString,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipBlanks,
  stringValue,
} from './lexical.ts';
import { LITERALS_ONLY, type NumberTable, scanMatrix } from './matrix.ts';
import { endOfFieldPath, endOfStatement, endsStatement, nextStatement, readHeader } from './statements.ts';

/** A value with the place of its assignment. */
export interface Placed<T> {
  readonly value: T;
  readonly start: number;
}

/** The literal fields of a case file's struct, not yet understood as a network. */
export interface CaseDocument {
  /** Name in the function header; empty for a bare script. */
  readonly name: string;
  readonly strings: ReadonlyMap<string, Placed<string>>;
  readonly numbers: ReadonlyMap<string, Placed<number>>;
  readonly tables: ReadonlyMap<string, NumberTable>;
  readonly cells: ReadonlyMap<string, Placed<readonly string[]>>;
  /** Fields this reader has no use for, and where they stand. */
  readonly ignored: ReadonlyMap<string, number>;
  /** Fields that were assigned, readable or not. */
  readonly assigned: ReadonlySet<string>;
}

type FieldKind = 'string' | 'number' | 'table' | 'cells';

const FIELD_KINDS: ReadonlyMap<string, FieldKind> = new Map([
  ['version', 'string'],
  ['baseMVA', 'number'],
  ['bus', 'table'],
  ['gen', 'table'],
  ['branch', 'table'],
  ['gencost', 'table'],
  ['dcline', 'table'],
  ['bus_name', 'cells'],
  ['genfuel', 'cells'],
]);

/**
 * Reads the statements of a case file. Each must give a literal to a field of the struct; any other statement could
 * change the data and is reported as an error, so that no number is ever taken that MATPOWER would not see.
 */
export function readDocument(text: string, reporter: Reporter): CaseDocument {
  const fields: Fields = {
    strings: new Map(),
    numbers: new Map(),
    tables: new Map(),
    cells: new Map(),
    ignored: new Map(),
    assigned: new Set(),
  };
  const header = readHeader(text, reporter);
  let struct = header.struct;
  for (let at = nextStatement(text, header.end); at < text.length; at = nextStatement(text, at)) {
    const pathEnd = endOfFieldPath(text, at);
    const [owner = '', field = ''] = splitPath(text.slice(at, pathEnd));
    const equals = skipBlanks(text, pathEnd);
    const assigns = text.charCodeAt(equals) === EQUALS && text.charCodeAt(equals + 1) !== EQUALS;
    if (!assigns || field === '' || (struct !== '' && owner !== struct)) {
      if (isEndOfFunction(text, at)) break;
      at = rejectStatement(text, at, reporter);
      continue;
    }
    struct = owner;
    at = readField(text, { start: at, pathEnd, name: field }, skipBlanks(text, equals + 1), fields, reporter);
  }
  return { name: header.name, ...fields };
}

interface Fields {
  readonly strings: Map<string, Placed<string>>;
  readonly numbers: Map<string, Placed<number>>;
  readonly tables: Map<string, NumberTable>;
  readonly cells: Map<string, Placed<readonly string[]>>;
  readonly ignored: Map<string, number>;
  readonly assigned: Set<string>;
}

interface Target {
  readonly name: string;
  readonly start: number;
  readonly pathEnd: number;
}

/** Reads the right-hand side at `at`; returns where the statement ends. */
function readField(text: string, target: Target, at: number, fields: Fields, reporter: Reporter): number {
  const { name, start, pathEnd } = target;
  if (fields.assigned.has(name)) {
    reporter.error('ASSIGNED_TWICE', start, pathEnd, assignedTwice(name));
  }
  fields.assigned.add(name);
  const kind = FIELD_KINDS.get(name);
  if (kind === undefined) {
    fields.ignored.set(name, start);
    return endOfStatement(text, at, reporter);
  }
  const end = readLiteral(text, kind, target, at, fields, reporter);
  if (end === at) {
    reporter.error('NOT_LITERAL', at, at + 1, notLiteral(name, kind), LITERALS_ONLY);
    return endOfStatement(text, at, reporter);
  }
  if (endsStatement(text, end)) return end;
  const next = skipBlanks(text, end);
  if (isAfterUnclosed(text, end)) return end;
  reporter.error('COMPUTED_DATA', next, next + 1, COMPUTED, LITERALS_ONLY);
  return endOfStatement(text, next, reporter);
}

/** Where the literal of this kind ends; `at` itself when there is none. */
function readLiteral(
  text: string,
  kind: FieldKind,
  { name, start }: Target,
  at: number,
  fields: Fields,
  reporter: Reporter,
): number {
  const code = text.charCodeAt(at);
  switch (kind) {
    case 'string': {
      const end = code === QUOTE || code === DOUBLE_QUOTE ? endOfString(text, at) : -1;
      if (end < 0) return at;
      fields.strings.set(name, { value: stringValue(text, at, end), start: at });
      return end;
    }
    case 'number': {
      const decimal: Decimal = { value: 0, end: at };
      readDecimal(text, at, decimal);
      if (decimal.end > at) fields.numbers.set(name, { value: decimal.value, start: at });
      return decimal.end;
    }
    case 'table': {
      if (code !== OPEN_BRACKET) return at;
      const { table, end } = scanMatrix(text, at, reporter);
      if (table !== undefined) fields.tables.set(name, table);
      return end;
    }
    case 'cells': {
      if (code !== OPEN_BRACE) return at;
      const { cells, end } = scanCellArray(text, at, reporter);
      if (cells !== undefined) fields.cells.set(name, { value: cells, start });
      return end;
    }
  }
}

/** An unclosed bracket leaves the reading at the start of the next assignment. */
function isAfterUnclosed(text: string, at: number): boolean {
  return /^\w+\.\w+[ \t]*=/.test(text.slice(at, at + 100));
}

/** `mpc.bus` → owner and field; a deeper path counts as one field that nobody knows. */
function splitPath(path: string): [string, string] {
  const dot = path.indexOf('.');
  return dot < 0 ? [path, ''] : [path.slice(0, dot), path.slice(dot + 1)];
}

/** `end`, `endfunction` or `return`, with nothing after it that could matter. */
function isEndOfFunction(text: string, at: number): boolean {
  const word = /^(?:return|endfunction|end)\b(?![ \t]*[=(.])/.exec(text.slice(at, at + 40));
  if (word === null) return false;
  const next = nextStatement(text, at + word[0].length);
  return next >= text.length || isEndOfFunction(text, next);
}

function rejectStatement(text: string, at: number, reporter: Reporter): number {
  const quiet = createQuietReporter(reporter);
  const end = endOfStatement(text, at, quiet);
  reporter.error('COMPUTED_DATA', at, Math.max(end, at + 1), COMPUTED, LITERALS_ONLY);
  return Math.max(end, at + 1);
}

/** Inside a statement that is refused as a whole, further complaints would only repeat it. */
function createQuietReporter(reporter: Reporter): Reporter {
  return { ...reporter, error: () => undefined };
}

const COMPUTED = say(
  'This statement computes or changes data; only fields given as plain literals can be read.',
  'Esta instrucción calcula o cambia datos; solo se leen campos dados como valores literales.',
);

function assignedTwice(name: string) {
  return say(`The field ${name} is given twice.`, `El campo ${name} se da dos veces.`);
}

function notLiteral(name: string, kind: FieldKind) {
  const en = { string: 'a quoted string', number: 'a number', table: 'a matrix [ ]', cells: 'a list { }' };
  const es = {
    string: 'un texto entre comillas',
    number: 'un número',
    table: 'una matriz [ ]',
    cells: 'una lista { }',
  };
  return say(`The field ${name} must be ${en[kind]}.`, `El campo ${name} debe ser ${es[kind]}.`);
}
