import { describe, expect, test } from 'vitest';
import { NoAnswerError } from '../../../src/base/errors.ts';
import { buildNetwork } from '../../../src/grid/build-network.ts';
import type { Dataset } from '../../../src/grid/dataset.ts';
import { gridRowsOfYear } from '../../../src/grid/grid-rows.ts';
import { calendarDays } from '../../../src/grid/market/calendar.ts';
import { everyHour } from '../../../src/grid/market/every-hour.ts';
import type { MarketYear, MarketYearOptions } from '../../../src/grid/market/market-year.ts';
import { marketYear } from '../../../src/grid/market/typical-year.ts';
import { siepacDataset } from '../../support/siepac-data.ts';
import { always, plant, row, tinyDataset } from '../../support/tiny-dataset.ts';

const OPTIONS: MarketYearOptions = {
  year: 2017,
  hydrology: 'average',
  demandFactor: 1,
  costUsdPerMwh: new Map(),
};

const siepac = siepacDataset();
const grid2017 = buildNetwork(gridRowsOfYear(siepac, 2017));
const year2017 = marketYear(grid2017, siepac, OPTIONS);

/** Position of the hour of a month, day type and hour. */
function hourAt(year: MarketYear, month: number, dayType: string, hour: number): number {
  return year.hours.findIndex((at) => at.month === month && at.dayType === dayType && at.hour === hour);
}

function yearOf(dataset: Dataset, options: Partial<MarketYearOptions> = {}) {
  const built = buildNetwork(gridRowsOfYear(dataset, options.year ?? 2016));
  return { built, year: marketYear(built, dataset, { ...OPTIONS, year: 2016, ...options }) };
}

describe('the calendar', () => {
  test('leaves 29 February out and knows the days of the week', () => {
    const days = calendarDays(2024);
    expect(days).toHaveLength(365);
    // 28 February 2024 was a Wednesday, 1 March a Friday, 2 March a Saturday.
    expect(days.slice(58, 61)).toEqual([
      { day: 59, month: 2, dayType: 'weekday' },
      { day: 60, month: 3, dayType: 'weekday' },
      { day: 61, month: 3, dayType: 'weekend' },
    ]);
  });

  test('gives representative hours weights that add to 8,760, in months of 48', () => {
    expect(year2017.hours.reduce((sum, { weightH }) => sum + weightH, 0)).toBe(8760);
    // January 2017 had nine weekend days, its first a Sunday.
    expect(year2017.hours[hourAt(year2017, 1, 'weekend', 0)]!.weightH).toBe(9);
    expect(year2017.hours[hourAt(year2017, 1, 'weekday', 0)]!.weightH).toBe(22);
    expect(year2017.blocks.map(({ from, to, month }) => [from, to, month])).toEqual(
      Array.from({ length: 12 }, (_, m) => [48 * m, 48 * (m + 1), m + 1]),
    );
    const seasons = [1, 4, 5, 11, 12].map(
      (month) => year2017.hours[hourAt(year2017, month, 'weekday', 0)]!.season,
    );
    expect(seasons).toEqual(['dry', 'dry', 'wet', 'wet', 'dry']);
  });
});

describe('two countries by hand', () => {
  const profile = (area: string, dayType: string, hour: number, demandPu: number) => ({
    ...row('demand_profiles.csv'),
    area,
    season: 'dry' as const,
    dayType,
    hour,
    demandPu,
  });
  const available = (technology: string, month: number, availabilityPu: number, atMaximum?: number) => ({
    ...row('availability.csv'),
    area: 'A',
    technology,
    month,
    availabilityPu,
    availabilityAtMaximumPu: atMaximum,
  });
  const water = (area: string, year: number, hydrologyPu: number | undefined) => ({
    ...row('hydro_years.csv'),
    area,
    year,
    energyGwh: undefined,
    capacityMw: undefined,
    capacityFactorPu: undefined,
    hydrologyPu,
  });
  const tiny = tinyDataset();
  const dataset: Dataset = {
    ...tiny,
    plants: [
      ...tiny.plants,
      plant('a-lake', 'A', 'a1-100', 'hydro_reservoir', 50, 25),
      plant('a-below', 'A', 'a2-100', 'hydro_reservoir', 10, 10),
      plant('b-lake', 'B', 'b1-100', 'hydro_reservoir', 20, 20),
    ],
    demandZones: [
      { ...row('demand_zones.csv'), ...always, id: 'za', name: 'za', area: 'A', bus: 'a1-100', share: 0.7 },
      { ...row('demand_zones.csv'), ...always, id: 'za2', name: 'za2', area: 'A', bus: 'a2-100', share: 0.3 },
      tiny.demandZones[1]!,
    ],
    demandProfiles: [
      ...tiny.demandProfiles,
      profile('A', 'weekday', 18, 0.8),
      profile('A', 'weekday', 19, 0.9),
      profile('B', 'weekday', 19, 0.6),
      profile('B', 'weekday', 20, 0.5),
    ],
    availability: [
      available('hydro_run_of_river', 2, 0.8),
      available('hydro_reservoir', 2, 0.5, 0.9),
      available('fuel_oil', 2, 0.85),
    ],
    reservoirs: [
      {
        ...row('reservoirs.csv'),
        id: 'a-cascade',
        plants: ['a-lake', 'a-below'],
        crossesMonths: true,
        storageGwh: 12,
      },
    ],
    hydroYears: [
      water('A', 2001, 0.5),
      water('B', 2001, 1.3),
      water('A', 2002, 0.9),
      water('B', 2002, 0.4),
      water('A', 2003, 1.2),
      water('B', 2003, undefined),
    ],
  };
  const { built, year } = yearOf(dataset);
  const at19 = hourAt(year, 2, 'weekday', 19);

  test('demand is peak × profile × share, each country by its own clock', () => {
    const buses = built.network.buses.count;
    const demand = [...year.demandMw.subarray(at19 * buses, (at19 + 1) * buses)];
    // A: 100 MW × 0.9; B's clock is an hour ahead: 100 MW × its 20:00.
    expect(demand.map((mw) => Math.round(1e9 * mw) / 1e9)).toEqual([63, 27, 0, 50]);
    const doubled = yearOf(dataset, { demandFactor: 2 }).year;
    expect(doubled.demandMw[at19 * buses]).toBeCloseTo(126, 12);
  });

  test('what can be given: the mean of the month, machines for reservoirs', () => {
    const units = built.plantRows.length;
    const available = [...year.availableMw.subarray(at19 * units, (at19 + 1) * units)];
    // River 80 of 100, oil 85 of 100, B's oil all, lake and the plant below it 0.9, B's lake all.
    expect(available).toEqual([80, 85, 150, 45, 9, 20]);
  });

  test('water flows in by month, and plants of a row share it', () => {
    expect(year.reservoirs.map(({ id, units, area }) => ({ id, units, area }))).toEqual([
      { id: 'a-cascade', units: [3, 4], area: 0 },
      { id: 'b-lake', units: [5], area: 1 },
    ]);
    expect(year.reservoirs.map(({ crossesMonths, storageMwh }) => [crossesMonths, storageMwh])).toEqual([
      [true, 12_000],
      [false, 0],
    ]);
    // February: 60 MW × 0.5 × 672 h; without a row 20 MW × 1 × 672 h.
    expect(year.reservoirs.map(({ inflowMwh }) => inflowMwh[1])).toEqual([20_160, 13_440]);
  });

  test('reservoirs cost what river plants do, and a scenario may say otherwise', () => {
    expect([...year.costUsdPerMwh.subarray(0, 6)]).toEqual([1, 80, 90, 1, 1, 1]);
    expect([...year.costUsdPerMwh.subarray(-6)]).toEqual([1, 80, 90, 1, 1, 1]);
    expect([...year.co2TPerMwh]).toEqual([0, 0.7, 0.7, 0, 0, 0]);
    const other = yearOf(dataset, { costUsdPerMwh: new Map([['fuel_oil', 70]]) }).year;
    expect([...other.costUsdPerMwh.subarray(0, 6)]).toEqual([1, 70, 70, 1, 1, 1]);
  });

  test('the driest year is the one with the least energy, not with the lowest factor', () => {
    // A's hydro is most of the region's: half of it is missed more than six tenths of B's.
    const dry = yearOf(dataset, { hydrology: 'dry' }).year;
    expect(dry.hydrologyYear).toBe(2001);
    expect(dry.reservoirs.map(({ inflowMwh }) => inflowMwh[1])).toEqual([10_080, 17_472]);
    expect(dry.availableMw[at19 * built.plantRows.length]).toBe(40);
    expect(yearOf(dataset, { hydrology: 'wet' }).year.hydrologyYear).toBe(2002);
  });

  test('a kind of day without a profile is told of once', () => {
    expect(year.remarks.map(({ en }) => en)).toEqual(
      ['A', 'B'].flatMap((area) =>
        ['dry, weekend', 'wet, weekday', 'wet, weekend'].map(
          (kind) => `${area}: no demand profile (${kind}), the peak of the year is used all day`,
        ),
      ),
    );
    expect(year2017.remarks).toEqual([]);
  });

  test('a year that one country does not know is the mean there, and says so; one that none knows is refused', () => {
    const { year: known } = yearOf(dataset, { hydrology: 2003 });
    expect(known.reservoirs.map(({ inflowMwh }) => inflowMwh[1])).toEqual([24_192, 13_440]);
    const ofWater = known.remarks.filter(({ en }) => en.includes('water'));
    expect(ofWater.map(({ en }) => en)).toEqual([
      'B: the water of 2003 is not known, that of the mean year is used',
    ]);
    expect(() => yearOf(dataset, { hydrology: 1990 })).toThrow(NoAnswerError);
  });
});

describe('the region', () => {
  test('the cascade of Arenal keeps water over months, all others are by themselves', () => {
    const cascade = year2017.reservoirs.filter(({ crossesMonths }) => crossesMonths);
    expect(cascade.map(({ id, units }) => [id, units.map((u) => grid2017.plantRows[u]!.id)])).toEqual([
      ['arenal-cascade', ['arenal', 'dengo', 'sandillal']],
    ]);
    const plants = grid2017.plantRows.filter(({ technology }) => technology === 'hydro_reservoir');
    expect(year2017.reservoirs).toHaveLength(plants.length - 2);
  });

  test('neighbours take no part', () => {
    const { network, rows, plantRows } = grid2017;
    const mexico = rows.areas.findIndex(({ id }) => id === 'MX');
    const buses = [...network.buses.area.keys()].filter((bus) => network.buses.area[bus] === mexico);
    const units = [...plantRows.keys()].filter((u) => plantRows[u]!.area === 'MX');
    expect(units).toHaveLength(1);
    year2017.hours.forEach((_, h) => {
      for (const bus of buses) expect(year2017.demandMw[h * network.buses.count + bus]).toBe(0);
      for (const u of units) expect(year2017.availableMw[h * plantRows.length + u]).toBe(0);
    });
  });

  test('the drought of 2019 is the driest year, 2022 the wettest', () => {
    const of = (hydrology: 'dry' | 'wet') => marketYear(grid2017, siepac, { ...OPTIONS, hydrology });
    expect(of('dry').hydrologyYear).toBe(2019);
    expect(of('wet').hydrologyYear).toBe(2022);
  });

  test('all hours have the energy of the representative ones, month by month', () => {
    const all = everyHour(year2017, 2017);
    expect(all.hours).toHaveLength(8760);
    expect(all.blocks).toHaveLength(365);
    const energy = (year: MarketYear, values: Float64Array) => {
      const byMonth = new Float64Array(12);
      const columns = values.length / year.hours.length;
      year.hours.forEach(({ month, weightH }, h) => {
        for (let c = 0; c < columns; c++) byMonth[month - 1]! += weightH * values[h * columns + c]!;
      });
      return byMonth;
    };
    for (const table of ['demandMw', 'availableMw', 'costUsdPerMwh'] as const) {
      const typical = energy(year2017, year2017[table]);
      const ratio = energy(all, all[table]).map((mwh, m) => mwh / typical[m]!);
      for (const value of ratio) expect(value).toBeCloseTo(1, 12);
    }
    // 14 April 2017 was a Friday: the day is a block, and its evening is that of a working day in April.
    const friday = all.blocks[103]!;
    expect(friday).toEqual({ from: 24 * 103, to: 24 * 104, month: 4, day: 104 });
    const buses = grid2017.network.buses.count;
    const evening = hourAt(year2017, 4, 'weekday', 19);
    expect(all.demandMw.slice((friday.from + 19) * buses, (friday.from + 20) * buses)).toEqual(
      year2017.demandMw.slice(evening * buses, (evening + 1) * buses),
    );
  });
});
