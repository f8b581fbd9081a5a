import type { BaseCase } from '../contingency.ts';
import { solveDcFlow } from '../dc-flow.ts';
import { ptdfRow } from '../sensitivity.ts';
import { type GridState, outageFactor } from './row-after.ts';

/** How the flow on one branch comes from the base case to the state after a contingency. The parts add up. */
export interface OutageEffect {
  /** Flow with nothing out, MW, from → to as all flows here. */
  readonly baseFlowMw: number;
  /** Injection that the contingency takes away: lost output, and what cut-off islands can no longer use. */
  readonly lostMw: number;
  /** Who makes up for it, by area. */
  readonly pickups: readonly Pickup[];
  readonly lostBranches: readonly LostBranch[];
  /** What removing the branches does where no outage factors exist: several that split an island, or no impedance. */
  readonly rebuiltMw: number;
  /** Flow after the contingency: the base flow and all effects. */
  readonly afterMw: number;
}

export interface Pickup {
  readonly area: number;
  /** `units`: more output; `demand`: demand shed, or what a lost link no longer draws. */
  readonly by: 'units' | 'demand';
  readonly mw: number;
  /** MW on the branch per MW brought from here to where injection was lost, in the intact grid. */
  readonly perMw: number;
  readonly effectMw: number;
}

export interface LostBranch {
  readonly branch: number;
  /** What it carried before its loss, pick-up included, MW, from → to. */
  readonly flowMw: number;
  /** Line outage distribution factor: the share of it that moves to the branch. */
  readonly factor: number;
  readonly effectMw: number;
}

/**
 * The effect of a contingency on branch `k`, in the order in which it is easiest to follow: injections change in the
 * intact grid (lost output on one side, pick-up on the other), then the lost branches hand over what they carry.
 * Each pick-up is a transfer to where injection was lost, so no part depends on a slack.
 * Cost: three solves at most, and one per lost branch.
 */
export function outageEffect(base: BaseCase, state: GridState, k: number): OutageEffect {
  const baseFlowMw = base.flowMw[k]!;
  if (state === undefined) {
    return { baseFlowMw, lostMw: 0, pickups: [], lostBranches: [], rebuiltMw: 0, afterMw: baseFlowMw };
  }
  const { change, balance } = state;
  const { lostMw, pickups } = balance === undefined ? NOTHING_MOVED : pickUp(base, state, k);
  const movedMw = balance === undefined ? base.flowMw : solveDcFlow(base.model, balance.injectionMw).flowMw;
  const { correction } = change;
  const lostBranches = (correction?.lost ?? []).map((branch, j): LostBranch => {
    const factor = outageFactor(correction!, j, k);
    return { branch, flowMw: movedMw[branch]!, factor, effectMw: factor * movedMw[branch]! };
  });
  const afterMw = state.flowMw[k]!;
  const rebuiltMw = change.model === base.model ? 0 : afterMw - movedMw[k]!;
  return { baseFlowMw, lostMw, pickups, lostBranches, rebuiltMw, afterMw };
}

const NOTHING_MOVED: { readonly lostMw: number; readonly pickups: readonly Pickup[] } = {
  lostMw: 0,
  pickups: [],
};

interface InjectionChange {
  readonly bus: number;
  readonly by: Pickup['by'];
  readonly mw: number;
}

/** Smaller changes are rounding, MW. */
const CHANGE_TOLERANCE_MW = 1e-9;

function pickUp(base: BaseCase, state: GridState & object, k: number): typeof NOTHING_MOVED {
  const { network, islandOf } = base.model;
  const island = islandOf[network.branches.from[k]!];
  const row = ptdfRow(base.model, k);
  const changes = injectionChanges(base, state).filter(({ bus }) => islandOf[bus] === island);
  const lost = changes.filter(({ mw }) => mw < 0);
  const lostMw = -lost.reduce((sum, { mw }) => sum + mw, 0);
  const lostPerMw = lostMw === 0 ? 0 : -lost.reduce((sum, { bus, mw }) => sum + mw * row[bus]!, 0) / lostMw;
  const groups = new Map<string, { area: number; by: Pickup['by']; mw: number; effectMw: number }>();
  for (const { bus, by, mw } of changes) {
    if (mw < 0) continue;
    const area = network.buses.area[bus]!;
    const key = `${by} ${area}`;
    const group = groups.get(key) ?? { area, by, mw: 0, effectMw: 0 };
    group.mw += mw;
    group.effectMw += mw * (row[bus]! - lostPerMw);
    groups.set(key, group);
  }
  const pickups = [...groups.values()]
    .map((group) => ({ ...group, perMw: group.effectMw / group.mw }))
    .sort((a, b) => b.mw - a.mw);
  return { lostMw, pickups };
}

/** Every change of injection between the base case and the state, unit by unit; what is no unit's, by bus. */
function injectionChanges(base: BaseCase, { contingency, balance }: GridState & object): InjectionChange[] {
  const { units } = base.model.network;
  const changes: InjectionChange[] = [];
  const restMw = balance!.injectionMw.map((mw, b) => mw - base.injectionMw[b]!);
  const add = (bus: number, mw: number) => {
    restMw[bus]! -= mw;
    if (Math.abs(mw) > CHANGE_TOLERANCE_MW) changes.push({ bus, by: 'units', mw });
  };
  const lostMw = new Float64Array(units.count);
  contingency.units.forEach((u, i) => {
    lostMw[u] = contingency.unitShare[i]! * base.outputMw[u]!;
  });
  for (let u = 0; u < units.count; u++) {
    if (units.inService[u] === 0) continue;
    add(units.bus[u]!, -lostMw[u]!);
    add(units.bus[u]!, balance!.outputMw[u]! - base.outputMw[u]! + lostMw[u]!);
  }
  restMw.forEach((mw, bus) => {
    if (Math.abs(mw) > CHANGE_TOLERANCE_MW) changes.push({ bus, by: 'demand', mw });
  });
  return changes;
}
