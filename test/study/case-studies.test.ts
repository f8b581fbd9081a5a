import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { areaTransfer } from '../../src/analysis/shift-key.ts';
import { NoAnswerError } from '../../src/base/errors.ts';
import type { CaseFile } from '../../src/grid/case-file.ts';
import { caseFlowCsvFiles, caseTransferCsvFile } from '../../src/io/case-csv.ts';
import { readMatpower } from '../../src/io/matpower/read-matpower.ts';
import { caseFlow } from '../../src/study/case-flow.ts';
import { caseTransfer, limitCheck } from '../../src/study/case-transfer.ts';
import { ownCases, referenceCases } from '../stored-cases.ts';
import { baseCaseOf, contingencyOf } from '../support/base-case.ts';

/** Equal triangle, 90 MW from bus 1 to bus 3; every bus an area of its own, every branch rated 50 MVA. */
function triangle(changes: Readonly<Record<string, string>> = {}): CaseFile {
  const lines = {
    bus1: '1 3 0 0 0 0 1 1 0 230 1 1.1 0.9;',
    bus2: '2 1 0 0 0 0 2 1 0 230 1 1.1 0.9;',
    bus3: '3 1 0 0 0 0 3 1 0 230 1 1.1 0.9;',
    gen1: '1 0 0 100 -100 1 100 1 500 0;',
    gen3: '3 0 0 100 -100 1 100 1 500 -500;',
    ...changes,
  };
  const text = `function mpc = triangle
mpc.version = '2';
mpc.baseMVA = 100;
mpc.bus = [ ${lines.bus1} ${lines.bus2} ${lines.bus3} ];
mpc.gen = [ ${lines.gen1} ${lines.gen3} ];
mpc.branch = [
  1 2 0 0.1 0 50 0 0 0 0 1;
  1 3 0 0.1 0 50 0 0 0 0 1;
  2 3 0 0.1 0 50 0 0 0 0 1;
];
`;
  const { value, diagnostics } = readMatpower({ file: 'triangle.m', text });
  expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  return value!;
}

describe('caseFlow', () => {
  it('gives the flows of the triangle worked by hand', () => {
    const flow = caseFlow(triangle({ bus3: '3 1 90 0 0 0 3 1 0 230 1 1.1 0.9;' }));
    const flows = flow.branches.map((branch) => branch.flowMw);
    for (const [k, mw] of [30, 60, 30].entries()) expect(flows[k]).toBeCloseTo(mw, 9);
    expect(flow.branches[1]?.loadingPct).toBeCloseTo(120, 9);
    expect(flow.buses[2]?.angleDeg).toBeCloseTo(-3.437746771, 8);
    expect(flow.buses[0]?.generationMw).toBeCloseTo(90, 9);
  });
});

describe('caseTransfer', () => {
  it('finds 75 MW with nothing out and 50 MW after any single outage', () => {
    const intact = caseTransfer(triangle(), '1', '3', false);
    expect(intact.pairs[0]).toMatchObject({ element: '1-3-1', contingency: undefined });
    expect(intact.pairs[0]?.limitMw).toBeCloseTo(75, 9);
    expect(intact.pairs[0]?.sensitivity).toBeCloseTo(2 / 3, 12);
    const secure = caseTransfer(triangle(), '1', '3', true);
    expect(secure.pairs[0]?.limitMw).toBeCloseTo(50, 9);
    expect(secure.pairs[0]?.contingency).toBeDefined();
    expect(caseTransferCsvFile(secure).text.split('\n')[0]).toBe(
      'from_area,to_area,rank,element,contingency,base_flow_mw,sensitivity,rating_mva,limit_mw',
    );
  });

  it('solves its limits again, and reports one that is not the limit', () => {
    const secure = caseTransfer(triangle(), '1', '3', true);
    expect(secure.checks).toMatchObject([{ id: 'limit-resolve', passed: true }]);
    const base = baseCaseOf(triangle().network);
    const made = areaTransfer(base, new Set([0]), new Set([2]), 'headroom');
    if (made.kind !== 'transfer') throw new Error(made.kind);
    // 1-3 reaches its 50 MVA at 75 MW with nothing out, at 50 MW without 1-2.
    const pair = { element: 1, contingency: -1, flowMw: 0, sensitivity: 2 / 3, limitMw: 50, growthMw: 75 };
    const loss = contingencyOf([0]);
    const check = (planted: Partial<typeof pair>) =>
      limitCheck(base, made.transfer, [loss], [{ ...pair, ...planted }]);
    expect(check({})).toMatchObject({ passed: true });
    expect(check({ contingency: 0, growthMw: 50 })).toMatchObject({ passed: true });
    expect(check({ contingency: 0 })).toMatchObject({ passed: false, value: expect.closeTo(50, 6) });
    expect(check({ growthMw: 75.1 })).toMatchObject({ passed: false });
  });

  it('says why two areas cannot trade', () => {
    expect(() => caseTransfer(triangle(), '1', '9', false)).toThrow(NoAnswerError);
    expect(() => caseTransfer(triangle(), '2', '3', false)).toThrow(/No unit of area 2 can give more/);
  });
});

const CASES = [...ownCases, ...referenceCases.filter((stored) => /^case(9|14|39|57)$/.test(stored.name))];

describe('the files of flow agree with another program', () => {
  it.each(CASES.map((stored) => [stored.name, stored] as const))('%s', (name, stored) => {
    const read = readMatpower({ file: name, text: stored.source() });
    for (const file of caseFlowCsvFiles(caseFlow(read.value!))) {
      expectSameTable(rows(file.text), rows(stored.expected(file.name)!));
    }
  });
});

type Row = Readonly<Record<string, string>>;

function rows(csv: string): Row[] {
  return parse(csv, { columns: true }) as Row[];
}

function expectSameTable(ours: readonly Row[], theirs: readonly Row[]): void {
  expect(ours.length).toBe(theirs.length);
  const columns = Object.keys(ours[0]!);
  for (const [i, row] of ours.entries()) {
    const expected = theirs[i]!;
    // The angle of an isolated bus means nothing.
    const compared = expected.type === '4' ? columns.filter((column) => column !== 'va_deg') : columns;
    for (const column of compared)
      expect(Number(row[column]), column).toBeCloseTo(Number(expected[column]), 7);
  }
}
