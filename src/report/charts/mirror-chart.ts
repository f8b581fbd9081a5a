import { html, type Markup } from '../html/markup.ts';
import { type Axis, axisShare, axisTicks, tickWords, tightAxis } from './axis.ts';
import { type ChartData, type ChartSeries, figureWords } from './chart-data.ts';
import { drawnLayer, drawnSpread, type LayerMark } from './layer-marks.ts';
import { px, svgText } from './svg-parts.ts';

const WIDTH = 360;
const EDGE = 4;
/** Room at both sides for the figures of lanes. */
const SIDE = 44;
const TOP = 4;
const LABEL = 15;
const LANE = 17;
const ROW_GAP = 9;
const FOOT = 32;

export interface MirrorData extends ChartData {
  readonly series: readonly (ChartSeries & { readonly mark: LayerMark })[];
  /** The rows of every border: the one to the right, and the one to the left. */
  readonly pairs: readonly MirrorPair[];
}

export interface MirrorPair {
  readonly right: number;
  readonly left: number | undefined;
}

/**
 * Two lanes for each pair of rows about a common zero: figures of the one count to the right, of the other to the left,
 * and a negative figure goes over the zero in its own lane. The figure of the narrow bar stands beside. Lines and wedges
 * beyond what bars and spreads ask for are left out.
 */
export function mirrorChart(data: MirrorData): Markup {
  const axis = mirrorAxis(data);
  const place = (value: number) => SIDE + axisShare(value, axis) * (WIDTH - 2 * SIDE);
  const rowHeight = LABEL + 2 * LANE + ROW_GAP;
  const bottom = TOP + data.pairs.length * rowHeight;
  const grid = axisTicks(axis).map((tick) => {
    const kind = tick === 0 ? 'zero' : 'grid';
    return html`<path class="${kind}" d="M${px(place(tick))} ${TOP}V${px(bottom)}"/>${svgText(place(tick), bottom + 12, tickWords(Math.abs(tick), axis), 'middle')}`;
  });
  const lanes = lanesOf(data.pairs).map(({ row, pair, side }) => {
    const y = TOP + pair * rowHeight;
    const at = { y: y + LABEL + (side > 0 ? 0 : LANE) + LANE / 2, place: (mw: number) => place(side * mw) };
    const [x, anchor] = side > 0 ? ([WIDTH - EDGE, 'end'] as const) : ([EDGE, 'start'] as const);
    const told = data.series.find(({ mark }) => mark === 'narrow')?.values[row];
    return html`${svgText(x, y + 11, data.rows[row]!, anchor, 'label')}${layers(data, row, axis, side, at)}${svgText(x, at.y + 4, figureWords(told, data), anchor, 'figure')}`;
  });
  return html`<svg viewBox="0 0 ${WIDTH} ${px(bottom + FOOT)}" aria-hidden="true">${grid}${svgText(WIDTH - EDGE, bottom + 27, data.unit, 'end', 'axis')}
${lanes}</svg>`;
}

interface Lane {
  readonly row: number;
  readonly pair: number;
  readonly side: 1 | -1;
}

function lanesOf(pairs: readonly MirrorPair[]): Lane[] {
  return pairs.flatMap(({ right, left }, pair): Lane[] => [
    { row: right, pair, side: 1 },
    ...(left === undefined ? [] : [{ row: left, pair, side: -1 as const }]),
  ]);
}

/** Holds bars and spreads of all lanes, with zero. */
function mirrorAxis({ series, pairs }: MirrorData): Axis {
  const scaled = series.filter(({ mark }) => mark !== 'dashed' && mark !== 'wedge');
  const ends = lanesOf(pairs).flatMap(({ row, side }) =>
    scaled.flatMap(({ values }) => (values[row] === undefined ? [] : [side * values[row]])),
  );
  return tightAxis([0, ...ends], 5);
}

interface LanePlace {
  /** Middle of the lane. */
  readonly y: number;
  readonly place: (value: number) => number;
}

function layers({ series }: MirrorData, row: number, axis: Axis, side: 1 | -1, at: LanePlace): Markup {
  const drawn = series.map(({ mark, values }) => {
    const value = values[row];
    const isInside = value !== undefined && side * value >= axis.from && side * value <= axis.to;
    return isInside ? drawnLayer(mark, at.place(0), at.place(value), at.y) : undefined;
  });
  const quantile = (mark: LayerMark) => series.find((one) => one.mark === mark)?.values[row];
  const [low, mid, high] = [quantile('low'), quantile('mid'), quantile('high')];
  const known = [low, mid, high].map((value) => (value === undefined ? undefined : at.place(value)));
  return html`${drawn}${drawnSpread(known, at.y)}`;
}
