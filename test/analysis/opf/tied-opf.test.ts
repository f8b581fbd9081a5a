import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dcOpf } from '../../../src/analysis/opf/dc-opf.ts';
import type { GenerationCost } from '../../../src/grid/cost-curves.ts';
import type { Network } from '../../../src/grid/network.ts';
import { packRows, type QuadraticProgram } from '../../../src/numeric/linear-program.ts';
import { loadSolver } from '../../../src/numeric/lp.ts';
import { seededRandom } from '../../../src/numeric/random.ts';
import { plainFlow } from '../../support/brute-force.ts';
import { columnsOf, enumeratedOptimum, rowOf } from '../../support/programs.ts';
import { smallNetwork } from '../../support/small-network.ts';

const solver = await loadSolver();

interface TiedCase {
  readonly network: Network;
  readonly costs: readonly GenerationCost[];
}

/** Three to five buses with equal reactances and ratings, and up to five units of one or two kinds. */
function tiedCase(seed: number): TiedCase {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[random.below(values.length)]!;
  const n = 3 + random.below(3);
  const unitCount = 2 + random.below(4);
  const kinds = [0, 1].map(() => ({
    linear: pick([10, 10, 20]),
    square: pick([0, 0.05, 0.05, 0.5]),
    minMw: pick([0, 0, 20]),
    maxMw: pick([20, 50, 100]),
  }));
  const unitKinds = Array.from({ length: unitCount }, () => pick(kinds));
  const most = unitKinds.reduce((sum, kind) => sum + kind.maxMw, 0);
  const demandMw = most * pick([0.3, 0.5, 1, 1.05]);
  const drawing = Array.from({ length: n }, (_, b) => (b === 0 || random.next() < 0.5 ? 1 : 0));
  const total = drawing.reduce((sum: number, share) => sum + share, 0);
  const ring = Array.from({ length: n }, (_, b) => ({ from: b, to: (b + 1) % n, x: 0.1 }));
  const rated = random.below(n);
  const network = smallNetwork(
    drawing.map((share, b) => ({ demandMw: (share * demandMw) / total, reference: b === 0 })),
    ring.map((branch, k) =>
      k === rated || k === (rated + 1) % n ? { ...branch, ratingMva: pick([10, 25, 50, 100]) } : branch,
    ),
    unitKinds.map(({ minMw, maxMw }) => ({
      bus: random.below(n),
      minMw: Math.min(minMw, maxMw),
      maxMw,
    })),
  );
  const costs = unitKinds.map(({ square, linear }) => ({
    kind: 'polynomial' as const,
    coefficients: [square, linear, 5],
  }));
  return { network, costs };
}

/** The same dispatch written with flows from a dense solve, a unit of injection at a time. */
function denseProgram({ network, costs }: TiedCase): QuadraticProgram {
  const { units, branches, buses } = network;
  const flowOf = (injectionMw: readonly number[]) => plainFlow(network, injectionMw, new Set());
  const total = buses.demandMw.reduce((sum, mw) => sum + mw, 0);
  // Whatever is injected is taken out at bus 0, and the demand there.
  const fromUnit = Array.from(units.bus, (bus) =>
    flowOf(Array.from(buses.demandMw, (_, b) => (b === bus ? 1 : 0) - (b === 0 ? 1 : 0))),
  );
  const fixed = flowOf(Array.from(buses.demandMw, (mw, b) => (b === 0 ? total : 0) - mw));
  const limited = Array.from(branches.id.keys()).filter((k) => Number.isFinite(branches.ratingMva[k]!));
  const coefficients = costs.map((cost) => (cost.kind === 'polynomial' ? cost.coefficients : []));
  return {
    columns: columnsOf(
      coefficients.map(([, linear]) => linear!),
      Array.from(units.minMw),
      Array.from(units.maxMw),
    ),
    rows: packRows([
      rowOf(
        costs.map(() => 1),
        total,
        total,
      ),
      ...limited.map((k) =>
        rowOf(
          fromUnit.map((flow) => flow[k]!),
          -branches.ratingMva[k]! - fixed[k]!,
          branches.ratingMva[k]! - fixed[k]!,
        ),
      ),
    ]),
    curvature: Float64Array.from(coefficients, ([square]) => 2 * square!),
  };
}

test('identical units, equal costs, units at limits and lines that bind: the optimum, or a reason, in both forms', () => {
  const kinds = { optimal: 0, infeasible: 0 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (seed) => {
      const tied = tiedCase(seed);
      const program = denseProgram(tied);
      const expected = enumeratedOptimum(program, program.curvature);
      for (const formulation of ['sensitivities', 'angles'] as const) {
        const result = dcOpf(tied.network, tied.costs, { formulation }, solver);
        if (expected === undefined) {
          if (result.kind !== 'infeasible') throw new Error(`${result.kind}, not infeasible`);
          expect(result.reasons.length).toBeGreaterThan(0);
          kinds.infeasible++;
          continue;
        }
        if (result.kind !== 'optimal') throw new Error(`${result.kind}, not optimal`);
        const constant = 5 * tied.costs.length;
        expect(Math.abs(result.objectiveUsdPerH - constant - expected)).toBeLessThan(1e-8 * (1 + expected));
        expect(result.check.certificate.relativeGap).toBeLessThan(1e-12);
        expect(result.check.accountingGap).toBeLessThan(1e-8);
        expect(result.check.worstOverloadMw).toBeLessThan(1e-6);
        kinds.optimal++;
      }
    }),
    { seed: 2027, numRuns: 150 },
  );
  expect(kinds.optimal).toBeGreaterThan(60);
  expect(kinds.infeasible).toBeGreaterThan(30);
});
