import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildDcModel } from '../../../src/analysis/dc-model.ts';
import { monitorFrom } from '../../../src/analysis/monitoring.ts';
import { auctionCheck, awardedRights } from '../../../src/analysis/rights/auction-check.ts';
import type { RightBid, RightPath, TransmissionRight } from '../../../src/analysis/rights/right.ts';
import { rightsAuction } from '../../../src/analysis/rights/rights-auction.ts';
import { rightsFrame } from '../../../src/analysis/rights/rights-frame.ts';
import { simultaneousFeasibility } from '../../../src/analysis/rights/simultaneous-feasibility.ts';
import type { Contingency, Network } from '../../../src/grid/network.ts';
import { packRows, type Row } from '../../../src/numeric/linear-program.ts';
import { loadSolver } from '../../../src/numeric/lp.ts';
import { seededRandom } from '../../../src/numeric/random.ts';
import { contingencyOf } from '../../support/base-case.ts';
import { plainFlow, plainIslands } from '../../support/brute-force.ts';
import { anyGrid } from '../../support/random-grid.ts';

const solver = await loadSolver();

/** The loss of every branch, those that split the grid too. */
function everyOutage({ branches }: Network): Contingency[] {
  return Array.from({ length: branches.count }, (_, k) => contingencyOf([k]));
}

function frameOf(network: Network) {
  return rightsFrame(buildDcModel(network), everyOutage(network), monitorFrom(network, 115, 'continuous'));
}

interface PlainPair {
  readonly element: number;
  readonly contingency: number;
  readonly direction: number;
  readonly flowMw: number;
  /** By right, for 1 MW. */
  readonly taken: readonly number[];
  readonly baseMw: number;
  readonly limitMw: number;
}

/** Every pair of branch and outage in both directions: each right solved by itself in each state, from scratch. */
function plainPairs(network: Network, rights: readonly TransmissionRight[]): PlainPair[] {
  const { branches, buses } = network;
  return Array.from({ length: branches.count + 1 }, (_, i) => i - 1).flatMap((contingency) => {
    const lost = new Set(contingency < 0 ? [] : [contingency]);
    const island = plainIslands(network, lost);
    const empty = plainFlow(network, new Array<number>(buses.count).fill(0), lost);
    const flows = rights.map(({ path }) => {
      const flow = plainFlow(network, deliverable(path, island), lost);
      return flow.map((mw, k) => mw - empty[k]!);
    });
    return Array.from({ length: branches.count }, (_, k) => k).flatMap((element) =>
      [1, -1].map((direction) => {
        const taken = rights.map(({ kind }, r) => {
          const mw = direction * flows[r]![element]!;
          return kind === 'option' ? Math.max(0, mw) : mw;
        });
        const baseMw = direction * empty[element]!;
        const flowMw = rights.reduce((sum, { mw }, r) => sum + mw * taken[r]!, baseMw);
        const limitMw = branches.ratingMva[element]!;
        return { element, contingency, direction, flowMw, taken, baseMw, limitMw };
      }),
    );
  });
}

/** Island by island as much as has both source and sink there. */
function deliverable({ source, sink }: RightPath, island: readonly number[]): number[] {
  const injection = island.map(() => 0);
  for (const here of new Set(island)) {
    const total = ({ buses, share }: typeof source) =>
      buses.reduce((sum, bus, i) => (island[bus] === here ? sum + share[i]! : sum), 0);
    const kept = Math.min(total(source), total(sink));
    const add = (place: typeof source, sign: number) => {
      const all = total(place);
      place.buses.forEach((bus, i) => {
        if (island[bus] === here && all > 0) injection[bus]! += (sign * kept * place.share[i]!) / all;
      });
    };
    add(source, 1);
    add(sink, -1);
  }
  return injection;
}

/** Rights between random buses or groups of three, a third of them options. */
function randomRights({ buses }: Network, seed: number, count: number, mostMw: number): TransmissionRight[] {
  const random = seededRandom(seed);
  const place = () => {
    const one = { buses: [random.below(buses.count)], share: [1] };
    if (random.next() < 0.6) return one;
    const members = [...new Set([one.buses[0]!, random.below(buses.count), random.below(buses.count)])];
    return { buses: members, share: members.map(() => 1 / members.length) };
  };
  return Array.from({ length: count }, () => ({
    path: { source: place(), sink: place() },
    kind: random.next() < 0.34 ? ('option' as const) : ('obligation' as const),
    mw: mostMw * random.next(),
  }));
}

const seed = fc.integer({ min: 1, max: 1_000_000_000 });

test('on random grids the test finds what solving every state from scratch finds', () => {
  let [feasible, infeasible] = [0, 0];
  fc.assert(
    fc.property(anyGrid({ maxBuses: 12, exotic: true }), seed, (grid, choice) => {
      const rights = randomRights(grid, choice, 5, choice % 2 === 0 ? 30 : 150);
      const result = simultaneousFeasibility(frameOf(grid), rights);
      const pairs = plainPairs(grid, rights);
      const beyond = pairs.filter(({ flowMw, limitMw }) => flowMw > limitMw + 1e-6);
      const name = (p: { element: number; contingency: number; direction: number }) =>
        `${p.element} ${p.contingency} ${p.direction}`;
      expect(result.violations.map(name).sort()).toEqual(beyond.map(name).sort());
      expect(result.isFeasible).toBe(beyond.length === 0);
      if (result.isFeasible) feasible++;
      else infeasible++;
      for (const pair of [...result.violations, ...result.closest]) {
        const plain = pairs.find((p) => name(p) === name(pair))!;
        expect(pair.flowMw).toBeCloseTo(plain.flowMw, 6);
        for (const { right, mw } of pair.parts)
          expect(mw).toBeCloseTo(rights[right]!.mw * plain.taken[right]!, 6);
        const sum = pair.parts.reduce((total, { mw }) => total + mw, plain.baseMw);
        expect(sum).toBeCloseTo(pair.flowMw, 6);
      }
    }),
    { seed: 5, numRuns: 30 },
  );
  expect(Math.min(feasible, infeasible)).toBeGreaterThan(3);
});

function randomBids(network: Network, choice: number, count: number): RightBid[] {
  const random = seededRandom(choice + 1);
  return randomRights(network, choice, count, 200).map(({ path, kind, mw }) => ({
    path,
    kind,
    askedMw: mw,
    priceUsdPerMw: kind === 'option' ? 20 * random.next() : 20 * random.next() - 4,
  }));
}

/** The same auction with every row given at once, each from a state solved from scratch. */
function plainRows(network: Network, bids: readonly RightBid[], held: readonly TransmissionRight[]): Row[] {
  const asked = bids.map(({ path, kind, askedMw }) => ({ path, kind, mw: askedMw }));
  return plainPairs(network, [...asked, ...held]).map(({ taken, baseMw, limitMw }) => ({
    lower: Number.NEGATIVE_INFINITY,
    upper: limitMw - held.reduce((mw, right, i) => mw + right.mw * taken[bids.length + i]!, baseMw),
    column: [...bids.keys()],
    value: taken.slice(0, bids.length),
  }));
}

test('on random grids the auction is worth what all rows at once allow, and keeps to its prices', () => {
  let priced = 0;
  fc.assert(
    fc.property(anyGrid({ maxBuses: 10 }), seed, (grid, choice) => {
      const frame = frameOf(grid);
      const bids = randomBids(grid, choice, 6);
      const held = randomRights(grid, choice + 7, 2, 20);
      const outcome = rightsAuction(frame, bids, held, solver);
      if (outcome.kind !== 'cleared') {
        expect(outcome.kind).toBe('held-infeasible');
        expect(plainPairs(grid, held).some(({ flowMw, limitMw }) => flowMw > limitMw + 1e-6)).toBe(true);
        return;
      }
      const whole = solver.solve({
        columns: {
          count: bids.length,
          cost: Float64Array.from(bids, ({ priceUsdPerMw }) => -priceUsdPerMw),
          lower: new Float64Array(bids.length),
          upper: Float64Array.from(bids, ({ askedMw }) => askedMw),
        },
        rows: packRows(plainRows(grid, bids, held)),
      });
      if (whole.kind !== 'optimal') throw new Error(whole.kind);
      expect(Math.abs(outcome.valueUsd + whole.objective)).toBeLessThan(1e-4);
      for (const [id, value] of Object.entries(auctionCheck(frame, bids, held, outcome)))
        expect(value, id).toBeLessThan(1e-5);
      const inUse = [...held, ...awardedRights(bids, outcome.awards)];
      const excess = plainPairs(grid, inUse).map(({ flowMw, limitMw }) => flowMw - limitMw);
      expect(Math.max(...excess)).toBeLessThan(1e-5);
      if (outcome.binding.length > 0) priced++;
    }),
    { seed: 6, numRuns: 30 },
  );
  expect(priced).toBeGreaterThan(10);
});

test('two bids win at the best corner of all that two constraints make', () => {
  fc.assert(
    fc.property(anyGrid({ maxBuses: 8 }), seed, (grid, choice) => {
      const bids = randomBids(grid, choice, 2).map((bid) => ({ ...bid, askedMw: bid.askedMw * 4 }));
      const outcome = rightsAuction(frameOf(grid), bids, [], solver);
      if (outcome.kind !== 'cleared') throw new Error(outcome.kind);
      expect(outcome.valueUsd).toBeCloseTo(bestCorner(bids, plainRows(grid, bids, [])), 4);
    }),
    { seed: 7, numRuns: 25 },
  );
});

/** Value at the best feasible intersection of two half-planes' edges, all pairs tried. */
function bestCorner(bids: readonly RightBid[], rows: readonly Row[]): number {
  const edges = [
    ...rows.map(({ value, upper }) => ({ a: value[0]!, b: value[1]!, most: upper })),
    { a: 1, b: 0, most: bids[0]!.askedMw },
    { a: 0, b: 1, most: bids[1]!.askedMw },
    { a: -1, b: 0, most: 0 },
    { a: 0, b: -1, most: 0 },
  ];
  let best = Number.NEGATIVE_INFINITY;
  edges.forEach((p, i) => {
    for (const q of edges.slice(i + 1)) {
      const determinant = p.a * q.b - p.b * q.a;
      if (Math.abs(determinant) < 1e-9) continue;
      const x = (p.most * q.b - p.b * q.most) / determinant;
      const y = (p.a * q.most - p.most * q.a) / determinant;
      if (edges.some(({ a, b, most }) => a * x + b * y > most + 1e-6)) continue;
      best = Math.max(best, x * bids[0]!.priceUsdPerMw + y * bids[1]!.priceUsdPerMw);
    }
  });
  return best;
}
