import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanBorder, WaterPlan, WaterPlanInput } from '../../../src/analysis/market/market-plan.ts';
import { waterBudgets } from '../../../src/analysis/market/water-budgets.ts';
import { waterPlan } from '../../../src/analysis/market/water-plan.ts';
import { HOLDING_USD_PER_MWH } from '../../../src/analysis/market/water-program.ts';
import { buildNetwork } from '../../../src/grid/build-network.ts';
import { gridRowsOfYear } from '../../../src/grid/grid-rows.ts';
import { everyHour } from '../../../src/grid/market/every-hour.ts';
import { marketYear } from '../../../src/grid/market/typical-year.ts';
import { loadSolver } from '../../../src/numeric/lp.ts';
import { siepacDataset } from '../../support/siepac-data.ts';
import { type SmallHour, type SmallPlant, type SmallReservoir, smallYear } from '../../support/small-year.ts';

const solver = await loadSolver();

type Asked = Pick<WaterPlanInput, 'year' | 'network'> & Partial<WaterPlanInput>;

function inputOf(asked: Asked): WaterPlanInput {
  return {
    borders: [],
    interfaces: [],
    offers: [],
    vollUsdPerMwh: 1000,
    exchangeChargeUsdPerMwh: 0,
    ...asked,
  };
}

function planFor(asked: Asked): WaterPlan {
  const plan = waterPlan(inputOf(asked), solver);
  if (plan.kind !== 'optimal') throw new Error(plan.kind);
  expect(plan.check.relativeGap).toBeLessThan(1e-9);
  expect(plan.check.balanceMw).toBeLessThan(1e-6);
  expect(plan.check.waterMwh).toBeLessThan(1e-3);
  return plan;
}

function close(actual: ArrayLike<number>, expected: readonly number[], digits = 6): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(actual[i]!).toBeCloseTo(value, digits);
  });
}

/** Two areas that can trade within limits that hold in every hour. */
function border(hours: number, forward: number, reverse = forward): PlanBorder {
  return {
    from: 0,
    to: 1,
    forwardMw: new Float64Array(hours).fill(forward),
    reverseMw: new Float64Array(hours).fill(reverse),
  };
}

describe('two months and a reservoir by hand', () => {
  // 50 MW at 40 and 100 MW at 80 serve 60 MW for 10 h in January and 100 MW for 20 h in February; 40 MW of machines.
  const hours: SmallHour[] = [
    { month: 1, weightH: 10, demandMw: [60] },
    { month: 2, weightH: 20, demandMw: [100] },
  ];
  const plants: SmallPlant[] = [
    { area: 0, cost: 40, mw: 50 },
    { area: 0, cost: 80, mw: 100 },
  ];
  const of = (reservoir: Partial<SmallReservoir>) =>
    planFor(smallYear(hours, plants, [{ area: 0, cost: 1, mw: 40, inflowMwh: [600], ...reservoir }]));

  test('water that cannot be kept is used in its month, and what finds no use is spare', () => {
    const plan = of({});
    // 40 MW of machines give 400 MWh: 10 MW instead of the dear plant, 30 MW instead of the cheap one.
    close(plan.outputMw, [40, 0]);
    close(plan.budgetMwh, [600, 0]);
    expect(plan.spareMwh[0]).toBeCloseTo(200, 6);
    expect(plan.waterValueUsdPerMwh[0]).toBeCloseTo(0, 6);
    close(plan.priceUsdPerMwh, [40, 80]);
    // Water 400 MWh at 1, cheap 20 MW × 10 h and 50 MW × 20 h at 40, dear 50 MW × 20 h at 80.
    expect(plan.objectiveUsd).toBeCloseTo(400 + 40 * 1200 + 80 * 1000, 4);
  });

  test('storage that binds parts the value of water of the two months', () => {
    const plan = of({ storageMwh: 400 });
    // 400 MWh are kept for February; the 200 that stay save 100 MWh at 80 and 100 at 40.
    close(plan.outputMw, [20, 20]);
    close(plan.budgetMwh, [200, 400]);
    close([plan.storageMwh[0]!, plan.storageMwh[1]!], [400, 0]);
    close([plan.waterValueUsdPerMwh[0]!, plan.waterValueUsdPerMwh[1]!], [39, 79], 2);
    close(plan.priceUsdPerMwh, [40, 80], 2);
    expect(plan.objectiveUsd).toBeCloseTo(600 + 40 * 1400 + 80 * 600, 4);
  });

  test('storage enough: one value, and no more is kept than is gained by', () => {
    const plan = of({ storageMwh: 10_000 });
    // The dear plant is replaced in January too (100 MWh); nothing is gained by keeping those as well.
    close(plan.outputMw, [10, 25]);
    close([plan.storageMwh[0]!, plan.storageMwh[1]!], [500, 0]);
    close([plan.waterValueUsdPerMwh[0]!, plan.waterValueUsdPerMwh[1]!], [79, 79], 2);
  });

  test('the year ends as it begins: water of the last month serves the first', () => {
    const plan = planFor(
      smallYear(hours, plants, [{ area: 0, cost: 1, mw: 40, inflowMwh: [0, 900], storageMwh: 1000 }]),
    );
    // February can use 800 MWh at 80; the 100 MWh of January at 80 come out of what it keeps.
    close(plan.outputMw, [10, 40]);
    close([plan.storageMwh[0]!, plan.storageMwh[1]!], [0, 100]);
  });
});

describe('water that is worth the same in many hours', () => {
  const oil: SmallPlant = { area: 0, cost: 80, mw: 1000 };

  test('shaves the peaks of the plants that it stands in for', () => {
    const hours: SmallHour[] = [
      { month: 1, weightH: 2, demandMw: [60] },
      { month: 1, weightH: 5, demandMw: [100] },
      { month: 1, weightH: 1, demandMw: [90] },
    ];
    const output = (mwh: number) =>
      planFor(smallYear(hours, [oil], [{ area: 0, cost: 1, mw: 40, inflowMwh: [mwh] }])).outputMw;
    // Down to 80 MW: 5 h × 20 and 1 h × 10.
    close(output(110), [0, 20, 10]);
    // The machines stop at 40 MW, so that the level falls to 55: 5 h × 40, 1 h × 35 and 2 h × 5.
    close(output(245), [5, 40, 35]);
  });

  test('so that no hour could help another one', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            weightH: fc.integer({ min: 1, max: 9 }),
            mw: fc.double({ min: 1, max: 50, noNaN: true }),
          }),
          { minLength: 2, maxLength: 8 },
        ),
        fc.double({ min: 1, max: 30, noNaN: true }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (days, machinesMw, share) => {
          const most = days.map(({ mw }) => Math.min(mw, machinesMw));
          const energy = share * days.reduce((sum, { weightH }, h) => sum + weightH * most[h]!, 0);
          const hours = days.map(({ weightH, mw }) => ({ month: 1, weightH, demandMw: [mw] }));
          const lake = { area: 0, cost: 1, mw: machinesMw, inflowMwh: [energy] };
          const { outputMw } = planFor(smallYear(hours, [oil], [lake]));
          days.forEach((high, i) => {
            days.forEach((low, j) => {
              if (high.mw - outputMw[i]! < low.mw - outputMw[j]! + 1e-6) return;
              expect(outputMw[i]! > machinesMw - 1e-6 || outputMw[j]! < 1e-6).toBe(true);
            });
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('reservoirs with other machines, or in another country, do their own work', () => {
  const plants: SmallPlant[] = [0, 1].map((area) => ({ area, cost: 80, mw: 10 }));
  const lake = (area: number, mw: number): SmallReservoir => ({ area, mw, cost: 1, inflowMwh: [4] });
  const hours: SmallHour[] = [{ month: 1, weightH: 1, demandMw: [6, 3] }];
  const plan = planFor(smallYear(hours, plants, [lake(0, 1), lake(0, 4), lake(1, 4)]));
  close(plan.outputMw, [1, 4, 3]);
  close(plan.priceUsdPerMwh, [80, 1]);
});

describe('two countries by hand', () => {
  const hours: SmallHour[] = [{ month: 1, weightH: 1, demandMw: [50, 50] }];
  const plants: SmallPlant[] = [
    { area: 0, cost: 20, mw: 90 },
    { area: 1, cost: 60, mw: 40 },
  ];
  const asked = smallYear(hours, plants);

  test('by themselves one is short', () => {
    const plan = planFor(asked);
    close(plan.unservedMw, [0, 10]);
    close(plan.priceUsdPerMwh, [20, 1000]);
    expect(plan.objectiveUsd).toBeCloseTo(50 * 20 + 40 * 60 + 10 * 1000, 6);
  });

  test('a border that binds parts their prices, each way with its own limit', () => {
    const plan = planFor({ ...asked, borders: [border(1, 30, 0)] });
    close(plan.flowMw, [30]);
    close(plan.priceUsdPerMwh, [20, 60]);
    const turned = planFor({
      ...asked,
      borders: [{ ...border(1, 0, 30), from: 1, to: 0 }],
    });
    close(turned.flowMw, [-30]);
    expect(planFor({ ...asked, borders: [border(1, 0, 30)] }).flowMw[0]).toBeCloseTo(0, 9);
  });

  test('a charge stands between the prices where nothing binds', () => {
    const free = { ...asked, borders: [border(1, Infinity)] };
    const plan = planFor({ ...free, exchangeChargeUsdPerMwh: 5 });
    // All 90 MW of the cheap plant: 40 leave, and the dear one serves the last 10.
    close(plan.flowMw, [40]);
    close(plan.priceUsdPerMwh, [55, 60]);
    expect(plan.objectiveUsd).toBeCloseTo(90 * 20 + 10 * 60 + 40 * 5, 6);
    const dear = planFor({ ...free, exchangeChargeUsdPerMwh: 50 });
    close(dear.flowMw, [10]);
  });

  test('an interface limits a sum of borders', () => {
    const borders = [border(1, 25), border(1, 25)];
    const limit = { forwardMw: Float64Array.of(32), reverseMw: Float64Array.of(Infinity) };
    const members = [0, 1].map((b) => ({ border: b, factor: 1 }));
    const plan = planFor({ ...asked, borders, interfaces: [{ borders: members, ...limit }] });
    expect(plan.flowMw[0]! + plan.flowMw[1]!).toBeCloseTo(32, 9);
    close(plan.priceUsdPerMwh, [20, 60]);
  });

  test('neighbours: a schedule is kept, a bid takes what is worth it', () => {
    const offer = (area: number, lower: number, upper: number, cost: number) => ({
      area,
      lowerMw: Float64Array.of(lower),
      upperMw: Float64Array.of(upper),
      costUsdPerMwh: Float64Array.of(cost),
    });
    const offers = [offer(1, 12, 12, 500), offer(0, -25, 0, 35), offer(0, -25, 0, 15)];
    const plan = planFor({ ...asked, offers });
    close(plan.offerMw, [12, -25, 0]);
    close(plan.priceUsdPerMwh, [20, 60]);
    expect(planFor({ ...asked, offers: [offer(0, -100, 0, 35)] }).priceUsdPerMwh[0]).toBeCloseTo(35, 9);
  });

  test('a schedule that nobody can meet is infeasible', () => {
    const offers = [
      {
        area: 1,
        lowerMw: Float64Array.of(-60),
        upperMw: Float64Array.of(-60),
        costUsdPerMwh: Float64Array.of(0),
      },
    ];
    expect(waterPlan(inputOf({ ...asked, offers }), solver).kind).toBe('infeasible');
  });
});

const hourArb = (areas: number) =>
  fc.record({
    month: fc.integer({ min: 1, max: 3 }),
    weightH: fc.constant(1),
    demandMw: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: areas, maxLength: areas }),
  });
const hoursArb = (areas: number) =>
  fc
    .array(hourArb(areas), { minLength: 3, maxLength: 6 })
    .map((hours) => [...hours].sort((a, b) => a.month - b.month));
const plantArb = (areas: number) =>
  fc.record({
    area: fc.integer({ min: 0, max: areas - 1 }),
    cost: fc.integer({ min: 0, max: 90 }),
    mw: fc.integer({ min: 0, max: 3 }),
  });
const reservoirArb = (areas: number, storage: fc.Arbitrary<number | undefined>) =>
  fc
    .record({
      area: fc.integer({ min: 0, max: areas - 1 }),
      cost: fc.constant(1),
      mw: fc.integer({ min: 1, max: 4 }),
      inflowMwh: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }),
      storageMwh: storage,
    })
    .map(
      ({ storageMwh, ...rest }): SmallReservoir => ({
        ...rest,
        ...(storageMwh === undefined ? {} : { storageMwh }),
      }),
    );

/** Cost of serving an hour of one country with so much water, whole MW; infinite when there is no room for it. */
function hourCost(demand: number, plants: readonly SmallPlant[], voll: number, waterMw: number): number {
  let left = demand - waterMw;
  if (left < 0) return Infinity;
  let usd = 0;
  for (const { cost, mw } of [...plants].sort((a, b) => a.cost - b.cost)) {
    const used = Math.min(left, mw);
    usd += used * cost;
    left -= used;
  }
  return usd + left * voll;
}

/** Least cost by trying every whole amount of water in every hour and every whole amount kept from month to month. */
function bruteForceUsd(
  hours: readonly SmallHour[],
  plants: readonly SmallPlant[],
  reservoir: SmallReservoir,
  months: readonly number[],
): number {
  const monthUsd = (month: number, waterMwh: number) => {
    let best = new Float64Array(waterMwh + 1);
    for (const { demandMw } of hours.filter((hour) => hour.month === month)) {
      best = best.map((_, water) => {
        let least = Infinity;
        for (let mw = 0; mw <= Math.min(water, reservoir.mw); mw++) {
          const usd = hourCost(demandMw[0]!, plants, 1000, mw) + mw * reservoir.cost + best[water - mw]!;
          least = Math.min(least, usd);
        }
        return least;
      });
    }
    return best[waterMwh]!;
  };
  const storage = months.length > 1 ? (reservoir.storageMwh ?? 0) : 0;
  let least = Infinity;
  for (let start = 0; start <= storage; start++) {
    let byHeld = new Map([[start, 0]]);
    for (const month of months) {
      const next = new Map<number, number>();
      for (const [held, usd] of byHeld) {
        for (let kept = 0; kept <= storage; kept++) {
          const water = held + reservoir.inflowMwh[month - 1]! - kept;
          if (water < 0) continue;
          next.set(kept, Math.min(next.get(kept) ?? Infinity, usd + monthUsd(month, water)));
        }
      }
      byHeld = next;
    }
    least = Math.min(least, byHeld.get(start) ?? Infinity);
  }
  return least;
}

describe('random years', () => {
  test('cost what trying everything finds', () => {
    fc.assert(
      fc.property(
        hoursArb(1),
        fc.array(plantArb(1), { maxLength: 3 }),
        reservoirArb(1, fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined })),
        (hours, plants, reservoir) => {
          const months = [...new Set(hours.map(({ month }) => month))];
          const plan = planFor(smallYear(hours, plants, [reservoir]));
          const least = bruteForceUsd(hours, plants, reservoir, months);
          // What holding water costs may keep back what gains less than that.
          expect(plan.objectiveUsd).toBeGreaterThan(least - 1e-6);
          expect(plan.objectiveUsd).toBeLessThan(least + 20 * HOLDING_USD_PER_MWH);
        },
      ),
      { numRuns: 120 },
    );
  });

  test('without borders are those of each country, without limits those of one country', () => {
    fc.assert(
      fc.property(
        hoursArb(2),
        fc.array(plantArb(2), { minLength: 1, maxLength: 4 }),
        fc.array(reservoirArb(2, fc.constant(undefined)), { maxLength: 3 }),
        (hours, plants, reservoirs) => {
          const both = smallYear(hours, plants, reservoirs);
          const alone = [0, 1].map((area) => {
            const own = <T extends SmallPlant>(list: readonly T[]) =>
              list.filter((one) => one.area === area).map((one) => ({ ...one, area: 0 }));
            const demand = hours.map((hour) => ({ ...hour, demandMw: [hour.demandMw[area]!] }));
            return planFor(smallYear(demand, own(plants), own(reservoirs))).objectiveUsd;
          });
          expect(planFor(both).objectiveUsd).toBeCloseTo(alone[0]! + alone[1]!, 5);
          const one = smallYear(
            hours.map((hour) => ({ ...hour, demandMw: [hour.demandMw[0]! + hour.demandMw[1]!] })),
            plants.map((plant) => ({ ...plant, area: 0 })),
            reservoirs.map((reservoir) => ({ ...reservoir, area: 0 })),
          );
          const joint = planFor({ ...both, borders: [border(hours.length, Infinity)] });
          expect(joint.objectiveUsd).toBeCloseTo(planFor(one).objectiveUsd, 5);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('reservoirs that are alike share their work by size, in whatever order they stand', () => {
    fc.assert(
      fc.property(
        hoursArb(1),
        fc.array(plantArb(1), { maxLength: 3 }),
        reservoirArb(1, fc.constant(undefined)),
        fc.integer({ min: 1, max: 9 }),
        (hours, plants, whole, tenths) => {
          const part = (share: number): SmallReservoir => ({
            ...whole,
            mw: share * whole.mw,
            inflowMwh: whole.inflowMwh.map((mwh) => share * mwh),
          });
          const split = planFor(smallYear(hours, plants, [part(tenths / 10), part(1 - tenths / 10)]));
          const alone = planFor(smallYear(hours, plants, [whole]));
          expect(split.objectiveUsd).toBeCloseTo(alone.objectiveUsd, 5);
          hours.forEach((_, h) => {
            expect(split.outputMw[2 * h]! * (10 - tenths)).toBeCloseTo(
              split.outputMw[2 * h + 1]! * tenths,
              6,
            );
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** Where water is held over and not to the brim, its value is the same on both sides but for what holding costs. */
function expectLevelValues({ year }: Asked, plan: WaterPlan): number {
  const count = year.reservoirs.length;
  const months = [...new Set(year.hours.map(({ month }) => month))];
  let free = 0;
  year.reservoirs.forEach(({ crossesMonths, storageMwh }, r) => {
    if (!crossesMonths || months.length < 2) return;
    months.forEach((month, m) => {
      const next = months[(m + 1) % months.length]!;
      const held = plan.storageMwh[(month - 1) * count + r]!;
      const [now, then] = [month, next].map((at) => plan.waterValueUsdPerMwh[(at - 1) * count + r]!);
      const gain = then! - now! - HOLDING_USD_PER_MWH;
      if (held < storageMwh - 1e-6) expect(gain).toBeLessThan(1e-6);
      if (held > 1e-6) expect(gain).toBeGreaterThan(-1e-6);
      if (held > 1e-6 && held < storageMwh - 1e-6) free++;
    });
  });
  return free;
}

test('the value of water is level over months between which storage does not bind', () => {
  let free = 0;
  fc.assert(
    fc.property(
      hoursArb(2),
      fc.array(plantArb(2), { maxLength: 4 }),
      fc.array(reservoirArb(2, fc.integer({ min: 0, max: 6 })), { minLength: 1, maxLength: 2 }),
      fc.integer({ min: 0, max: 3 }),
      (hours, plants, reservoirs, limit) => {
        const asked = smallYear(hours, plants, reservoirs);
        free += expectLevelValues(asked, planFor({ ...asked, borders: [border(hours.length, limit)] }));
      },
    ),
    { numRuns: 80 },
  );
  expect(free).toBeGreaterThan(0);
});

describe('the region in 2017', () => {
  const dataset = siepacDataset();
  const built = buildNetwork(gridRowsOfYear(dataset, 2017));
  const options = { year: 2017, hydrology: 2017, demandFactor: 1, costUsdPerMwh: new Map() } as const;
  const year = marketYear(built, dataset, options);
  const at = (id: string) => built.network.areas.id.indexOf(id);
  const pairs = ['GT SV', 'GT HN', 'SV HN', 'HN NI', 'NI CR', 'CR PA'].map((pair) => pair.split(' '));
  const asked: Asked = {
    year,
    network: built.network,
    borders: pairs.map(([from, to]) => ({ ...border(year.hours.length, 250), from: at(from!), to: at(to!) })),
    exchangeChargeUsdPerMwh: 0.01,
  };
  const plan = planFor(asked);
  const count = year.reservoirs.length;
  const units = built.plantRows.length;
  const areas = built.network.areas.count;

  test('gives every month the water that it has, and every year all of it', () => {
    year.reservoirs.forEach(({ crossesMonths, inflowMwh }, r) => {
      const used = year.blocks.map((_, block) => plan.budgetMwh[block * count + r]!);
      const whole = inflowMwh.reduce((sum, mwh) => sum + mwh, 0);
      expect(used.reduce((sum, mwh) => sum + mwh, 0) / whole).toBeCloseTo(1, 9);
      if (!crossesMonths) used.forEach((mwh, m) => void expect(mwh / inflowMwh[m]!).toBeCloseTo(1, 9));
    });
    expect(expectLevelValues(asked, plan)).toBeGreaterThan(5);
  });

  test('runs water where it is worth its value: complementary slackness by hand', () => {
    year.hours.forEach(({ month }, h) => {
      year.reservoirs.forEach(({ units: machines, area }, r) => {
        const most = machines.reduce((sum, u) => sum + year.availableMw[h * units + u]!, 0);
        const output = plan.outputMw[h * count + r]!;
        const value = plan.waterValueUsdPerMwh[(month - 1) * count + r]!;
        const gain =
          plan.priceUsdPerMwh[h * areas + area]! - year.costUsdPerMwh[h * units + machines[0]!]! - value;
        if (output > 1e-6) expect(gain).toBeGreaterThan(-1e-5);
        if (output < most - 1e-6) expect(gain).toBeLessThan(1e-5);
      });
    });
  });

  test('spread over 365 days brings every month the same water', () => {
    const all = everyHour(year, 2017);
    const daily = waterBudgets(plan, year, all);
    expect(daily).toHaveLength(365 * count);
    const monthly = new Float64Array(12 * count);
    all.blocks.forEach(({ month }, day) => {
      for (let r = 0; r < count; r++) monthly[(month - 1) * count + r]! += daily[day * count + r]!;
    });
    monthly.forEach((mwh, i) => {
      expect(mwh).toBeCloseTo(plan.budgetMwh[i]!, 4);
    });
  });
});
