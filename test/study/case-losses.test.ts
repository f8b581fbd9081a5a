import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../src/base/diagnostics.ts';
import { caseLossesCsvFiles } from '../../src/io/case-losses-csv.ts';
import { readMatpower } from '../../src/io/matpower/read-matpower.ts';
import { caseLosses } from '../../src/study/case-losses.ts';
import { ownCases, referenceCases, type StoredCase } from '../stored-cases.ts';

type Row = Readonly<Record<string, string>>;

function rows(text: string): Row[] {
  const [head, ...lines] = text.trim().split('\n');
  const names = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, k) => [names[k]!, cell])));
}

/** Largest flow that is rounding in a case of thousands of MW. */
const NOISE_MW = 1e-6;

describe('the loss of every branch of a case, against MATPOWER', () => {
  const withResults = [...ownCases, ...referenceCases].filter(
    (stored) => stored.expected('n1_summary.csv') !== undefined,
  );
  it.each(withResults)('$name', (stored) => {
    compareWithStored(stored);
  });
});

function compareWithStored({ name, source, expected }: StoredCase): void {
  const read = readMatpower({ file: name, text: source() });
  expect(hasErrors(read.diagnostics)).toBe(false);
  const losses = caseLosses(read.value!, { countsTies: true });
  expect(losses.unanswered).toEqual([]);
  const files = new Map(caseLossesCsvFiles(losses).map((file) => [file.name, rows(file.text)]));
  const pairs = (file: string): (readonly [Row, Row])[] => {
    const ours = files.get(file)!;
    const theirs = rows(expected(file)!);
    expect(ours.length).toBe(theirs.length);
    if (theirs.length > 0) expect(Object.keys(ours[0]!)).toEqual(Object.keys(theirs[0]!));
    return ours.map((row, k) => [row, theirs[k]!]);
  };
  const wrong: string[] = [];
  const near = (column: string, [ours, theirs]: readonly [Row, Row]) => {
    const [a, b] = [ours[column]!, theirs[column]!];
    const isNear =
      (a === '') === (b === '') &&
      Math.abs(Number(a) - Number(b)) <= NOISE_MW * Math.max(1, Math.abs(Number(b)));
    if (!isNear) wrong.push(`${column}: ${JSON.stringify(ours)} ${JSON.stringify(theirs)}`);
  };
  const same = (column: string, [ours, theirs]: readonly [Row, Row]) => {
    if (ours[column] !== theirs[column])
      wrong.push(`${column}: ${JSON.stringify(ours)} ${JSON.stringify(theirs)}`);
  };

  for (const pair of pairs('n1_summary.csv')) {
    for (const column of ['outage_row', 'from', 'to', 'overloads']) same(column, pair);
    for (const column of ['pre_mw', 'maxabs_mw', 'maxload_mw', 'maxload_pct', 'maxdelta_mw'])
      near(column, pair);
    for (const group of ['maxabs', 'maxload', 'maxdelta']) {
      if (Math.abs(Number(pair[1][`${group}_mw`])) < NOISE_MW) continue;
      same(`${group}_ties`, pair);
      if (pair[1][`${group}_ties`] === '1') same(`${group}_row`, pair);
    }
  }
  for (const pair of pairs('n1_branch.csv')) {
    for (const column of ['row', 'from', 'to']) same(column, pair);
    for (const column of ['base_mw', 'rate_a_mw']) near(column, pair);
    // Two losses may drive the same flow, one either way: then rounding decides the sign.
    const size = (row: Row): Row => ({ ...row, worst_mw: String(Math.abs(Number(row.worst_mw))) });
    near('worst_mw', [size(pair[0]), size(pair[1])]);
  }
  for (const pair of pairs('n1_islanding.csv')) {
    for (const column of ['outage_row', 'from', 'to']) same(column, pair);
    near('pre_mw', pair);
  }
  expect(wrong.slice(0, 5)).toEqual([]);
}

/** 1-2, couplers 2-3 (two), 3-4, 1-4, all of reactance 0.1, and a tail 4-5: 60 MW drawn at 4 and 30 at 5. */
const COUPLED = `function mpc = coupled
mpc.version = '2';
mpc.baseMVA = 100;
mpc.bus = [
1 3 0 0 0 0 1 1 0 230 1 1.1 0.9
2 1 0 0 0 0 1 1 0 230 1 1.1 0.9
3 1 0 0 0 0 1 1 0 230 1 1.1 0.9
4 1 60 0 0 0 1 1 0 230 1 1.1 0.9
5 1 30 0 0 0 1 1 0 230 1 1.1 0.9
];
mpc.gen = [1 90 0 0 0 1 100 1 200 0];
mpc.branch = [
1 2 0 0.1 0 0 0 0 0 0 1
2 3 0 0 0 0 0 0 0 0 1
3 2 0 0 0 0 0 0 0 0 1
3 4 0 0.1 0 0 0 0 0 0 1
1 4 0 0.1 0 80 0 0 0 0 1
4 5 0 0.1 0 0 0 0 0 0 1
];
`;

it('branches without impedance have no row of their own and leave the others right', () => {
  const losses = caseLosses(readMatpower({ file: 'coupled.m', text: COUPLED }).value!, { countsTies: true });
  expect(losses.unanswered.map(({ row }) => row)).toEqual([2, 3]);
  expect(losses.splitting).toEqual([{ row: 6, from: '4', to: '5', flowMw: expect.closeTo(30, 9) }]);
  expect(losses.outages.map(({ row }) => row)).toEqual([1, 4, 5]);
  const [first, , third] = losses.outages;
  expect(first).toMatchObject({
    largestFlow: { row: 5, valueMw: expect.closeTo(90, 9), ties: 1 },
    highestLoading: { row: 5, loadingPct: expect.closeTo(112.5, 9), ties: 1 },
    overloads: 1,
  });
  expect(third).toMatchObject({
    largestFlow: { row: 1, valueMw: expect.closeTo(90, 9), ties: 2 },
    highestLoading: undefined,
    overloads: 0,
    largestChange: { row: 1, valueMw: expect.closeTo(60, 9), ties: 2 },
  });
});
