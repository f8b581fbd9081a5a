import { html, type Markup } from '../html/markup.ts';
import { px } from './svg-parts.ts';

/** How a series is drawn in its lane: bars that lie inside each other, lines and a wedge across, a spread with its middle. */
export type LayerMark = 'wide' | 'middle' | 'narrow' | 'line' | 'dashed' | 'wedge' | 'low' | 'mid' | 'high';

/** How far a spread lies over the middle of its lane. */
const ABOVE = 6;

const BAR_HEIGHT = { wide: 13, middle: 9, narrow: 4 } as const;

/** What a mark looks like, for a key: as it is drawn about the middle of a lane, 26 wide. */
export function layerSample(mark: LayerMark): Markup {
  return drawnLayer(mark, 0, Object.hasOwn(BAR_HEIGHT, mark) ? 26 : 13, 5);
}

/** P10, P50 and P90 as they are drawn, for a key. */
export function spreadSample(): Markup {
  return drawnSpread([3, 12, 23], 5 + ABOVE);
}

/** One figure of a lane: from its zero to its end, about the height `y`; quantiles are drawn together. */
export function drawnLayer(mark: LayerMark, zero: number, end: number, y: number): Markup {
  switch (mark) {
    case 'wide':
    case 'middle':
    case 'narrow': {
      const height = BAR_HEIGHT[mark];
      return html`<rect class="layer-${mark}" x="${px(Math.min(zero, end))}" y="${px(y - height / 2)}" width="${px(Math.abs(end - zero))}" height="${height}"/>`;
    }
    case 'line':
    case 'dashed':
      return html`<path class="layer-${mark}" d="M${px(end)} ${px(y - 8)}v16"/>`;
    case 'wedge':
      return html`<path class="layer-wedge" d="M${px(end)} ${px(y + 2)}l4 6h-8z"/>`;
    case 'low':
    case 'mid':
    case 'high':
      return html``;
  }
}

/** From the low to the high quantile with caps, a point at the middle, above the bars of its lane; what is not known is left out. */
export function drawnSpread(places: readonly (number | undefined)[], y: number): Markup {
  const [low, mid, high] = places;
  const above = y - ABOVE;
  const line =
    low === undefined || high === undefined
      ? undefined
      : html`<path class="spread" d="M${px(low)} ${px(above - 3)}v6m0 -3H${px(high)}m0 -3v6"/>`;
  const middle =
    mid === undefined ? undefined : html`<circle class="spread" cx="${px(mid)}" cy="${px(above)}" r="2.4"/>`;
  return html`${line}${middle}`;
}
