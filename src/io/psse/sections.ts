import { text as say } from '../../base/text.ts';
import type { Reporter } from '../reporter.ts';
import { type SectionName, sectionOrder } from './layouts.ts';
import { fieldText, hasField, type RawRecord, scanRecord } from './records.ts';

export type Sections = ReadonlyMap<SectionName, readonly RawRecord[]>;

/** Without these a file is not a network; the later ones may be missing at the end. */
const LAST_NEEDED: SectionName = 'transformer';

/**
 * Cuts the text from `start` on into sections. A section ends with a record that holds only 0; the next one is the
 * next by the order of the version, unless the comment of that record (`BEGIN … DATA`) names another. `Q` ends all.
 */
export function readSections(text: string, start: number, version: number, reporter: Reporter): Sections {
  const order = sectionOrder(version);
  const sections = new Map<SectionName, RawRecord[]>();
  let current: SectionName | undefined = order[0]!;
  let records: RawRecord[] = [];
  let lastStart = start;
  let quit = false;
  for (let at = start; at < text.length && current !== undefined && !quit; ) {
    const lineEnd = endOfLine(text, at);
    // What a substation holds is split by zeros of its own; it is the last section and nothing is read from it.
    if (current === 'substation') break;
    if (!isColumnHeading(text, at)) {
      const record = scanRecord(text, at, lineEnd, reporter);
      lastStart = at;
      if (isEndMark(text, record)) {
        sections.set(current, records);
        records = [];
        current = nextSection(text, record, current, order, sections, reporter);
      } else if (isQuit(text, record)) quit = true;
      else if (record.fieldStart.length > 0) records.push(record);
    }
    at = lineEnd + 1;
  }
  if (current !== undefined && current !== 'substation') {
    const needed = order.indexOf(current) <= order.indexOf(LAST_NEEDED);
    if (needed || (records.length > 0 && !quit)) reportEarlyEnd(current, lastStart, reporter);
    sections.set(current, records);
  }
  return sections;
}

/** Lines that start with `@!` name the columns, since version 34. */
export function isColumnHeading(text: string, at: number): boolean {
  return text.startsWith('@!', at);
}

export function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
}

/** A lone 0; some programs write `0 END OF …` without the slash. */
function isEndMark(text: string, record: RawRecord): boolean {
  if (!hasField(record, 0) || text.slice(record.fieldStart[0], record.fieldEnd[0]) !== '0') return false;
  return record.fieldStart.length === 1 || fieldText(text, record, 1).toUpperCase() === 'END';
}

function isQuit(text: string, record: RawRecord): boolean {
  return record.fieldStart.length === 1 && /^q$/i.test(text.slice(record.fieldStart[0], record.fieldEnd[0]));
}

function nextSection(
  text: string,
  record: RawRecord,
  current: SectionName,
  order: readonly SectionName[],
  done: ReadonlyMap<SectionName, unknown>,
  reporter: Reporter,
): SectionName | undefined {
  const byPlace = order[order.indexOf(current) + 1];
  const byComment = sectionBegun(text.slice(record.start, record.end));
  if (byComment === undefined || byComment === byPlace || !order.includes(byComment)) return byPlace;
  if (done.has(byComment)) {
    // Most likely a stray 0 among the data: with the comments the reading falls into step again.
    reporter.error('SECTION_TWICE', record.start, record.end, sectionTwice(byComment));
    return byComment;
  }
  reporter.report('warning', 'SECTION_ORDER', record.start, record.end, outOfOrder(byComment, byPlace));
  return byComment;
}

/** The section that an end mark announces, where its comment says so in words we know. */
function sectionBegun(line: string): SectionName | undefined {
  const begun = /\bBEGIN\s+(.*?)\s+DATA\b/i.exec(line)?.[1];
  if (begun === undefined) return undefined;
  const words = begun
    .toUpperCase()
    .replace(/[^A-Z]+/g, ' ')
    .trim();
  return SPELLINGS.find(([spelling]) => spelling.test(words))?.[1];
}

const SPELLINGS: readonly (readonly [RegExp, SectionName])[] = [
  [/^BUS$/, 'bus'],
  [/^LOAD$/, 'load'],
  [/^FIXED (BUS )?SHUNT$/, 'fixed shunt'],
  [/^GENERATOR$/, 'generator'],
  [/^(NON TRANSFORMER )?BRANCH$/, 'branch'],
  [/^SYSTEM SWITCHING DEVICE$/, 'system switching device'],
  [/^TRANSFORMER$/, 'transformer'],
  [/^AREA( INTERCHANGE)?$/, 'area'],
  [/^TWO TERMINAL DC( LINE| TRANSMISSION LINE)?$/, 'two-terminal dc'],
  [/^(VOLTAGE SOURCE CONVERTER|VSC)( DC)?( LINE)?$/, 'voltage source converter'],
  [/^SWITCHED SHUNT$/, 'switched shunt'],
  [/^(TRANSFORMER )?IMPEDANCE CORRECTION( TABLES?)?$/, 'impedance correction'],
  [/^MULTI TERMINAL DC( LINE)?$/, 'multi-terminal dc'],
  [/^MULTI SECTION LINE( GROUPING)?$/, 'multi-section line'],
  [/^ZONE$/, 'zone'],
  [/^INTER ?AREA TRANSFER$/, 'inter-area transfer'],
  [/^OWNER$/, 'owner'],
  [/^FACTS( CONTROL)?( DEVICE)?$/, 'facts device'],
  [/^GNE( DEVICE)?$/, 'gne device'],
  [/^INDUCTION MACHINE$/, 'induction machine'],
  [/^SUBSTATION$/, 'substation'],
];

function reportEarlyEnd(section: SectionName, start: number, reporter: Reporter): void {
  reporter.error(
    'FILE_ENDS_EARLY',
    start,
    start + 1,
    say(
      `The file ends inside or before its ${section} data.`,
      `El archivo termina dentro o antes de los datos «${section}».`,
    ),
  );
}

function sectionTwice(section: SectionName) {
  return say(`The ${section} data have been given already.`, `Los datos «${section}» ya se dieron.`);
}

function outOfOrder(found: SectionName, expected: SectionName | undefined) {
  return say(
    `The comment announces ${found} data where ${expected ?? 'nothing'} should follow; the comment is believed.`,
    `El comentario anuncia datos «${found}» donde debería seguir «${expected ?? 'nada'}»; se cree al comentario.`,
  );
}
