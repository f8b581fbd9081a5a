import type { Dataset, MarketHistoryRow } from '../../grid/dataset.ts';
import { traceOf } from '../trace.ts';
import type { DesignResult, HistoryRow, MarketResult } from './market-result.ts';

/** What is needed to say what a design makes of a published figure. */
type Market = Pick<MarketResult, 'areas' | 'hourLabels'>;

/**
 * The published figures of a year, each beside what the design says of the same quantity; those that have no place in the
 * design (an area or a border it does not hold) are left out. Cost: figures × hours.
 */
export function marketHistory(
  { marketHistory: rows }: Pick<Dataset, 'marketHistory'>,
  year: number,
  market: Market,
  design: DesignResult,
): HistoryRow[] {
  return rows.flatMap((row): HistoryRow[] => {
    const computed = row.year === year ? computedFigure(row, market, design) : undefined;
    if (computed === undefined) return [];
    const { quantity, area, partner, technologies, value, notes } = row;
    return [
      { quantity, area, partner, technologies, published: value, computed, trace: traceOf(row), notes },
    ];
  });
}

function computedFigure(row: MarketHistoryRow, market: Market, design: DesignResult): number | undefined {
  const { area, partner } = row;
  switch (row.quantity) {
    case 'trade-gwh':
      return design.summary.tradeGwh;
    case 'price-usd-per-mwh':
      if (area === undefined) return design.summary.meanPriceUsdPerMwh;
      // The price of an area outside is given to the model, not found by it: what stands there is the link's other end.
      if (!market.areas.some((each) => each.id === area && each.isMember)) return undefined;
      return design.areas.find((each) => each.area === area)?.price?.timeMeanUsdPerMwh;
    case 'export-gwh':
    case 'import-gwh': {
      const sign = row.quantity === 'export-gwh' ? 1 : -1;
      if (area === undefined) return undefined;
      return partner === undefined
        ? regionalGwh(area, sign, market, design)
        : borderGwh(area, partner, sign, design);
    }
    case 'generation-gwh':
      return design.technologies
        .filter((each) => each.area === area && row.technologies.includes(each.technology))
        .reduce((sum, { energyGwh }) => sum + energyGwh, 0);
  }
}

/**
 * What an area sends to (sign 1) or takes from (−1) the other members in the hours in which it does so on balance: its
 * exchange with areas outside the region is taken out first.
 */
function regionalGwh(
  area: string,
  sign: 1 | -1,
  { areas, hourLabels }: Market,
  { hours, borders }: DesignResult,
): number | undefined {
  const position = areas.findIndex((each) => each.id === area);
  if (position === -1) return undefined;
  const isOutside = (id: string) => areas.some((each) => each.id === id && !each.isMember);
  const outward = borders.map(({ from, to }) => {
    if (from === area && isOutside(to)) return 1;
    return to === area && isOutside(from) ? -1 : 0;
  });
  let energyMwh = 0;
  hours.forEach((hour, h) => {
    const outside = outward.reduce((sum: number, way, b) => sum + way * hour.borders[b]!.flowMw, 0);
    const exportMw = sign * (hour.areas[position]!.netExportMw - outside);
    energyMwh += hourLabels[h]!.weightH * Math.max(0, exportMw);
  });
  return energyMwh / 1000;
}

function borderGwh(
  area: string,
  partner: string,
  sign: 1 | -1,
  { borders }: DesignResult,
): number | undefined {
  const border = borders.find(
    ({ from, to }) => (from === area && to === partner) || (from === partner && to === area),
  );
  if (border === undefined) return undefined;
  return (border.from === area) === (sign === 1) ? border.forwardGwh : border.reverseGwh;
}
