import { html, type Markup } from '../html/markup.ts';
import { type Axis, axisShare, axisTicks, tickWords, tightAxis } from './axis.ts';
import { type ChartData, figureWords } from './chart-data.ts';
import { px, svgText } from './svg-parts.ts';
import { texturedRect } from './texture.ts';

const WIDTH = 360;
/** Room for a figure beside the end of a bar. */
const FIGURE_ROOM = 52;
const EDGE = 4;
const TOP = 4;
const LABEL = 15;
const GROUPED_BAR = 11;
const STACKED_BAR = 14;
const ROW_GAP = 9;
const FOOT = 32;

export interface BarOptions {
  /** The scale, where several pictures share one; `undefined`: as the figures ask. */
  readonly axis?: Axis;
  /** A series that is drawn as a mark over the stack, with its figure beside: the sum of the others. */
  readonly total?: number;
}

/** Bars of every series under each other, row by row, each with its figure; negative ones to the left of zero. */
export function groupedBars(data: ChartData, { axis = groupedAxis([data]) }: BarOptions = {}): Markup {
  const place = placeOn(axis);
  const rowHeight = LABEL + data.series.length * GROUPED_BAR + ROW_GAP;
  const bars = data.rows.map((_, row) =>
    data.series.map(({ values }, s) => {
      const value = values[row];
      const y = TOP + row * rowHeight + LABEL + s * GROUPED_BAR;
      const figure = figureBeside(value, value, data, place, y + GROUPED_BAR - 2.5);
      if (value === undefined) return figure;
      return html`${texturedRect(spanOf(place(0), place(value)), y, GROUPED_BAR - 1.5, s)}${figure}`;
    }),
  );
  return picture(data, axis, rowHeight, bars);
}

/**
 * Bars of every series end to end, row by row: positive parts to the right of zero, negative ones to the left. The
 * figure beside is the sum, or that of the series `total`, which is then a mark and no part of the stack.
 */
export function stackedBars(
  data: ChartData,
  { total, axis = stackedAxis([data], total) }: BarOptions = {},
): Markup {
  const place = placeOn(axis);
  const rowHeight = LABEL + STACKED_BAR + ROW_GAP;
  const bars = data.rows.map((_, row) => {
    const y = TOP + row * rowHeight + LABEL;
    const [low, high] = stackEnds(data, row, total);
    const value = total === undefined ? undefined : data.series[total]!.values[row];
    const mark =
      value === undefined
        ? undefined
        : html`<path class="total" d="M${px(place(value))} ${px(y - 2)}v${STACKED_BAR + 4}"/>`;
    const end = value !== undefined && value < 0 ? low : high;
    const figure = total === undefined ? undefined : figureBeside(value, end, data, place, y + 11);
    return html`${segments(data, row, place, y, total)}${mark}${figure}`;
  });
  return picture(data, axis, rowHeight, bars);
}

/** The scale on which the bars of all these data fit, each beginning at zero. */
export function groupedAxis(all: readonly ChartData[]): Axis {
  const values = all.flatMap(({ series }) => series.flatMap((one) => one.values));
  return tightAxis([0, ...values.filter((value) => value !== undefined)], 4);
}

/** The scale on which the stacks of all these data fit, each beginning at zero. */
export function stackedAxis(all: readonly ChartData[], total?: number): Axis {
  const ends = all.flatMap((data) => data.rows.flatMap((_, row) => stackEnds(data, row, total)));
  return tightAxis([0, ...ends], 4);
}

type Place = (value: number) => number;

function placeOn(axis: Axis): Place {
  const left = axis.from < 0 ? FIGURE_ROOM : EDGE;
  return (value) => left + axisShare(value, axis) * (WIDTH - FIGURE_ROOM - left);
}

function spanOf(a: number, b: number): { x: number; width: number } {
  return { x: Math.min(a, b), width: Math.abs(b - a) };
}

/** How far a stack reaches to both sides of zero. */
function stackEnds({ series }: ChartData, row: number, total: number | undefined): [number, number] {
  let [low, high] = [0, 0];
  series.forEach(({ values }, s) => {
    if (s === total) return;
    const value = values[row] ?? 0;
    if (value < 0) low += value;
    else high += value;
  });
  return [low, high];
}

function segments(
  data: ChartData,
  row: number,
  place: Place,
  y: number,
  total: number | undefined,
): Markup[] {
  let [low, high] = [0, 0];
  return data.series.flatMap(({ values }, s) => {
    const value = s === total ? 0 : (values[row] ?? 0);
    if (value === 0) return [];
    const from = value < 0 ? low : high;
    if (value < 0) low += value;
    else high += value;
    return [texturedRect(spanOf(place(from), place(from + value)), y, STACKED_BAR, s)];
  });
}

/** The figure just outside the bar that ends at `end`. */
function figureBeside(
  value: number | undefined,
  end: number | undefined,
  data: ChartData,
  place: Place,
  y: number,
): Markup {
  const isLeft = value !== undefined && value < 0;
  const x = place(end ?? 0) + (isLeft ? -4 : 4);
  return svgText(x, y, figureWords(value, data), isLeft ? 'end' : 'start', 'figure');
}

function picture(
  data: ChartData,
  axis: Axis,
  rowHeight: number,
  bars: readonly (Markup | Markup[])[],
): Markup {
  const place = placeOn(axis);
  const bottom = TOP + data.rows.length * rowHeight;
  const grid = axisTicks(axis).map((tick) => {
    const x = place(tick);
    const kind = tick === 0 ? 'zero' : 'grid';
    return html`<path class="${kind}" d="M${px(x)} ${TOP}V${px(bottom)}"/>${svgText(x, bottom + 12, tickWords(tick, axis), 'middle')}`;
  });
  const labels = data.rows.map((row, i) => svgText(EDGE, TOP + i * rowHeight + 11, row, 'start', 'label'));
  return html`<svg viewBox="0 0 ${WIDTH} ${px(bottom + FOOT)}" aria-hidden="true">${grid}${svgText(WIDTH - EDGE, bottom + 27, data.unit, 'end', 'axis')}
${bars}${labels}</svg>`;
}
