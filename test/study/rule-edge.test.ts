import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/grid/dataset.ts';
import type { CapacityRow } from '../../src/study/capacity/capacity-result.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import { CAPACITY, line, tinyDataset, tinyScenario } from '../support/tiny-dataset.ts';

/**
 * All of A's supply reaches its demand, 100 MW at a2, over eight equal lines from a1, of which one is weak: it carries
 * 12.5 MW, and 100/7 MW after the loss of another; an exchange puts 1/8 on it, and 1/7 after the loss. The two ties
 * behind carry 60 MW after the loss of one. Machines are too small to matter.
 */
function eightLines(weakMva: number): Dataset {
  const tiny = tinyDataset();
  const eight = Array.from({ length: 8 }, (_, i) =>
    line(`a${i}`, 'a1-100', 'a2-100', 80, i === 0 ? weakMva : 200),
  );
  return {
    ...tiny,
    lines: [...eight, ...tiny.lines.filter(({ id }) => id !== 'a1-a2')],
    plants: tiny.plants.map((plant) => ({
      ...plant,
      bus: plant.id === 'a-oil' ? 'a1-100' : plant.bus,
      capacityMw: 300,
      largestUnitMw: 1e-9,
    })),
    demandZones: tiny.demandZones.map((zone) => (zone.id === 'za' ? { ...zone, bus: 'a2-100' } : zone)),
  };
}

function rowOf(weakMva: number): CapacityRow {
  const studies = [
    {
      ...CAPACITY,
      borders: [{ from: ['A'], to: ['B'] }],
      directions: 'forward',
      localOverloadThreshold: 0.15,
    } as const,
  ];
  return runScenario(tinyScenario({ studies }), eightLines(weakMva)).capacity!.rows[0]!;
}

describe('the edge of the rule on overloads of the base case', () => {
  test('a limit within 1 % of its rating is told, with the figure without it', () => {
    const weakMva = 14.35; // 99.55 % after the loss of another line
    const { ttcMw, edge } = rowOf(weakMva);
    expect(ttcMw).toBeCloseTo(7 * weakMva - 100, 6);
    expect(edge!.loadingPct).toBeCloseTo(100 * (100 / 7 / weakMva), 6);
    expect(edge!.setApart).toBeUndefined();
    // Nothing out: (14.35 − 12.5) / (1/8).
    expect(edge!.otherwise).toMatchObject({ bindingLayer: 'thermal-n' });
    expect(edge!.otherwise!.ttcMw).toBeCloseTo(8 * weakMva - 100, 6);
    expect(edge!.otherwise!.limiting).toMatchObject({ element: 'a0', contingency: undefined });
  });

  test('with the base case a little worse the figure jumps to what was told', () => {
    const told = rowOf(14.29).edge!.otherwise!.ttcMw!;
    const { ttcMw } = rowOf(14.28);
    expect(rowOf(14.29).ttcMw).toBeLessThan(0.1);
    expect(ttcMw).toBeCloseTo(told - 0.01 * 8, 6);
  });

  test('an element that is set apart after another outage is told wherever it limits', () => {
    const { ttcMw, edge } = rowOf(14);
    expect(ttcMw).toBeCloseTo(8 * 14 - 100, 6);
    expect(edge!.loadingPct).toBeCloseTo(100 * (12.5 / 14), 6);
    expect(edge!.setApart).toMatchObject({ element: 'a0' });
    expect(edge!.otherwise!.ttcMw).toBeCloseTo(60, 6);
  });

  test('no edge where the limit is far from its rating, or its share is at the threshold', () => {
    expect(rowOf(20).edge).toBeUndefined();
    expect(rowOf(1000).edge).toBeUndefined();
  });
});
