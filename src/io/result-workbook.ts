import type { WriteSheet } from 'hucre/xlsx';
import { type Language, type Text, text } from '../base/text.ts';
import type { RunProvenance } from '../study/provenance.ts';
import type { ScenarioResult } from '../study/result.ts';
import { columnNote } from './column-notes.ts';
import { columnFormat, unitOfColumn } from './column-units.ts';
import type { OutputBytes } from './csv-text.ts';
import { type ResultTable, resultTables, type TableValue } from './result-tables.ts';

const HEAD_STYLE = {
  font: { bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '0B6E8C' } },
  alignment: { vertical: 'top', wrapText: true },
} as const;

const TITLE_STYLE = { font: { bold: true, size: 14 } } as const;
const HEADING_STYLE = { font: { bold: true, color: { rgb: '0B6E8C' } } } as const;

/** Spreadsheets allow no longer names. */
const LONGEST_NAME = 31;
const NARROWEST = 8;
const WIDEST = 42;
/** Files of the same result are the same bytes: the clock stays out. */
const NO_DATE = new Date(Date.UTC(2000, 0, 1));

/**
 * `result.xlsx`: the CSV tables of a run as formatted sheets, numbers as numbers in full precision, behind a sheet of
 * notes with question, conditions, how to get it again, units, confidence and sources. Column names are those of the CSV
 * files, so that both can be read by the same program. The writer is loaded when it is first asked for.
 */
export async function resultWorkbook(
  result: ScenarioResult,
  provenance: RunProvenance,
  language: Language,
): Promise<OutputBytes> {
  const { writeXlsx } = await import('hucre/xlsx');
  const tables = resultTables(result);
  const sheets = [notesSheet(result, provenance, tables, language), ...tables.map(tableSheet)];
  const properties = {
    title: result.scenario.title[language],
    creator: `siepac ${provenance.engine}`,
    created: NO_DATE,
    modified: NO_DATE,
  };
  return { name: 'result.xlsx', bytes: await writeXlsx({ sheets, properties }) };
}

function tableSheet({ name, columns, rows }: ResultTable): WriteSheet {
  const last = `${columnLetters(columns.length - 1)}${rows.length + 1}`;
  return {
    name: name.slice(0, LONGEST_NAME),
    columns: columns.map((column, c) => {
      const values = rows.map((row) => row[c]!);
      return { width: widthFor(column.name, values), numFmt: columnFormat(column.name, values) };
    }),
    rows: [columns.map((column) => column.name), ...rows.map((row) => [...row])],
    cells: new Map(columns.map(({ name: value }, c) => [`0,${c}`, { value, style: HEAD_STYLE }])),
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: `A1:${last}` },
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

/** `A` to `Z`, `AA`… for a column from 0. */
function columnLetters(column: number): string {
  const before = column < 26 ? '' : columnLetters(Math.floor(column / 26) - 1);
  return before + String.fromCharCode(65 + (column % 26));
}

/** Room for the longest value that is not longer than a column should be; figures are shown rounded. */
function widthFor(column: string, values: readonly TableValue[]): number {
  const lengths = values.map((value) => (typeof value === 'string' ? value.length : 10));
  const longest = Math.max(column.length / 1.5, ...lengths) + 2;
  return Math.min(WIDEST, Math.max(NARROWEST, longest));
}

const WORDS = {
  sheet: text('notes', 'notas'),
  question: text('Question', 'Pregunta'),
  conditions: text('Year, season, demand', 'Año, época, demanda'),
  made: text('Made by', 'Hecho por'),
  again: text('The same again', 'Lo mismo otra vez'),
  confidence: text('Confidence', 'Confianza'),
  tables: text('Tables', 'Tablas'),
  rows: text('rows', 'filas'),
  columns: text('Columns and units', 'Columnas y unidades'),
  sources: text('Sources', 'Fuentes'),
  inputs: text('Files read, with their SHA-256', 'Archivos leídos, con su SHA-256'),
} as const satisfies Record<string, Text>;

/** What the words of the column `confidence` mean. */
const CONFIDENCE: readonly (readonly [word: string, meaning: Text])[] = [
  ['published', text('as a named source gives it', 'como lo da una fuente citada')],
  ['inferred', text('worked out from published figures', 'deducido de cifras publicadas')],
  [
    'estimated',
    text('a typical value, or a judgement: check it', 'un valor típico o un criterio: verifíquelo'),
  ],
];

function notesSheet(
  { scenario, sources }: ScenarioResult,
  { engine, command, inputs }: RunProvenance,
  tables: readonly ResultTable[],
  language: Language,
): WriteSheet {
  const say = (key: keyof typeof WORDS) => WORDS[key][language];
  const headings = new Set<number>();
  const rows: TableValue[][] = [[scenario.title[language]]];
  const block = (key: keyof typeof WORDS, lines: readonly TableValue[][]) => {
    rows.push([]);
    headings.add(rows.length);
    rows.push([say(key)], ...lines);
  };
  rows.push(
    [say('question'), scenario.question?.[language] ?? null],
    [say('conditions'), `${scenario.year}, ${scenario.season}, ${scenario.demand}`],
    [say('made'), `siepac ${engine}`],
    [say('again'), command],
  );
  block(
    'confidence',
    CONFIDENCE.map(([word, meaning]) => [word, meaning[language]]),
  );
  block(
    'tables',
    tables.map((table) => [table.name, `${table.rows.length} ${say('rows')}`]),
  );
  block('columns', columnLines(tables, language));
  block(
    'sources',
    sources.map(({ id, title, publisher, year, url }) => [
      id,
      title,
      publisher ?? null,
      year ?? null,
      url ?? null,
    ]),
  );
  block(
    'inputs',
    inputs.map(({ file, sha256 }) => [file, sha256]),
  );
  const styled = new Map<string, { value: TableValue; style: typeof TITLE_STYLE | typeof HEADING_STYLE }>([
    ['0,0', { value: rows[0]![0]!, style: TITLE_STYLE }],
  ]);
  for (const row of headings) styled.set(`${row},0`, { value: rows[row]![0]!, style: HEADING_STYLE });
  return {
    name: say('sheet'),
    columns: [{ width: 34 }, { width: 70 }, { width: 28 }, { width: 10 }, { width: 50 }],
    rows,
    cells: styled,
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** Every column once for each meaning: what it holds, the tables that have it so, and its unit. */
function columnLines(tables: readonly ResultTable[], language: Language): TableValue[][] {
  const lines = new Map<string, { name: string; note: string | null; tables: string[] }>();
  for (const { name: table, columns } of tables) {
    for (const { name } of columns) {
      const note = columnNote(table, name)?.[language] ?? null;
      const key = `${name} ${note}`;
      const line = lines.get(key) ?? { name, note, tables: [] };
      line.tables.push(table);
      lines.set(key, line);
    }
  }
  return Array.from(lines.values(), (line) => [
    line.name,
    line.note,
    line.tables.join(', '),
    unitOfColumn(line.name) ?? null,
  ]);
}
