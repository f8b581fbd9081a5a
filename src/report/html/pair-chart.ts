import { groupBy } from '../../base/group-by.ts';
import { type Text, text } from '../../base/text.ts';
import type { CapacityRow, LimitingPair } from '../../study/capacity/capacity-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { axisShare, axisTicks, tickWords, tightAxis } from '../charts/axis.ts';
import { type ChartData, type ChartWords, figureWords } from '../charts/chart-data.ts';
import { chartFigure } from '../charts/chart-figure.ts';
import { px, svgText } from '../charts/svg-parts.ts';
import { texturedRect } from '../charts/texture.ts';
import { joined, type Words } from '../report-model.ts';
import { outageWords } from '../tables/pair-words.ts';
import { interfaceWords } from '../vocabulary.ts';
import { html, type Markup } from './markup.ts';
import type { SourceIndex } from './source-index.ts';

const WORDS: ChartWords = {
  id: 'chart-pairs',
  title: CATALOGUE.pairsTitle,
  definition: text(
    'The element that holds capacities and the outage after which it does, with the directions it holds, and the MW these would gain in all were it relieved (with its twin, where each limits after the loss of the other), up to the next limit of each.',
    'El elemento que limita capacidades y la contingencia tras la cual lo hace, con los sentidos que limita y los MW que estos ganarían en total si se aliviara (con su gemelo, donde cada uno limita ante la pérdida del otro), hasta el límite siguiente de cada uno.',
  ),
  caveat: text(
    'Only directions whose lowest layer is thermal; each counts alone, so its MW add up on paper and not in the grid, and no MW means that another limit stands at the same place.',
    'Solo sentidos cuya menor capa es térmica; cada uno cuenta por sí solo: sus MW se suman en el papel y no en la red, y sin MW hay otro límite en el mismo lugar.',
  ),
};

/** What holds the capacities of a table, most MW first; `undefined` where no pair does. */
export function pairFigure(rows: readonly CapacityRow[], index: SourceIndex): Markup | undefined {
  const held = heldByPair(rows);
  if (held.length === 0) return undefined;
  const data = pairData(held);
  return chartFigure(WORDS, data, drawing(held, data), html``, index);
}

/** A pair, the directions it holds and what its relief gives them; `undefined`: the next limit is not known for all. */
interface HeldByPair {
  readonly pair: LimitingPair;
  readonly directions: readonly Words[];
  readonly behindMw: number | undefined;
}

function heldByPair(rows: readonly CapacityRow[]): HeldByPair[] {
  const thermal = rows.filter(
    ({ bindingLayer, pairs }) =>
      pairs.length > 0 && (bindingLayer === 'thermal-n' || bindingLayer === 'thermal-n-1'),
  );
  const byPair = groupBy(thermal, ({ pairs: [pair] }) => `${pair!.element} ${pair!.contingency ?? ''}`);
  return [...byPair.values()]
    .map((held) => ({
      pair: held[0]!.pairs[0]!,
      directions: held.map(interfaceWords),
      behindMw: sumOf(held.map(gainMw)),
    }))
    .sort((a, b) => (b.behindMw ?? 0) - (a.behindMw ?? 0) || b.directions.length - a.directions.length);
}

/** By relief of the element, and of its twin where each limits after the loss of the other. */
function gainMw({ relief: [alone, both], ttcMw }: CapacityRow): number | undefined {
  if (alone === undefined || ttcMw === undefined) return undefined;
  const { relieved, next } = alone;
  const isTwin = next.element === relieved.contingency && next.contingency === relieved.element;
  const eased = isTwin ? both : alone;
  return eased && eased.ttcMw - ttcMw;
}

function sumOf(values: readonly (number | undefined)[]): number | undefined {
  return values.every((value) => value !== undefined)
    ? values.reduce((sum, value) => sum + value, 0)
    : undefined;
}

const OUTAGE = text('Outage', 'Contingencia');
const COUNT: Text = text('Directions, number', 'Sentidos, cantidad');

function pairData(held: readonly HeldByPair[]): ChartData {
  return {
    unit: 'MW',
    decimals: 0,
    rowTitle: CATALOGUE.element,
    rows: held.map(({ pair }) => `${pair.elementName} (${pair.areas.join('–')})`),
    remarks: [
      { name: OUTAGE, values: held.map(({ pair }) => outageWords(pair.contingencyName)) },
      {
        name: text('Directions', 'Sentidos'),
        values: held.map(({ directions }) => joined(directions, ', ')),
      },
    ],
    series: [
      { name: COUNT, unit: '1', values: held.map(({ directions }) => directions.length) },
      { name: text('Behind it', 'Detrás'), values: held.map(({ behindMw }) => behindMw) },
    ],
  };
}

const WIDTH = 360;
const EDGE = 4;
const FIGURE_ROOM = 44;
const LINE = 13;
const BAR = 12;
const ROW = 3 * LINE + BAR + 11;
const FOOT = 32;

/** For each pair its element, its outage, a bar of MW, and how many and which directions. */
function drawing(held: readonly HeldByPair[], data: ChartData): Markup {
  const axis = tightAxis([0, ...held.map(({ behindMw }) => behindMw ?? 0)], 4);
  const place = (mw: number) => EDGE + axisShare(mw, axis) * (WIDTH - FIGURE_ROOM - EDGE);
  const bottom = 4 + held.length * ROW;
  const grid = axisTicks(axis).map(
    (tick) =>
      html`<path class="${tick === 0 ? 'zero' : 'grid'}" d="M${px(place(tick))} 4V${px(bottom)}"/>${svgText(place(tick), bottom + 12, tickWords(tick, axis), 'middle')}`,
  );
  const rows = held.map(({ pair, directions, behindMw }, i) => {
    const y = 4 + i * ROW;
    const end = place(behindMw ?? 0);
    return html`${svgText(EDGE, y + 11, data.rows[i]!, 'start', 'label')}${svgText(EDGE, y + 11 + LINE, outageWords(pair.contingencyName), 'start', 'said')}
${texturedRect({ x: EDGE, width: end - EDGE }, y + 2 * LINE + 3, BAR, 0)}${svgText(end + 4, y + 2 * LINE + BAR, figureWords(behindMw, data), 'start', 'figure')}
${svgText(EDGE, y + 3 * LINE + BAR + 2, joined([`${directions.length}: `, joined(directions, ', ')], ''), 'start', 'said')}`;
  });
  return html`<svg viewBox="0 0 ${WIDTH} ${px(bottom + FOOT)}" aria-hidden="true">${grid}${svgText(WIDTH - EDGE, bottom + 27, data.unit, 'end', 'axis')}
${rows}</svg>`;
}
