import type { CapacityRow } from '../../study/capacity/capacity-result.ts';
import { px } from '../charts/svg-parts.ts';
import { html, type Markup } from './markup.ts';

const WIDTH = 120;
const HEIGHT = 18;

/** The three layers of a capacity drawn on one scale for all rows: bars for the thermal ones, a line for the published one. */
export function capacityBars(rows: readonly CapacityRow[]): (row: number) => Markup {
  const largest = Math.max(1, ...rows.flatMap(figures));
  const scale = (mw: number) => Math.max(0, (mw / largest) * WIDTH);
  return (position) => bars(rows[position]!, scale);
}

function figures(row: CapacityRow): number[] {
  const thermal = [row.thermalN, row.thermalN1].flatMap((limit) =>
    limit.kind === 'limited' ? [limit.mw] : [],
  );
  return [...thermal, row.operating?.mw ?? 0, row.ttcMw ?? 0];
}

function bars(row: CapacityRow, scale: (mw: number) => number): Markup {
  const intact = row.thermalN.kind === 'limited' ? scale(row.thermalN.mw) : WIDTH;
  const secure = row.thermalN1.kind === 'limited' ? scale(row.thermalN1.mw) : WIDTH;
  const lowest = row.ttcMw === undefined ? undefined : scale(row.ttcMw);
  const operating = row.operating === undefined ? undefined : scale(row.operating.mw);
  return html`<svg class="bars" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true">
<rect class="bar-n" x="0" y="3" width="${px(intact)}" height="12" rx="2"/>
<rect class="bar-n1" x="0" y="5" width="${px(secure)}" height="8" rx="1.5"/>
${lowest === undefined ? undefined : html`<rect class="bar-lowest" x="0" y="7" width="${px(lowest)}" height="4" rx="1"/>`}
${operating === undefined ? undefined : html`<path class="bar-operating" d="M${px(operating)} 0V${HEIGHT}"/>`}
</svg>`;
}
