import { describe, expect, test } from 'vitest';
import { flowFromScratch } from '../../src/analysis/fresh-solution.ts';
import type { TransferLimitRow } from '../../src/grid/dataset.ts';
import { contingencyList } from '../../src/study/contingency-list.ts';
import { prepareGrid } from '../../src/study/prepare-grid.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import type { Treatment } from '../../src/study/security/security-result.ts';
import { SIEPAC_CAPACITY, siepacDataset, siepacScenario } from '../support/siepac-data.ts';
import { CAPACITY, LOADING, row, tinyDataset, tinyScenario } from '../support/tiny-dataset.ts';

const DATASET = siepacDataset();

const MOMENTS = [
  { year: 2017, season: 'dry', demand: 'maximum' },
  { year: 2026, season: 'dry', demand: 'medium' },
  { year: 2026, season: 'wet', demand: 'minimum' },
] as const;

describe.each(MOMENTS)('published limits of $year, $season, $demand demand', (moment) => {
  const scenario = siepacScenario({ ...moment, studies: [SIEPAC_CAPACITY] });
  const { security, capacity, scenario: held } = runScenario(scenario, DATASET);

  test('every direction that has one stands, with each of its figures', () => {
    const fits = (row: TransferLimitRow) =>
      row.yearFrom <= moment.year &&
      row.yearTo >= moment.year &&
      [undefined, moment.season].includes(row.season) &&
      [undefined, held.month].includes(row.month) &&
      [undefined, moment.demand].includes(row.demandPeriod);
    const published = DATASET.transferLimits.filter(fits);
    expect(published.length).toBeGreaterThan(10);
    expect(security!.limits.map(({ id, mw }) => [id, mw])).toEqual(
      published.map(({ id, limitMw }) => [id, limitMw]),
    );
    const ways = (rows: readonly Pick<TransferLimitRow, 'fromAreas' | 'toAreas'>[]) =>
      new Set(rows.map(({ fromAreas, toAreas }) => `${fromAreas.join()}>${toAreas.join()}`));
    const acting = ways(security!.limits.filter(({ acts }) => acts));
    expect(acting).toEqual(ways(published.filter(({ kind }) => kind === 'operating')));
  });

  test('the one that acts is the one that capacities count with, and decides where they say so', () => {
    let compared = 0;
    for (const row of capacity!.rows) {
      const own = security!.limits.filter(({ id }) => id === row.operating?.id);
      for (const limit of own) {
        compared++;
        expect(limit).toMatchObject({ acts: true, thermalN: row.thermalN, thermalN1: row.thermalN1 });
        if (row.thermalN1.kind === 'limited') {
          expect(limit.beyondMw).toBeCloseTo(row.thermalN1.mw - row.operating!.mw, 9);
        } else expect(limit.beyondMw).toBeUndefined();
      }
    }
    expect(compared).toBeGreaterThan(0);
    const deciding = security!.limits.flatMap(({ id, binds }) =>
      binds.map(({ from, to }) => `${from.join()}>${to.join()} ${id}`),
    );
    const bound = capacity!.rows.flatMap(({ fromAreas, toAreas, bindingLayer, operating, crossed }) => {
      const way = `${fromAreas.join()}>${toAreas.join()}`;
      if (bindingLayer === 'operating') return [`${way} ${operating!.id}`];
      return bindingLayer === 'crossed' ? [`${way} ${crossed[0]!.published.id}`] : [];
    });
    expect(deciding.sort()).toEqual(bound.sort());
  });
});

describe('outages that harm', () => {
  const scenario = siepacScenario({});
  const { security, loading, capacity } = runScenario(scenario, DATASET);
  const outages = security!.outages;

  test('are those that the loadings count, each with its highest harmed element, solved anew', () => {
    const grid = prepareGrid(scenario, DATASET);
    const list = contingencyList(grid.built, grid.network, DATASET, 115);
    const harming = loading!.contingencies.filter(({ harmed }) => harmed > 0);
    expect(outages.map(({ contingency }) => contingency).sort()).toEqual(
      harming.map(({ contingency }) => contingency).sort(),
    );
    const watched = loading!.elements.map(({ element }) => grid.built.branchIndex.get(element)!);
    for (const outage of outages.filter((_, i) => i % 6 === 0)) {
      const contingency = list.find(({ id }) => id === outage.contingency)!;
      if (contingency.units.length > 0) continue;
      const after = flowFromScratch(grid.base, contingency);
      const pct = (k: number, flows: Float64Array) =>
        (100 * Math.abs(flows[k]!)) / grid.network.branches.ratingMva[k]!;
      const harmed = watched.filter((k) => {
        const before = pct(k, grid.flow.flowMw);
        return pct(k, after) > 100 && (before <= 100 || pct(k, after) > before + 1);
      });
      const worst = Math.max(...harmed.map((k) => pct(k, after)));
      expect(outage.harmed).toBe(harmed.length);
      expect(outage.loadingAfterPct).toBeCloseTo(worst, 6);
      const k = grid.built.branchIndex.get(outage.element)!;
      expect(outage.loadingBeforePct).toBeCloseTo(pct(k, grid.flow.flowMw), 6);
      expect(outage.ratingConfidence).toBe(grid.built.branchRows[k]!.ratingConfidence);
    }
    expect(outages.map((outage) => outage.loadingAfterPct)).toEqual(
      outages.map((outage) => outage.loadingAfterPct).sort((a, b) => b - a),
    );
  });

  test('name the exchanges that the pair limits, as the capacities do', () => {
    const limited = capacity!.rows.filter(({ pairs: [first] }) =>
      outages.some((outage) => {
        const isSame = outage.element === first?.element && outage.contingency === first.contingency;
        return isSame && outage.flowAfterMw * first.sensitivity > 0;
      }),
    );
    expect(outages.flatMap(({ limits }) => limits)).toHaveLength(limited.length);
    expect(limited.length).toBeGreaterThan(0);
  });

  test('take the output of plants behind a lost line for lost, where it was run down and not tripped', () => {
    const wet = siepacScenario({ season: 'wet', studies: [{ ...LOADING, monitorFromKv: 115 }] });
    const grid = prepareGrid(wet, DATASET);
    const renace = grid.built.plantRows.flatMap((plant, u) =>
      plant.bus === 'gt-renace-230' ? [grid.base.outputMw[u]!] : [],
    );
    const output = renace.reduce((sum, mw) => sum + mw, 0);
    expect(output).toBeGreaterThan(50);
    const lost = runScenario(wet, DATASET).loading!.contingencies.find(
      ({ contingency }) => contingency === 'gt-tactic-renace',
    )!;
    expect(lost.trippedMw).toBeCloseTo(output, 6);
    expect(lost.trippedByArea).toEqual([{ area: 'GT', trippedMw: expect.closeTo(output, 6) }]);
  });
});

describe('two countries by hand', () => {
  /** 70 MW over two ties of 60 MVA: 35 each, 70 on one after the loss of the other. */
  const exchanges = [{ from: 'A', to: 'B', powerMw: 70 }];

  test('the loss of a tie leaves the other at 7/6 of its rating, and is the limit from A to B', () => {
    const { security } = runScenario(tinyScenario({ exchanges }), tinyDataset());
    const ties = security!.outages.filter(({ contingency }) => contingency.startsWith('tie'));
    expect(ties).toHaveLength(2);
    for (const tie of ties) {
      expect(tie.loadingBeforePct).toBeCloseTo(100 * (35 / 60), 9);
      expect(tie.loadingAfterPct).toBeCloseTo(100 * (70 / 60), 9);
      expect(tie.areas).toEqual(['A', 'B']);
    }
    expect(ties.flatMap(({ limits }) => limits)).toEqual([{ from: ['A'], to: ['B'] }]);
  });

  test('lines of 2 ohm lose r f² at 100 kV', () => {
    const dataset = tinyDataset();
    const lines = dataset.lines.map((line) => ({ ...line, resistanceOhmPerKm: 0.02 }));
    const { security } = runScenario(tinyScenario({ exchanges }), { ...dataset, lines });
    // 0.02 pu of 100 MVA; a1–a2 carries what A gives at a1 less its 100 MW there, the ties 35 each, b1–b2 all 70.
    const grid = prepareGrid(tinyScenario({ exchanges }), dataset);
    const [inland, , , b] = [...grid.flow.flowMw];
    expect(b).toBeCloseTo(70, 9);
    const lossMw = 0.02 * 100 * (2 * 0.35 ** 2 + 0.7 ** 2 + (inland! / 100) ** 2);
    expect(security!.seriesLossMw).toBeCloseTo(lossMw, 9);
  });

  test('criteria say what the run does about them', () => {
    const criterion = (
      aspect: 'outages' | 'rating-after-outage' | 'regional-share' | 'voltage',
      value?: string,
    ) => ({ ...row('criteria.csv'), id: aspect, aspect, ruleEn: 'r', ruleEs: 'r', value, unit: undefined });
    const criteria = [
      criterion('outages', '115'),
      criterion('rating-after-outage'),
      criterion('regional-share', '15'),
      criterion('voltage'),
    ];
    const dataset = { ...tinyDataset(), criteria };
    const treated = (studies: Parameters<typeof tinyScenario>[0]): Treatment[] =>
      runScenario(tinyScenario(studies), dataset).security!.criteria.map(({ treatment }) => treatment);
    const asAsked = [LOADING, { ...CAPACITY, localOverloadThreshold: 0.15 }];
    expect(treated({ studies: asAsked })).toEqual(['applied', 'applied', 'applied', 'entered']);
    const emergency = [
      { ...LOADING, monitorFromKv: 138, postContingencyRating: 'emergency' as const },
      CAPACITY,
    ];
    expect(treated({ studies: emergency })).toEqual(['otherwise', 'otherwise', 'otherwise', 'entered']);
    expect(treated({ studies: [LOADING] })).toEqual(['applied', 'applied', 'entered']);
  });

  test('there is none without loadings or capacities', () => {
    expect(runScenario(tinyScenario({ studies: [] }), tinyDataset()).security).toBeUndefined();
  });
});

describe('schemes of the data', () => {
  const { security } = runScenario(
    siepacScenario({ studies: [{ ...LOADING, monitorFromKv: 115 }] }),
    DATASET,
  );

  test('EDALTBV watches the flow from Mexico, ESIM005 the other way', () => {
    const scheme = (id: string) => security!.schemes.find((each) => each.id === id)!;
    expect(scheme('SC01')).toMatchObject({ modelled: true, isInRun: false, trigger: { levelMw: 408 } });
    expect(scheme('SC01').trigger!.flowMw).toBeCloseTo(120, 6);
    expect(scheme('SC06').trigger!.flowMw).toBeCloseTo(-120, 6);
    expect(scheme('SC01').trigger!.worst!.flowMw).toBeGreaterThan(120);
  });
});
