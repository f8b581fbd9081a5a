import type { BaseCase, ContingencyState, Transfer } from './contingency.ts';
import type { IslandShare, IslandShares } from './island-share.ts';

/**
 * What a contingency takes away when it takes one thing: the flow over one branch or the output of one machine. What it
 * carried finds another way, in proportions that do not depend on how much it was: a transfer's response after the
 * contingency is its response before, plus what it sent over what is lost times the detour of 1 MW.
 */
export type Detour =
  /** The islands stay whole: the detour is the branch's column of outage factors. */
  | { readonly kind: 'branch'; readonly branch: number }
  /** The branch was the only way: both sides make up for what it carried, each on its own. `dark`: one that cannot, or −1. */
  | {
      readonly kind: 'split';
      readonly branch: number;
      readonly from: IslandShare | undefined;
      readonly to: IslandShare | undefined;
      readonly dark: number;
    }
  /** A machine, or a plant's share of one: its island makes up for it. */
  | { readonly kind: 'unit'; readonly unit: number; readonly share: number; readonly others: IslandShare };

/**
 * The detour of a contingency; `undefined` where there is none in this sense: several elements at once, links, couplers,
 * a unit that nobody can make up for. Cost: units.
 */
export function detourOf(base: BaseCase, shares: IslandShares, state: ContingencyState): Detour | undefined {
  const { contingency, change, balance, splits } = state;
  if (change.model !== base.model || contingency.dcLinks.length > 0) return undefined;
  if (change.lostBranches.length + contingency.units.length !== 1) return undefined;
  const branch = change.lostBranches[0];
  if (branch === undefined) {
    const unit = contingency.units[0]!;
    const others = shares.find(state, change.islandOf[base.model.network.units.bus[unit]!]!);
    return others && { kind: 'unit', unit, share: contingency.unitShare[0]!, others };
  }
  if (balance === undefined) return { kind: 'branch', branch };
  return splits ? splitDetour(base, shares, state, branch) : undefined;
}

/** A side where nobody can make up for anything goes dark, with whatever a transfer does there. */
function splitDetour(
  base: BaseCase,
  shares: IslandShares,
  state: ContingencyState,
  branch: number,
): Detour | undefined {
  const { branches } = base.model.network;
  const { islandOf } = state.change;
  const [fromBus, toBus] = [branches.from[branch]!, branches.to[branch]!];
  const from = shares.find(state, islandOf[fromBus]!);
  const to = shares.find(state, islandOf[toBus]!);
  if (from === undefined && to === undefined) return undefined;
  return {
    kind: 'split',
    branch,
    from,
    to,
    dark: from === undefined ? islandOf[fromBus]! : to === undefined ? islandOf[toBus]! : -1,
  };
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

/** What each transfer sends over what is lost, MW per MW, written to `carried`. */
export function carriedOver(detour: Detour, transfers: readonly Transfer[], carried: Float64Array): void {
  if (detour.kind === 'unit') {
    const { share, unit } = detour;
    for (let t = 0; t < transfers.length; t++) carried[t] = share * transfers[t]!.unitMw[unit]!;
  } else {
    const { branch } = detour;
    for (let t = 0; t < transfers.length; t++) carried[t] = transfers[t]!.flowMw[branch]!;
  }
}
