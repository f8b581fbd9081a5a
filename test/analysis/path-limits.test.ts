import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BaseCase, solveContingency } from '../../src/analysis/contingency.ts';
import type { ShiftKey } from '../../src/analysis/key-steps.ts';
import { monitorFrom } from '../../src/analysis/monitoring.ts';
import type { PairRule } from '../../src/analysis/pair-collector.ts';
import { pathLimits } from '../../src/analysis/path-limits.ts';
import { baseAlong, type TransferPath, transferPath } from '../../src/analysis/transfer-path.ts';
import type { Contingency, Network } from '../../src/grid/network.ts';
import { baseCaseOf, contingencyOf } from '../support/base-case.ts';
import { plainContingency } from '../support/brute-force.ts';
import { anyGrid } from '../support/random-grid.ts';

const RULE: PairRule = { sensitivityThreshold: 0.05, localOverloadThreshold: 0.15, pairCount: 1000 };

const priced = (network: Network, seed: number): Network => ({
  ...network,
  units: {
    ...network.units,
    costUsdPerMwh: network.units.costUsdPerMwh.map((_, u) => ((u * 7 + seed) % 5) * 10),
  },
});

const anyKey: fc.Arbitrary<ShiftKey> = fc.constantFrom<ShiftKey>(
  'merit-order',
  'merit-order',
  'headroom',
  'output',
  'demand',
);

interface Case {
  readonly base: BaseCase;
  readonly path: TransferPath;
  readonly outages: readonly Contingency[];
}

/** Flows after an outage at a growth, all solved from scratch. */
function plainFlow({ base, path }: Case, growthMw: number, outage: Contingency): number[] {
  const at = baseAlong(base, path, growthMw);
  const { network } = at.model;
  const { outputMw, participation } = at;
  return plainContingency(network, [...outputMw], [...network.buses.demandMw], [...participation], outage)
    .flowMw;
}

/** Every pair that a fine walk along the path finds beyond its limit must have been found, no later; and no other. */
function agreesWithAWalk(problem: Case) {
  const { base, path, outages } = problem;
  const { network } = base.model;
  const monitoring = monitorFrom(network, 115, 'continuous');
  const states = outages.map((outage) => solveContingency(base, outage));
  const { secure } = pathLimits(base, states, monitoring, path, RULE);
  const all = [contingencyOf([]), ...outages];
  const rating = network.branches.ratingMva;
  const endMw = Math.min(path.resourceMw, 1000);
  const ends = path.segments.map(({ toMw }) => toMw).filter((mw) => mw <= endMw);
  const steps = [...ends, ...Array.from({ length: 12 }, (_, i) => (endMw * (i + 1)) / 12)].sort(
    (a, b) => a - b,
  );
  all.forEach((outage, position) => {
    const before = plainFlow(problem, 0, outage);
    const found = secure.filter((pair) => pair.contingency === position - 1 && pair.growthMw > 1e-6);
    const first = new Map<string, number>();
    for (const mw of steps) {
      const flow = plainFlow(problem, mw, outage);
      flow.forEach((f, k) => {
        const isWithin = Math.sign(f) * before[k]! <= rating[k]!;
        const taken = Math.sign(f) * (f - before[k]!);
        if (isWithin && Math.abs(f) > rating[k]! + 1e-3 && taken > RULE.sensitivityThreshold * mw + 1e-3) {
          const key = `${k} ${Math.sign(f)}`;
          if (!first.has(key)) first.set(key, mw);
        }
      });
    }
    for (const [key, mw] of first) {
      const pair = found.find(({ element, sensitivity }) => `${element} ${Math.sign(sensitivity)}` === key);
      expect(pair, `${key} after ${position - 1} at ${mw}`).toBeDefined();
      expect(pair!.growthMw).toBeLessThanOrEqual(mw + 5e-3);
    }
    for (const { element, growthMw, sensitivity, limitMw } of found) {
      const flow = plainFlow(problem, growthMw, outage)[element]!;
      expect(flow).toBeCloseTo(before[element]! + sensitivity * growthMw, 3);
      if (Math.abs(sensitivity) > RULE.sensitivityThreshold + 1e-9) {
        expect(Math.abs(flow)).toBeCloseTo(limitMw, 3);
      } else expect(Math.abs(flow)).toBeGreaterThan(limitMw - 1e-3);
      const earlier = first.get(`${element} ${Math.sign(sensitivity)}`);
      if (earlier !== undefined) expect(earlier).toBeGreaterThanOrEqual(growthMw - 5e-3);
    }
  });
}

function caseOf(
  network: Network,
  up: ShiftKey,
  down: ShiftKey,
  outages: readonly Contingency[],
): Case | undefined {
  const base = baseCaseOf(network);
  const made = transferPath(base, new Set([0]), new Set([1]), { up, down });
  return made.kind === 'path' ? { base, path: made.path, outages } : undefined;
}

describe('limits along a path equal a walk that solves every outage at every step', () => {
  test('branch outages, bridges included, whatever the keys', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 9 }), fc.nat(9), anyKey, anyKey, (grid, seed, up, down) => {
        const outages = Array.from({ length: grid.branches.count }, (_, k) => contingencyOf([k]));
        const problem = caseOf(priced(grid, seed), up, down, outages);
        if (problem) agreesWithAWalk(problem);
      }),
      { seed: 41, numRuns: 40 },
    );
  });

  test('units lost whole or in part, whose loss others pick up until they are full', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 12 }), fc.nat(9), anyKey, anyKey, (grid, seed, up, down) => {
        const outages = Array.from({ length: grid.units.count }, (_, u) =>
          contingencyOf([], [u], [u % 2 ? 1 : 0.4]),
        );
        const problem = caseOf(priced(grid, seed), up, down, outages);
        if (problem) agreesWithAWalk(problem);
      }),
      { seed: 42, numRuns: 60 },
    );
  });
});

/** A unit that can take any loss by itself, as a large neighbour does: most contingencies then need not be followed. */
function anchored(network: Network): Network {
  const last = network.units.count - 1;
  const { units } = network;
  return {
    ...network,
    units: {
      ...units,
      maxMw: units.maxMw.map((mw, u) => (u === last ? mw + 5000 : mw)),
      participation: units.participation.map((weight, u) => (u === last ? 40 : weight)),
    },
  };
}

describe('what is not followed could not have mattered', () => {
  test('with a large neighbour the same as the walk', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 12 }), fc.nat(9), anyKey, anyKey, (grid, seed, up, down) => {
        const outages = Array.from({ length: grid.units.count }, (_, u) =>
          contingencyOf([], [u], [u % 2 ? 1 : 0.4]),
        );
        const problem = caseOf(anchored(priced(grid, seed)), up, down, outages);
        if (problem) agreesWithAWalk(problem);
      }),
      { seed: 43, numRuns: 40 },
    );
  });

  test('a few pairs are the first of many', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 14 }), fc.nat(9), anyKey, (grid, seed, key) => {
        const network = anchored(priced(grid, seed));
        const outages = [
          ...Array.from({ length: network.branches.count }, (_, k) => contingencyOf([k])),
          ...Array.from({ length: network.units.count }, (_, u) => contingencyOf([], [u])),
        ];
        const problem = caseOf(network, key, key, outages);
        if (!problem) return;
        const states = outages.map((outage) => solveContingency(problem.base, outage));
        const monitoring = monitorFrom(network, 115, 'continuous');
        const few = pathLimits(problem.base, states, monitoring, problem.path, { ...RULE, pairCount: 4 });
        const many = pathLimits(problem.base, states, monitoring, problem.path, RULE);
        const growths = (pairs: readonly { readonly growthMw: number }[]) =>
          pairs.slice(0, 4).map(({ growthMw }) => growthMw);
        growths(many.secure).forEach((mw, i) => {
          expect(growths(few.secure)[i]).toBeCloseTo(mw, 2);
        });
        growths(many.ladder).forEach((mw, i) => {
          expect(growths(few.ladder)[i]).toBeCloseTo(mw, 2);
        });
      }),
      { seed: 44, numRuns: 60 },
    );
  });
});
