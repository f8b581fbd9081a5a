import { describe, expect, test } from 'vitest';
import { text } from '../../src/base/text.ts';
import { explanationSections } from '../../src/report/explanation/explanation-report.ts';
import { runPage } from '../../src/report/html/run-page.ts';
import { say, type Table } from '../../src/report/report-model.ts';
import { capacityStudy } from '../../src/study/capacity/capacity-study.ts';
import { explainCapacity } from '../../src/study/explanation/explain-capacity.ts';
import type { CapacityExplanation } from '../../src/study/explanation/explanation-result.ts';
import { outagesFor } from '../../src/study/outages.ts';
import { prepareGrid } from '../../src/study/prepare-grid.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import { SIEPAC_CAPACITY, siepacDataset, siepacScenario } from '../support/siepac-data.ts';
import { tinyDataset, tinyScenario } from '../support/tiny-dataset.ts';

const scenario = siepacScenario({ season: 'wet', demand: 'medium' });
const grid = prepareGrid(scenario, siepacDataset());
const { states } = outagesFor(grid, scenario.studies);
const secure = capacityStudy(grid, SIEPAC_CAPACITY, states).solved.flatMap((border) =>
  [1, 2, 3].map((rank) => explainCapacity(grid, border, states, { rank })),
);
const intact = capacityStudy(grid, SIEPAC_CAPACITY, []).solved.map((border) =>
  explainCapacity(grid, border, []),
);

function tableOf(explanation: CapacityExplanation, id: string): Table {
  const sections = explanationSections(explanation, (area) => text(area, area));
  return sections
    .flatMap((section) => (section.kind === 'table' ? [section.table] : []))
    .find((t) => t.id === id)!;
}

/** A printed figure as a whole number of its last digits. */
function digits(table: Table, row: number, column: number): number {
  const words = say(table.rows.at(row)!.cells.at(column)!.words, 'en');
  return Math.round(10 * Number(words.replace('−', '-').replaceAll(',', '')));
}

function columnOf(table: Table, column: number): number[] {
  return table.rows.map((_, row) => digits(table, row, column));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('what is printed adds up to the last digit, for three pairs of every border', () => {
  test('from the base case to the rating', () => {
    for (const explanation of [...secure, ...intact]) {
      const table = tableOf(explanation, 'explained-sum');
      const figures = columnOf(table, -1);
      const parts = figures.filter((_, row) => table.rows[row]!.isTotal !== true);
      expect(sum(parts)).toBe(figures.at(-1));
      if (explanation.pair!.contingency !== undefined)
        expect(figures.at(-3)! + figures.at(-2)!).toBe(figures.at(-1));
    }
  });

  test('who loads the element, along every row and down every column', () => {
    for (const explanation of secure) {
      const table = tableOf(explanation, 'explained-loading');
      for (const column of [2, 3, 4]) {
        const figures = columnOf(table, column);
        expect(sum(figures.slice(0, -1))).toBe(figures.at(-1));
      }
      table.rows.forEach((_, row) => {
        expect(digits(table, row, 2) + digits(table, row, 3)).toBe(digits(table, row, 4));
      });
    }
  });

  test('the ties over which the exchange leaves: 100 %', () => {
    for (const explanation of secure) {
      const shares = columnOf(tableOf(explanation, 'explained-paths'), -1);
      expect(sum(shares.slice(0, -1))).toBe(1000);
    }
  });
});

test('with nothing out the sum has no step for a contingency', () => {
  const words = tableOf(intact[0]!, 'explained-sum').rows.map((row) => say(row.cells[0]!.words, 'en'));
  expect(words).toHaveLength(3);
  expect(words[0]).toBe('Flow with nothing out');
  expect(words[2]).toBe('Rating');
});

test('the page of a run folds an explanation per border under the capacities', () => {
  const result = runScenario(tinyScenario(), tinyDataset());
  const provenance = { engine: '0', command: 'siepac run tiny.yaml', inputs: [] };
  const page = runPage(result, provenance, 'en');
  expect(result.explanations.map(({ fromAreas }) => fromAreas.join())).toEqual(['A', 'B']);
  expect(page.match(/<summary><span lang="en">. → .: why 60 MW/g)).toHaveLength(2);
  expect(page).toContain('Loss of tie-2');
});

test('in short: flow, room, who loads it; the best of what was solved again', () => {
  const [explanation] = secure.filter(({ pair }) => pair!.sum.growthMw > 0);
  const pair = explanation!.pair!;
  const today = explanation!.thermalN1;
  if (today.kind !== 'limited') throw new Error('no figure');
  const upgrade = (id: string, gainMw: number, costMusd: number | undefined) => ({
    id,
    title: text(id, id),
    costMusd,
    relation: 'corridor' as const,
    thermalN1: { kind: 'limited' as const, mw: today.mw + gainMw },
  });
  const upgrades = [upgrade('large', 300, 100), upgrade('cheap', 200, 2), upgrade('free', 50, undefined)];
  const remarks = explanationSections(
    { ...explanation!, pair: { ...pair, relief: { ...pair.relief, upgrades } } },
    (area) => text(area, area),
  )[0]!;
  if (remarks.kind !== 'remarks') throw new Error('no remarks');
  const lines = remarks.remarks.lines.map((line) => say(line.words, 'en'));
  expect(lines[0]).toContain(`after the loss of ${pair.contingency!.name.en}`);
  expect(lines[1]).toMatch(
    /^The [\d,]+ MW left, with \d+ % of the exchange passing there, allow [\d,]+ MW more/,
  );
  expect(lines).toContain('Of the works, cheap brings most for its cost: 200 MW for 2.0 MUSD.');
});
