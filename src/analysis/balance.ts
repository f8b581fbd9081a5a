import { Arena } from '../base/arena.ts';
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
 * @param space for the state, where many are made one after another; see `stateBytes`
 */
export function balanceIslands(
  network: Network,
  islandOf: Int32Array,
  islandCount: number,
  injectionMw: Float64Array,
  outputMw: Float64Array,
  rule: BalanceRule,
  space = new Arena(stateBytes(network)),
): BalancedState {
  const state = copyOf(network, injectionMw, outputMw, space);
  const surplusMw = new Float64Array(islandCount);
  for (let b = 0; b < islandOf.length; b++) {
    if (islandOf[b]! >= 0) surplusMw[islandOf[b]!]! += injectionMw[b]!;
  }
  for (let island = 0; island < islandCount; island++) {
    const need = -surplusMw[island]!;
    if (Math.abs(need) <= BALANCE_TOLERANCE_MW) continue;
    balanceIsland({ network, islandOf, island, ...state }, outputMw, need, rule);
  }
  return state;
}

/** What a balanced state takes of an arena. */
export function stateBytes({ buses, units }: Network): number {
  return 16 * buses.count + 17 * units.count + 8;
}

function copyOf(
  { buses, units }: Network,
  injectionMw: Float64Array,
  outputMw: Float64Array,
  space: Arena,
): BalancedState {
  const state = {
    outputMw: space.float64(units.count),
    shedMw: space.float64(buses.count),
    trippedMw: space.float64(units.count),
    injectionMw: space.float64(buses.count),
    saturated: space.uint8(units.count),
  };
  state.outputMw.set(outputMw);
  state.injectionMw.set(injectionMw);
  return state;
}

/** One island, and the state that changes while it is balanced. */
interface Island extends BalancedState {
  readonly network: Network;
  readonly islandOf: Int32Array;
  readonly island: number;
}

function balanceIsland(island: Island, outputMw: Float64Array, needMw: number, rule: BalanceRule): void {
  const participation = (needMw < 0 ? rule.loweringParticipation : undefined) ?? rule.participation;
  if (rule.limits === 'ignore' && shareUnlimited(island, participation, needMw)) return;
  let need = shareWithinLimits(island, participation, undefined, needMw);
  if (need !== 0) need = shareWithinLimits(island, outputMw, participation, need);
  if (need > BALANCE_TOLERANCE_MW) need = shedDemand(island, need);
  else if (need < -BALANCE_TOLERANCE_MW) need = tripGeneration(island, -need);
  if (Math.abs(need) > BALANCE_TOLERANCE_MW) deEnergise(island);
}

function isHere({ network, islandOf, island }: Island, unit: number): boolean {
  return islandOf[network.units.bus[unit]!] === island && network.units.inService[unit] === 1;
}

function shift({ network, outputMw, injectionMw }: Island, unit: number, deltaMw: number): void {
  outputMw[unit]! += deltaMw;
  injectionMw[network.units.bus[unit]!]! += deltaMw;
}

/** Returns false where nobody takes part. */
function shareUnlimited(island: Island, weight: Float64Array, needMw: number): boolean {
  let total = 0;
  for (let u = 0; u < weight.length; u++) if (isHere(island, u)) total += Math.max(0, weight[u]!);
  if (total === 0) return false;
  for (let u = 0; u < weight.length; u++) {
    if (weight[u]! > 0 && isHere(island, u)) shift(island, u, (needMw * weight[u]!) / total);
  }
  return true;
}

/**
 * Shares a need over the units with a weight above 0, in proportion, but for those with a weight in `others`; who reaches a
 * limit leaves the sharing. Returns what is left over.
 */
function shareWithinLimits(
  island: Island,
  weight: Float64Array,
  others: Float64Array | undefined,
  needMw: number,
): number {
  const { saturated, outputMw, network } = island;
  const { maxMw, minMw, count } = network.units;
  const room = (u: number) => (needMw > 0 ? maxMw[u]! : minMw[u]!) - outputMw[u]!;
  const free: number[] = [];
  for (let u = 0; u < count; u++) {
    if (!(weight[u]! > 0) || (others !== undefined && others[u] !== 0) || !isHere(island, u)) continue;
    if (needMw * room(u) > 0) free.push(u);
    else saturated[u] = 1;
  }
  let left = needMw;
  while (free.length > 0 && Math.abs(left) > BALANCE_TOLERANCE_MW) {
    let total = 0;
    for (let i = 0; i < free.length; i++) total += weight[free[i]!]!;
    const perWeight = left / total;
    let stillFree = 0;
    for (let i = 0; i < free.length; i++) {
      const u = free[i]!;
      const step = room(u);
      if (Math.abs(perWeight * weight[u]!) < Math.abs(step)) {
        free[stillFree++] = u;
        continue;
      }
      left -= step;
      shift(island, u, step);
      saturated[u] = 1;
    }
    if (stillFree === free.length) {
      for (let i = 0; i < free.length; i++) shift(island, free[i]!, perWeight * weight[free[i]!]!);
      return 0;
    }
    free.length = stillFree;
  }
  return left;
}

/** Sheds demand pro rata; returns what is still short when there is no demand left. */
function shedDemand({ network, islandOf, island, shedMw, injectionMw }: Island, shortMw: number): number {
  const { demandMw } = network.buses;
  let demand = 0;
  for (let b = 0; b < demandMw.length; b++) if (islandOf[b] === island) demand += Math.max(0, demandMw[b]!);
  if (demand === 0) return shortMw;
  const share = Math.min(1, shortMw / demand);
  for (let b = 0; b < demandMw.length; b++) {
    if (islandOf[b] !== island) continue;
    const shed = share * Math.max(0, demandMw[b]!);
    shedMw[b] = shed;
    injectionMw[b]! += shed;
  }
  return shortMw - share * demand;
}

/** Trips generation pro rata; returns the surplus, negative as a need, that is still there without any. */
function tripGeneration(island: Island, surplusMw: number): number {
  const { outputMw, trippedMw } = island;
  let output = 0;
  for (let u = 0; u < outputMw.length; u++) if (isHere(island, u)) output += Math.max(0, outputMw[u]!);
  if (output === 0) return -surplusMw;
  const share = Math.min(1, surplusMw / output);
  for (let u = 0; u < outputMw.length; u++) {
    if (!isHere(island, u)) continue;
    const trip = share * Math.max(0, outputMw[u]!);
    trippedMw[u] = trip;
    shift(island, u, -trip);
  }
  return share * output - surplusMw;
}

/** Nothing can balance this island (a shunt or a link stands alone in it): everything in it is off. */
function deEnergise(island: Island): void {
  const { network, islandOf, outputMw, trippedMw, shedMw, injectionMw } = island;
  for (let u = 0; u < outputMw.length; u++) {
    if (!isHere(island, u)) continue;
    trippedMw[u]! += Math.max(0, outputMw[u]!);
    outputMw[u] = 0;
  }
  for (let b = 0; b < islandOf.length; b++) {
    if (islandOf[b] !== island.island) continue;
    shedMw[b] = Math.max(0, network.buses.demandMw[b]!);
    injectionMw[b] = 0;
  }
}
