import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DesignInputs } from '../../../../src/analysis/market/designs/design-inputs.ts';
import type { DesignBlockResult } from '../../../../src/analysis/market/designs/design-result.ts';
import { marketGrid } from '../../../../src/analysis/market/designs/market-grid.ts';
import { designRunner } from '../../../../src/analysis/market/designs/run-design.ts';
import { dispatchBlock } from '../../../../src/analysis/market/dispatch-block.ts';
import type { MexicanOption, RegionalRegime } from '../../../../src/analysis/market/market-design.ts';
import { loadSolver } from '../../../../src/numeric/lp.ts';
import { BUS, twoCountries, UNIT, variedTwoCountries } from '../../../support/two-countries.ts';

const solver = await loadSolver();

type Solve = (region: RegionalRegime, mexico: MexicanOption) => DesignBlockResult;

function solving(inputs: DesignInputs): Solve {
  const run = designRunner(inputs, (block) => dispatchBlock(block, solver));
  return (region, mexico) => {
    const outcome = run({ id: 'any', region, mexico });
    if (outcome.kind !== 'solved') throw new Error(outcome.kind);
    return outcome;
  };
}

const usd = ({ dispatch }: DesignBlockResult) => dispatch.objectiveUsd;
const aLittle = (value: number) => 1e-6 * Math.abs(value) + 1e-6;

function holds(property: (inputs: DesignInputs, seed: number) => void, numRuns = 40): void {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => property(variedTwoCountries(seed), seed)),
    { numRuns },
  );
}

test('trade of what is left costs no more than none, and one dispatch for all no more than that', () => {
  holds((inputs) => {
    const solve = solving(inputs);
    const [isolated, opportunity, integrated] = (['isolated', 'opportunity', 'integrated'] as const).map(
      (region) => usd(solve(region, 'none')),
    ) as [number, number, number];
    expect(opportunity).toBeLessThanOrEqual(isolated + aLittle(isolated));
    expect(integrated).toBeLessThanOrEqual(opportunity + aLittle(opportunity));
  });
});

test('where the border is shut, trade after the national stage is that stage: water, reserve and all', () => {
  holds((inputs) => {
    const shut = inputs.limits.interfaces.map((limit) => ({
      ...limit,
      forwardMw: new Float64Array(4),
      reverseMw: new Float64Array(4),
    }));
    const solve = solving({ ...inputs, limits: { ...inputs.limits, interfaces: shut } });
    const isolated = usd(solve('isolated', 'none'));
    expect(Math.abs(usd(solve('opportunity', 'none')) - isolated)).toBeLessThanOrEqual(aLittle(isolated));
  });
});

test('joint dispatch is the cheapest way to use the same link, for the region and Mexico together', () => {
  holds((inputs) => {
    const solve = solving(inputs);
    const joint = usd(solve('integrated', 'joint-dispatch'));
    for (const option of [
      'none',
      'contracts',
      'border-agent',
      'explicit-auction',
      'implicit-coupling',
    ] as const) {
      expect(joint, option).toBeLessThanOrEqual(usd(solve('integrated', option)) + aLittle(joint));
    }
    expect(usd(solve('integrated', 'full-member'))).toBeLessThanOrEqual(joint + aLittle(joint));
    // Whether the capacity stands in the offers or is a limit changes who has the rent, not what is dispatched.
    expect(usd(solve('integrated', 'border-agent'))).toBeLessThanOrEqual(joint + aLittle(joint));
  });
});

test('bidders by the day who foresee the coupled prices nominate the coupled flow, where prices differ', () => {
  let compared = 0;
  holds((inputs) => {
    const mexico = inputs.mexico!;
    const coupled = solving(inputs)('integrated', 'implicit-coupling');
    const { flowMw, regionPriceUsdPerMwh, mexicoPriceUsdPerMwh } = coupled.mexico!.coupling!;
    const gap = regionPriceUsdPerMwh.map((price, hour) => price - mexicoPriceUsdPerMwh[hour]!);
    const foresight = solving({
      ...inputs,
      mexico: {
        ...mexico,
        auction: {
          yearlyShare: 0,
          expectedPriceUsdPerMwh: mexico.priceUsdPerMwh.map((price, hour) => price + gap[hour]!),
        },
      },
    })('integrated', 'explicit-auction');
    const none = inputs.rules.exchangeChargeUsdPerMwh + mexico.slopeUsdPerMwhPerMw * 20 + 1e-6;
    flowMw.forEach((mw, hour) => {
      if (Math.abs(gap[hour]!) <= none) return;
      compared++;
      expect(foresight.mexico!.exchange.flowMw[hour]).toBeCloseTo(mw, 5);
    });
  });
  expect(compared).toBeGreaterThan(20);
});

test('no country exports while its own demand is cut, and none is cut more than alone', () => {
  let short = 0;
  holds((inputs) => {
    const { dispatch, national } = solving(inputs)('opportunity', 'none');
    for (let hour = 0; hour < 4; hour++) {
      for (const [area, bus] of [BUS.a2, BUS.b].entries()) {
        const cutMw = dispatch.unservedMw[hour * 4 + bus]!;
        expect(cutMw).toBeLessThanOrEqual(national!.dispatch.unservedMw[hour * 4 + bus]! + 1e-6);
        if (cutMw < 1e-4) continue;
        short++;
        expect(dispatch.netExportMw[hour * 3 + area]).toBeLessThanOrEqual(1e-6);
      }
    }
  });
  expect(short).toBeGreaterThan(0);
});

test('reservoirs keep the schedule that their country made, unless it left water over', () => {
  const output = ({ block, dispatch }: Pick<DesignBlockResult, 'block' | 'dispatch'>) => {
    const { count, unit } = block.offers;
    return Array.from({ length: 4 }, (_, hour) => {
      return unit.reduce((mw, u, o) => mw + (u === UNIT.R ? dispatch.outputMw[hour * count + o]! : 0), 0);
    });
  };
  let kept = 0;
  holds((inputs) => {
    const result = solving(inputs)('opportunity', 'border-agent');
    const [national, traded] = [output(result.national!), output(result)];
    const spare = result.block.budgets.length > 0;
    if (!spare) kept++;
    traded.forEach((mw, hour) => {
      if (spare) expect(mw).toBeGreaterThanOrEqual(national[hour]! - 1e-6);
      else expect(mw).toBeCloseTo(national[hour]!, 6);
    });
  });
  expect(kept).toBeGreaterThan(10);
});

test('water that no hour at home has a use for is sold abroad', () => {
  const solve = solving({
    ...twoCountries,
    year: { ...twoCountries.year, demandMw: Float64Array.of(0, 0, 15, 165, 0, 0, 120, 30) },
    waterMwh: () => Float64Array.of(120),
  });
  const { national, dispatch, block } = solve('opportunity', 'none');
  // Alone A runs its reservoir for all of the night's 15 MW and for 40 MW, all it can give, in the evening: 50 MWh are left.
  const scheduled = block.offers.unit.indexOf(UNIT.R);
  const more = block.offers.unit.lastIndexOf(UNIT.R);
  expect(more).toBeGreaterThan(scheduled);
  expect(national!.dispatch.outputMw[scheduled]).toBeCloseTo(15, 6);
  expect(dispatch.outputMw[scheduled]! + dispatch.outputMw[more]!).toBeCloseTo(40, 6);
  expect(block.budgets).toEqual([{ id: 'R', offers: [more], energyMwh: expect.closeTo(50, 6) }]);
});

test('what the network cannot take of the schedule of a reservoir is used in other hours', () => {
  const { mexico } = twoCountries;
  // R stands at a1 here. In the evening Mexico gives 75 MW for nothing: of the 85 MW of a1–a2 10 are left.
  const { network } = twoCountries.grid;
  const bus = network.units.bus.map((b, u) => (u === UNIT.R ? BUS.a1 : b));
  const solve = solving({
    ...twoCountries,
    grid: marketGrid({ ...network, units: { ...network.units, bus } }, 2),
    mexico: { ...mexico!, priceUsdPerMwh: Float64Array.of(70, 0), importMw: Float64Array.of(50, 75) },
  });
  const { national, dispatch, block } = solve('opportunity', 'border-agent');
  const o = block.offers.unit.indexOf(UNIT.R);
  const evening = block.offers.count + o;
  expect(national!.dispatch.outputMw[national!.block.offers.count + o]).toBeCloseTo(30, 6);
  expect(dispatch.outputMw[evening]).toBeCloseTo(10, 6);
  expect(national!.dispatch.outputMw[o]).toBeCloseTo(0, 6);
  // 20 MWh are left for the two hours of the night.
  expect(dispatch.outputMw[block.offers.unit.lastIndexOf(UNIT.R)]).toBeCloseTo(10, 6);
});

test('a design that trades with Mexico has no answer on a grid without it', () => {
  const run = designRunner({ ...twoCountries, mexico: undefined }, (block) => dispatchBlock(block, solver));
  expect(run({ id: 'today', region: 'opportunity', mexico: 'contracts' }).kind).toBe('no-mexico');
  expect(run({ id: 'alone', region: 'opportunity', mexico: 'none' }).kind).toBe('solved');
});

test('a stage without answer is named', () => {
  const run = designRunner(twoCountries, () => ({ kind: 'infeasible' }));
  expect(run({ id: 'today', region: 'opportunity', mexico: 'contracts' })).toEqual({
    kind: 'infeasible',
    stage: 'national',
  });
  expect(run({ id: 'joint', region: 'integrated', mexico: 'implicit-coupling' })).toEqual({
    kind: 'infeasible',
    stage: 'coupling',
  });
});
