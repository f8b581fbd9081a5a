import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { text } from '../../src/base/text.ts';
import { conditionsCsvFile } from '../../src/io/conditions-csv.ts';
import { compareReport } from '../../src/report/compare-report.ts';
import { runPage } from '../../src/report/html/run-page.ts';
import { runReport } from '../../src/report/run-report.ts';
import { PLAIN_STYLE } from '../../src/report/style.ts';
import { reportText } from '../../src/report/terminal/report-text.ts';
import { capacityRanges } from '../../src/study/conditions/capacity-ranges.ts';
import type { ConditionOutcome } from '../../src/study/conditions/conditions-result.ts';
import type { ScenarioResult } from '../../src/study/result.ts';
import { RESULT } from './fixture.ts';

function outcome(id: string, demand: string, reason: ConditionOutcome['reason']): ConditionOutcome {
  const month = reason === undefined ? 9 : undefined;
  return { id, title: undefined, year: 2017, season: 'wet', demand, month, reason };
}

const CAPACITIES = RESULT.capacity!.rows;
const LESS = CAPACITIES.map((row) => ({ ...row, ttcMw: row.ttcMw! - 10 }));

const MORE = CAPACITIES.map((row) => ({ ...row, ttcMw: row.ttcMw! + 10 }));

const WITH_CONDITIONS: ScenarioResult = {
  ...RESULT,
  conditions: {
    conditions: [
      outcome('wet-medium', 'medium', undefined),
      outcome('wet-maximum', 'maximum', undefined),
      outcome('wet-minimum', 'minimum', text('the grid is dark', 'la red está a oscuras')),
    ],
    rows: capacityRanges([
      { condition: 'wet-medium', rows: CAPACITIES },
      { condition: 'wet-maximum', rows: LESS },
    ]),
  },
};

function lines(report: ReturnType<typeof runReport>, language: 'en' | 'es'): string[][] {
  const page = reportText(report, { language, width: 120, style: PLAIN_STYLE });
  return page.split('\n').map((line) => line.trim().split(/ {2,}/));
}

describe('the tables of conditions', () => {
  it('give the range, the deciding condition and what binds in it, in both languages', () => {
    const [en, es] = [lines(runReport(WITH_CONDITIONS), 'en'), lines(runReport(WITH_CONDITIONS), 'es')];
    expect(en).toContainEqual(['GT → SV+HN', '204', '209', '214', 'wet max, September', 'thermal N-1']);
    expect(es).toContainEqual(['GT → SV+HN', '204', '209', '214', 'húmeda máx, septiembre', 'térmica N-1']);
    expect(en).toContainEqual(['GT → SV+HN', '214', '204']);
    expect(en).toContainEqual(['No answer in wet-minimum: the grid is dark']);
    expect(es).toContainEqual(['Sin respuesta en wet-minimum: la red está a oscuras']);
  });

  it('stand on the page', () => {
    const page = runPage(WITH_CONDITIONS, { engine: '1', command: 'siepac', inputs: [] }, 'en');
    expect(page).toContain('<section id="conditions">');
    expect(page).toContain('href="#condition-figures"');
  });

  it('stand in a comparison of three scenarios and more', () => {
    const named = (id: string, rows: typeof CAPACITIES) => ({
      ...RESULT,
      scenario: { ...RESULT.scenario, id },
      capacity: { ...RESULT.capacity!, rows },
    });
    const results = [named('a', CAPACITIES), named('b', LESS), named('c', MORE)];
    expect(lines(compareReport(results, results[0]!), 'en')).toContainEqual([
      'GT → SV+HN',
      '204',
      '214',
      '224',
      'b',
      'thermal N-1',
    ]);
    expect(lines(compareReport(results, results[0]!), 'en')).toContainEqual([
      'GT → SV+HN',
      '214',
      '204',
      '224',
    ]);
  });
});

describe('conditions.csv', () => {
  const rows = parse(conditionsCsvFile(WITH_CONDITIONS.conditions!).text, { columns: true }) as Record<
    string,
    string
  >[];

  it('holds every figure of every condition, and marks the deciding one', () => {
    const found = rows.filter((row) => row.to_area === 'SV;HN');
    expect(found.map((row) => [row.condition, Number(row.lowest_mw).toFixed(1), row.deciding])).toEqual([
      ['wet-medium', '214.2', 'false'],
      ['wet-maximum', '204.2', 'true'],
    ]);
  });

  it('holds a condition without an answer with its reason', () => {
    expect(rows.filter((row) => row.reason !== '')).toMatchObject([
      { condition: 'wet-minimum', from_area: '', lowest_mw: '', reason: 'the grid is dark' },
    ]);
  });
});
