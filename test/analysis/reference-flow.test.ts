import { describe, expect, test } from 'vitest';
import { solveContingency } from '../../src/analysis/contingency.ts';
import { dcPowerFlow } from '../../src/analysis/dc-flow.ts';
import { lodfColumn, ptdfColumn, ptdfRow } from '../../src/analysis/sensitivity.ts';
import { degFromRad } from '../../src/base/units.ts';
import type { Network } from '../../src/grid/network.ts';
import { readMatpower } from '../../src/io/matpower/read-matpower.ts';
import { csvNumbers, ownCases, referenceCases, type StoredCase } from '../stored-cases.ts';
import { baseCaseOf, contingencyOf } from '../support/base-case.ts';

/** Results that MATPOWER computed, in the conventions of the reference set: see test/cases/NOTICE.md. */
const own = new Set(ownCases.map((stored) => stored.name));
const cases = [...ownCases, ...referenceCases.filter((stored) => !own.has(stored.name))];

function networkOf(stored: StoredCase): Network {
  const { value, diagnostics } = readMatpower({ file: `${stored.name}.m`, text: stored.source() });
  if (value === undefined) throw new Error(JSON.stringify(diagnostics[0]));
  return value.network;
}

function largest(values: Iterable<number>): number {
  let top = 0;
  for (const value of values) top = Math.max(top, Math.abs(value));
  return top;
}

describe.each(cases.map((stored) => [stored.name, stored] as const))('%s', (_, stored) => {
  const network = networkOf(stored);
  const flow = dcPowerFlow(network);
  const flowToleranceMw = network.buses.count < 3000 ? 1e-7 : 1e-6;

  test('angles and slack output', () => {
    const rows = csvNumbers(stored.expected('dcpf_bus.csv')!);
    const anglesDeg = Array.from(flow.angleRad, degFromRad);
    const scale = largest(rows.map((row) => row[2]!));
    const unitMw = new Float64Array(network.buses.count);
    network.units.bus.forEach((bus, u) => {
      if (network.units.inService[u] === 1) unitMw[bus]! += flow.state.outputMw[u]!;
    });
    rows.forEach((row, b) => {
      if (network.buses.isolated[b] === 1) return;
      expect(Math.abs(anglesDeg[b]! - row[2]!)).toBeLessThan(1e-9 * scale);
      expect(Math.abs(unitMw[b]! - row[3]!)).toBeLessThan(1e-6);
    });
  });

  test('branch flows', () => {
    const rows = csvNumbers(stored.expected('dcpf_branch.csv')!);
    expect(rows.length).toBe(network.branches.count);
    rows.forEach((row, k) => {
      expect(Math.abs(flow.flowMw[k]! - row[4]!)).toBeLessThan(flowToleranceMw);
    });
    expect(flow.residualMw).toBeLessThan(1e-6);
  });

  test.skipIf(stored.expected('ptdf.csv') === undefined)('PTDF, by rows and by columns', () => {
    const rows = csvNumbers(stored.expected('ptdf.csv')!);
    const column = ptdfColumn(flow.model, network.buses.count - 1);
    rows.forEach((row, k) => {
      expect(largest(ptdfRow(flow.model, k).map((value, b) => value - row[3 + b]!))).toBeLessThan(1e-9);
      expect(Math.abs(column[k]! - row[row.length - 1]!)).toBeLessThan(1e-9);
    });
  });

  test.skipIf(stored.expected('ptdf_loadslack.csv') === undefined)(
    'PTDF with the slack spread over demand',
    () => {
      const { buses } = network;
      const demand = buses.demandMw.map((mw, b) => (buses.isolated[b] === 1 ? 0 : Math.max(0, mw)));
      const total = demand.reduce((sum, mw) => sum + mw, 0);
      const weight = demand.map((mw) => mw / total);
      csvNumbers(stored.expected('ptdf_loadslack.csv')!).forEach((row, k) => {
        expect(largest(ptdfRow(flow.model, k, weight).map((value, b) => value - row[3 + b]!))).toBeLessThan(
          1e-9,
        );
      });
    },
  );

  test.skipIf(stored.expected('lodf.csv') === undefined)('LODF, and which losses split', () => {
    const rows = csvNumbers(stored.expected('lodf.csv')!);
    for (let k = 0; k < network.branches.count; k++) {
      const column = lodfColumn(flow.model, k);
      const expected = rows.map((row) => row[3 + k]!);
      if (expected.some(Number.isNaN)) expect(column.kind).toBe('splits');
      else if (column.kind === 'factors') {
        expect(largest(column.perMw.map((value, l) => value - expected[l]!))).toBeLessThan(1e-9);
      } else {
        expect(column.kind).toBe('no-flow');
        expect(largest(expected)).toBe(0);
      }
    }
  });

  test.skipIf(network.branches.count > 400 || stored.expected('n1_summary.csv') === undefined)(
    'every outage that does not split: largest flow, highest loading, overloads',
    () => {
      const base = baseCaseOf(network);
      const { ratingMva } = network.branches;
      for (const row of csvNumbers(stored.expected('n1_summary.csv')!)) {
        const [outageRow, , , preMw] = row as [number, number, number, number];
        const state = solveContingency(base, contingencyOf([outageRow - 1]));
        expect(state.splits).toBe(false);
        expect(Math.abs(base.flowMw[outageRow - 1]! - preMw)).toBeLessThan(1e-6);
        expect(largest(state.flowMw)).toBeCloseTo(Math.abs(row[5]!), 6);
        const loading = Array.from(state.flowMw, (mw, k) => Math.abs(mw) / ratingMva[k]!);
        const isRated = ratingMva.some((mw) => Number.isFinite(mw));
        if (isRated) expect(100 * largest(loading)).toBeCloseTo(row[9]!, 6);
        expect(loading.filter((ratio) => ratio > 1).length).toBe(row[11]!);
      }
    },
  );

  test.skipIf(stored.expected('n1_islanding.csv') === undefined)('the losses that split', () => {
    const expected = csvNumbers(stored.expected('n1_islanding.csv')!).map((row) => row[0]! - 1);
    const found = [...flow.model.isBridge.keys()].filter((k) => flow.model.isBridge[k] === 1);
    expect(found).toEqual(expected);
  });
});
