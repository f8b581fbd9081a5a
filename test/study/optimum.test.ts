import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { NoAnswerError } from '../../src/base/errors.ts';
import { resultCsvFiles } from '../../src/io/result-csv.ts';
import { loadSolver } from '../../src/numeric/lp.ts';
import { runReport } from '../../src/report/run-report.ts';
import { PLAIN_STYLE } from '../../src/report/style.ts';
import { reportText } from '../../src/report/terminal/report-text.ts';
import { needsSolver } from '../../src/study/optimum/optimum-studies.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import type { JointRequest, OptimisedRequest, RegionalTradeRequest } from '../../src/study/scenario.ts';
import { SIEPAC_CAPACITY, siepacDataset, siepacScenario } from '../support/siepac-data.ts';
import { CAPACITY, tinyDataset, tinyScenario } from '../support/tiny-dataset.ts';

const solver = await loadSolver();

const { monitorFromKv, sensitivityThreshold, localOverloadThreshold, contingencies, postContingencyRating } =
  CAPACITY;
const RULES = {
  monitorFromKv,
  sensitivityThreshold,
  localOverloadThreshold,
  contingencies,
  postContingencyRating,
};
const OPTIMISED: OptimisedRequest = {
  kind: 'optimised',
  borders: 'all',
  directions: 'both',
  shiftKey: 'headroom',
  helping: 'none',
  ...RULES,
};
const JOINT: JointRequest = {
  kind: 'joint',
  exchanges: [
    { from: ['A'], to: ['B'] },
    { from: ['B'], to: ['A'] },
  ],
  shiftKey: 'headroom',
  redispatch: true,
  ...RULES,
};
const TRADE: RegionalTradeRequest = { kind: 'regionalTrade', ...RULES };

describe('two countries over two ties of 60 MVA each', () => {
  const scenario = tinyScenario({ studies: [CAPACITY, OPTIMISED, JOINT, TRADE] });
  const result = runScenario(scenario, tinyDataset(), solver);
  const rows = (name: string) =>
    parse(resultCsvFiles(result).find((file) => file.name === name)!.text, { columns: true }) as Row[];

  it('one tie must carry all, with redispatch as without', () => {
    const [forward] = result.optimised!.rows;
    expect(forward).toMatchObject({ fromAreas: ['A'], toAreas: ['B'], baseExchangeMw: 0 });
    expect(forward!.optimisedMw).toBeCloseTo(60, 5);
    expect(forward!.optimisedMw).toBeGreaterThan(forward!.linearMw! - 1e-4);
    const [limit] = forward!.redispatch!.binding;
    expect(limit).toMatchObject({ price: expect.closeTo(1, 5), element: expect.stringMatching(/^tie-/) });
    expect(result.optimised!.rows[1]!.optimisedMw).toBeCloseTo(60, 5);
  });

  it('the plants that move add up to the exchange, in the result and in the table', () => {
    const backward = result.optimised!.rows[1]!;
    expect(backward.redispatch!.upMw).toBeCloseTo(60, 4);
    expect(backward.redispatch!.downMw).toBeCloseTo(60, 4);
    const moved = rows('redispatch.csv').filter((row) => row.study === 'optimised' && row.from_area === 'B');
    expect(moved.reduce((sum, row) => sum + Math.max(0, Number(row.change_mw)), 0)).toBeCloseTo(60, 4);
    expect(rows('optimised_capacity.csv')).toHaveLength(2);
  });

  it('all checks hold', () => {
    expect(result.checks.filter(({ passed }) => !passed)).toEqual([]);
    const ids = result.checks.map(({ id }) => id);
    for (const id of ['optimised-resolve', 'optimised-linear', 'joint-edges', 'regional-trade-balance'])
      expect(ids).toContain(id);
  });

  it('the largest trade is that of the better direction', () => {
    const best = Math.max(...result.optimised!.rows.map((row) => row.optimisedMw!));
    expect(result.regionalTrade!.tradeMw).toBeCloseTo(best, 4);
    expect(rows('regional_trade.csv').map((row) => row.area)).toEqual(['A', 'B']);
  });

  it('the corners of the joint region stand in its table, each with what binds', () => {
    const { linear } = result.joint!;
    if (linear.kind !== 'polygon') throw new Error(linear.kind);
    const corners = rows('joint_capacity.csv').filter((row) => row.region === 'linear');
    expect(corners).toHaveLength(linear.vertices.length);
    for (const corner of corners)
      expect(['limits', 'units', 'no-exchange', 'unbounded']).toContain(corner.edge);
  });

  it('is told in both languages', () => {
    const page = (language: 'en' | 'es') =>
      reportText(runReport(result), { language, width: 120, style: PLAIN_STYLE });
    expect(page('en')).toContain('Largest secure exchange with redispatch');
    expect(page('es')).toContain('Mayor intercambio seguro con redespacho');
    expect(page('es')).toContain('Dos intercambios a la vez');
    expect(page('es')).toContain('Mayor intercambio simultáneo de la región');
  });

  it('needs a solver, and says so', () => {
    expect(needsSolver(scenario)).toBe(true);
    expect(needsSolver({ studies: [CAPACITY, { ...JOINT, redispatch: false }] })).toBe(false);
    expect(() => runScenario(scenario, tinyDataset())).toThrow(/needs a solver/);
    const linear = runScenario(tinyScenario({ studies: [{ ...JOINT, redispatch: false }] }), tinyDataset());
    expect(linear.joint!.redispatch).toBeUndefined();
  });

  it('an exchange that nobody can make has no answer', () => {
    const dataset = tinyDataset();
    const plants = dataset.plants.filter((plant) => plant.area !== 'B');
    const studies = [{ ...JOINT, redispatch: false }];
    expect(() => runScenario(tinyScenario({ studies }), { ...dataset, plants })).toThrow(NoAnswerError);
  });
});

type Row = Readonly<Record<string, string>>;

it('the grid of 2017: redispatch never gives less than the key, and everything holds when solved anew', () => {
  const rules = { ...RULES, sensitivityThreshold: 0.05, localOverloadThreshold: 0.15, monitorFromKv: 115 };
  const exchanges = [
    { from: ['MX'], to: ['GT'] },
    { from: ['GT'], to: ['SV', 'HN'] },
  ] as const;
  const studies = [SIEPAC_CAPACITY, { ...OPTIMISED, ...rules }, { ...JOINT, ...rules, exchanges }];
  const result = runScenario(
    siepacScenario({ season: 'dry', demand: 'maximum', studies }),
    siepacDataset(),
    solver,
  );
  expect(result.checks.filter(({ passed }) => !passed)).toEqual([]);
  const gains = result.optimised!.rows.map((row) => row.optimisedMw! - row.linearMw!);
  for (const gain of gains) expect(gain).toBeGreaterThan(-1e-4);
  expect(gains.filter((gain) => gain > 100).length).toBeGreaterThan(2);
  const { linear, redispatch } = result.joint!;
  if (linear.kind !== 'polygon' || redispatch?.kind !== 'polygon') throw new Error('no region');
  const largest = (region: typeof linear) => Math.max(...region.vertices.map((vertex) => vertex.secondMw));
  expect(largest(redispatch)).toBeGreaterThan(largest(linear));
});
