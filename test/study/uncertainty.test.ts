import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/grid/dataset.ts';
import { hydrologyYears } from '../../src/grid/hydrology-years.ts';
import { planGrid } from '../../src/study/grid-plan.ts';
import { doneHere, sampleRanges } from '../../src/study/parted-work.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import type { Scenario, UncertaintyRequest } from '../../src/study/scenario.ts';
import { spread } from '../../src/study/uncertainty/sampled-capacities.ts';
import { drawFactors, uncertainGrid } from '../../src/study/uncertainty/uncertain-values.ts';
import { scenarioUncertainty, type UncertaintyPart } from '../../src/study/uncertainty/uncertainty-study.ts';
import { SIEPAC_CAPACITY, siepacDataset, siepacScenario } from '../support/siepac-data.ts';
import { CAPACITY, row, tinyDataset, tinyScenario } from '../support/tiny-dataset.ts';

const NONE = { reactance: 0, rating: 0, demand: 0, availability: 0, cost: 0 };

const SAMPLING: UncertaintyRequest = {
  kind: 'uncertainty',
  samples: 40,
  seed: 5,
  ranges: { reactance: 0.1, rating: 0.1, demand: 0.05, availability: 0.05, cost: 0.1 },
  byConfidence: { published: 0, inferred: 0.5, estimated: 1 },
  common: 0.5,
  hydrology: 'years',
  against: undefined,
};

function sampling(changes: Partial<UncertaintyRequest>, of: Partial<Scenario> = {}): Scenario {
  return tinyScenario({ studies: [CAPACITY, { ...SAMPLING, ...changes }], ...of });
}

/** The tiny data with ratings that nobody published: of the ties, or of every line. */
function guessedRatings(which: 'ties' | 'all' = 'ties'): Dataset {
  const tiny = tinyDataset();
  const isGuess = (id: string) => which === 'all' || id.startsWith('tie');
  return {
    ...tiny,
    lines: tiny.lines.map((line) => ({
      ...line,
      ratingConfidence: isGuess(line.id) ? 'estimated' : 'published',
    })),
  };
}

const workOf = (scenario: Scenario, dataset: Dataset) => scenarioUncertainty(scenario, dataset)!;

function lowestOf(parts: readonly UncertaintyPart[], interfaces: number, at: number): number[] {
  return parts.flatMap(({ asking }) => Array.from(asking.lowestMw).filter((_, i) => i % interfaces === at));
}

describe('without any range', () => {
  const certain = { ranges: NONE, hydrology: 'mean', samples: 3 } as const;

  test('every sample is the deterministic capacity, to the last bit', () => {
    const { capacity, uncertainty } = runScenario(sampling(certain), tinyDataset());
    for (const [t, { ttcMw, bindingLayer, ...row }] of capacity!.rows.entries()) {
      const found = uncertainty!.capacities.rows[t]!;
      expect(found.lowest).toEqual({ p10Mw: ttcMw, p50Mw: ttcMw, p90Mw: ttcMw });
      expect(found.layers).toEqual([{ layer: bindingLayer, share: 1 }]);
      expect(found.pairs[0]).toMatchObject({
        element: row.limitingElement,
        contingency: row.limitingContingency,
        share: 1,
      });
    }
  });

  test('so it is on the real grid, at any moment and schedule', () => {
    const dataset = siepacDataset();
    const moment = fc.record({
      season: fc.constantFrom('dry', 'wet'),
      demand: fc.constantFrom('minimum', 'medium', 'maximum'),
      powerMw: fc.integer({ min: 0, max: 240 }),
    });
    fc.assert(
      fc.property(moment, ({ season, demand, powerMw }) => {
        const studies = [
          { ...SIEPAC_CAPACITY, borders: 'matrix' } as const,
          { ...SAMPLING, ...certain, samples: 1 },
        ];
        const exchanges = [{ from: 'MX', to: 'GT', powerMw }];
        const scenario = siepacScenario({ season, demand, exchanges, studies });
        const { capacity, uncertainty } = runScenario(scenario, dataset);
        const limitOf = (limit: { kind: string; mw?: number }) => limit.mw;
        expect(uncertainty!.capacities.rows.map((row) => row.lowest.p50Mw)).toEqual(
          capacity!.rows.map((row) => row.ttcMw),
        );
        expect(uncertainty!.capacities.rows.map((row) => row.thermalN1.p50Mw)).toEqual(
          capacity!.rows.map((row) => limitOf(row.thermalN1)),
        );
        expect(
          uncertainty!.capacities.rows.map(({ pairs }) => [pairs[0]?.element, pairs[0]?.contingency]),
        ).toEqual(capacity!.rows.map((row) => [row.limitingElement, row.limitingContingency]));
      }),
      { numRuns: 4 },
    );
  });
});

describe('two areas and two equal ties', () => {
  const ratingOnly = {
    ranges: { ...NONE, rating: 0.2 },
    hydrology: 'mean',
    common: 0,
    samples: 2000,
  } as const;
  const work = workOf(sampling(ratingOnly), guessedRatings());
  const parts = work.ranges.map(work.part);

  test('a rating uniform within ±20 % gives a secure capacity uniform within 60 MW ±20 %', () => {
    const sorted = lowestOf(parts, 2, 0).sort((a, b) => a - b);
    expect(sorted[0]).toBeGreaterThanOrEqual(48);
    expect(sorted.at(-1)).toBeLessThan(72);
    const expected = (mw: number) => (mw - 48) / 24;
    const distance = Math.max(...sorted.map((mw, i) => Math.abs(expected(mw) - (i + 0.5) / sorted.length)));
    expect(distance).toBeLessThan(1.95 / Math.sqrt(sorted.length));
    const { lowest } = work.whole(parts).capacities.rows[0]!;
    expect(lowest.p10Mw).toBeCloseTo(48 + 2.4, 0);
    expect(lowest.p50Mw).toBeCloseTo(60, 0);
    expect(lowest.p90Mw).toBeCloseTo(72 - 2.4, 0);
  });

  test('circuits between the same two buses are one guess: intact, both carry twice what one does', () => {
    for (const { asking } of parts.slice(0, 4)) {
      for (let i = 0; i < asking.thermalNMw.length; i += 2) {
        expect(asking.thermalNMw[i]).toBeCloseTo(2 * asking.thermalN1Mw[i]!, 9);
      }
    }
  });

  test('what the plants can give binds as often as the rating is above it', () => {
    const { layers } = work.whole(parts).capacities.rows[1]!;
    const share = new Map(layers.map((found) => [found.layer, found.share]));
    expect(share.get('resources')).toBeCloseTo(0.5, 1);
    expect(share.get('thermal-n-1')! + share.get('resources')!).toBeCloseTo(1, 12);
  });
});

describe('against another scenario', () => {
  const lower = ['tie-1', 'tie-2'].map((element) => ({
    action: 'set-rating' as const,
    element,
    ratingMva: 50,
    name: undefined,
    substation: undefined,
    fromBus: undefined,
    toBus: undefined,
    nominalKv: undefined,
    circuits: undefined,
    lengthKm: undefined,
    typicalClass: undefined,
    reactancePct: undefined,
    flowMw: undefined,
  }));
  const title = { en: 'Less', es: 'Menos' };
  const weaker = tinyScenario({
    id: 'weaker',
    upgrades: [{ kind: 'inline', id: 'less', title, edits: lower }],
  });
  const stronger = sampling({ against: weaker, ranges: { ...SAMPLING.ranges, rating: 0.15 } });

  test('the grid with the higher ratings wins in every sample, by the same error on both', () => {
    const { against } = runScenario(stronger, guessedRatings()).uncertainty!;
    expect(against).toMatchObject({ id: 'weaker', compared: 40 });
    expect(against!.rows[0]).toMatchObject({ fromAreas: ['A'], moreShare: 1, lessShare: 0 });
    const { difference } = against!.rows[0]!;
    // 60 f − 50 f with one factor f within ±15 %: independent errors would spread it eleven times as far.
    expect(difference.p10Mw).toBeGreaterThanOrEqual(8.5);
    expect(difference.p90Mw).toBeLessThanOrEqual(11.5);
  });

  test('a scenario against itself never differs', () => {
    const { against } = runScenario(sampling({ against: tinyScenario() }), guessedRatings()).uncertainty!;
    for (const found of against!.rows) {
      expect(found).toMatchObject({ moreShare: 0, lessShare: 0, difference: { p10Mw: 0, p90Mw: 0 } });
    }
  });
});

describe('the random numbers', () => {
  const dataset = guessedRatings('all');
  const bytes = (scenario: Scenario, of = dataset) =>
    JSON.stringify(runScenario(scenario, of).uncertainty!.capacities);

  test('the same seed gives the same bytes, another seed others', () => {
    expect(bytes(sampling({}))).toBe(bytes(sampling({})));
    expect(bytes(sampling({ seed: 6 }))).not.toBe(bytes(sampling({})));
  });

  test('the order of rows in the tables does not matter', () => {
    const turned = {
      ...dataset,
      lines: dataset.lines.toReversed(),
      plants: dataset.plants.toReversed(),
      demandZones: dataset.demandZones.toReversed(),
    };
    const found = runScenario(sampling({}), turned).uncertainty!.capacities.rows;
    runScenario(sampling({}), dataset).uncertainty!.capacities.rows.forEach(({ lowest }, t) => {
      for (const key of ['p10Mw', 'p50Mw', 'p90Mw'] as const) {
        expect(found[t]!.lowest[key]).toBeCloseTo(lowest[key]!, 9);
      }
    });
  });

  test('elements that are added take nothing from the draws of the others', () => {
    const line = dataset.lines[0]!;
    const more = { ...dataset, lines: [{ ...line, id: 'new', toBus: 'b2-100' }, ...dataset.lines] };
    const factors = (of: Dataset) => {
      const plan = planGrid(tinyScenario(), of);
      const { rating } = uncertainGrid(plan, SAMPLING);
      const drawn = drawFactors(rating, 1, 17);
      return new Map(plan.built.branchRows.map(({ id }, k) => [id, drawn[k]]));
    };
    const [before, after] = [factors(dataset), factors(more)];
    expect(new Set(before.values()).size).toBe(3);
    for (const [id, factor] of before) expect(after.get(id)).toBe(factor);
  });

  test('parts are the same whoever does them, in whatever order', () => {
    const work = workOf(sampling({ samples: 60 }), dataset);
    const backwards = work.ranges.toReversed().map(work.part).toReversed();
    expect(JSON.stringify(work.whole(backwards))).toBe(JSON.stringify(doneHere(work)));
    const [whole, late] = [work.part({ from: 0, to: 7 }), work.part({ from: 5, to: 7 })];
    expect(late.asking.lowestMw).toEqual(whole.asking.lowestMw.slice(10));
    expect(sampleRanges(60, 25)).toEqual([
      { from: 0, to: 25 },
      { from: 25, to: 50 },
      { from: 50, to: 60 },
    ]);
  });

  test('stay within the range of their confidence, and share what the kind shares', () => {
    const guessed = (typicalClass: string | undefined, line: Dataset['lines'][number], n: number) => ({
      ...line,
      typicalClass,
      toBus: n % 2 === 0 ? 'b1-100' : 'b2-100',
      fromBus: n < 2 ? 'a1-100' : 'a2-100',
    });
    const lines = dataset.lines.map((line, n) => guessed('100-typical', line, n));
    const drawn = (common: number, confidence: 'estimated' | 'inferred' | 'published') => {
      const of = { ...dataset, lines: lines.map((line) => ({ ...line, ratingConfidence: confidence })) };
      const { rating } = uncertainGrid(planGrid(tinyScenario(), of), { ...SAMPLING, common });
      return Array.from({ length: 500 }, (_, sample) => drawFactors(rating, 3, sample));
    };
    const widest = (of: Float64Array[]) => Math.max(...of.flatMap((f) => [...f].map((x) => Math.abs(x - 1))));
    expect(widest(drawn(0.5, 'estimated'))).toBeLessThanOrEqual(0.1);
    expect(widest(drawn(0.5, 'estimated'))).toBeGreaterThan(0.08);
    expect(widest(drawn(0.5, 'inferred'))).toBeLessThanOrEqual(0.05);
    expect(widest(drawn(0.5, 'published'))).toBe(0);
    for (const factors of drawn(1, 'estimated')) expect(new Set(factors).size).toBe(1);
    for (const factors of drawn(0, 'estimated').slice(0, 5)) expect(new Set(factors).size).toBe(4);
  });
});

describe('hydrology by year', () => {
  const year = (area: string, of: number, hydrologyPu: number | undefined) => ({
    ...row('hydro_years.csv'),
    area,
    year: of,
    energyGwh: undefined,
    capacityMw: undefined,
    capacityFactorPu: undefined,
    hydrologyPu,
  });
  const hydroYears = [
    year('A', 2015, 0.5),
    year('A', 2016, 1),
    year('A', 2017, 1.2),
    year('B', 2015, 0.9),
    year('B', 2016, undefined),
    year('B', 2017, 1.1),
  ];
  const dataset = { ...tinyDataset(), hydroYears };

  test('takes the years that every recorded area knows', () => {
    const found = hydrologyYears(dataset, ['B', 'C', 'A']);
    expect(found.years).toEqual([2015, 2017]);
    expect(found.factor.map((factor) => [...factor])).toEqual([
      [0.9, 1, 0.5],
      [1.1, 1, 1.2],
    ]);
  });

  test('draws one of them for all areas: A has 40 MW of hydro or 96', () => {
    const scenario = sampling({ ranges: NONE, samples: 30 });
    const work = workOf(scenario, dataset);
    const room = lowestOf(work.ranges.map(work.part), 2, 0);
    // A draws 100 MW of its 200; what it can give more is 40 + 100 − 100 or 96 + 100 − 100, and the ties carry 60.
    expect([...new Set(room.map((mw) => Math.round(mw * 1e6) / 1e6))].sort()).toEqual([40, 60]);
    expect(work.whole(work.ranges.map(work.part)).hydrologyYears).toEqual([2015, 2017]);
  });
});

test('a sample without an answer is counted with its reason, and left out', () => {
  const tiny = tinyDataset();
  const short = tiny.plants.map((plant) => (plant.id === 'a-oil' ? { ...plant, capacityMw: 8.2 } : plant));
  const scenario = sampling(
    { ranges: { ...NONE, availability: 0.1 }, samples: 60 },
    { exchanges: [{ from: 'A', to: 'B', powerMw: 88 }] },
  );
  const { capacities } = runScenario(scenario, { ...tiny, plants: short }).uncertainty!;
  const [lost] = capacities.unanswered;
  expect(lost!.samples).toBeGreaterThan(0);
  expect(capacities.answered + capacities.unanswered.reduce((sum, { samples }) => sum + samples, 0)).toBe(60);
  expect(lost!.reason.en).toMatch(/^A cannot export that much/);
  expect(capacities.rows).toHaveLength(2);
});

test('samples in which no plant can move are told from those that nothing limits', () => {
  const full = tinyDataset();
  // A gives all its 180 MW: 100 MW at home and 80 MW to B, and nobody can give more.
  const exchanges = [{ from: 'A', to: 'B', powerMw: 80 }];
  const { capacities } = runScenario(
    sampling({ ranges: NONE, hydrology: 'mean', samples: 2 }, { exchanges }),
    full,
  ).uncertainty!;
  const [forward, backward] = capacities.rows;
  expect(forward).toMatchObject({ immovableShare: 1, unlimitedShare: 0 });
  expect(forward!.thermalN1.p50Mw).toBeUndefined();
  expect(backward).toMatchObject({ immovableShare: 0, unlimitedShare: 0 });
});

test('quantiles of four figures by hand, of which one is no limit', () => {
  expect(spread([40, 10, Number.POSITIVE_INFINITY, 20])).toEqual({ p10Mw: 13, p50Mw: 30, p90Mw: undefined });
});
