import { describe, expect, test } from 'vitest';
import { checkScenario } from '../../src/study/check-scenario.ts';
import { capacityRanges } from '../../src/study/conditions/capacity-ranges.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import type { ConditionsRequest, Scenario } from '../../src/study/scenario.ts';
import { CAPACITY, tinyDataset, tinyScenario } from '../support/tiny-dataset.ts';

const dataset = tinyDataset();

const CONDITIONS: ConditionsRequest = {
  kind: 'conditions',
  seasons: ['dry'],
  demand: ['minimum', 'medium', 'maximum'],
  months: [],
  scenarios: [],
};

function asking(request: Partial<ConditionsRequest>, changes: Partial<Scenario> = {}): Scenario {
  return tinyScenario({ studies: [CAPACITY, { ...CONDITIONS, ...request }], ...changes });
}

describe('the range of a capacity', () => {
  const [sample] = runScenario(tinyScenario(), dataset).capacity!.rows;
  const rows = (...figures: (number | undefined)[]) =>
    figures.map((ttcMw, i) => ({ condition: `c${i}`, rows: [{ ...sample!, ttcMw }] }));

  test('least, median and largest by hand; the first of equals decides', () => {
    const [range] = capacityRanges(rows(80, 20, 50, 20));
    expect(range).toMatchObject({ minimumMw: 20, medianMw: 35, maximumMw: 80 });
    expect(range!.deciding!.condition).toBe('c1');
  });

  test('no limit is more than any figure', () => {
    const [range] = capacityRanges(rows(undefined, 40, 60));
    expect(range).toMatchObject({ minimumMw: 40, medianMw: 60, maximumMw: undefined });
    expect(capacityRanges(rows(undefined))[0]).toMatchObject({ minimumMw: undefined, deciding: undefined });
  });

  test('counts only the conditions that know the interface', () => {
    const other = { ...sample!, toAreas: ['B', 'C'], ttcMw: 5 };
    const [range, known] = capacityRanges([...rows(30), { condition: 'last', rows: [other] }]);
    expect(range!.figures.map((figure) => figure.condition)).toEqual(['c0']);
    expect(known).toMatchObject({ toAreas: ['B', 'C'], minimumMw: 5, maximumMw: 5 });
  });
});

describe('a grid of moments', () => {
  const scenario = asking({});
  const { conditions } = runScenario(scenario, dataset);

  test('gives each moment what a scenario of that moment gives', () => {
    expect(conditions!.conditions.map(({ id }) => id)).toEqual(['dry-minimum', 'dry-medium', 'dry-maximum']);
    for (const [i, demand] of CONDITIONS.demand.entries()) {
      const alone = runScenario(tinyScenario({ demand, studies: [CAPACITY] }), dataset).capacity!;
      for (const [r, row] of alone.rows.entries()) {
        expect(conditions!.rows[r]!.figures[i]).toMatchObject({
          lowestMw: row.ttcMw,
          bindingLayer: row.bindingLayer,
          limitingElement: row.limitingElement,
          limitingContingency: row.limitingContingency,
        });
      }
    }
  });

  test('takes the month of the moment and not that of the scenario, unless months are asked for', () => {
    const other = runScenario(asking({}, { month: 9 }), dataset).conditions!;
    expect(other.conditions.map(({ month }) => month)).toEqual([4, 4, 4]);
    const asked = runScenario(asking({ months: [3, 12], demand: ['maximum'] }), dataset).conditions!;
    expect(asked.conditions.map(({ id, month }) => [id, month])).toEqual([
      ['dry-03-maximum', 3],
      ['dry-12-maximum', 12],
    ]);
  });

  test('keeps a condition without an answer, and says why', () => {
    const found = runScenario(asking({ seasons: ['wet', 'dry'], demand: ['maximum'] }), dataset).conditions!;
    expect(found.conditions.map(({ reason }) => reason?.en)).toEqual([
      'the data have no demand period maximum in the wet season',
      undefined,
    ]);
    expect(found.rows.map(({ figures }) => figures.length)).toEqual([1, 1]);
  });

  test('is checked: a moment that the data do not know is told where the study stands', () => {
    const place = { file: 'tiny.yaml', line: 12, column: 5 };
    const spans = new Map([['studies.1.conditions', place]]);
    const found = checkScenario(asking({ seasons: ['wet'], demand: ['maximum'] }, { spans }), dataset);
    expect(found).toMatchObject([{ code: 'NO_DEMAND_PERIOD', ...place }]);
  });
});

describe('a list of scenarios', () => {
  const export30 = tinyScenario({ id: 'export', exchanges: [{ from: 'A', to: 'B', powerMw: 30 }] });
  const scenarios = [tinyScenario({ id: 'alone' }), export30];
  const { conditions } = runScenario(asking({ scenarios }), dataset);

  test('solves each with its own schedules, under the request of the scenario that asks', () => {
    expect(conditions!.conditions.map(({ id, title }) => [id, title?.en])).toEqual([
      ['alone', 'Tiny'],
      ['export', 'Tiny'],
    ]);
    expect(conditions!.rows[0]!.figures.map((figure) => figure.baseExchangeMw)).toEqual([0, 30]);
  });

  test('is checked, each in its own file', () => {
    const wrong = tinyScenario({ id: 'wrong', file: 'wrong.yaml', year: 2010 });
    expect(checkScenario(asking({ scenarios: [wrong] }), dataset)).toMatchObject([
      { code: 'YEAR_BEFORE_DATA', file: 'wrong.yaml' },
    ]);
  });
});
