import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { NoAnswerError } from '../../src/base/errors.ts';
import type { ContingencyRow, TransferLimitRow } from '../../src/grid/dataset.ts';
import { resultCsvFiles } from '../../src/io/result-csv.ts';
import { loadSolver } from '../../src/numeric/lp.ts';
import { checkScenario } from '../../src/study/check-scenario.ts';
import { needsSolver } from '../../src/study/optimum/optimum-studies.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import type { BidEntry, RightEntry, RightsRequest } from '../../src/study/scenario.ts';
import { siepacDataset, siepacScenario } from '../support/siepac-data.ts';
import { always, line, row, tinyDataset, tinyScenario } from '../support/tiny-dataset.ts';

const solver = await loadSolver();

function held(id: string, from: RightEntry['from'], to: RightEntry['to'], powerMw: number): RightEntry {
  return { id, holder: undefined, from, to, type: 'obligation', powerMw };
}

function bid(id: string, from: string, to: string, powerMw: number, priceUsdPerMw: number): BidEntry {
  return { ...held(id, from, to, powerMw), priceUsdPerMw };
}

const RIGHTS: RightsRequest = {
  kind: 'rights',
  period: '2016',
  contingencies: 'n-1',
  operatingLimits: true,
  spread: 'demand',
  monitorFromKv: 100,
  postContingencyRating: 'continuous',
  held: [held('old', 'A', 'B', 40)],
  bids: [bid('dear', 'A', 'B', 50, 10), bid('cheap', 'A', 'B', 30, 5)],
};

function run(changes: Partial<RightsRequest>, data: Partial<ReturnType<typeof tinyDataset>> = {}) {
  return runScenario(
    tinyScenario({ studies: [{ ...RIGHTS, ...changes }] }),
    { ...tinyDataset(), ...data },
    solver,
  );
}

type Row = Readonly<Record<string, string>>;

function table(result: ReturnType<typeof run>, name: string): Row[] {
  return parse(resultCsvFiles(result).find((file) => file.name === name)!.text, { columns: true }) as Row[];
}

describe('rights over two ties of 60 MVA, of which one must carry all', () => {
  it('what is held fits, and the bids share the 20 MW that are left by price', () => {
    const result = run({});
    const { test, auction, bids } = result.rights!;
    expect(test.isFeasible).toBe(true);
    expect(test.closest[0]).toMatchObject({
      element: expect.stringMatching(/^tie-/),
      contingency: expect.stringMatching(/^tie-/),
      flowMw: expect.closeTo(40, 6),
      limitMw: 60,
      parts: [{ right: 'old', mw: expect.closeTo(40, 6) }],
    });
    expect(bids).toMatchObject([
      { id: 'dear', award: { awardedMw: expect.closeTo(20, 6), paymentUsd: expect.closeTo(200, 5) } },
      {
        id: 'cheap',
        award: { awardedMw: expect.closeTo(0, 6), clearingPriceUsdPerMw: expect.closeTo(10, 6) },
      },
    ]);
    expect(auction!.revenueUsd).toBeCloseTo(200, 5);
    expect(auction!.valueUsd).toBeCloseTo(200, 5);
    const [limit] = auction!.limits;
    expect(limit).toMatchObject({ kind: 'branch', flowMw: expect.closeTo(60, 6) });
    expect(auction!.limits.reduce((sum, { priceUsdPerMw }) => sum + priceUsdPerMw, 0)).toBeCloseTo(10, 6);
    expect(result.checks.filter(({ passed }) => !passed)).toEqual([]);
    const ids = result.checks.map(({ id }) => id);
    for (const id of ['rights-resolve', 'rights-feasible', 'rights-prices', 'rights-revenue'])
      expect(ids).toContain(id);
  });

  it('with nothing out both ties carry', () => {
    const { auction, bids } = run({ contingencies: 'none' }).rights!;
    expect(bids.map(({ award }) => Math.round(award!.awardedMw))).toEqual([50, 30]);
    expect(auction!.limits).toEqual([]);
  });

  it('losses of several ties count where they are asked for', () => {
    const tower: ContingencyRow = {
      ...row('contingencies.csv'),
      ...always,
      id: 'tower',
      nameEn: 'Two ties',
      nameEs: 'Dos enlaces',
      kind: 'common-tower',
      elements: ['tie-1', 'tie-2'],
    };
    const lines = [...tinyDataset().lines, line('tie-3', 'a2-100', 'b1-100', 20, 60)];
    const auction = (contingencies: RightsRequest['contingencies']) => {
      const changes = { contingencies, held: [], bids: [bid('all', 'A', 'B', 500, 1)] };
      return run(changes, { lines, contingencies: [tower] }).rights!.auction!;
    };
    // Two of three ties are left after one loss, one after both.
    expect(auction('n-1').awardedMw).toBeCloseTo(120, 6);
    expect(auction('multiple').awardedMw).toBeCloseTo(60, 6);
    expect(auction('multiple').limits[0]!.contingency).toBe('tower');
  });

  it('the operating limit of a border holds, unless it is left out', () => {
    const limit: TransferLimitRow = {
      ...row('transfer_limits.csv'),
      id: 'L1',
      fromAreas: ['A'],
      toAreas: ['B'],
      yearFrom: 2016,
      yearTo: 2016,
      season: undefined,
      month: undefined,
      demandPeriod: undefined,
      limitMw: 45,
      toleranceMw: undefined,
      kind: 'operating',
      reason: undefined,
      reasonEs: undefined,
    };
    const limited = run({}, { transferLimits: [limit] }).rights!;
    expect(limited.auction!.awardedMw).toBeCloseTo(5, 6);
    expect(limited.auction!.limits[0]).toMatchObject({
      kind: 'border',
      element: 'L1',
      elementName: 'A → B',
      contingency: undefined,
      usedMw: expect.closeTo(5, 6),
    });
    const free = run({ operatingLimits: false }, { transferLimits: [limit] }).rights!;
    expect(free.auction!.awardedMw).toBeCloseTo(20, 6);
  });

  it('rights that do not fit are told pair by pair, and nothing is sold', () => {
    const result = run({ held: [held('first', 'A', 'B', 50), held('second', 'a2', 'B', 20)] });
    const { test, auction, noAuction } = result.rights!;
    expect(test.isFeasible).toBe(false);
    expect(test.violations).toHaveLength(2);
    for (const pair of test.violations) {
      expect(pair.flowMw).toBeCloseTo(70, 6);
      expect(pair.parts.map(({ right }) => right)).toEqual(['first', 'second']);
    }
    expect(auction).toBeUndefined();
    expect(noAuction!.es).toContain('sin subasta');
    expect(table(result, 'rights.csv').map((r) => [r.right, r.awarded_mw])).toEqual([
      ['first', ''],
      ['second', ''],
      ['dear', ''],
      ['cheap', ''],
    ]);
    const limits = table(result, 'rights_limits.csv');
    expect(limits.map(({ status }) => status)).toEqual(['violated', 'violated']);
    expect(Number(limits[0]!.excess_mw)).toBeCloseTo(10, 6);
    expect(limits[0]!.rights).toBe('first;second');
  });

  it('the tables hold everything that is held and bid for', () => {
    const result = run({});
    expect(table(result, 'rights.csv').map((r) => [r.status, r.right, r.from, r.to, r.power_mw])).toEqual([
      ['held', 'old', 'A', 'B', '40'],
      ['bid', 'dear', 'A', 'B', '50'],
      ['bid', 'cheap', 'A', 'B', '30'],
    ]);
    expect(table(result, 'rights_limits.csv').map(({ status }) => status)).toContain('binding');
  });

  it('an outage that cuts a place off interrupts its rights: nobody stands in for them', () => {
    // Of A → B, from a1, nothing is left when a1–a2 is lost; of a2 → B everything is.
    const places = (from: string) =>
      run({ held: [held('x', from, 'B', 40)], bids: [] }).rights!.test.closest.map(
        ({ element, contingency }) => `${element} ${contingency}`,
      );
    expect(places('A').some((pair) => pair.startsWith('a1-a2'))).toBe(true);
    expect(places('a2').some((pair) => pair.startsWith('a1-a2'))).toBe(false);
  });

  it('places are areas by demand or plants, substations, buses, or several with weights', () => {
    const onA12 = (from: RightEntry['from'], spread: RightsRequest['spread']) =>
      run({
        held: [held('x', from, 'B', 40)],
        bids: [],
        spread,
        contingencies: 'none',
      }).rights!.test.closest.find(({ element }) => element === 'a1-a2')?.flowMw;
    expect(onA12('A', 'demand')).toBeCloseTo(40, 6);
    // Half of the plants of A stand at a1, half at a2.
    expect(onA12('A', 'capacity')).toBeCloseTo(20, 6);
    expect(onA12('a1', 'demand')).toBeCloseTo(40, 6);
    expect(onA12('a2-100', 'demand')).toBeUndefined();
    expect(onA12({ a1: 1, 'a2-100': 3 }, 'demand')).toBeCloseTo(10, 6);
  });

  it('has no answer where nobody draws, or no line leads', () => {
    const { demandZones, lines } = tinyDataset();
    const noDemand = { demandZones: demandZones.filter(({ area }) => area !== 'A') };
    expect(() => run({}, noDemand)).toThrow(NoAnswerError);
    const noTies = { lines: lines.filter(({ id }) => !id.startsWith('tie')) };
    expect(() => run({}, noTies)).toThrow(/no line joins A with B/);
  });

  it('needs a solver for bids alone', () => {
    expect(needsSolver({ studies: [RIGHTS] })).toBe(true);
    expect(needsSolver({ studies: [{ ...RIGHTS, bids: [] }] })).toBe(false);
    expect(() => runScenario(tinyScenario({ studies: [RIGHTS] }), tinyDataset())).toThrow(/needs a solver/);
  });
});

describe('places that the data do not have', () => {
  const findings = (changes: Partial<RightsRequest>) =>
    checkScenario(tinyScenario({ studies: [{ ...RIGHTS, ...changes }] }), tinyDataset()).filter(
      ({ severity }) => severity === 'error',
    );

  it('are told with what was probably meant', () => {
    const [found] = findings({ held: [held('x', 'a1-10', 'B', 10)] });
    expect(found).toMatchObject({ code: 'UNKNOWN_PLACE' });
    expect(found!.hint!.en).toContain('a1-100');
    expect(found!.message.es).toContain('2016');
  });

  it('weights belong to substations and buses, and a right leads somewhere', () => {
    const [area] = findings({ held: [held('x', { A: 1 }, 'B', 10)] });
    expect(area!.message.en).toContain('is an area');
    expect(area!.hint).toBeUndefined();
    expect(findings({ held: [held('x', {}, 'B', 10)] })[0]!.code).toBe('UNKNOWN_PLACE');
    expect(findings({ bids: [bid('x', 'B', 'B', 10, 1)] })[0]!.code).toBe('SAME_PLACE');
    expect(findings({})).toEqual([]);
  });
});

it('the grid of 2017: the published limit of the Mexican link sells 120 MW, and its banks would carry 225', () => {
  const mexico = { bids: [bid('mx', 'MX', 'GT', 400, 5)], held: [], monitorFromKv: 115 };
  const sold = (operatingLimits: boolean) => {
    const studies = [{ ...RIGHTS, ...mexico, operatingLimits }];
    const scenario = siepacScenario({ season: 'dry', demand: 'maximum', studies });
    const result = runScenario(scenario, siepacDataset(), solver);
    expect(result.checks.filter(({ passed }) => !passed)).toEqual([]);
    return result.rights!.auction!;
  };
  expect(sold(true).awardedMw).toBeCloseTo(120, 6);
  const thermal = sold(false);
  expect(thermal.awardedMw).toBeCloseTo(225, 6);
  expect(thermal.limits[0]!.elementName).toContain('Los Brillantes 400/230');
});
