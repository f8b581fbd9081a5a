import { html, type Markup } from '../html/markup.ts';
import type { Words } from '../report-model.ts';
import { roundAxis } from './axis.ts';
import type { ChartData } from './chart-data.ts';
import { type PlotSize, plotArea } from './plot-area.ts';
import { px, svgText } from './svg-parts.ts';

const SIZE: PlotSize = { width: 360, height: 250, left: 46, right: 14, top: 22, bottom: 40 };

/** Points by two figures: the first series along x, the second along y. */
export interface ScatterData extends ChartData {
  readonly xTitle: Words;
  /** Rows that no other beats, from left to right; each bears its number. */
  readonly front: readonly number[];
}

/** Every point as a ring; those of the front filled, numbered and joined in steps: up to a point the one before it holds. */
export function scatterChart({ series, unit, xTitle, front }: ScatterData): Markup {
  const [xs, ys] = series.map(({ values }) => values.map((value) => value ?? Number.NaN));
  const known = [...xs!.keys()].filter((i) => Number.isFinite(xs![i]) && Number.isFinite(ys![i]));
  const xAxis = roundAxis([0, ...known.map((i) => xs![i]!)]);
  const yAxis = roundAxis([0, ...known.map((i) => ys![i]!)], 4);
  const { placeX, placeY, scales } = plotArea(SIZE, xAxis, yAxis);
  const at = (i: number) => ({ x: placeX(xs![i]!), y: placeY(ys![i]!) });
  const rings = known.map(
    (i) => html`<circle class="ring" cx="${px(at(i).x)}" cy="${px(at(i).y)}" r="2.6"/>`,
  );
  const numbered = front.map(
    (i, k) =>
      html`<circle class="best" cx="${px(at(i).x)}" cy="${px(at(i).y)}" r="3.4"/>${svgText(at(i).x, at(i).y - 7, String(k + 1), 'middle', 'label')}`,
  );
  return html`<svg viewBox="0 0 ${SIZE.width} ${SIZE.height}" aria-hidden="true">${scales}
<path class="curve l0" d="${stairs(front.map(at))}"/>${rings}${numbered}
${svgText(4, 11, unit, 'start', 'axis')}${svgText(SIZE.width - SIZE.right, SIZE.height - 8, xTitle, 'end', 'axis')}</svg>`;
}

function stairs(points: readonly { readonly x: number; readonly y: number }[]): string {
  return points.map(({ x, y }, i) => (i === 0 ? `M${px(x)} ${px(y)}` : `H${px(x)}V${px(y)}`)).join('');
}
