import { html, type Markup } from '../html/markup.ts';
import type { Words } from '../report-model.ts';

export type Anchor = 'start' | 'middle' | 'end';

/** Words in a picture, in both languages where they differ; `kind` is their class. */
export function svgText(x: number, y: number, words: Words, anchor: Anchor, kind = 'tick'): Markup {
  const content =
    typeof words === 'string'
      ? html`${words}`
      : html`<tspan lang="en">${words.en}</tspan><tspan lang="es">${words.es}</tspan>`;
  return html`<text class="${kind}" x="${px(x)}" y="${px(y)}" text-anchor="${anchor}">${content}</text>`;
}

/** A length in a picture: a tenth of a pixel is enough. */
export function px(length: number): string {
  return length.toFixed(1);
}
