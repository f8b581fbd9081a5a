import { describe, expect, it } from 'vitest';
import {
  FREE_GENERATION,
  type GenerationCost,
  generationCostUsdPerH,
  marginalCostUsdPerMwh,
} from '../../src/grid/cost-curves.ts';

describe('generation cost', () => {
  it('of a polynomial: 0.02 P² + 3 P + 5 at 100 MW', () => {
    const cost: GenerationCost = { kind: 'polynomial', coefficients: [0.02, 3, 5] };
    expect(generationCostUsdPerH(cost, 100)).toBe(505);
    expect(marginalCostUsdPerMwh(cost, 100)).toBe(7);
  });

  it('of straight pieces, at, between and beyond the points', () => {
    const cost: GenerationCost = {
      kind: 'piecewise',
      points: [
        { powerMw: 10, costUsdPerH: 100 },
        { powerMw: 20, costUsdPerH: 150 },
        { powerMw: 40, costUsdPerH: 350 },
      ],
    };
    expect([0, 10, 15, 20, 30, 50].map((p) => generationCostUsdPerH(cost, p))).toEqual([
      50, 100, 125, 150, 250, 450,
    ]);
    expect([0, 15, 20, 50].map((p) => marginalCostUsdPerMwh(cost, p))).toEqual([5, 5, 10, 10]);
  });

  it('of nothing is nothing', () => {
    expect(generationCostUsdPerH(FREE_GENERATION, 50)).toBe(0);
    expect(marginalCostUsdPerMwh(FREE_GENERATION, 50)).toBe(0);
  });
});
