import { LANGUAGES, type Language, type Text, text } from '../../base/text.ts';
import type { CapacityResult, CapacityRow } from '../../study/capacity/capacity-result.ts';
import type { BorderFlow } from '../../study/result.ts';
import { NO_FIGURE } from '../cells.ts';
import { html, type Markup } from '../html/markup.ts';
import { formatNumber } from '../number-format.ts';
import { directionWords, LAYER_WORDS } from '../vocabulary.ts';
import { type BorderPlace, CARD } from './border-places.ts';
import { tenths } from './line-geometry.ts';

/** The two directions of a border in a capacity study: as its flow counts, and against it. */
export function borderCapacities(
  { fromArea, toArea }: Pick<BorderFlow, 'fromArea' | 'toArea'>,
  capacity: CapacityResult | undefined,
): CapacityRow[] {
  const row = (from: string, to: string) =>
    capacity?.rows.find(
      ({ kind, fromAreas, toAreas }) => kind === 'border' && fromAreas[0] === from && toAreas[0] === to,
    );
  return [row(fromArea, toArea), row(toArea, fromArea)].filter((found) => found !== undefined);
}

/** The mark of a border on a map without a script: a link to the table with its figures. */
export function borderMarkup(
  place: BorderPlace,
  border: BorderFlow,
  capacity: CapacityResult | undefined,
): Markup {
  const rows = borderCapacities(border, capacity);
  const table = rows.length > 0 ? 'capacity' : 'borders';
  return html`<a href="#${table}" data-border="${place.id}">${borderDrawing(place, border, rows)}${borderTitle(place, border, rows)}</a>
`;
}

/** Arrow, card, and the line between them. */
export function borderDrawing(
  { at, angleDeg, card }: BorderPlace,
  { flowMw }: BorderFlow,
  rows: readonly CapacityRow[],
): Markup {
  const isStill = Math.abs(flowMw) < 0.5;
  const angle = angleDeg + (flowMw < 0 ? 180 : 0);
  const head = isStill
    ? html`<circle cx="${tenths(at.x)}" cy="${tenths(at.y)}" r="4"/>`
    : html`<path transform="translate(${tenths(at.x)} ${tenths(at.y)}) rotate(${tenths(angle)})" d="M-10-6L10 0L-10 6L-6 0Z"/>`;
  return html`<path class="leader" d="M${tenths(at.x)} ${tenths(at.y)}L${tenths(card.x)} ${tenths(card.y)}"/>${head}<g class="card" transform="translate(${tenths(card.x)} ${tenths(card.y)})">${cardDrawing(flowMw, rows)}</g>`;
}

/** The flow, and below it the capacity of each direction, around the middle of the card. */
function cardDrawing(flowMw: number, rows: readonly CapacityRow[]): Markup {
  const height = CARD.pill + (rows.length === 0 ? 0 : CARD.line * rows.length + 5);
  const top = -CARD.height / 2;
  const side = CARD.width / 2;
  const lines = rows.map(({ fromAreas, toAreas, ttcMw }, i) => {
    const y = top + CARD.pill + CARD.line * (i + 1);
    const figure = ttcMw === undefined ? NO_FIGURE : formatNumber(ttcMw, 0);
    const tone = ttcMw !== undefined && ttcMw < 0 ? 'less' : 'more';
    return html`<text x="${5 - side}" y="${y}">${fromAreas[0]} → ${toAreas[0]}</text><text class="${tone}" x="${side - 5}" y="${y}" text-anchor="end">${figure}</text>`;
  });
  return html`<rect x="${-side}" y="${top}" width="${CARD.width}" height="${height}" rx="4"/><path class="pill" d="M${-side} ${top + CARD.pill}v${4 - CARD.pill}q0-4 4-4h${CARD.width - 8}q4 0 4 4v${CARD.pill - 4}z"/><text class="flow" y="${top + 11.2}" text-anchor="middle">${formatNumber(Math.abs(flowMw), 0)} MW</text>${lines}`;
}

/** Figures and what binds in words, for the pointer that rests on a map without a script. */
function borderTitle({ card }: BorderPlace, border: BorderFlow, rows: readonly CapacityRow[]): Markup {
  return html`${LANGUAGES.map(
    (language) =>
      html`<g lang="${language}"><title>${borderWords(border, rows)[language]}</title><rect class="hit" x="${tenths(card.x - CARD.width / 2)}" y="${tenths(card.y - CARD.height / 2)}" width="${CARD.width}" height="${CARD.height}"/></g>`,
  )}`;
}

/** `GT – SV: 9 MW. GT → SV: 149 MW (thermal N-1); SV → GT: −84 MW (thermal N-1)` */
export function borderWords({ fromArea, toArea, flowMw }: BorderFlow, rows: readonly CapacityRow[]): Text {
  const way = flowMw < 0 ? [toArea, fromArea] : [fromArea, toArea];
  const flow = `${way.join(' → ')} ${formatNumber(Math.abs(flowMw), 1)} MW`;
  const capacity = (language: Language) =>
    rows.map(({ fromAreas, toAreas, ttcMw, bindingLayer }) => {
      const figure = ttcMw === undefined ? NO_FIGURE : `${formatNumber(ttcMw, 0)} MW`;
      return `${directionWords(fromAreas, toAreas)} ${figure} (${LAYER_WORDS[bindingLayer][language]})`;
    });
  return text(
    [`flow ${flow}`, ...capacity('en')].join('; '),
    [`flujo ${flow}`, ...capacity('es')].join('; '),
  );
}
