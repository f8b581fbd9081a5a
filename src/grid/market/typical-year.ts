import { type Text, text } from '../../base/text.ts';
import { AreaDay, RESERVOIR, RUN_OF_RIVER } from '../area-day.ts';
import type { BuiltNetwork } from '../build-network.ts';
import type { Dataset } from '../dataset.ts';
import { demandCarriedOver } from '../operating-point.ts';
import { copyHours } from './every-hour.ts';
import { marketCosts } from './market-costs.ts';
import { marketHydrology } from './market-hydrology.ts';
import type { MarketHour, MarketYear, MarketYearOptions } from './market-year.ts';
import { reservoirsOf } from './reservoirs.ts';
import { typicalBlocks, typicalHours } from './typical-hours.ts';

/** A market year as the data have it. */
export interface TypicalYear extends MarketYear {
  /** The year whose water it has; `undefined` for the mean. */
  readonly hydrologyYear: number | undefined;
  /** Data that had to be carried over from another year or are missing; for people. */
  readonly remarks: readonly Text[];
}

/**
 * The year in its representative hours: 24 of a working day and 24 of a weekend in every month. A month is a block.
 * `everyHour` makes all 8,760 hours of it.
 *
 * Demand is the year's peak × the profile of the hour × the zone's share. Wind and solar follow the month's mean and
 * the shape of the day, all else but reservoirs its monthly mean. Neighbours outside the region take no part: no
 * demand, nothing available; what they buy and sell is up to the market design.
 *
 * @throws NoAnswerError when the data do not know the water that is asked for
 */
export function marketYear(built: BuiltNetwork, dataset: Dataset, options: MarketYearOptions): TypicalYear {
  const hours = typicalHours(options.year);
  const days = dayTable(built, dataset, options, hours);
  const meanMwh = meanHydroMwh(built, days, hours);
  const water = marketHydrology(dataset, built.rows.areas, meanMwh, options.hydrology);
  const { costUsdPerMwh, co2TPerMwh } = marketCosts(dataset, built.plantRows, options);
  return {
    hours,
    blocks: typicalBlocks(hours),
    ...hourTable(built, days, hours, water.factor),
    costUsdPerMwh: copyHours(costUsdPerMwh, 1, new Int32Array(hours.length)),
    co2TPerMwh,
    reservoirs: reservoirsOf(built, dataset, (u) => {
      const a = areaOfUnit(built, u);
      return waterMwh(built, u, days, hours, water.factor[a]!);
    }),
    hydrologyYear: water.year,
    remarks: [
      ...carriedOver(built, days[0]!, options.year),
      ...withoutProfile(built, days, hours),
      ...water.remarks,
    ],
  };
}

/** By hour and area: the day that the hour is of. */
type DayTable = readonly (readonly AreaDay[])[];

function dayTable(
  { rows, plantRows }: BuiltNetwork,
  dataset: Dataset,
  { year, demandFactor }: MarketYearOptions,
  hours: readonly MarketHour[],
): DayTable {
  const known = new Map<string, readonly AreaDay[]>();
  return hours.map(({ month, season, dayType }) => {
    const key = `${month} ${dayType}`;
    const day = { year, month, season, dayType, demandFactor };
    const days = known.get(key) ?? rows.areas.map(({ id }) => new AreaDay(dataset, id, day, plantRows));
    known.set(key, days);
    return days;
  });
}

function hourTable(
  built: BuiltNetwork,
  days: DayTable,
  hours: readonly MarketHour[],
  hydrology: Float64Array,
): Pick<MarketYear, 'demandMw' | 'availableMw'> {
  const { network, rows, plantRows, busIndex } = built;
  const demandMw = new Float64Array(hours.length * network.buses.count);
  const availableMw = new Float64Array(hours.length * plantRows.length);
  rows.areas.forEach(({ id, kind }, a) => {
    if (kind === 'external') return;
    const factors = { demand: 1, hydrology: hydrology[a]! };
    const zones = rows.demandZones.filter((zone) => zone.area === id);
    const units = plantRows.flatMap((plant, u) => (plant.area === id ? [u] : []));
    hours.forEach(({ hour }, h) => {
      const day = days[h]![a]!;
      const wholeMw = day.demandMw(hour, factors);
      for (const { bus, share } of zones) {
        demandMw[h * network.buses.count + busIndex.get(bus)!]! += share * wholeMw;
      }
      for (const u of units) {
        const { technology, capacityMw } = plantRows[u]!;
        const share =
          technology === RESERVOIR
            ? day.reservoirWater(factors).machinesPu
            : day.availability(technology, hour, factors);
        availableMw[h * plantRows.length + u] = capacityMw * share;
      }
    });
  });
  return { demandMw, availableMw };
}

/** By area: energy of its hydro plants with the water of the mean year. */
function meanHydroMwh(built: BuiltNetwork, days: DayTable, hours: readonly MarketHour[]): Float64Array {
  const energyMwh = new Float64Array(built.rows.areas.length);
  built.plantRows.forEach(({ technology }, u) => {
    if (technology !== RESERVOIR && technology !== RUN_OF_RIVER) return;
    const a = areaOfUnit(built, u);
    for (const mwh of waterMwh(built, u, days, hours, 1)) energyMwh[a]! += mwh;
  });
  return energyMwh;
}

/** By month: the energy of the water of a hydro unit. */
function waterMwh(
  built: BuiltNetwork,
  unit: number,
  days: DayTable,
  hours: readonly MarketHour[],
  hydrology: number,
): Float64Array {
  const { technology, capacityMw } = built.plantRows[unit]!;
  const area = areaOfUnit(built, unit);
  const energyMwh = new Float64Array(12);
  hours.forEach(({ month, hour, weightH }, h) => {
    const day = days[h]![area]!;
    const share =
      technology === RESERVOIR
        ? day.reservoirWater({ hydrology }).meanPu
        : day.availability(technology, hour, { demand: 1, hydrology });
    energyMwh[month - 1]! += weightH * capacityMw * share;
  });
  return energyMwh;
}

function areaOfUnit({ network }: BuiltNetwork, unit: number): number {
  return network.buses.area[network.units.bus[unit]!]!;
}

function carriedOver({ rows }: BuiltNetwork, days: readonly AreaDay[], year: number): readonly Text[] {
  return rows.areas.flatMap(({ id, kind }, a) => {
    const from = days[a]!.carriedFrom;
    return kind === 'external' || from === undefined ? [] : [demandCarriedOver(id, year, from)];
  });
}

/** Areas that draw power on days that the data have no profile of, once for every kind of day. */
function withoutProfile(
  { rows }: BuiltNetwork,
  days: DayTable,
  hours: readonly MarketHour[],
): readonly Text[] {
  const drawing = rows.areas.flatMap(({ id, kind }, a) =>
    kind === 'country' && rows.demandZones.some((zone) => zone.area === id) ? [{ id, a }] : [],
  );
  const told = new Map<string, Text>();
  for (const { id, a } of drawing) {
    hours.forEach(({ season, dayType }, h) => {
      if (days[h]![a]!.hasProfile) return;
      told.set(
        `${id} ${season} ${dayType}`,
        text(
          `${id}: no demand profile (${season}, ${dayType}), the peak of the year is used all day`,
          `${id}: no hay perfil de demanda (${season}, ${dayType}), se usa la demanda máxima del año todo el día`,
        ),
      );
    });
  }
  return [...told.values()];
}
