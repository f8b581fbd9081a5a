import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Condition } from '../../src/grid/condition.ts';
import { operatingLimits, publishedLimits } from '../../src/study/capacity/published-limits.ts';
import { planGrid } from '../../src/study/grid-plan.ts';
import { siepacDataset, siepacScenario } from '../support/siepac-data.ts';

const dataset = siepacDataset();

/** The published table as text, read without the reader of data sets. */
const TABLE = parse(readFileSync(new URL('../../data/siepac/transfer_limits.csv', import.meta.url)), {
  columns: true,
}) as Record<string, string>[];
const MONTHLY = TABLE.filter(
  (row) =>
    row.kind === 'operating' && row.year_from === '2026' && row.month !== '' && row.demand_period !== '',
);

function conditionAt(hour: number, month: number): Condition {
  const season = month >= 5 && month <= 10 ? 'wet' : 'dry';
  const demand = { hour, dayType: 'weekday' };
  return planGrid(siepacScenario({ year: 2026, season, month, demand }), dataset).condition;
}

function limitIn(condition: Condition, from: string, to: string): number | undefined {
  return publishedLimits(dataset, condition, { from: [from], to: [to] }).operating?.mw;
}

function limitAt(hour: number, month: number, from: string, to: string): number | undefined {
  return limitIn(conditionAt(hour, month), from, to);
}

describe('the monthly limits of 2026, chosen by the hour of a scenario', () => {
  test('there are 432 of them: twelve borders and directions, twelve months, three periods', () => {
    expect(MONTHLY).toHaveLength(432);
    expect(new Set(MONTHLY.map((row) => `${row.from_areas}>${row.to_areas}`)).size).toBe(12);
  });

  // Block 1 is the evening peak, 2 and 3 are the day and the late evening, 4 and 5 the night.
  test.each([
    [18, 'maximum'],
    [19, 'maximum'],
    [7, 'medium'],
    [12, 'medium'],
    [17, 'medium'],
    [20, 'medium'],
    [22, 'medium'],
    [23, 'minimum'],
    [3, 'minimum'],
    [6, 'minimum'],
  ])('at %d:00 those of %s demand hold, in every month and direction', (hour, period) => {
    const held = MONTHLY.filter((row) => row.demand_period === period);
    expect(held).toHaveLength(144);
    const conditions = Array.from({ length: 12 }, (_, i) => conditionAt(hour, i + 1));
    for (const row of held) {
      const found = limitIn(conditions[Number(row.month) - 1]!, row.from_areas!, row.to_areas!);
      expect(found).toBe(Number(row.limit_mw));
    }
  });

  test('some by hand: the dips of September, and Panama, which can receive next to nothing', () => {
    expect(limitAt(12, 9, 'GT', 'SV')).toBe(190);
    expect(limitAt(19, 9, 'GT', 'SV')).toBe(300);
    expect(limitAt(19, 10, 'HN', 'SV')).toBe(50);
    expect(limitAt(19, 1, 'CR', 'PA')).toBe(20);
    expect(limitAt(3, 1, 'PA', 'CR')).toBe(200);
  });

  test('before 2026 the periods of 2019 hold: 20:00 is maximum demand', () => {
    const at = (hour: number) => {
      const scenario = siepacScenario({ season: 'dry', demand: { hour, dayType: 'weekday' } });
      return planGrid(scenario, dataset).condition.demandPeriod;
    };
    expect([6, 16, 17, 20, 21, 22, 5].map(at)).toEqual([
      'medium',
      'medium',
      'maximum',
      'maximum',
      'maximum',
      'minimum',
      'minimum',
    ]);
  });

  test('a reason that refers back brings what it refers to, in both languages', () => {
    const { condition } = planGrid(siepacScenario({ year: 2014, season: 'dry' }), dataset);
    const { operating } = publishedLimits(dataset, condition, { from: ['GT'], to: ['SV', 'HN'] });
    expect(operating?.reason?.en).toMatch(/^same, relieved by .* \(line overload after a contingency/);
    expect(operating?.reason?.es).toMatch(
      /^lo mismo, aliviado por .* \(sobrecarga de línea tras una contingencia/,
    );
  });

  test('each interface has one limit at a moment, the most specific', () => {
    const { condition } = planGrid(siepacScenario({ year: 2026, season: 'wet', month: 9 }), dataset);
    const limits = operatingLimits(dataset, condition);
    expect(limits).toHaveLength(new Set(limits.map(({ from, to }) => `${from}>${to}`)).size);
  });
});
