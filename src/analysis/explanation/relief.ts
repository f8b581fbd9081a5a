import type { Network } from '../../grid/network.ts';
import type { BaseCase, Transfer } from '../contingency.ts';
import { flowResponseMw } from '../dc-flow.ts';
import { type GridState, unitRowAfter } from './row-after.ts';

/** One plant moved before the contingency, the rest of its country moving the other way, so that trade stays as it is. */
export interface ReliefMove {
  readonly unit: number;
  readonly direction: 'raise' | 'lower';
  /** Plants of the same area that make room, in proportion to theirs: the dearest that run, or the cheapest with room. */
  readonly counterUnits: readonly number[];
  /** MW on the branch per MW moved, from → to. */
  readonly perMw: number;
  /** What the plant can move, and what the others can. */
  readonly roomMw: number;
  readonly counterRoomMw: number;
  /** Cost of each MW moved for an hour; negative would be a saving. */
  readonly costUsdPerMwh: number;
}

/**
 * Redispatch inside a country that lowers the flow on branch `k` in its direction (`sign` +1: from → to), in the base
 * case or after a contingency, the most helpful first: by the MW that it can take off the branch, rooms of both sides
 * considered. Each move stands for itself: two moves that use the same counter-party share its room.
 * Cost: one solve, one more per lost branch, and units × log units.
 */
export function reliefMoves(base: BaseCase, state: GridState, k: number, sign: 1 | -1): ReliefMove[] {
  const { network } = base.model;
  const perMw = unitRowAfter(base, state, k);
  const islandOf = state?.change.islandOf ?? base.model.islandOf;
  const island = islandOf[network.branches.from[k]!];
  const moves: ReliefMove[] = [];
  for (let area = 0; area < network.areas.count; area++) {
    const members = membersOf(network, area).filter((u) => islandOf[network.units.bus[u]!] === island);
    for (const unit of members) {
      for (const direction of [1, -1] as const) {
        const move = moveOf(base, members, unit, direction, perMw);
        if (move !== undefined && sign * move.perMw < -LEAST_RELIEF) moves.push(move);
      }
    }
  }
  return moves.sort((a, b) => reliefMw(b) - reliefMw(a) || a.unit - b.unit);
}

/** Less than this is no relief, MW per MW. */
const LEAST_RELIEF = 1e-6;
/** Less than this is no room, MW. */
const LEAST_ROOM_MW = 1e-6;

/** MW that a move can take off the branch. */
export function reliefMw(move: ReliefMove): number {
  return Math.abs(move.perMw) * Math.min(move.roomMw, move.counterRoomMw);
}

/** A move as a change of injections, per MW. Cost: one solve. */
export function moveTransfer(base: BaseCase, move: ReliefMove): Transfer {
  const { network } = base.model;
  const { units, buses, dcLinks } = network;
  const way = move.direction === 'raise' ? 1 : -1;
  const unitMw = new Float64Array(units.count);
  unitMw[move.unit] = way;
  for (const u of move.counterUnits) unitMw[u]! -= (way * roomOf(base, u, -way)) / move.counterRoomMw;
  const busMw = new Float64Array(buses.count);
  unitMw.forEach((mw, u) => {
    busMw[units.bus[u]!]! += mw;
  });
  const linkMw = new Float64Array(dcLinks.count);
  return { unitMw, busMw, linkMw, flowMw: flowResponseMw(base.model, busMw) };
}

/** What a unit can give more (+1) or less (−1), MW. */
function roomOf(base: BaseCase, unit: number, way: number): number {
  const { maxMw, minMw } = base.model.network.units;
  return way > 0 ? maxMw[unit]! - base.outputMw[unit]! : base.outputMw[unit]! - minMw[unit]!;
}

function membersOf({ units, buses }: Network, area: number): number[] {
  const members: number[] = [];
  for (let u = 0; u < units.count; u++) {
    const bus = units.bus[u]!;
    if (units.inService[u] === 1 && buses.isolated[bus] === 0 && buses.area[bus] === area) members.push(u);
  }
  return members;
}

function moveOf(
  base: BaseCase,
  members: readonly number[],
  unit: number,
  direction: 1 | -1,
  perMw: Float64Array,
): ReliefMove | undefined {
  const { costUsdPerMwh } = base.model.network.units;
  const room = (u: number, way: number) => roomOf(base, u, way);
  const roomMw = room(unit, direction);
  if (roomMw < LEAST_ROOM_MW) return undefined;
  const others = members.filter((u) => u !== unit && room(u, -direction) >= LEAST_ROOM_MW);
  if (others.length === 0) return undefined;
  // Who lowers is the dearest that runs; who raises, the cheapest with room.
  const marginal = others.reduce((best, u) =>
    direction * (costUsdPerMwh[u]! - costUsdPerMwh[best]!) > 0 ? u : best,
  );
  const counterUnits = others.filter((u) => costUsdPerMwh[u] === costUsdPerMwh[marginal]);
  const counterRoomMw = counterUnits.reduce((sum, u) => sum + room(u, -direction), 0);
  const counterPerMw =
    counterUnits.reduce((sum, u) => sum + room(u, -direction) * perMw[u]!, 0) / counterRoomMw;
  return {
    unit,
    direction: direction > 0 ? 'raise' : 'lower',
    counterUnits,
    perMw: direction * (perMw[unit]! - counterPerMw),
    roomMw,
    counterRoomMw,
    costUsdPerMwh: direction * (costUsdPerMwh[unit]! - costUsdPerMwh[marginal]!),
  };
}
