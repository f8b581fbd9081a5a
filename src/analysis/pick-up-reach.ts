import { OVERLOAD_RATIO } from '../numeric/kernels/pair-task.ts';
import { type BaseCase, type ContingencyState, participationLeft } from './contingency.ts';
import type { PairStart } from './path-collector.ts';
import type { TransferPath } from './transfer-path.ts';

/** What a segment of the path does to the flows of the intact grid, by element, MW from the base case. */
export interface FlowRange {
  readonly fromMw: number;
  readonly toMw: number;
  readonly changeFrom: Float64Array;
  readonly changeTo: Float64Array;
}

/** How far the effect of a pick-up on flows may change along a transfer. */
export interface PickUpReach {
  /** In proportion to what the contingency does to the flow in the base case: more or less is lost as units move. */
  readonly share: number;
  /** Beside it, MW: who picks up changes. */
  readonly mw: number;
}

/**
 * The least growth at which an element that is within its limit can stand at it and have taken at least `threshold` of
 * the growth; `Infinity`: certainly nowhere. The margins, on the first segment and later, say how far the flow may be off
 * what the intact grid does, MW.
 */
export function earliestGrowthMw(
  { flowMw, limits }: PairStart,
  element: number,
  ranges: readonly FlowRange[],
  firstMarginMw: number,
  laterMarginMw: number,
  threshold: number,
): number {
  const flow = flowMw[element]!;
  const earliest = (direction: 1 | -1, limitMw: number) => {
    const roomMw = limitMw - direction * flow;
    if (limitMw === Infinity || roomMw < 0) return Infinity;
    for (let i = 0; i < ranges.length; i++) {
      const { fromMw, toMw, changeFrom, changeTo } = ranges[i]!;
      const marginMw = i === 0 ? firstMarginMw : laterMarginMw;
      const [from, to] = [direction * changeFrom[element]!, direction * changeTo[element]!];
      const most = Math.max(from, to) + marginMw;
      if (most < roomMw || most < threshold * fromMw) continue;
      const missing = roomMw - marginMw - from;
      return to > from && missing > 0 ? fromMw + (missing / (to - from)) * (toMw - fromMw) : fromMw;
    }
    return Infinity;
  };
  return Math.min(earliest(1, limits.forwardMw[element]!), earliest(-1, limits.reverseMw[element]!));
}

/** Who takes part in a transfer up to a growth. */
export interface Movers {
  /** By unit: how far it moves, MW. */
  readonly movedMw: Float64Array;
  /** Where power enters or leaves. */
  readonly buses: readonly number[];
  /** False where a bound on what the transfer does elsewhere does not hold: links, negative reactances. */
  readonly isBounded: boolean;
}

/** Cost: segments and branches. */
export function moversOf({ model }: BaseCase, path: TransferPath, untilMw: number): Movers {
  const { network, susceptancePu } = model;
  const movedMw = new Float64Array(network.units.count);
  const buses = new Set<number>();
  for (const { fromMw, toMw, up, down } of path.segments) {
    if (fromMw > untilMw) break;
    for (const { position, share } of [...up.units, ...down.units]) {
      movedMw[position]! += (Math.min(toMw, untilMw) - fromMw) * Math.abs(share);
      buses.add(network.units.bus[position]!);
    }
    for (const { position } of [...up.buses, ...down.buses]) buses.add(position);
  }
  const isBounded = susceptancePu.every((b) => b >= 0) && path.links.linkMw.every((mw) => mw === 0);
  return { movedMw, buses: [...buses], isBounded };
}

const UNBOUNDED: PickUpReach = { share: 0, mw: Number.POSITIVE_INFINITY };

/**
 * A bound on how far the pick-up of a contingency changes along a transfer. What is lost changes where a lost unit moves,
 * and with it every pick-up in proportion, but for units that are full. Who picks up changes where units of the transfer
 * take part that may become full, and they never take more than their weight times what one unit with room for all takes
 * by its own. Unbounded where that does not settle it: the transfer crosses what is cut off, several branches are
 * lost, demand is shed or generation tripped, nobody could take all, or a negative reactance lets a branch carry more than
 * what is sent. Cost: units and buses.
 */
export function pickUpReach(
  base: BaseCase,
  movers: Movers,
  { contingency, change, balance }: ContingencyState,
): PickUpReach {
  const { units } = base.model.network;
  const { islandOf, lostBranches } = change;
  const { outputMw, shedMw, trippedMw } = balance!;
  const island = islandOf[movers.buses[0]!]!;
  const isSplit = movers.buses.some((b) => islandOf[b] !== island);
  if (!movers.isBounded || isSplit || lostBranches.length > 1 || contingency.dcLinks.length > 0)
    return UNBOUNDED;
  for (let b = 0; b < islandOf.length; b++) if (shedMw[b]! > 0 && islandOf[b] === island) return UNBOUNDED;
  const kept = new Float64Array(units.count).fill(1);
  contingency.units.forEach((u, i) => {
    kept[u] = 1 - contingency.unitShare[i]!;
  });
  const isHere = (u: number) => islandOf[units.bus[u]!] === island && units.inService[u] === 1;
  let needMw = 0;
  let needChangeMw = 0;
  for (let u = 0; u < units.count; u++) {
    if (!isHere(u)) continue;
    if (trippedMw[u]! > 0) return UNBOUNDED;
    needMw += outputMw[u]! - base.outputMw[u]! * kept[u]!;
    needChangeMw += (1 - kept[u]!) * movers.movedMw[u]!;
  }
  if (needMw === 0 && needChangeMw === 0) return { share: 0, mw: 0 };
  const share = needChangeMw / Math.abs(needMw);
  if (!(share < 1)) return UNBOUNDED;
  const mostMw = Math.abs(needMw) + needChangeMw;
  const lowering = needMw < 0 ? base.loweringParticipation : undefined;
  const weight = lowering ?? participationLeft(base, contingency);
  let [anchor, moverWeight, fullMw] = [0, 0, 0];
  for (let u = 0; u < units.count; u++) {
    if (!isHere(u) || weight[u] === 0) continue;
    const output = base.outputMw[u]! * kept[u]!;
    const roomMw = needMw > 0 ? units.maxMw[u]! * kept[u]! - output : output - units.minMw[u]!;
    const pickUpMw = Math.abs(outputMw[u]! - output);
    if (roomMw - movers.movedMw[u]! >= mostMw) anchor = Math.max(anchor, weight[u]!);
    else if (movers.movedMw[u]! > 0) moverWeight += weight[u]!;
    if (roomMw < pickUpMw * (1 + share) * OVERLOAD_RATIO) fullMw += pickUpMw;
  }
  if (anchor === 0) return UNBOUNDED;
  return { share, mw: 2 * share * fullMw + ((1 + share) * moverWeight * mostMw) / anchor };
}
