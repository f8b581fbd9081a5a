import { describe, expect, test } from 'vitest';
import { lineLoadability } from '../../src/analysis/loadability.ts';
import type { Dataset, TransferLimitRow } from '../../src/grid/dataset.ts';
import type { CapacityRow, Limit } from '../../src/study/capacity/capacity-result.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import type { CapacityRequest, ScheduledExchange } from '../../src/study/scenario.ts';
import { chainDataset, publishedLimit } from '../support/chain-dataset.ts';
import { CAPACITY, LOADING, tinyScenario } from '../support/tiny-dataset.ts';

const MATRIX: CapacityRequest = { ...CAPACITY, borders: 'matrix' };

interface Case {
  readonly dataset?: Dataset;
  readonly limits?: readonly TransferLimitRow[];
  readonly exchanges?: readonly ScheduledExchange[];
  readonly request?: Partial<CapacityRequest>;
}

function rowsOf({ dataset = chainDataset(), limits = [], exchanges = [], request = {} }: Case = {}) {
  const scenario = tinyScenario({ exchanges, studies: [LOADING, { ...MATRIX, ...request }] });
  return runScenario(scenario, { ...dataset, transferLimits: limits }).capacity!.rows;
}

function sides(row: CapacityRow): string {
  return `${row.fromAreas.join('+')}>${row.toAreas.join('+')}`;
}

function find(rows: readonly CapacityRow[], direction: string): CapacityRow {
  return rows.find((row) => sides(row) === direction)!;
}

function mw(limit: Limit): number {
  return limit.kind === 'limited' ? limit.mw : Number.POSITIVE_INFINITY;
}

describe('the matrix of three countries in a row and an outsider, by hand', () => {
  const rows = rowsOf();

  // Exporters and importers share by headroom: 100 MW each way in every country. A total export of A goes half to B and
  // half to C, so A–B carries all of it and B–C half; of B half each way. The loss of X–A is made up for by a third in each country: two thirds cross A–B, full at 180 MW.
  test.each([
    ['X>A', 'border', 200, 180],
    ['A>X', 'border', 200, 180],
    ['A>B', 'border', 120, 60],
    ['B>A', 'border', 120, 60],
    ['B>C', 'border', 80, 40],
    ['C>B', 'border', 80, 40],
    ['A>B+C', 'total-export', 120, 60],
    ['B>A+C', 'total-export', 160, 80],
    ['C>A+B', 'total-export', 80, 40],
    ['B+C>A', 'total-import', 120, 60],
    ['A+C>B', 'total-import', 160, 80],
    ['A+B>C', 'total-import', 80, 40],
    ['A>C', 'wheeling', 80, 40],
    ['C>A', 'wheeling', 80, 40],
    ['X>B', 'external', 120, 60],
    ['B>X', 'external', 120, 60],
    ['X>C', 'external', 80, 40],
    ['C>X', 'external', 80, 40],
  ])('%s is a %s: %d MW intact, %d MW after the worst outage', (direction, kind, thermalN, thermalN1) => {
    const row = find(rows, direction);
    expect(row.kind).toBe(kind);
    expect(mw(row.thermalN)).toBeCloseTo(thermalN, 6);
    expect(mw(row.thermalN1)).toBeCloseTo(thermalN1, 6);
  });

  test('holds these rows and no other, neighbours first', () => {
    expect(rows).toHaveLength(18);
    expect(rows.slice(0, 6).every((row) => row.kind === 'border')).toBe(true);
  });

  test('`all` keeps to the neighbours', () => {
    expect(rowsOf({ request: { borders: 'all' } }).map((row) => row.kind)).toEqual(Array(6).fill('border'));
  });

  test('one direction only: through transfers go from north to south, totals stay', () => {
    const forward = rowsOf({ request: { directions: 'forward' } }).map(sides);
    expect(forward).toContain('A>C');
    expect(forward).not.toContain('C>A');
    expect(forward).toContain('B+C>A');
  });

  test('a list is classified the same way, and asked twice it is answered once', () => {
    const borders = [
      { from: ['A'], to: ['C'] },
      { from: ['C'], to: ['A'] },
      { from: ['B'], to: ['C', 'A'] },
    ];
    const listed = rowsOf({ request: { borders } });
    expect(listed.map((row) => `${sides(row)} ${row.kind}`)).toEqual([
      'A>C wheeling',
      'C>A wheeling',
      'B>C+A total-export',
      'C+A>B total-import',
    ]);
  });
});

describe('published limits on the way', () => {
  const limits = [publishedLimit('BC', ['B'], ['C'], 30)];

  test('a wheeling is bound by the limit of the border that it crosses', () => {
    const row = find(rowsOf({ limits }), 'A>C');
    expect(row).toMatchObject({ bindingLayer: 'crossed', confidence: 'published' });
    expect(row.ttcMw).toBeCloseTo(30, 6);
    expect(row.crossed[0]).toMatchObject({
      fromAreas: ['B'],
      toAreas: ['C'],
      published: { id: 'BC', mw: 30 },
    });
    expect(row.crossed[0]!.share).toBeCloseTo(1, 9);
  });

  test('half of a total export crosses it: twice the limit, which is not the lowest', () => {
    const row = find(rowsOf({ limits: [publishedLimit('BC', ['B'], ['C'], 35)] }), 'A>B+C');
    expect(row.crossed[0]!.limitMw).toBeCloseTo(70, 6);
    expect(row.bindingLayer).toBe('thermal-n-1');
  });

  test('what flows there already leaves less, and what flows back leaves more', () => {
    const exchanges = [{ from: 'B', to: 'C', powerMw: 12 }];
    const rows = rowsOf({ limits, exchanges });
    expect(find(rows, 'A>C').ttcMw).toBeCloseTo(18, 6);
    const back = rowsOf({ limits, exchanges: [{ from: 'C', to: 'B', powerMw: 12 }] });
    expect(find(back, 'A>C').crossed[0]!.limitMw).toBeCloseTo(42, 6);
  });

  test('it limits in its own direction only, and not the interface that has it as its own layer', () => {
    const rows = rowsOf({ limits });
    expect(find(rows, 'C>A').crossed).toEqual([]);
    expect(find(rows, 'B>C')).toMatchObject({ crossed: [], bindingLayer: 'operating', ttcMw: 30 });
    expect(find(rows, 'A>B').crossed).toEqual([]);
  });
});

describe('margin and commitments', () => {
  test('TRM in MW, in per cent of TTC and by border; NTC = TTC − TRM', () => {
    const reliabilityMargin: CapacityRequest['reliabilityMargin'] = {
      default: { kind: 'share', share: 0.05 },
      byBorder: [{ from: ['B'], to: ['C'], margin: { kind: 'power', mw: 15 } }],
    };
    const rows = rowsOf({ request: { reliabilityMargin } });
    expect(find(rows, 'A>B').trmMw).toBeCloseTo(3, 6);
    expect(find(rows, 'A>B').ntcMw).toBeCloseTo(57, 6);
    expect(find(rows, 'B>C')).toMatchObject({ trmMw: 15 });
    expect(find(rows, 'B>C').ntcMw).toBeCloseTo(25, 6);
    expect(find(rows, 'C>B').trmMw).toBeCloseTo(2, 6);
  });

  test('of a capacity below zero nothing is held back in per cent', () => {
    const exchanges = [{ from: 'C', to: 'B', powerMw: 70 }];
    const reliabilityMargin: CapacityRequest['reliabilityMargin'] = {
      default: { kind: 'share', share: 0.1 },
      byBorder: [],
    };
    const rows = rowsOf({ exchanges, request: { borders: [{ from: ['C'], to: ['A'] }], reliabilityMargin } });
    const row = find(rows, 'C>A');
    expect(row.ttcMw).toBeCloseTo(-30, 6);
    expect(row).toMatchObject({ trmMw: 0, ntcMw: row.ttcMw });
  });

  test('ATC = NTC − AAC, AAC of the scenario before the contracts of the data', () => {
    const limits = [
      publishedLimit('one', ['X'], ['A'], 20, 'contract'),
      publishedLimit('sum', ['X'], ['A'], 50, 'contract'),
      publishedLimit('other', ['B'], ['C'], 5, 'contract'),
    ];
    const contracts = find(rowsOf({ limits }), 'X>A');
    expect(contracts.committed).toMatchObject({ mw: 50, source: 'contracts', contracts: [{ id: 'sum' }] });
    expect(contracts).toMatchObject({ bindingLayer: 'resources', ttcMw: 100, atcMw: 50 });
    const committed = [{ from: ['X'], to: ['A'], powerMw: 120 }];
    const written = find(rowsOf({ limits, request: { committed } }), 'X>A');
    expect(written.committed).toEqual({ mw: 120, source: 'scenario', contracts: [] });
    expect(written.atcMw).toBeCloseTo(-20, 6);
  });

  test('a total holds the commitments between its sides; the other way and through others do not count', () => {
    const committed = [
      { from: ['A'], to: ['B'], powerMw: 10 },
      { from: ['A'], to: ['C'], powerMw: 7 },
      { from: ['C'], to: ['A'], powerMw: 3 },
    ];
    const rows = rowsOf({ request: { committed } });
    expect(find(rows, 'A>B+C').committed.mw).toBe(17);
    expect(find(rows, 'B+C>A').committed.mw).toBe(3);
    expect(find(rows, 'B>C').committed).toEqual({ mw: 0, source: 'none', contracts: [] });
  });
});

describe('loadability by length', () => {
  const dataset = chainDataset();
  const long = dataset.lines.map((row) => ({
    ...row,
    lengthKm: 400,
    reactanceOhmPerKm: row.reactanceOhmPerKm / 4,
    susceptanceUsPerKm: 3.4,
    ratingMva: 200,
  }));

  test('is the exchange at which a tie reaches it, shared by two equal ties, and never binds', () => {
    const { loadabilityMw } = lineLoadability({ ...long[1]!, nominalKv: 100 })!;
    const exchanges = [{ from: 'A', to: 'B', powerMw: 30 }];
    const row = find(rowsOf({ dataset: { ...dataset, lines: long }, exchanges }), 'A>B');
    expect(row.loadability).toMatchObject({ element: 'a-b-1', regime: 'stability' });
    expect(row.loadability!.mw).toBeCloseTo(2 * loadabilityMw, 6);
    expect(row.bindingLayer).toBe('resources');
  });

  test('is not known where the data have no charging', () => {
    expect(find(rowsOf(), 'A>B').loadability).toBeUndefined();
  });
});
