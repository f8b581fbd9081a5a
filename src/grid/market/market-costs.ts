import { RESERVOIR, RUN_OF_RIVER } from '../area-day.ts';
import { costLookup } from '../cost-row.ts';
import type { Dataset, PlantRow } from '../dataset.ts';
import type { MarketYearOptions } from './market-year.ts';

/** By unit. */
export interface MarketCosts {
  readonly costUsdPerMwh: Float64Array;
  readonly co2TPerMwh: Float64Array;
}

/**
 * What a plant's energy costs to make. Reservoirs cost what a river plant costs: `costs` has a water value for them,
 * and a market year finds its own.
 */
export function marketCosts(
  dataset: Dataset,
  plants: readonly PlantRow[],
  { year, costUsdPerMwh }: MarketYearOptions,
): MarketCosts {
  const lookup = costLookup(dataset, year);
  const rows = plants.map(({ technology, area }) =>
    lookup(technology === RESERVOIR ? RUN_OF_RIVER : technology, area),
  );
  return {
    costUsdPerMwh: Float64Array.from(
      plants,
      ({ technology }, u) => costUsdPerMwh.get(technology) ?? rows[u]?.costUsdPerMwh ?? 0,
    ),
    co2TPerMwh: Float64Array.from(rows, (row) => row?.co2TPerMwh ?? 0),
  };
}
