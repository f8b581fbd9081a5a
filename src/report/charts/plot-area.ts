import { html, type Markup } from '../html/markup.ts';
import { type Axis, axisShare, axisTicks, tickWords } from './axis.ts';
import { px, svgText } from './svg-parts.ts';

/** A picture and what its edges keep free. */
export interface PlotSize {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where figures lie in a picture with two scales, and the scales themselves. */
export interface PlotArea {
  readonly placeX: (x: number) => number;
  readonly placeY: (y: number) => number;
  /** Lines across and ticks at both edges. */
  readonly scales: Markup;
}

/** What is beyond the upright scale lies at its edge. */
export function plotArea(
  { width, height, left, right, top, bottom }: PlotSize,
  xAxis: Axis,
  yAxis: Axis,
): PlotArea {
  const placeX = (x: number) => left + axisShare(x, xAxis) * (width - left - right);
  const placeY = (y: number) =>
    height - bottom - Math.min(1, Math.max(0, axisShare(y, yAxis))) * (height - top - bottom);
  const rows = axisTicks(yAxis).map((tick) => {
    const y = placeY(tick);
    const kind = tick === 0 ? 'zero' : 'grid';
    return html`<path class="${kind}" d="M${left} ${px(y)}H${width - right}"/>${svgText(left - 5, y + 4, tickWords(tick, yAxis), 'end')}`;
  });
  const columns = axisTicks(xAxis).map((tick) =>
    svgText(placeX(tick), height - bottom + 14, tickWords(tick, xAxis), 'middle'),
  );
  return { placeX, placeY, scales: html`${rows}${columns}` };
}
