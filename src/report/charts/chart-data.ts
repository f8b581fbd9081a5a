import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import { joined, type Table, type Words } from '../report-model.ts';

/** Figures in one unit, by row (a category, a point of a curve) and series. */
export interface ChartData {
  readonly unit: Words;
  readonly decimals: number;
  /** What a row is: country, hour. */
  readonly rowTitle: Words;
  readonly rows: readonly Words[];
  /** Words that go with each row beside its name. */
  readonly remarks?: readonly ChartRemarks[];
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly name: Words;
  /** By row; `undefined`: there is no figure. */
  readonly values: readonly (number | undefined)[];
  /** Where they are not those of the chart. */
  readonly unit?: Words;
  readonly decimals?: number;
}

export interface ChartRemarks {
  readonly name: Words;
  /** By row. */
  readonly values: readonly Words[];
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
  const { rows, rowTitle, remarks = [], series, decimals } = data;
  return {
    id: `${id}-figures`,
    title,
    columns: [
      left(rowTitle),
      ...remarks.map(({ name }) => left(name)),
      ...series.map((one) => right(seriesTitle(one))),
    ],
    rows: rows.map((row, i) => ({
      cells: [
        textCell(row, 'strong'),
        ...remarks.map(({ values }) => textCell(values[i]!)),
        ...series.map((one) => numberCell(one.values[i], one.decimals ?? decimals)),
      ],
    })),
    notes: [],
  };
}

/** With its unit where that is not the one of the chart, which stands above the table. */
function seriesTitle({ name, unit }: ChartSeries): Words {
  return unit === undefined ? name : joined([name, unit], ', ');
}

/** A figure as a picture writes it. */
export function figureWords(value: number | undefined, { decimals }: Pick<ChartData, 'decimals'>): string {
  return value === undefined ? NO_FIGURE : formatNumber(value, decimals);
}
