import { type Text, text } from '../../base/text.ts';
import type { JointRegion, JointResult, JointVertex } from '../../study/optimum/optimum-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { type Axis, axisShare, axisTicks, roundAxis, tickWords } from '../charts/axis.ts';
import type { ChartData, ChartWords } from '../charts/chart-data.ts';
import { chartFigure, entry, key } from '../charts/chart-figure.ts';
import { px, svgText } from '../charts/svg-parts.ts';
import type { Words } from '../report-model.ts';
import {
  cornerName,
  edgeWords,
  exchangeWords,
  LINEAR,
  REDISPATCH,
  redispatchCornerName,
} from '../tables/joint-table.ts';
import { GRID_ALONE } from '../tables/redispatch-words.ts';
import { html, type Markup } from './markup.ts';
import type { SourceIndex } from './source-index.ts';

const WIDTH = 780;
const HEIGHT = 420;
const LEFT = 64;
const RIGHT = 240;
const TOP = 24;
const BOTTOM = 56;
/** Shorter edges have no room for what binds them; the table says it. */
const LEAST_LABELLED = 70;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** From MW of both exchanges to the paper. */
type Scale = (firstMw: number, secondMw: number) => Place;

const WORDS: ChartWords = {
  id: 'chart-joint',
  title: text('How far both exchanges go together', 'Hasta dónde llegan ambos intercambios a la vez'),
  definition: text(
    'Both exchanges, MW, each along an axis: at every point inside the polygon no monitored element is overloaded, with everything in service or any one element out.',
    'Ambos intercambios, MW, cada uno en un eje: en todo punto del polígono ningún elemento vigilado se sobrecarga, con la red completa o sin uno cualquiera de sus elementos.',
  ),
  caveat: GRID_ALONE,
};
const BASE = text('Base case', 'Caso base');

/** The region with all that is said about it; `undefined` where there is none to draw. */
export function jointFigure(joint: JointResult, index: SourceIndex): Markup | undefined {
  const drawn = jointDrawing(joint);
  return drawn && chartFigure(WORDS, jointData(joint), drawn, jointKey(joint), index);
}

/**
 * The region of two exchanges on paper: along the shift keys as a filled polygon, with redispatch as a dashed one around
 * it, corners with the letters of the table, edges with what binds, the base case as a cross. `undefined` where there is
 * no region to draw.
 */
function jointDrawing(joint: JointResult): Markup | undefined {
  const linear = cornersOf(joint.linear);
  const redispatch = cornersOf(joint.redispatch);
  const all = [...linear, ...redispatch];
  if (all.length === 0) return undefined;
  const [first, second] = joint.exchanges;
  const firstAxis = roundAxis([0, first.baseExchangeMw, ...all.map(({ firstMw }) => firstMw)]);
  const secondAxis = roundAxis([0, second.baseExchangeMw, ...all.map(({ secondMw }) => secondMw)]);
  const scale: Scale = (firstMw, secondMw) => ({
    x: LEFT + axisShare(firstMw, firstAxis) * (WIDTH - LEFT - RIGHT),
    y: HEIGHT - BOTTOM - axisShare(secondMw, secondAxis) * (HEIGHT - TOP - BOTTOM),
  });
  const base = scale(first.baseExchangeMw, second.baseExchangeMw);
  return html`<div class="scroll" tabindex="0"><svg class="joint" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
${gridLines(joint, firstAxis, secondAxis, scale)}
${outline(linear, scale, 'region')}${outline(redispatch, scale, 'region-redispatch')}
${edgeLabels(redispatch, scale)}${edgeLabels(linear, scale)}
${cornerLabels(redispatch, scale, redispatchCornerName, 30)}${cornerLabels(linear, scale, cornerName, 14)}
<path class="base" d="M${px(base.x - 6)} ${px(base.y)}h12M${px(base.x)} ${px(base.y - 6)}v12"/>${svgText(base.x + 9, base.y - 7, text('base', 'base'), 'start')}
</svg></div>`;
}

function jointKey({ redispatch }: JointResult): Markup {
  return key([
    entry(LINEAR, html`<path class="region" d="M1 1h24v8H1z"/>`),
    ...(redispatch === undefined
      ? []
      : [entry(REDISPATCH, html`<path class="region-redispatch" d="M1 1h24v8H1z"/>`)]),
    entry(BASE, html`<path class="base" d="M7 5h12M13 -1v12"/>`),
  ]);
}

/** The corners with their letters, and the base case. */
function jointData(joint: JointResult): ChartData {
  const { exchanges, linear, redispatch } = joint;
  const words = exchangeWords(joint);
  const points = [
    ...cornerPoints(joint, linear, LINEAR, cornerName),
    ...cornerPoints(joint, redispatch, REDISPATCH, redispatchCornerName),
    {
      name: BASE,
      region: '',
      binds: '',
      mw: exchanges.map(({ baseExchangeMw }) => baseExchangeMw),
    },
  ];
  return {
    unit: 'MW',
    decimals: 1,
    rowTitle: CATALOGUE.corner,
    rows: points.map(({ name }) => name),
    remarks: [
      { name: text('Region', 'Región'), values: points.map(({ region }) => region) },
      { name: CATALOGUE.bindsToNext, values: points.map(({ binds }) => binds) },
    ],
    series: words.map((name, i) => ({ name, values: points.map(({ mw }) => mw[i]!) })),
  };
}

function cornerPoints(
  joint: JointResult,
  region: JointRegion | undefined,
  name: Text,
  cornerOf: (position: number) => string,
): { name: Words; region: Words; binds: Words; mw: number[] }[] {
  return cornersOf(region).map(({ firstMw, secondMw, edge }, i) => ({
    name: cornerOf(i),
    region: name,
    binds: edgeWords(joint, edge),
    mw: [firstMw, secondMw],
  }));
}

function cornersOf(region: JointRegion | undefined): readonly JointVertex[] {
  return region?.kind === 'polygon' && region.isBounded ? region.vertices : [];
}

function gridLines(joint: JointResult, first: Axis, second: Axis, scale: Scale): Markup {
  const [across, upwards] = exchangeWords(joint);
  const vertical = axisTicks(first).map((mw) => {
    const [low, high] = [scale(mw, second.from), scale(mw, second.to)];
    return html`<path class="grid" d="M${px(low.x)} ${px(low.y)}V${px(high.y)}"/>${svgText(low.x, low.y + 16, tickWords(mw, first), 'middle')}`;
  });
  const horizontal = axisTicks(second).map((mw) => {
    const [low, high] = [scale(first.from, mw), scale(first.to, mw)];
    return html`<path class="grid" d="M${px(low.x)} ${px(low.y)}H${px(high.x)}"/>${svgText(low.x - 8, low.y + 4, tickWords(mw, second), 'end')}`;
  });
  const middle = scale((first.from + first.to) / 2, second.from);
  return html`${vertical}${horizontal}${svgText(middle.x, HEIGHT - 14, `${across}, MW`, 'middle', 'axis')}${svgText(LEFT - 48, TOP - 10, `${upwards}, MW`, 'start', 'axis')}`;
}

function outline(corners: readonly JointVertex[], scale: Scale, kind: string): Markup | undefined {
  if (corners.length === 0) return undefined;
  const points = corners.map(({ firstMw, secondMw }) => scale(firstMw, secondMw));
  const line = points.map(({ x, y }) => `${px(x)} ${px(y)}`).join('L');
  return html`<path class="${kind}" d="M${line}Z"/>`;
}

/** The middle of the corners, from which labels are pushed away. */
function middleOf(corners: readonly JointVertex[], scale: Scale): Place {
  const points = corners.map(({ firstMw, secondMw }) => scale(firstMw, secondMw));
  const mean = (of: (place: Place) => number) =>
    points.reduce((sum, place) => sum + of(place), 0) / points.length;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
}

/** Letters inside the region; those of the two regions at different depths, because they share corners. */
function cornerLabels(
  corners: readonly JointVertex[],
  scale: Scale,
  nameOf: (position: number) => string,
  insetPx: number,
): Markup {
  const middle = middleOf(corners, scale);
  return html`${corners.map(({ firstMw, secondMw }, i) => {
    const { x, y } = scale(firstMw, secondMw);
    const inwards = Math.hypot(middle.x - x, middle.y - y) || 1;
    const [dx, dy] = [(insetPx * (middle.x - x)) / inwards, (insetPx * (middle.y - y)) / inwards];
    return html`<circle cx="${px(x)}" cy="${px(y)}" r="3"/>${svgText(x + dx, y + dy + 4, nameOf(i), 'middle', 'corner')}`;
  })}`;
}

/** What binds, beside the middle of each edge that is long enough, outside the region. */
function edgeLabels(corners: readonly JointVertex[], scale: Scale): Markup {
  const middle = middleOf(corners, scale);
  return html`${corners.map((corner, i) => {
    const words = shortWords(corner);
    const next = corners[(i + 1) % corners.length]!;
    const from = scale(corner.firstMw, corner.secondMw);
    const to = scale(next.firstMw, next.secondMw);
    if (words === undefined || Math.hypot(to.x - from.x, to.y - from.y) < LEAST_LABELLED) return undefined;
    const at = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    const isSteep = Math.abs(to.y - from.y) > Math.abs(to.x - from.x);
    const outwards = at.x >= middle.x ? 1 : -1;
    return isSteep
      ? svgText(at.x + 7 * outwards, at.y, words, outwards > 0 ? 'start' : 'end', 'edge')
      : svgText(at.x, at.y + (at.y >= middle.y ? 15 : -7), words, 'middle', 'edge');
  })}`;
}

function shortWords({ edge }: JointVertex): Words | undefined {
  switch (edge.kind) {
    case 'limits':
      return edge.limits[0]!.elementName;
    case 'units':
      return edge.units[0]?.name ?? text('plants', 'plantas');
    case 'no-exchange':
    case 'unbounded':
      return undefined;
  }
}
