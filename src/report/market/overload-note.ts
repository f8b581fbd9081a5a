import { text } from '../../base/text.ts';
import type { MarketResult } from '../../study/market/market-result.ts';
import { textCell } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell } from '../report-model.ts';
import { baseOf } from './base-design.ts';

/** Less flows beyond limits in so few hours that prices hardly tell. */
const LEAST_GWH = 0.5;

/** Says that limits could not be held under the base design, how far and where; nothing where they are held. */
export function overloadNote(market: MarketResult): Cell[] {
  const worst = worstArea(market);
  if (worst === undefined) return [];
  const { summary } = baseOf(market);
  const share = formatNumber(100 * worst.share, 0);
  const all = formatNumber(summary.overloadGwh, 0);
  const cost = formatNumber(summary.overloadMusd, 0);
  return [
    textCell(
      text(
        `No dispatch holds every limit. Under the base design ${all} GWh flow beyond limits (${share} % in ${worst.area}), counted once for every loss after which they would, at a price that makes ${cost} MUSD; it is in prices and rents there, not in the total cost. Check the grid data there before using those prices.`,
        `Ningún despacho cumple todos los límites. Con el diseño base ${all} GWh fluyen por encima de límites (${share} % en ${worst.area}), contados una vez por cada pérdida tras la que ocurriría, a un precio que suma ${cost} MUSD; está en los precios y rentas de allí, no en el costo total. Verifique los datos de esa red antes de usar esos precios.`,
      ),
      'warn',
    ),
  ];
}

/** The same in short, for tables whose figures rest on prices. */
export function overloadHint(market: MarketResult): Cell[] {
  const worst = worstArea(market);
  if (worst === undefined) return [];
  return [
    textCell(
      text(
        `Figures of ${worst.area} and of its neighbours' plants contain the price of limits that no dispatch holds: see the notes on the market year.`,
        `Las cifras de ${worst.area} y de las plantas de sus vecinos contienen el precio de límites que ningún despacho cumple: véanse las notas del año de mercado.`,
      ),
      'warn',
    ),
  ];
}

/** The area with most of what flows beyond limits, an element between several counted in equal parts. */
function worstArea(market: MarketResult): { readonly area: string; readonly share: number } | undefined {
  const { summary, elements } = baseOf(market);
  if (summary.overloadGwh <= LEAST_GWH) return undefined;
  const byArea = new Map<string, number>();
  let located = 0;
  for (const { areas, overloadGwh } of elements) {
    located += overloadGwh;
    for (const area of areas) byArea.set(area, (byArea.get(area) ?? 0) + overloadGwh / areas.length);
  }
  const [worst] = [...byArea].sort((a, b) => b[1] - a[1]);
  return worst === undefined ? undefined : { area: worst[0], share: worst[1] / located };
}
