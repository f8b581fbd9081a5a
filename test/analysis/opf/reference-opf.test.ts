import { describe, expect, test } from 'vitest';
import { dcOpf } from '../../../src/analysis/opf/dc-opf.ts';
import { readMatpower } from '../../../src/io/matpower/read-matpower.ts';
import { loadSolver } from '../../../src/numeric/lp.ts';
import { ownCases, referenceCases, type StoredCase } from '../../stored-cases.ts';

/** Objectives, dispatch and prices that MATPOWER and a second programme found: see test/cases/NOTICE.md. */
const own = new Set(ownCases.map((stored) => stored.name));
const cases = [...ownCases, ...referenceCases.filter((stored) => !own.has(stored.name))].filter(
  (stored) => stored.expected('dcopf.csv') !== undefined,
);
const solver = await loadSolver();

interface Expected {
  readonly quantity: string;
  readonly row: number;
  readonly value: number;
}

function expectedOf(stored: StoredCase): Expected[] {
  const [, ...lines] = stored.expected('dcopf.csv')!.trim().split('\n');
  return lines.map((line) => {
    const [quantity = '', row, , value] = line.split(',');
    return { quantity, row: Number(row), value: Number(value) };
  });
}

describe.each(cases.map((stored) => [stored.name, stored] as const))('%s', (_, stored) => {
  const { value: caseFile } = readMatpower({ file: stored.name, text: stored.source() });
  const result = dcOpf(caseFile!.network, caseFile!.costs!, {}, solver);
  if (result.kind !== 'optimal') throw new Error(result.kind);
  const expected = expectedOf(stored);

  test('objective', () => {
    const { value } = expected.find((e) => e.quantity === 'objective')!;
    expect(Math.abs(result.objectiveUsdPerH / value - 1)).toBeLessThan(1e-7);
  });

  test('dispatch, prices, flows and limit prices where they are unique', () => {
    const found: Record<string, Float64Array> = {
      pg_mw: result.outputMw,
      lmp: result.priceUsdPerMwh,
      pf_mw: result.flowMw,
      mu_mw: result.limitPriceUsdPerMwh,
    };
    for (const { quantity, row, value } of expected) {
      if (quantity === 'objective') continue;
      expect(Math.abs(found[quantity]![row - 1]! - value)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value)));
    }
  });

  test('the result bears its own check', () => {
    const { check } = result;
    expect(check.residualMw).toBeLessThan(1e-6);
    expect(check.worstOverloadMw).toBeLessThan(1e-5);
    expect(check.accountingGap).toBeLessThan(1e-6);
    expect(check.overloadedCouplers).toEqual([]);
  });
});
