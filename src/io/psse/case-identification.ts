import { text as say } from '../../base/text.ts';
import { type Decimal, readDecimal } from '../decimal.ts';
import type { Reporter } from '../reporter.ts';
import { NEWEST_VERSION, OLDEST_VERSION } from './layouts.ts';
import { hasField, type RawRecord, scanRecord } from './records.ts';
import { endOfLine, isColumnHeading } from './sections.ts';

export interface CaseIdentification {
  readonly baseMva: number;
  readonly version: number;
  /** The first title line, trimmed. */
  readonly title: string;
  /** Offset of the line after the two titles. */
  readonly end: number;
}

/**
 * The first record (`IC, SBASE, REV, …`) and the two title lines. Before version 31 the version stands in the comment
 * (`/ PSS/E-29.0`), if anywhere. `undefined` when the file cannot be a RAW file that we read; the reason is reported.
 */
export function readIdentification(text: string, reporter: Reporter): CaseIdentification | undefined {
  let start = 0;
  while (isColumnHeading(text, start)) start = Math.min(endOfLine(text, start) + 1, text.length);
  const lineEnd = endOfLine(text, start);
  const record = scanRecord(text, start, lineEnd, reporter);
  const changeCode = hasField(record, 0) ? numberAt(text, record, 0) : 0;
  const baseMva = hasField(record, 1) ? numberAt(text, record, 1) : 100;
  if (changeCode !== 0)
    reporter.error('NOT_A_RAW_FILE', start, lineEnd, changeCode === 1 ? CHANGE_CASE : NOT_RAW);
  else if (!(baseMva > 0 && Number.isFinite(baseMva))) {
    reporter.error('BASE_MVA', record.fieldStart[1] ?? start, record.fieldEnd[1] ?? lineEnd, BASE_MVA);
  } else {
    const version = findVersion(text, record);
    if (version !== undefined && version >= OLDEST_VERSION && version <= NEWEST_VERSION) {
      const titleStart = Math.min(lineEnd + 1, text.length);
      const titleEnd = endOfLine(text, titleStart);
      const secondEnd = endOfLine(text, titleEnd + 1);
      const title = text.slice(titleStart, titleEnd).trim();
      return { baseMva, version, title, end: Math.min(secondEnd + 1, text.length) };
    }
    reporter.error('RAW_VERSION', start, lineEnd, badVersion(version), GIVE_VERSION);
  }
  return undefined;
}

function findVersion(text: string, record: RawRecord): number | undefined {
  if (hasField(record, 2)) return Math.floor(numberAt(text, record, 2));
  const comment = /\bPSS.{0,8}E-(\d+)/i.exec(text.slice(record.comment, record.end))?.[1];
  return comment === undefined ? undefined : Number(comment);
}

/** NaN where the field is no number. */
function numberAt(text: string, record: RawRecord, k: number): number {
  if (!hasField(record, k)) return Number.NaN;
  const decimal: Decimal = { value: 0, end: 0 };
  readDecimal(text, record.fieldStart[k]!, decimal);
  return decimal.end === record.fieldEnd[k]! ? decimal.value : Number.NaN;
}

const NOT_RAW = say(
  'A RAW file begins with 0, the base in MVA and the version.',
  'Un archivo RAW comienza con 0, la base en MVA y la versión.',
);

const CHANGE_CASE = say(
  'This file changes another case; only a whole case (first value 0) can be read.',
  'Este archivo modifica otro caso; solo se lee un caso completo (primer valor 0).',
);

const BASE_MVA = say('The base power must be above zero.', 'La potencia base debe ser mayor que cero.');

const GIVE_VERSION = say(
  'The version is the third value of the first line, as in: 0, 100.0, 33',
  'La versión es el tercer valor de la primera línea, como en: 0, 100.0, 33',
);

function badVersion(version: number | undefined) {
  if (version === undefined || Number.isNaN(version)) {
    return say('The file does not tell its version.', 'El archivo no dice su versión.');
  }
  return say(
    `Version ${version} cannot be read, only ${OLDEST_VERSION} to ${NEWEST_VERSION}.`,
    `La versión ${version} no se puede leer, solo de ${OLDEST_VERSION} a ${NEWEST_VERSION}.`,
  );
}
