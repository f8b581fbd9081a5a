import type { BaseCase, ContingencyState, Transfer } from './contingency.ts';
import { shareInIsland } from './island-share.ts';

/**
 * What a contingency takes away when it takes one thing: the flow over one branch or the output of one machine. What it
 * carried finds another way, in proportions that do not depend on how much it was: a transfer's response after the
 * contingency is its response before, plus what it sent over what is lost times the detour of 1 MW.
 */
export type Detour =
  /** The islands stay whole: the detour is the branch's column of outage factors. */
  | { readonly kind: 'branch'; readonly branch: number }
  /** The branch was the only way: both sides make up for what it carried, each on its own. `dark`: one that cannot, or −1. */
  | { readonly kind: 'split'; readonly branch: number; readonly away: Float64Array; readonly dark: number }
  /** A machine, or a plant's share of one: its island makes up for it. */
  | { readonly kind: 'unit'; readonly unit: number; readonly share: number; readonly away: Float64Array };

/**
 * The detour of a contingency; `undefined` where there is none in this sense: several elements at once, links, couplers,
 * a unit that nobody can make up for. `away` is the change of injections, MW per bus, that a lost
 * megawatt leads to. Cost: units.
 */
export function detourOf(base: BaseCase, state: ContingencyState): Detour | undefined {
  const { contingency, change, balance, splits } = state;
  const { units, branches, buses } = base.model.network;
  const [branch, ...others] = change.lostBranches;
  if (change.model !== base.model || others.length > 0 || contingency.dcLinks.length > 0) return undefined;
  if (balance === undefined) return branch === undefined ? undefined : { kind: 'branch', branch };
  const away = new Float64Array(buses.count);
  if (branch === undefined) {
    if (contingency.units.length !== 1) return undefined;
    const unit = contingency.units[0]!;
    const bus = units.bus[unit]!;
    away[bus] = -1;
    if (!shareInIsland(base, state, change.islandOf[bus]!, 1, away)) return undefined;
    return { kind: 'unit', unit, share: contingency.unitShare[0]!, away };
  }
  if (!splits || contingency.units.length > 0) return undefined;
  const [from, to] = [branches.from[branch]!, branches.to[branch]!];
  const sides = [makeUpAt(base, state, from, -1, away), makeUpAt(base, state, to, 1, away)];
  return { kind: 'split', branch, away, dark: sides.find((island) => island >= 0) ?? -1 };
}

/**
 * Lets the side of a lost branch with this end make up for 1 MW. Where nobody can, the side goes dark with whatever a
 * transfer does there; returns that island, −1 otherwise.
 */
function makeUpAt(
  base: BaseCase,
  state: ContingencyState,
  bus: number,
  mw: number,
  away: Float64Array,
): number {
  const island = state.change.islandOf[bus]!;
  if (shareInIsland(base, state, island, mw, away)) return -1;
  away[bus]! += mw;
  return island;
}

/** True for a branch on a side that goes dark: neither the grid nor a transfer sends anything over it. */
export function isDark(
  base: BaseCase,
  { detour, state }: { detour: Detour; state: ContingencyState },
  k: number,
): boolean {
  if (detour.kind !== 'split' || detour.dark < 0) return false;
  return state.change.islandOf[base.model.network.branches.from[k]!] === detour.dark;
}

/** What a transfer sends over what is lost, MW per MW. */
export function carriedBy(detour: Detour, transfer: Transfer): number {
  return detour.kind === 'unit'
    ? detour.share * transfer.unitMw[detour.unit]!
    : transfer.flowMw[detour.branch]!;
}
