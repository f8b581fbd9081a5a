import type { Network } from '../grid/network.ts';

/** Who makes up for an imbalance, and whether unit limits hold while they do. */
export interface BalanceRule {
  /** Weight of each unit; units at 0 help only when those with a weight have nothing left. */
  readonly participation: Float64Array;
  /** The same where output must fall; without it `participation` counts both ways. */
  readonly loweringParticipation?: Float64Array;
  /**
   * `ignore`: a slack in the sense of a load-flow case, without limits. `respect`: units stop at their limits, then
   * demand is shed or generation tripped.
   */
  readonly limits: 'ignore' | 'respect';
}

export interface BalancedState {
  /** Output of every unit, MW. */
  readonly outputMw: Float64Array;
  /** Demand not served at every bus, MW. */
  readonly shedMw: Float64Array;
  /** Generation that its island could not use at all, MW, by unit. */
  readonly trippedMw: Float64Array;
  /** Balanced injection at every bus, MW: sums to zero over every island. */
  readonly injectionMw: Float64Array;
  /** 1 for units that stand at a limit and can take no more of the imbalance. */
  readonly saturated: Uint8Array;
}

/** Below this an island counts as balanced, MW. */
const BALANCE_TOLERANCE_MW = 1e-9;

/**
 * Makes every island balance on its own: imbalance is shared over its participating units (governor response), then
 * over other running units, then demand is shed or generation is tripped. An island without a participating unit and
 * without another running one is de-energised: its demand appears as shed. Lossless, so a closed form and no
 * iteration, but for units that reach a limit. Cost: units × (1 + units that saturate).
 *
 * @param islandOf island of every bus, −1 for isolated ones
 * @param injectionMw injection before balancing, MW, including `outputMw`
 * @param outputMw output of the units behind it, MW
 */
export function balanceIslands(
  network: Network,
  islandOf: Int32Array,
  islandCount: number,
  injectionMw: Float64Array,
  outputMw: Float64Array,
  rule: BalanceRule,
): BalancedState {
  const { buses, units } = network;
  const state = {
    outputMw: outputMw.slice(),
    shedMw: new Float64Array(buses.count),
    trippedMw: new Float64Array(units.count),
    injectionMw: injectionMw.slice(),
    saturated: new Uint8Array(units.count),
  };
  const surplusMw = new Float64Array(islandCount);
  for (let b = 0; b < buses.count; b++) {
    if (islandOf[b]! >= 0) surplusMw[islandOf[b]!]! += injectionMw[b]!;
  }
  const members = unitsByIsland(network, islandOf, islandCount);
  for (let island = 0; island < islandCount; island++) {
    let need = -surplusMw[island]!;
    if (Math.abs(need) <= BALANCE_TOLERANCE_MW) continue;
    const unitsHere = members[island]!;
    const weight = (need < 0 ? rule.loweringParticipation : undefined) ?? rule.participation;
    const weighted = unitsHere.filter((u) => weight[u]! > 0);
    if (rule.limits === 'ignore' && weighted.length > 0) {
      shareUnlimited(network, weighted, weight, need, state);
      continue;
    }
    need = shareWithinLimits(network, weighted, (u) => weight[u]!, need, state);
    const running = unitsHere.filter((u) => weight[u] === 0 && outputMw[u]! > 0);
    need = shareWithinLimits(network, running, (u) => outputMw[u]!, need, state);
    if (need > BALANCE_TOLERANCE_MW) need = shedDemand(network, islandOf, island, need, state);
    else if (need < -BALANCE_TOLERANCE_MW) need = tripGeneration(network, unitsHere, -need, state);
    if (Math.abs(need) > BALANCE_TOLERANCE_MW) deEnergise(network, islandOf, island, unitsHere, state);
  }
  return state;
}

interface MutableState {
  outputMw: Float64Array;
  shedMw: Float64Array;
  trippedMw: Float64Array;
  injectionMw: Float64Array;
  saturated: Uint8Array;
}

function unitsByIsland(network: Network, islandOf: Int32Array, islandCount: number): number[][] {
  const { units } = network;
  const members: number[][] = Array.from({ length: islandCount }, () => []);
  for (let u = 0; u < units.count; u++) {
    const island = islandOf[units.bus[u]!]!;
    if (island >= 0 && units.inService[u] === 1) members[island]!.push(u);
  }
  return members;
}

function shift(network: Network, unit: number, deltaMw: number, state: MutableState): void {
  state.outputMw[unit]! += deltaMw;
  state.injectionMw[network.units.bus[unit]!]! += deltaMw;
}

function shareUnlimited(
  network: Network,
  members: readonly number[],
  weight: Float64Array,
  needMw: number,
  state: MutableState,
): void {
  const total = members.reduce((sum, u) => sum + weight[u]!, 0);
  for (const u of members) shift(network, u, (needMw * weight[u]!) / total, state);
}

/** Shares a need in proportion to the weights; who reaches a limit leaves the sharing. Returns what is left over. */
function shareWithinLimits(
  network: Network,
  members: readonly number[],
  weightOf: (unit: number) => number,
  needMw: number,
  state: MutableState,
): number {
  const { units } = network;
  const room = (u: number) =>
    needMw > 0 ? units.maxMw[u]! - state.outputMw[u]! : units.minMw[u]! - state.outputMw[u]!;
  let left = needMw;
  let free: number[] = [];
  for (const u of members) {
    if (needMw * room(u) > 0) free.push(u);
    else state.saturated[u] = 1;
  }
  while (free.length > 0 && Math.abs(left) > BALANCE_TOLERANCE_MW) {
    let total = 0;
    for (const u of free) total += weightOf(u);
    const perWeight = left / total;
    const still = free.filter((u) => Math.abs(perWeight * weightOf(u)) < Math.abs(room(u)));
    if (still.length === free.length) {
      for (const u of free) shift(network, u, perWeight * weightOf(u), state);
      return 0;
    }
    for (const u of free) {
      if (Math.abs(perWeight * weightOf(u)) < Math.abs(room(u))) continue;
      left -= room(u);
      shift(network, u, room(u), state);
      state.saturated[u] = 1;
    }
    free = still;
  }
  return left;
}

/** Sheds demand pro rata; returns what is still short when there is no demand left. */
function shedDemand(
  network: Network,
  islandOf: Int32Array,
  island: number,
  shortMw: number,
  state: MutableState,
): number {
  const { buses } = network;
  let demand = 0;
  for (let b = 0; b < buses.count; b++) if (islandOf[b] === island) demand += Math.max(0, buses.demandMw[b]!);
  if (demand === 0) return shortMw;
  const share = Math.min(1, shortMw / demand);
  for (let b = 0; b < buses.count; b++) {
    if (islandOf[b] !== island) continue;
    const shed = share * Math.max(0, buses.demandMw[b]!);
    state.shedMw[b] = shed;
    state.injectionMw[b]! += shed;
  }
  return shortMw - share * demand;
}

/** Trips generation pro rata; returns the surplus, negative as a need, that is still there without any. */
function tripGeneration(
  network: Network,
  members: readonly number[],
  surplusMw: number,
  state: MutableState,
): number {
  const output = members.reduce((sum, u) => sum + Math.max(0, state.outputMw[u]!), 0);
  if (output === 0) return -surplusMw;
  const share = Math.min(1, surplusMw / output);
  for (const u of members) {
    const trip = share * Math.max(0, state.outputMw[u]!);
    state.trippedMw[u] = trip;
    shift(network, u, -trip, state);
  }
  return share * output - surplusMw;
}

/** Nothing can balance this island (a shunt or a link stands alone in it): everything in it is off. */
function deEnergise(
  network: Network,
  islandOf: Int32Array,
  island: number,
  members: readonly number[],
  state: MutableState,
): void {
  for (const u of members) {
    state.trippedMw[u]! += Math.max(0, state.outputMw[u]!);
    state.outputMw[u] = 0;
  }
  for (let b = 0; b < islandOf.length; b++) {
    if (islandOf[b] !== island) continue;
    state.shedMw[b] = Math.max(0, network.buses.demandMw[b]!);
    state.injectionMw[b] = 0;
  }
}
