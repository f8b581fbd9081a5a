import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Table, Words } from '../report-model.ts';

/** Figures in one unit, by row (a category, a point of a curve) and series. */
export interface ChartData {
  readonly unit: Words;
  readonly decimals: number;
  /** What a row is: country, hour. */
  readonly rowTitle: Words;
  readonly rows: readonly Words[];
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly name: Words;
  /** By row; `undefined`: there is no figure. */
  readonly values: readonly (number | undefined)[];
}

/** What is said around a picture: what it shows in one sentence, and what it does not tell. */
export interface ChartWords {
  /** Unique in the page. */
  readonly id: string;
  readonly title: Words;
  readonly definition: Words;
  readonly caveat: Words;
}

/** The figures of a picture as a table, rounded as the picture rounds them. */
export function chartTable({ id, title }: ChartWords, data: ChartData): Table {
  return {
    id: `${id}-figures`,
    title,
    columns: [
      { title: data.rowTitle, align: 'left', dropRank: 0 },
      ...data.series.map(({ name }) => ({ title: name, align: 'right', dropRank: 0 }) as const),
    ],
    rows: data.rows.map((row, i) => ({
      cells: [
        textCell(row, 'strong'),
        ...data.series.map(({ values }) => numberCell(values[i], data.decimals)),
      ],
    })),
    notes: [],
  };
}

/** A figure as a picture writes it. */
export function figureWords(value: number | undefined, { decimals }: ChartData): string {
  return value === undefined ? NO_FIGURE : formatNumber(value, decimals);
}
