import type { Contingency, Network } from '../grid/network.ts';
import {
  type BaseCase,
  balanceAfter,
  type ContingencyState,
  flowsAfter,
  solveContingency,
} from './contingency.ts';

/**
 * A supplementary control scheme: when the flow on one branch passes a level, after a contingency or with nothing out,
 * it opens branches, trips units, sets units and links to other outputs, and sheds demand. All by position.
 */
export interface Scheme {
  readonly id: string;
  readonly trigger: SchemeTrigger;
  readonly opens: readonly number[];
  /** Without MW: the whole unit. */
  readonly trips: readonly { readonly unit: number; readonly mw: number | undefined }[];
  readonly setUnits: readonly { readonly unit: number; readonly mw: number }[];
  readonly setLinks: readonly { readonly link: number; readonly mw: number }[];
  /** Pro rata over the area's demand. */
  readonly sheds: readonly { readonly area: number; readonly mw: number }[];
}

export interface SchemeTrigger {
  readonly branch: number;
  readonly direction: 'from-to' | 'to-from' | 'either';
  readonly levelMw: number;
}

/** A base case and contingency that stand for what schemes have made of others; and their solution. */
export interface ActedState {
  readonly base: BaseCase;
  readonly state: ContingencyState;
}

/**
 * The grid after a contingency and the actions of schemes. What they take and what the contingency takes is made up for
 * together, by the units that are left, as after any loss. Cost: that of a contingency.
 */
export function actedState(base: BaseCase, contingency: Contingency, acting: readonly Scheme[]): ActedState {
  const moved = withSetPoints(base, acting);
  const tripped = acting.flatMap((scheme) => scheme.trips).filter(({ mw }) => mw === undefined);
  const lost: Contingency = {
    ...contingency,
    branches: [...new Set([...contingency.branches, ...acting.flatMap((scheme) => scheme.opens)])],
    ...lostUnits(
      contingency,
      tripped.map(({ unit }) => unit),
    ),
  };
  const state = solveContingency(moved, lost);
  const movesInjection = acting.some(
    ({ trips, setUnits, setLinks, sheds }) =>
      trips.length + setUnits.length + setLinks.length + sheds.length > 0,
  );
  if (state.balance !== undefined || !movesInjection) return { base: moved, state };
  const { change, splits } = state;
  const balance = balanceAfter(moved, lost, change);
  return {
    base: moved,
    state: { contingency: lost, splits, change, balance, flowMw: flowsAfter(change, balance.injectionMw) },
  };
}

/** The growth of a transfer at which a scheme acts: 0 where it does in the base case, `Infinity` where never. */
export function triggerGrowthMw(
  { branch, direction, levelMw }: SchemeTrigger,
  flowMw: Float64Array,
  slope: Float64Array,
): number {
  const towards = (sign: number) => {
    const roomMw = levelMw - sign * flowMw[branch]!;
    if (roomMw <= 0) return 0;
    return sign * slope[branch]! > 0 ? roomMw / Math.abs(slope[branch]!) : Number.POSITIVE_INFINITY;
  };
  if (direction === 'either') return Math.min(towards(1), towards(-1));
  return towards(direction === 'from-to' ? 1 : -1);
}

function lostUnits(
  contingency: Contingency,
  tripped: readonly number[],
): Pick<Contingency, 'units' | 'unitShare'> {
  const share = new Map(contingency.units.map((u, i) => [u, contingency.unitShare[i]!]));
  for (const u of tripped) share.set(u, 1);
  return { units: [...share.keys()], unitShare: [...share.values()] };
}

function withSetPoints(base: BaseCase, acting: readonly Scheme[]): BaseCase {
  const { network } = base.model;
  const { units, buses, dcLinks } = network;
  const outputMw = base.outputMw.slice();
  const injectionMw = base.injectionMw.slice();
  const maxMw = units.maxMw.slice();
  const demandMw = buses.demandMw.slice();
  const linkMw = dcLinks.flowMw.slice();
  const moveUnit = (u: number, mw: number) => {
    injectionMw[units.bus[u]!]! += mw - outputMw[u]!;
    outputMw[u] = mw;
  };
  for (const { trips, setUnits, setLinks, sheds } of acting) {
    for (const { unit, mw } of trips) {
      if (mw === undefined) continue;
      moveUnit(unit, Math.max(0, outputMw[unit]! - mw));
      maxMw[unit] = Math.max(0, maxMw[unit]! - mw);
    }
    for (const { unit, mw } of setUnits) moveUnit(unit, mw);
    for (const { link, mw } of setLinks) {
      injectionMw[dcLinks.from[link]!]! -= mw - linkMw[link]!;
      injectionMw[dcLinks.to[link]!]! += mw - linkMw[link]!;
      linkMw[link] = mw;
    }
    for (const { area, mw } of sheds) shed(network, area, mw, demandMw, injectionMw);
  }
  const moved: Network = {
    ...network,
    units: { ...units, maxMw },
    buses: { ...buses, demandMw },
    dcLinks: { ...dcLinks, flowMw: linkMw },
  };
  return { ...base, model: { ...base.model, network: moved }, outputMw, injectionMw };
}

function shed(
  { buses }: Network,
  area: number,
  mw: number,
  demandMw: Float64Array,
  injectionMw: Float64Array,
): void {
  const members = [...demandMw.keys()].filter((b) => buses.area[b] === area && demandMw[b]! > 0);
  const total = members.reduce((sum, b) => sum + demandMw[b]!, 0);
  if (total === 0) return;
  const share = Math.min(1, mw / total);
  for (const b of members) {
    injectionMw[b]! += share * demandMw[b]!;
    demandMw[b]! -= share * demandMw[b]!;
  }
}
