import { csvLine } from '../../base/csv-line.ts';
import { say, type Words } from '../report-model.ts';
import type { ChartData, ChartSeries } from './chart-data.ts';

/**
 * The figures of a picture as CSV, as its table rounds them. One file serves both languages: a heading is
 * `English / español [unit]`, and words that differ have a column for each language.
 */
export function chartCsv(data: ChartData): string {
  const { rowTitle, rows, remarks = [], series, decimals } = data;
  const words = [{ name: rowTitle, values: rows }, ...remarks].flatMap(({ name, values }) =>
    wordColumns(name, values),
  );
  const heads = [...words.map(({ head }) => head), ...series.map((one) => figureHead(one, data))];
  const records = rows.map((_, i) => [
    ...words.map(({ values }) => values[i]!),
    ...series.map((one) => plainNumber(one.values[i], one.decimals ?? decimals)),
  ]);
  return [heads, ...records].map(csvLine).join('');
}

/** The same as an address that a link can hold, with the mark by which spreadsheets know UTF-8. */
export function csvAddress(csv: string): string {
  const plain = csv.replace(/[^\w\-.,:;/()+=*$!~@\u00a0-\uffff]/g, encodeURIComponent);
  return `data:text/csv;charset=utf-8,%EF%BB%BF${plain}`;
}

function wordColumns(name: Words, values: readonly Words[]): { head: string; values: string[] }[] {
  const said = (language: 'en' | 'es') => values.map((value) => say(value, language));
  const [english, spanish] = [said('en'), said('es')];
  if (english.every((word, i) => word === spanish[i])) return [{ head: inBoth(name), values: english }];
  return [
    { head: `${say(name, 'en')} (en)`, values: english },
    { head: `${say(name, 'es')} (es)`, values: spanish },
  ];
}

function figureHead({ name, unit }: ChartSeries, data: ChartData): string {
  return `${inBoth(name)} [${inBoth(unit ?? data.unit)}]`;
}

function inBoth(words: Words): string {
  const [en, es] = [say(words, 'en'), say(words, 'es')];
  return en === es ? en : `${en} / ${es}`;
}

/** As a program reads it: no grouping, no sign before zero. */
function plainNumber(value: number | undefined, decimals: number): string {
  if (value === undefined) return '';
  const fixed = value.toFixed(decimals);
  return Number(fixed) === 0 ? fixed.replace('-', '') : fixed;
}
