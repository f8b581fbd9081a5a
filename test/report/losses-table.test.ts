import { expect, it } from 'vitest';
import { lossesFact, lossesTable } from '../../src/report/losses-table.ts';
import { say } from '../../src/report/report-model.ts';
import type { CaseLosses, CaseWorstFlow } from '../../src/study/case-losses.ts';

function branch(row: number, worstMw: number, worstOutage: number, ratingMva?: number): CaseWorstFlow {
  return { row, from: `${row}`, to: `${row + 1}`, flowMw: 10, worstMw, worstOutage, ratingMva };
}

const outage = { row: 1, from: '1', to: '2', flowMw: 10 };
const nothing = { largestFlow: undefined, highestLoading: undefined, largestChange: undefined };
const losses: CaseLosses = {
  name: 'case',
  outages: [
    { ...outage, ...nothing, overloads: 2 },
    { ...outage, ...nothing, overloads: 0 },
  ],
  branches: [branch(1, 50, 0, 100), branch(2, -90, 1, 60), branch(3, 300, 2)],
  splitting: [outage],
  unanswered: [],
};

function firstColumns(given: CaseLosses, shown: number): string[][] {
  return lossesTable(given, shown).rows.map(({ cells }) => cells.map(({ words }) => say(words, 'en')));
}

it('orders branches by their loading after the worst outage, and names it', () => {
  expect(firstColumns(losses, 2)).toEqual([
    ['2', '2', '3', '10.0', '\u221290.0', '60', '150.0', '1: 1–2'],
    ['1', '1', '2', '10.0', '50.0', '100', '50.0', 'base case'],
  ]);
  expect(lossesTable(losses, 2).rows[0]!.cells[6]!.tone).toBe('bad');
});

it('orders by flow where no branch has a limit', () => {
  const unrated = { ...losses, branches: losses.branches.map((b) => ({ ...b, ratingMva: undefined })) };
  expect(firstColumns(unrated, 5).map(([row]) => row)).toEqual(['3', '2', '1']);
  expect(say(lossesTable(unrated, 5).title, 'es')).toBe('Mayores flujos tras una contingencia simple');
});

it('counts what was solved and says what was not', () => {
  expect(lossesFact(losses).en).toBe('2 single outages solved, 1 with overloads; 1 split an island');
  expect(lossesTable(losses, 1).notes).toEqual([]);
  const [note] = lossesTable({ ...losses, unanswered: [outage] }, 1).notes;
  expect(say(note!.words, 'en')).toMatch(/^The loss of 1 branches was not solved/);
});
