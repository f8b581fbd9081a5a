import type { MarketHour, MarketYear, Reservoir } from '../../src/grid/market/market-year.ts';
import type { Network } from '../../src/grid/network.ts';
import { smallNetwork } from './small-network.ts';

export interface SmallHour {
  readonly month: number;
  readonly weightH: number;
  /** By area. */
  readonly demandMw: readonly number[];
}

export interface SmallPlant {
  readonly area: number;
  readonly cost: number;
  readonly mw: number;
}

export interface SmallReservoir extends SmallPlant {
  /** By month, from January on; none after the last. */
  readonly inflowMwh: readonly number[];
  /** Most that is kept from month to month; without it water stays in its month. */
  readonly storageMwh?: number;
}

/** A year and its countries written down by hand: each country is one bus; reservoirs are the last units. */
export function smallYear(
  hours: readonly SmallHour[],
  plants: readonly SmallPlant[],
  reservoirs: readonly SmallReservoir[] = [],
): { year: MarketYear; network: Network } {
  const areas = hours[0]!.demandMw.length;
  const units = [...plants, ...reservoirs];
  const everyHour = (values: readonly number[]) => Float64Array.from(hours.flatMap(() => values));
  const blocks = [...new Set(hours.map(({ month }) => month))].map((month) => ({
    from: hours.findIndex((hour) => hour.month === month),
    to: hours.findLastIndex((hour) => hour.month === month) + 1,
    month,
    day: undefined,
  }));
  return {
    network: smallNetwork(
      Array.from({ length: areas }, (_, area) => ({ area })),
      [],
      units.map(({ area, mw, cost }) => ({ bus: area, maxMw: mw, cost })),
    ),
    year: {
      hours: hours.map(({ month, weightH }, h): MarketHour => {
        const hour = h - blocks.find((block) => block.month === month)!.from;
        return { month, season: 'dry', dayType: 'weekday', hour, day: undefined, weightH };
      }),
      blocks,
      demandMw: Float64Array.from(hours.flatMap(({ demandMw }) => demandMw)),
      availableMw: everyHour(units.map(({ mw }) => mw)),
      costUsdPerMwh: everyHour(units.map(({ cost }) => cost)),
      co2TPerMwh: new Float64Array(units.length),
      reservoirs: reservoirs.map(
        ({ area, inflowMwh, storageMwh }, r): Reservoir => ({
          id: `reservoir ${r}`,
          units: [plants.length + r],
          area,
          crossesMonths: storageMwh !== undefined,
          storageMwh: storageMwh ?? 0,
          inflowMwh: Float64Array.from({ length: 12 }, (_, m) => inflowMwh[m] ?? 0),
        }),
      ),
    },
  };
}
