import type { Network } from '../grid/network.ts';
import type { BaseCase } from './contingency.ts';

/** How one side of a transfer moves: who gives more where the power comes from, or less where it goes. */
export type ShiftKey = ProportionalKey | 'merit-order';

export type ProportionalKey = 'output' | 'headroom' | 'demand' | ExplicitKey;

/** Weights written out, by unit position; units of other areas play no part. Only ratios matter. */
export interface ExplicitKey {
  readonly weights: ReadonlyMap<number, number>;
}

/** Who moves 1 MW over a stretch of a transfer; the shares of units and demands together sum to +1 or −1. */
export interface KeyStep {
  readonly units: readonly KeyShare[];
  /** Demand, as what the buses inject: demand that falls is positive. */
  readonly buses: readonly KeyShare[];
  /** How far the step goes before somebody in it reaches a limit, MW. */
  readonly roomMw: number;
}

export interface KeyShare {
  readonly position: number;
  readonly share: number;
}

/** Rooms below this are rounding, MW. */
const LEAST_ROOM_MW = 1e-9;

/**
 * One side of a transfer as steps, the first to move first; empty where nobody can.
 * - `headroom`: in proportion to what units can still give (`direction` +1) or give up (−1);
 * - `output`: in proportion to output; ends when the first unit reaches its limit;
 * - `demand`: demand falls (+1) or rises (−1) in proportion;
 * - weights: in proportion to them; ends when the first unit reaches its limit;
 * - `merit-order`: unit after unit to its limit, the cheapest first upwards, the dearest first downwards, equal costs by
 *   id: a step per unit.
 */
export function keySteps(
  base: BaseCase,
  areas: ReadonlySet<number>,
  key: ShiftKey,
  direction: 1 | -1,
): KeyStep[] {
  const { network } = base.model;
  if (key === 'demand') return demandStep(network, areas, direction);
  const roomOf = (u: number) => roomMw(network, base.outputMw, u, direction);
  const units = unitsOf(network, areas);
  switch (key) {
    case 'merit-order':
      return meritOrder(network, units, direction)
        .filter((u) => roomOf(u) > LEAST_ROOM_MW)
        .map((u) => ({ units: [{ position: u, share: direction }], buses: [], roomMw: roomOf(u) }));
    case 'headroom':
      return sharedStep(units, roomOf, roomOf, direction);
    case 'output':
      return sharedStep(units, (u) => Math.max(0, base.outputMw[u]!), roomOf, direction);
    default:
      return sharedStep(units, (u) => key.weights.get(u) ?? 0, roomOf, direction);
  }
}

function unitsOf({ units, buses }: Network, areas: ReadonlySet<number>): number[] {
  const members: number[] = [];
  for (let u = 0; u < units.count; u++) {
    const bus = units.bus[u]!;
    if (units.inService[u] === 1 && buses.isolated[bus] === 0 && areas.has(buses.area[bus]!)) members.push(u);
  }
  return members;
}

function roomMw({ units }: Network, outputMw: Float64Array, u: number, direction: 1 | -1): number {
  return Math.max(0, direction > 0 ? units.maxMw[u]! - outputMw[u]! : outputMw[u]! - units.minMw[u]!);
}

function meritOrder({ units }: Network, members: readonly number[], direction: 1 | -1): number[] {
  return members.toSorted((a, b) => {
    const byCost = direction * (units.costUsdPerMwh[a]! - units.costUsdPerMwh[b]!);
    return byCost || (units.id[a]! < units.id[b]! ? -1 : 1);
  });
}

function sharedStep(
  units: readonly number[],
  weightOf: (u: number) => number,
  roomOf: (u: number) => number,
  direction: 1 | -1,
): KeyStep[] {
  const total = units.reduce((sum, u) => sum + weightOf(u), 0);
  if (total <= 0) return [];
  const shared = units.filter((u) => weightOf(u) > 0);
  return [
    {
      units: shared.map((u) => ({ position: u, share: (direction * weightOf(u)) / total })),
      buses: [],
      roomMw: Math.min(...shared.map((u) => (roomOf(u) * total) / weightOf(u))),
    },
  ];
}

function demandStep({ buses }: Network, areas: ReadonlySet<number>, direction: 1 | -1): KeyStep[] {
  const drawing = Array.from({ length: buses.count }, (_, b) => b).filter(
    (b) => buses.isolated[b] === 0 && areas.has(buses.area[b]!) && buses.demandMw[b]! > 0,
  );
  const total = drawing.reduce((sum, b) => sum + buses.demandMw[b]!, 0);
  if (total <= 0) return [];
  return [
    {
      units: [],
      buses: drawing.map((b) => ({ position: b, share: (direction * buses.demandMw[b]!) / total })),
      roomMw: direction > 0 ? total : Number.POSITIVE_INFINITY,
    },
  ];
}
