import type { Network } from '../grid/network.ts';
import type { Incidence } from '../numeric/graph.ts';
import type { PickUp } from './headroom-pickup.ts';

/** Buses that hang behind one branch without any loop: what the loss of the branch cuts off. */
export interface CutOffTree {
  /** The end of the branch first, every bus after the one it hangs on. */
  readonly buses: readonly number[];
  /** Branch by which each bus hangs on another, −1 for the first. */
  readonly hangsBy: readonly number[];
}

/** A larger part is solved in full. */
const MOST_BUSES = 100;

/** The tree behind branch `k`, whose loss splits the grid, on the side of `end`; `undefined` for a loop or a large part. */
export function treeBehind(
  { branches }: Network,
  { start, edge }: Incidence,
  k: number,
  end: number,
): CutOffTree | undefined {
  const buses = [end];
  const hangsBy = [-1];
  for (let i = 0; i < buses.length; i++) {
    const bus = buses[i]!;
    for (let p = start[bus]!; p < start[bus + 1]!; p++) {
      const e = edge[p]!;
      if (e === k || e === hangsBy[i]) continue;
      const other = branches.from[e] === bus ? branches.to[e]! : branches.from[e]!;
      if (buses.length === MOST_BUSES || buses.includes(other)) return undefined;
      buses.push(other);
      hangsBy.push(e);
    }
  }
  return { buses, hangsBy };
}

/** What a cut-off part does on its own. */
export interface BalancedPart {
  readonly pickedUpMw: number;
  readonly shedMw: number;
  readonly trippedMw: number;
}

/**
 * Balances a cut-off tree by itself and writes the flows of its branches, which injections alone decide. `undefined` where
 * neither units nor demand can balance it (a shunt or a link stands alone). Cost: its buses.
 */
export function balanceTree(
  { base, raise, lower, demand, leastOutputMw }: PickUp,
  { buses, hangsBy }: CutOffTree,
  flowMw: Float64Array,
): BalancedPart | undefined {
  const total = (busMw: Float64Array) => buses.reduce((sum, b) => sum + busMw[b]!, 0);
  const surplusMw = total(base.injectionMw);
  const isShort = surplusMw < 0;
  const [used, last] = isShort ? [raise.busMw, demand.busMw] : [lower.busMw, leastOutputMw];
  const roomMw = total(used);
  const movedMw = Math.min(Math.abs(surplusMw), roomMw);
  const leftMw = Math.abs(surplusMw) - movedMw;
  const lastMw = total(last);
  if (leftMw > lastMw) return undefined;
  const sign = isShort ? 1 : -1;
  const share = roomMw > 0 ? (sign * movedMw) / roomMw : 0;
  const lastShare = leftMw > 0 ? (sign * leftMw) / lastMw : 0;
  const behindMw = buses.map((b) => base.injectionMw[b]! + share * used[b]! + lastShare * last[b]!);
  const { branches } = base.model.network;
  for (let i = buses.length - 1; i > 0; i--) {
    const k = hangsBy[i]!;
    flowMw[k] = branches.from[k] === buses[i] ? behindMw[i]! : -behindMw[i]!;
    behindMw[buses.indexOf(branches.from[k] === buses[i] ? branches.to[k]! : branches.from[k]!)]! +=
      behindMw[i]!;
  }
  return {
    pickedUpMw: isShort ? movedMw : 0,
    shedMw: isShort ? leftMw : 0,
    trippedMw: isShort ? 0 : leftMw,
  };
}
