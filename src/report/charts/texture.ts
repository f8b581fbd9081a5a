import { html, type Markup } from '../html/markup.ts';
import { px } from './svg-parts.ts';

/** How the area of a series is lined, so that series differ without colour too. */
type Texture = 'plain' | 'rising' | 'falling' | 'upright';

const TEXTURES: readonly Texture[] = [
  'plain',
  'plain',
  'rising',
  'plain',
  'falling',
  'upright',
  'plain',
  'rising',
  'falling',
];

/** Series beyond it look like the first ones again. */
export const DISTINCT_SERIES = TEXTURES.length;

const GAP = 5;

/** The area of a series: its colour (class `s0`, `s1`…) and, over it, its lines. */
export function texturedRect(
  { x, width }: { readonly x: number; readonly width: number },
  y: number,
  height: number,
  series: number,
): Markup {
  const style = series % DISTINCT_SERIES;
  const lines = textureLines(TEXTURES[style]!, x, y, width, height);
  const texture = lines === '' ? undefined : html`<path class="texture" d="${lines}"/>`;
  return html`<rect class="s${style}" x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}"/>${texture}`;
}

/** Lines across a rectangle, at places of the paper so that neighbours go on in each other. */
function textureLines(texture: Texture, x: number, y: number, width: number, height: number): string {
  if (texture === 'plain') return '';
  const slope = texture === 'upright' ? 0 : height;
  let path = '';
  for (let foot = Math.floor((x - slope) / GAP) * GAP; foot < x + width; foot += GAP) {
    const from = Math.max(foot, x);
    const to = Math.min(foot + slope, x + width);
    if (to < from || (slope === 0 && foot < x)) continue;
    const up = (at: number) => (slope === 0 ? height : at - foot);
    const [low, high] = [slope === 0 ? 0 : up(from), up(to)];
    const [y1, y2] = texture === 'falling' ? [y + low, y + high] : [y + height - low, y + height - high];
    path += `M${px(from)} ${px(y1)}L${px(to)} ${px(y2)}`;
  }
  return path;
}
