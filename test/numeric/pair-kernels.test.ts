import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Kernels, plainKernels, webAssemblyKernels } from '../../src/numeric/kernels/kernels.ts';
import { LANES } from '../../src/numeric/kernels/lane-task.ts';
import { seededRandom } from '../../src/numeric/random.ts';

/** A block of contingencies with random numbers in it, scanned; everything that comes out. */
function scanned(kernels: Kernels, seed: number, rowCount: number, transferCount: number) {
  const random = seededRandom(seed);
  const width = transferCount + (transferCount & 1);
  const arena = kernels.arena(8 * rowCount * (2 * width + 60) + 4 * rowCount * LANES * width + 4096);
  const filled = (length: number, value: () => number) => {
    const column = arena.float64(length);
    for (let i = 0; i < length; i++) column[i] = value();
    return column;
  };
  const either = (low: number, high: number) => low + (high - low) * random.next();
  const limit = () => (random.next() < 0.2 ? Infinity : either(0, 300));
  const block = {
    rowCount,
    baseFlow: filled(rowCount, () => either(-200, 200)),
    laneScale: filled(LANES, () => either(-2, 2)),
    laneFlow: filled(LANES, () => either(-200, 200)),
    detour: filled(rowCount * LANES, () => either(-0.5, 0.5)),
    flow: filled(rowCount * LANES, () => (random.next() < 0.5 ? 0 : either(-20, 20))),
  };
  kernels.followDetours(block);
  const inUse = (t: number) => t % width < transferCount;
  let entry = 0;
  const scan = {
    rowCount,
    width,
    forward: filled(rowCount, limit),
    reverse: filled(rowCount, limit),
    flow: block.flow,
    detour: block.detour,
    slope: filled(rowCount * width, () => (inUse(entry++) ? either(-1, 1) : 0)),
    carried: filled(LANES * width, () => (inUse(entry++) ? either(-1, 1) : 0)),
    bar: filled(rowCount * width, () => (random.next() < 0.2 ? -either(0, 50) : either(0, 400))),
    rowReach: filled(rowCount, () => either(0, 60)),
    laneReach: filled(LANES, () => (random.next() < 0.2 ? Number.NEGATIVE_INFINITY : either(0, 60))),
    threshold: random.next() < 0.3 ? Number.MIN_VALUE : either(0, 0.1),
    found: arena.int32(rowCount * LANES * width),
    overloaded: arena.int32(rowCount * LANES),
    counts: arena.int32(2),
  };
  kernels.scanPairs(scan);
  return {
    flow: scan.flow.slice(),
    detour: scan.detour.slice(),
    found: scan.found.slice(0, scan.counts[0]),
    overloaded: scan.overloaded.slice(0, scan.counts[1]),
  };
}

test('WebAssembly and the plain twin find the same pairs, to the last bit', () => {
  const fast = webAssemblyKernels()!;
  let found = 0;
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 9 }),
      (seed, rows, wide) => {
        const expected = scanned(plainKernels, seed, rows, wide);
        found += expected.found.length;
        expect(scanned(fast, seed, rows, wide)).toEqual(expected);
      },
    ),
    { seed: 41, numRuns: 300 },
  );
  expect(found).toBeGreaterThan(1000);
});
