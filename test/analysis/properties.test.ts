import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dcPowerFlow, flowResponseMw, solveDcFlow } from '../../src/analysis/dc-flow.ts';
import { buildDcModel } from '../../src/analysis/dc-model.ts';
import { applyOutage, outageCorrection } from '../../src/analysis/outage-correction.ts';
import { lodfColumn, ptdfColumn, ptdfColumns, ptdfRow } from '../../src/analysis/sensitivity.ts';
import { areaTransfer } from '../../src/analysis/shift-key.ts';
import { puFromMw } from '../../src/base/units.ts';
import type { BranchTable, BusTable, Network } from '../../src/grid/network.ts';
import { baseCaseOf } from '../support/base-case.ts';
import { plainFlow, plainIslands } from '../support/brute-force.ts';
import { anyGrid } from '../support/random-grid.ts';

/** What must hold on any grid: taps, phase shifters, parallel circuits and spurs included. */
const grid = anyGrid({ exotic: true });
const options = { seed: 2017, numRuns: 100 };

function expectNear(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-8) {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    expect(Math.abs(actual[i]! - expected[i]!)).toBeLessThan(tolerance);
  }
}

function withBranches(network: Network, changed: Partial<BranchTable>): Network {
  return { ...network, branches: { ...network.branches, ...changed } };
}

function withBuses(network: Network, changed: Partial<BusTable>): Network {
  return { ...network, buses: { ...network.buses, ...changed } };
}

/** A table with its rows in another order: row i of the answer is row `order[i]`. */
function reordered<T extends { readonly count: number }>(table: T, order: readonly number[]): T {
  const columns = Object.entries(table).map(([key, column]) => {
    if (typeof column === 'number') return [key, column];
    const copy = (column as { slice(): { [i: number]: unknown } }).slice();
    order.forEach((row, i) => {
      copy[i] = (column as { [i: number]: unknown })[row];
    });
    return [key, copy];
  });
  return Object.fromEntries(columns) as T;
}

/** The same grid with one more row of branches, like row `k` but for what is changed. */
function withAnotherBranch(
  network: Network,
  k: number,
  changed: Partial<Record<keyof BranchTable, number>>,
): Network {
  const columns = Object.entries(network.branches).map(([key, column]) => {
    if (typeof column === 'number') return [key, column + 1];
    const value = changed[key as keyof BranchTable] ?? column[k];
    if (Array.isArray(column)) return [key, [...column, value]];
    const longer = new (column.constructor as Float64ArrayConstructor)(column.length + 1);
    longer.set(column as Float64Array);
    longer[column.length] = value as number;
    return [key, longer];
  });
  return { ...network, branches: Object.fromEntries(columns) as unknown as BranchTable };
}

/** An order of `count` positions drawn from random numbers. */
function orderOf(count: number, picks: readonly number[]): number[] {
  return Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => picks[a % picks.length]! - picks[b % picks.length]! || b - a,
  );
}

const shuffling = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });

describe('the slack', () => {
  test('does not change the response to a balanced transfer, wherever it is', () => {
    fc.assert(
      fc.property(grid, fc.nat(), fc.nat(), fc.nat(), (network, a, b, c) => {
        const { count } = network.buses;
        const [from, to, slack] = [a % count, b % count, c % count];
        const moved = withBuses(network, {
          reference: Uint8Array.from({ length: count }, (_, i) => (i === slack ? 1 : 0)),
        });
        const transfer = new Float64Array(count);
        transfer[from]! += 1;
        transfer[to]! -= 1;
        const response = flowResponseMw(buildDcModel(network), transfer);
        const model = buildDcModel(moved);
        expectNear(flowResponseMw(model, transfer), response, 1e-9);
        const weight = network.buses.demandMw.map(
          (mw) => mw / network.buses.demandMw.reduce((s, d) => s + d, 0),
        );
        for (const slackWeight of [undefined, weight]) {
          const [up, down] = [ptdfColumn(model, from, slackWeight), ptdfColumn(model, to, slackWeight)];
          expectNear(
            up.map((mw, k) => mw - down[k]!),
            response,
            1e-9,
          );
        }
      }),
      options,
    );
  });
});

describe('flows', () => {
  test('obey Kirchhoff to 1e-9 pu at every bus', () => {
    fc.assert(
      fc.property(anyGrid({ exotic: true, maxBuses: 80 }), (network) => {
        const { flowMw, residualMw, state } = dcPowerFlow(network);
        expect(puFromMw(residualMw, network.baseMva)).toBeLessThan(1e-9);
        const surplus = state.injectionMw.slice();
        flowMw.forEach((mw, k) => {
          surplus[network.branches.from[k]!]! -= mw;
          surplus[network.branches.to[k]!]! += mw;
        });
        expectNear(surplus, new Float64Array(surplus.length), 1e-9 * network.baseMva);
      }),
      options,
    );
  });

  test('add up: the response to a sum of transfers is the sum of the responses', () => {
    const factor = fc.double({ min: -500, max: 500, noNaN: true });
    fc.assert(
      fc.property(grid, fc.nat(), fc.nat(), factor, factor, (network, a, b, p, q) => {
        const model = buildDcModel(network);
        const { count } = network.buses;
        const one = ptdfColumn(model, a % count);
        const two = ptdfColumn(model, b % count);
        const injection = new Float64Array(count);
        injection[a % count]! += p;
        injection[b % count]! += q;
        injection[model.referenceBus[0]!]! -= p + q;
        expectNear(
          flowResponseMw(model, injection),
          one.map((mw, k) => p * mw + q * two[k]!),
        );
      }),
      options,
    );
  });

  test('do not depend on the base power', () => {
    fc.assert(
      fc.property(grid, fc.double({ min: 0.1, max: 100, noNaN: true }), (network, factor) => {
        const rebased = withBranches(
          { ...network, baseMva: network.baseMva * factor },
          { reactancePu: network.branches.reactancePu.map((x) => x * factor) },
        );
        const [one, two] = [dcPowerFlow(network), dcPowerFlow(rebased)];
        expectNear(two.flowMw, one.flowMw);
        expectNear(two.angleRad, one.angleRad, 1e-10);
      }),
      options,
    );
  });

  test('do not depend on the order of buses, branches and units, nor on their names', () => {
    fc.assert(
      fc.property(grid, shuffling, (network, picks) => {
        const { buses, branches, units } = network;
        const busOrder = orderOf(buses.count, picks);
        const branchOrder = orderOf(branches.count, picks);
        const unitOrder = orderOf(units.count, picks);
        const placeOf = Int32Array.from(busOrder, (_, b) => busOrder.indexOf(b));
        const renamed = { ...buses, id: buses.id.map((_, b) => String(9000 - 7 * b)) };
        const movedBranches = reordered(branches, branchOrder);
        const movedUnits = reordered(units, unitOrder);
        const moved: Network = {
          ...network,
          buses: reordered(renamed, busOrder),
          branches: {
            ...movedBranches,
            from: movedBranches.from.map((b) => placeOf[b]!),
            to: movedBranches.to.map((b) => placeOf[b]!),
          },
          units: { ...movedUnits, bus: movedUnits.bus.map((b) => placeOf[b]!) },
        };
        const { flowMw } = dcPowerFlow(network);
        expectNear(
          dcPowerFlow(moved).flowMw,
          branchOrder.map((k) => flowMw[k]!),
        );
      }),
      options,
    );
  });

  test('stay as they are when a line becomes two equal parallel ones, which carry half each', () => {
    fc.assert(
      fc.property(grid, fc.nat(), (network, pick) => {
        const k = pick % network.branches.count;
        const doubled = 2 * network.branches.reactancePu[k]!;
        const reactancePu = network.branches.reactancePu.slice();
        reactancePu[k] = doubled;
        const halves = withAnotherBranch(withBranches(network, { reactancePu }), k, { reactancePu: doubled });
        const { flowMw } = dcPowerFlow(network);
        const after = dcPowerFlow(halves).flowMw;
        const expected = [...flowMw, flowMw[k]! / 2];
        expected[k] = flowMw[k]! / 2;
        expectNear(after, expected);
      }),
      options,
    );
  });
});

describe('sensitivities', () => {
  test('change sign with the branch, and only its own', () => {
    fc.assert(
      fc.property(grid, fc.nat(), (network, pick) => {
        const { branches, buses } = network;
        const k = pick % branches.count;
        const [from, to] = [branches.from.slice(), branches.to.slice()];
        [from[k], to[k]] = [to[k]!, from[k]!];
        const [one, two] = [buildDcModel(network), buildDcModel(withBranches(network, { from, to }))];
        for (let other = 0; other < branches.count; other++) {
          const sign = other === k ? -1 : 1;
          expectNear(
            ptdfRow(two, other),
            ptdfRow(one, other).map((mw) => sign * mw),
            1e-10,
          );
        }
        const all = Array.from({ length: buses.count }, (_, b) => b);
        for (const [b, column] of Array.from(ptdfColumns(two, all), (c) => c.slice()).entries()) {
          expectNear(column, ptdfColumn(two, b), 1e-10);
        }
      }),
      { ...options, numRuns: 40 },
    );
  });

  test('LODF: the flows after any single loss are those of a dense solution from scratch', () => {
    fc.assert(
      fc.property(anyGrid({ exotic: true, maxBuses: 14 }), (network) => {
        const { model, flowMw, state } = dcPowerFlow(network);
        for (let k = 0; k < network.branches.count; k++) {
          const column = lodfColumn(model, k);
          const islands = (lost: readonly number[]) => Math.max(...plainIslands(network, new Set(lost)));
          expect(column.kind).toBe(islands([k]) > islands([]) ? 'splits' : 'factors');
          if (column.kind !== 'factors') continue;
          const after = flowMw.map((mw, other) => mw + column.perMw[other]! * flowMw[k]!);
          expectNear(after, plainFlow(network, [...state.injectionMw], new Set([k])), 1e-6);
        }
      }),
      { ...options, numRuns: 40 },
    );
  });

  test('the same for several losses at once', () => {
    let solved = 0;
    fc.assert(
      fc.property(grid, fc.array(fc.nat(), { minLength: 2, maxLength: 4 }), (network, picks) => {
        const lost = [...new Set(picks.map((pick) => pick % network.branches.count))];
        const islands = (without: readonly number[]) => Math.max(...plainIslands(network, new Set(without)));
        if (islands(lost) > islands([])) return;
        const { model, flowMw, state } = dcPowerFlow(network);
        const after = applyOutage(outageCorrection(model, lost), flowMw);
        expectNear(after, plainFlow(network, [...state.injectionMw], new Set(lost)), 1e-6);
        solved++;
      }),
      { ...options, numRuns: 150 },
    );
    expect(solved).toBeGreaterThan(20);
  });
});

describe('branches without impedance', () => {
  test('are what ever smaller impedances tend to', () => {
    fc.assert(
      fc.property(anyGrid(), fc.nat(), (network, pick) => {
        const k = pick % network.branches.count;
        const flowAt = (x: number) => {
          const reactancePu = network.branches.reactancePu.slice();
          reactancePu[k] = x;
          return dcPowerFlow(withBranches(network, { reactancePu })).flowMw;
        };
        const merged = flowAt(0);
        const off = (x: number) => {
          const flowMw = flowAt(x);
          return merged.reduce((worst, mw, other) => Math.max(worst, Math.abs(mw - flowMw[other]!)), 0);
        };
        // The difference falls with the impedance, down to rounding.
        expect(off(1e-4)).toBeLessThan(5);
        expect(off(1e-6)).toBeLessThan(0.02 * off(1e-4) + 1e-4);
      }),
      options,
    );
  });
});

describe('islands', () => {
  test('trade nothing with each other, and it is said why', () => {
    fc.assert(
      fc.property(anyGrid({ exotic: true }), (network) => {
        const { branches, buses } = network;
        const isTie = branches.from.map((b, k) => (buses.area[b] === buses.area[branches.to[k]!] ? 0 : 1));
        const apart = withBranches(network, {
          inService: branches.inService.map((on, k) => (isTie[k] === 1 ? 0 : on)),
        });
        const base = baseCaseOf(apart);
        const last = apart.areas.count - 1;
        const result = areaTransfer(base, new Set([0]), new Set([last]), 'demand');
        expect(result).toEqual({ kind: 'not-connected' });
        const first = buses.area.indexOf(0);
        ptdfColumn(base.model, first).forEach((mw, k) => {
          if (buses.area[branches.from[k]!] !== 0) expect(Math.abs(mw)).toBe(0);
        });
      }),
      options,
    );
  });
});

describe('a damaged factor', () => {
  test('shows in the residual, whichever entry it is', () => {
    let shown = 0;
    fc.assert(
      fc.property(grid, fc.nat(), fc.double({ min: 0.01, max: 1, noNaN: true }), (network, pick, damage) => {
        const { model, state } = dcPowerFlow(network);
        const pivot = model.factor.pivot.slice();
        const at = pick % pivot.length;
        pivot[at] = pivot[at]! * (1 + damage);
        const damaged = { ...model, factor: { ...model.factor, pivot } };
        const sound = solveDcFlow(model, state.injectionMw);
        const wrong = solveDcFlow(damaged, state.injectionMw);
        const off = wrong.angleRad.reduce(
          (worst, rad, b) => Math.max(worst, Math.abs(rad - sound.angleRad[b]!)),
          0,
        );
        // A pivot that the right-hand side does not reach does no harm, and shows nothing.
        if (off < 1e-7) return;
        expect(sound.residualMw).toBeLessThan(1e-9);
        expect(wrong.residualMw).toBeGreaterThan(1e-6);
        shown++;
      }),
      options,
    );
    expect(shown).toBeGreaterThan(80);
  });
});
