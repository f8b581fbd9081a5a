import { EigenvalueDecomposition, Matrix, solve as solveDense } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import type { CoreError } from '../../src/base/errors.ts';
import {
  factorise,
  factorResidual,
  solve,
  solveUnitTransfer,
  transferPotential,
} from '../../src/numeric/ldl.ts';
import { seededRandom } from '../../src/numeric/random.ts';
import { analyse } from '../../src/numeric/symbolic-factor.ts';
import {
  laplacianMatrix,
  laplacianPattern,
  multiply,
  type SymmetricMatrix,
} from '../../src/numeric/symmetric-matrix.ts';
import { gridGraph, groundFirst } from './random-graph.ts';

function dense({ order, columnStart, rowIndex, value }: SymmetricMatrix): Matrix {
  const full = Matrix.zeros(order, order);
  for (let j = 0; j < order; j++) {
    for (let p = columnStart[j]!; p < columnStart[j + 1]!; p++) full.set(rowIndex[p]!, j, value[p]!);
  }
  return full;
}

function gridMatrix(nodeCount: number, seed: number, negativeShare: number): SymmetricMatrix {
  const { from, to, weight } = gridGraph(nodeCount, seed, negativeShare);
  return laplacianMatrix(laplacianPattern(nodeCount, from, to, groundFirst(nodeCount)), weight);
}

function randomVector(length: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length }, () => random.normal());
}

const largest = (x: Iterable<number>) => Math.max(...[...x].map(Math.abs));

const cases = Array.from({ length: 24 }, (_, s) => ({
  seed: s + 1,
  nodeCount: [1, 2, 3, 10, 40, 90][s % 6]!,
  negativeShare: s < 12 ? 0 : 0.15,
}));

describe.each(cases)('seed $seed: $nodeCount nodes, $negativeShare negative', (at) => {
  const { seed, nodeCount, negativeShare } = at;
  const matrix = gridMatrix(nodeCount, seed, negativeShare);
  const factor = factorise(analyse(matrix), matrix);
  const rhs = randomVector(nodeCount, seed);

  test('a solve agrees with a dense one, and its residual is rounding', () => {
    const x = rhs.slice();
    solve(factor, x);
    const oracle = solveDense(dense(matrix), Matrix.columnVector(rhs)).to1DArray();
    const scale = largest(oracle);
    for (let i = 0; i < nodeCount; i++) expect(Math.abs(x[i]! - oracle[i]!)).toBeLessThan(1e-8 * scale);
    const product = new Float64Array(nodeCount);
    multiply(matrix, x, product);
    const magnitude = largest(matrix.value) * largest(x);
    for (let i = 0; i < nodeCount; i++) {
      expect(Math.abs(product[i]! - rhs[i]!)).toBeLessThan(1e-11 * magnitude);
    }
  });

  test('a unit transfer along tree paths is the solve of its dense right-hand side', () => {
    const plus = nodeCount - 1;
    const minus = Math.floor(nodeCount / 3);
    if (plus === minus) return;
    const expected = new Float64Array(nodeCount);
    expected[plus] = 1;
    expected[minus] = -1;
    solve(factor, expected);
    const found = new Float64Array(nodeCount);
    solveUnitTransfer(factor, plus, minus, found);
    expect(found).toEqual(expected);
    const work = new Float64Array(nodeCount);
    const potential = expected[plus]! - expected[minus]!;
    expect(transferPotential(factor, plus, minus, work)).toBeCloseTo(potential, 10);
    expect(work.every((w) => w === 0)).toBe(true);
  });

  test('the residual is rounding, and shows every damaged entry', () => {
    expect(factorResidual(factor, matrix)).toBeLessThan(1e-12);
    for (const part of [factor.lower, factor.pivot]) {
      for (let p = 0; p < part.length; p += 7) {
        const sound = part[p]!;
        part[p] = sound * 1.001 + 1e-6;
        expect(factorResidual(factor, matrix)).toBeGreaterThan(1e-12);
        part[p] = Number.NaN;
        expect(factorResidual(factor, matrix)).toBe(Infinity);
        part[p] = sound;
      }
    }
  });
});

test('the signs of the pivots are the signs of the eigenvalues (Sylvester)', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const matrix = gridMatrix(25, seed, 0.2);
    const { pivot } = factorise(analyse(matrix), matrix);
    const values = new EigenvalueDecomposition(dense(matrix), { assumeSymmetric: true }).realEigenvalues;
    expect(pivot.filter((d) => d < 0).length).toBe(values.filter((v) => v < 0).length);
  }
});

test('one analysis serves matrices of the same pattern', () => {
  const { nodeCount, from, to, weight } = gridGraph(60, 5);
  const pattern = laplacianPattern(nodeCount, from, to, groundFirst(nodeCount));
  const symbolic = analyse(pattern);
  for (const scale of [1, 3]) {
    const matrix = laplacianMatrix(
      pattern,
      weight.map((w, e) => w * (1 + scale * (e % 2))),
    );
    expect(factorResidual(factorise(symbolic, matrix), matrix)).toBeLessThan(1e-12);
  }
});

describe('a singular matrix names a row of the part that is singular', () => {
  const singularRow = (matrix: SymmetricMatrix) => {
    try {
      factorise(analyse(matrix), matrix);
    } catch (error) {
      const { fault } = error as CoreError;
      return fault.tag === 'singular' ? fault.buses[0] : undefined;
    }
    return undefined;
  };

  test('a node without edges', () => {
    const pattern = laplacianPattern(3, Int32Array.of(0), Int32Array.of(2), Uint8Array.of(1, 0, 0));
    expect(singularRow(laplacianMatrix(pattern, Float64Array.of(4)))).toBe(1);
  });

  test('a component without ground', () => {
    const grid = gridGraph(50, 3);
    const from = Int32Array.of(...grid.from, ...grid.from.map((a) => a + 50));
    const to = Int32Array.of(...grid.to, ...grid.to.map((b) => b + 50));
    const weight = Float64Array.of(...grid.weight, ...grid.weight);
    const row = singularRow(laplacianMatrix(laplacianPattern(100, from, to, groundFirst(100)), weight));
    expect(row).toBeGreaterThanOrEqual(50);
  });

  test('two weights that cancel', () => {
    const pattern = laplacianPattern(2, Int32Array.of(0, 0), Int32Array.of(1, 1), Uint8Array.of(1, 0));
    expect(singularRow(laplacianMatrix(pattern, Float64Array.of(2.5, -2.5)))).toBe(1);
  });
});
