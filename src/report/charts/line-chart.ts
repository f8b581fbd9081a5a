import { html, type Markup } from '../html/markup.ts';
import type { Words } from '../report-model.ts';
import { type Axis, roundAxis } from './axis.ts';
import type { ChartData } from './chart-data.ts';
import { type PlotSize, plotArea } from './plot-area.ts';
import { px, svgText } from './svg-parts.ts';

const SIZE: PlotSize = { width: 360, height: 230, left: 40, right: 12, top: 20, bottom: 40 };

/** Lines that look different without colour too: classes `l0`, `l1`… */
export const DISTINCT_LINES = 9;

/** Curves over a common x. */
export interface LineData extends ChartData {
  /** By row. */
  readonly x: readonly number[];
  readonly xTitle: Words;
}

export interface LineOptions {
  /** The scale of the figures, where several pictures share one. */
  readonly axis?: Axis;
  readonly xAxis?: Axis;
  /** Whether a figure holds up to the next x. */
  readonly isStep?: boolean;
}

/**
 * Curves from point to point, or in steps; a missing figure leaves a gap. What is beyond the scale runs along its edge.
 */
export function lineChart(
  data: LineData,
  { axis = lineAxis(data), xAxis = roundAxis(data.x), isStep = false }: LineOptions = {},
): Markup {
  const { placeX, placeY, scales } = plotArea(SIZE, xAxis, axis);
  const curves = data.series.map(({ values }, s) => {
    const path = curvePath(
      values.map((y, i) => (y === undefined ? undefined : { x: placeX(data.x[i]!), y: placeY(y) })),
      isStep,
    );
    return html`<path class="curve l${s % DISTINCT_LINES}" d="${path}"/>`;
  });
  return html`<svg viewBox="0 0 ${SIZE.width} ${SIZE.height}" aria-hidden="true">${scales}
${curves}
${svgText(EDGE_X, 11, data.unit, 'start', 'axis')}${svgText(SIZE.width - SIZE.right, SIZE.height - 8, data.xTitle, 'end', 'axis')}</svg>`;
}

const EDGE_X = 4;

function lineAxis({ series }: ChartData): Axis {
  const values = series.flatMap((one) => one.values);
  return roundAxis([0, ...values.filter((value) => value !== undefined)], 4);
}

type Point = { readonly x: number; readonly y: number } | undefined;

function curvePath(points: readonly Point[], isStep: boolean): string {
  let path = '';
  let isOpen = false;
  for (const point of points) {
    if (point !== undefined) {
      const [x, y] = [px(point.x), px(point.y)];
      if (!isOpen) path += `M${x} ${y}`;
      else path += isStep ? `H${x}V${y}` : `L${x} ${y}`;
    }
    isOpen = point !== undefined;
  }
  return path;
}
