import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import type { Dataset } from '../../src/grid/dataset.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import { row, tinyDataset, tinyScenario } from '../support/tiny-dataset.ts';

const dataset = tinyDataset();

function border(result: ReturnType<typeof runScenario>, from: string, to: string) {
  const found = result.capacity!.rows.find((r) => r.fromAreas.join() === from && r.toAreas.join() === to);
  if (found === undefined) throw new Error(`no ${from} > ${to}`);
  return found;
}

describe('two countries by hand', () => {
  const result = runScenario(tinyScenario(), dataset);

  test('each country meets its own demand by merit order, Panama-style clock shifted', () => {
    expect(result.dispatch.map((a) => [a.area, a.demandMw, a.generationMw])).toEqual([
      ['A', 100, 100],
      ['B', 90, 90],
    ]);
    expect(result.dispatch[0]!.byTechnology).toEqual([
      { technology: 'hydro_run_of_river', outputMw: 80 },
      { technology: 'fuel_oil', outputMw: 20 },
    ]);
    expect(result.dispatch[0]).toMatchObject({
      availableMw: 180,
      marginalUnit: 'a-oil',
      marginalCostUsdPerMwh: 80,
    });
    expect(result.dispatch[1]).toMatchObject({ marginalUnit: 'b-oil', marginalCostUsdPerMwh: 90 });
  });

  test('capacity A > B: both ties carry 120 MW intact, 60 MW after the loss of one', () => {
    const row = border(result, 'A', 'B');
    expect(row.thermalN).toMatchObject({ kind: 'limited' });
    expect(row.thermalN.kind === 'limited' && row.thermalN.mw).toBeCloseTo(120, 6);
    expect(row.thermalN1.kind === 'limited' && row.thermalN1.mw).toBeCloseTo(60, 6);
    expect(row).toMatchObject({
      bindingLayer: 'thermal-n-1',
      limitingElement: 'tie-1',
      limitingContingency: 'tie-2',
      confidence: 'published',
    });
    expect(row.resources).toEqual({ kind: 'limited', mw: 80 });
    expect(row.tieFlowAtLimitMw).toBeCloseTo(60, 6);
  });

  test('capacity B > A ends at 60 MW for the ties, and B has 60 MW to give', () => {
    const row = border(result, 'B', 'A');
    expect(row.thermalN1.kind === 'limited' && row.thermalN1.mw).toBeCloseTo(60, 6);
    expect(row.resources).toEqual({ kind: 'limited', mw: 60 });
  });

  test('every check of the result on itself passes', () => {
    expect(result.checks.map((c) => [c.id, c.passed])).toEqual([
      ['kirchhoff', true],
      ['balance', true],
      ['outage-resolve', true],
      ['capacity-resolve', true],
      ['capacity-pick-up', true],
      ['explanations', true],
    ]);
  });

  test('an element leads to its row and its source', () => {
    const tie = result.loading!.elements.find((e) => e.element === 'tie-1')!;
    expect(tie.trace).toEqual({
      file: 'lines.csv',
      line: dataset.lines[1]!.origin.line,
      sourceIds: ['hand'],
      confidence: 'published',
    });
    expect(result.sources.map((s) => s.id)).toEqual(['hand']);
  });
});

test('a schedule moves both balances and counts towards the capacity', () => {
  const result = runScenario(tinyScenario({ exchanges: [{ from: 'A', to: 'B', powerMw: 30 }] }), dataset);
  expect(result.dispatch.map((a) => a.netExportMw)).toEqual([30, -30]);
  expect(result.loading!.borders).toMatchObject([{ fromArea: 'A', toArea: 'B' }]);
  expect(result.loading!.borders[0]!.flowMw).toBeCloseTo(30, 9);
  const row = border(result, 'A', 'B');
  expect(row.baseExchangeMw).toBe(30);
  expect(row.thermalN1.kind === 'limited' && row.thermalN1.mw).toBeCloseTo(60, 6);
});

test('demand between two known years lies between; beyond them it is carried over and said', () => {
  const between = runScenario(tinyScenario({ year: 2017 }), dataset);
  expect(between.dispatch[0]!.demandMw).toBeCloseTo(110, 9);
  expect(between.warnings.map((w) => w.code)).toEqual(['DATA_CARRIED_OVER']);
});

test('demand without units is left out and reported, never dropped', () => {
  const result = runScenario(tinyScenario({ demandFactor: 2 }), dataset);
  expect(result.dispatch[0]).toMatchObject({ demandMw: 200, generationMw: 180, netExportMw: 0 });
  expect(result.dispatch[0]!.unservedMw).toBeCloseTo(20, 9);
  expect(result.warnings.map((w) => w.code)).toContain('DEMAND_UNSERVED');
});

test.each([
  ['more than all plants give', 'A', 'B', 500],
  ['more than the importer draws', 'A', 'B', 95],
])('a schedule of %s is refused at its place', (_, from, to, powerMw) => {
  const spans = new Map([['exchanges.A->B', { file: 'tiny.yaml', line: 9, column: 3 }]]);
  try {
    runScenario(tinyScenario({ exchanges: [{ from, to, powerMw }], spans }), dataset);
    throw new Error('accepted');
  } catch (error) {
    const { diagnostics } = error as InputError;
    expect(new Set(diagnostics.map((d) => `${d.code} ${d.line}:${d.column}`))).toEqual(
      new Set(['SCHEDULE_NOT_MET 9:3']),
    );
  }
});

describe('published limits', () => {
  const limit = (id: string, limitMw: number, extra: object = {}) => ({
    ...row('transfer_limits.csv'),
    id,
    fromAreas: ['A'],
    toAreas: ['B'],
    yearFrom: 2016,
    yearTo: 2016,
    season: undefined,
    month: undefined,
    demandPeriod: undefined,
    limitMw,
    toleranceMw: undefined,
    kind: 'operating' as const,
    reason: undefined,
    reasonEs: undefined,
    ...extra,
  });
  const withLimits: Dataset = {
    ...dataset,
    transferLimits: [
      limit('year', 55),
      limit('period', 45, { demandPeriod: 'maximum' }),
      limit('other-period', 5, { demandPeriod: 'minimum' }),
      limit('other-year', 6, { yearFrom: 2020, yearTo: 2020 }),
      limit('design', 300, { kind: 'design' }),
    ],
  };
  const found = border(runScenario(tinyScenario(), withLimits), 'A', 'B');

  test('the most specific operating limit is the layer, and binds when it is the lowest', () => {
    expect(found.operating).toMatchObject({ id: 'period', mw: 45 });
    expect(found).toMatchObject({ bindingLayer: 'operating', ttcMw: 45, ntcMw: 45 });
  });
  test('the others stand beside it', () => {
    expect(found.otherPublished.map((l) => l.id)).toEqual(['year', 'design']);
  });
});

describe('upgrades', () => {
  const edit = {
    action: 'add-line' as const,
    element: 'tie-3',
    name: 'third tie',
    substation: undefined,
    fromBus: 'a2-100',
    toBus: 'b1-100',
    nominalKv: undefined,
    circuits: 1,
    lengthKm: 100,
    typicalClass: '100-typical',
    ratingMva: undefined,
    reactancePct: undefined,
    flowMw: undefined,
  };
  const title = { en: 'Third tie', es: 'Tercer enlace' };

  test('a third equal tie doubles what is secure', () => {
    const upgrades = [{ kind: 'inline' as const, id: 'third-tie', title, edits: [edit] }];
    const found = border(runScenario(tinyScenario({ upgrades }), dataset), 'A', 'B');
    expect(found.thermalN1.kind === 'limited' && found.thermalN1.mw).toBeCloseTo(120, 6);
  });

  test('an edit that cannot be made is an input error with its place', () => {
    const upgrades = [
      {
        kind: 'inline' as const,
        id: 'bad',
        title,
        edits: [
          { ...edit, toBus: 'b9-100' },
          { ...edit, element: 'tie-1' },
        ],
      },
    ];
    const spans = new Map([['upgrades.bad', { file: 'tiny.yaml', line: 7, column: 5 }]]);
    expect(() => runScenario(tinyScenario({ upgrades, spans }), dataset)).toThrow(InputError);
    try {
      runScenario(tinyScenario({ upgrades, spans }), dataset);
    } catch (error) {
      const { diagnostics } = error as InputError;
      expect(diagnostics.map((d) => [d.line, d.message.en])).toEqual([
        [7, 'bus b9-100 does not exist in this year'],
        [7, 'element tie-1 exists already'],
      ]);
    }
  });

  test('a controlled link in place of the ties carries the schedule and limits by its size', () => {
    const upgrades = [
      {
        kind: 'inline' as const,
        id: 'back-to-back',
        title,
        edits: [
          { ...edit, action: 'remove' as const, element: 'tie-1' },
          { ...edit, action: 'remove' as const, element: 'tie-2' },
          { ...edit, action: 'add-dc-link' as const, element: 'link', ratingMva: 40 },
        ],
      },
    ];
    const exchanges = [{ from: 'A', to: 'B', powerMw: 15 }];
    const result = runScenario(tinyScenario({ upgrades, exchanges }), dataset);
    expect(result.grid.islands).toBe(2);
    expect(result.loading!.borders[0]!.flowMw).toBeCloseTo(15, 9);
    expect(border(result, 'A', 'B')).toMatchObject({ bindingLayer: 'resources', ttcMw: 40 });
    expect(border(result, 'B', 'A').resources).toEqual({ kind: 'limited', mw: 40 });
  });
});
