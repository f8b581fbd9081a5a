import type { Network } from '../grid/network.ts';
import { type BaseCase, type ContingencyState, responseAfter, type Transfer } from './contingency.ts';
import { flowResponseMw } from './dc-flow.ts';
import { withoutLost } from './grid-change.ts';
import { IslandShares } from './island-share.ts';
import { applyOutage } from './outage-correction.ts';

/**
 * Carries transfers through one contingency. What the contingency takes from a transfer itself (a lost unit's share,
 * an island cut off) is picked up by the units that share the loss in the base case; those that stood at a limit
 * there stay out, so the result is the slope at the base case. Prepared once, used for every transfer.
 */
export interface TransferCarrier {
  readonly base: BaseCase;
  readonly state: ContingencyState;
  /** Response to 1 MW at the bus of each lost unit, and at each lost link's from end less its to end. */
  readonly unitResponse: readonly Float64Array[];
  readonly linkResponse: readonly Float64Array[];
  /** Per island: who makes up for 1 MW in it, per bus, and the response; `undefined` where nobody can. */
  readonly sharing: readonly (IslandSharing | undefined)[];
}

interface IslandSharing {
  readonly busMw: Float64Array;
  readonly flowMw: Float64Array;
}

/** Cost: one solve per lost unit and link and per island that had to be balanced; none for plain branch outages. */
export function transferCarrier(base: BaseCase, state: ContingencyState): TransferCarrier {
  const { model } = base;
  const { contingency, balance } = state;
  if (balance === undefined) return { base, state, unitResponse: [], linkResponse: [], sharing: [] };
  const { buses, units, dcLinks } = model.network;
  const at = (plus: number, minus?: number) => {
    const busMw = new Float64Array(buses.count);
    busMw[plus] = 1;
    if (minus !== undefined) busMw[minus]! -= 1;
    return flowResponseMw(model, busMw);
  };
  return {
    base,
    state,
    unitResponse: contingency.units.map((u) => at(units.bus[u]!)),
    linkResponse: contingency.dcLinks.map((d) => at(dcLinks.from[d]!, dcLinks.to[d]!)),
    sharing: islandSharing(base, state),
  };
}

/**
 * Response of every branch to the transfer after the contingency, MW per MW. Read it before the next call: it may
 * stand in `scratch`, or be the transfer's own response where the contingency changes nothing.
 */
export function transferAfter(
  carrier: TransferCarrier,
  transfer: Transfer,
  scratch = new Float64Array(transfer.flowMw.length),
): Float64Array {
  const { base, state } = carrier;
  const { change, contingency, balance } = state;
  if (balance === undefined) {
    return change.correction
      ? applyOutage(change.correction, transfer.flowMw, scratch)
      : responseAfter(change, transfer.busMw);
  }
  const lostUnitMw = contingency.units.map((u, i) => contingency.unitShare[i]! * transfer.unitMw[u]!);
  const lostLinkMw = contingency.dcLinks.map((d) => -transfer.linkMw[d]!);
  const losesNothing = [...lostUnitMw, ...lostLinkMw].every((mw) => mw === 0);
  if (losesNothing && !state.splits && change.lostBranches.length === 0) return transfer.flowMw;
  const busMw = busMwLeft(base.model.network, state, transfer, lostUnitMw, lostLinkMw);
  const surplus = surplusByIsland(base.model.network, change.islandOf, change.islandCount, busMw);
  const isDead = (island: number) => surplus[island] !== 0 && carrier.sharing[island] === undefined;
  if (change.model !== base.model || surplus.some((_, island) => isDead(island))) {
    return responseAfter(change, balancedBusMw(carrier, busMw, surplus));
  }
  const isUntouched = [...lostUnitMw, ...lostLinkMw, ...surplus].every((mw) => mw === 0);
  if (isUntouched && change.lostBranches.length === 0) return transfer.flowMw;
  scratch.set(transfer.flowMw);
  lostUnitMw.forEach((mw, i) => {
    addScaled(scratch, -mw, carrier.unitResponse[i]!);
  });
  lostLinkMw.forEach((mw, i) => {
    addScaled(scratch, -mw, carrier.linkResponse[i]!);
  });
  surplus.forEach((mw, island) => {
    if (mw !== 0) addScaled(scratch, -mw, carrier.sharing[island]!.flowMw);
  });
  return withoutLost(change, scratch);
}

function addScaled(target: Float64Array, factor: number, values: Float64Array): void {
  if (factor === 0) return;
  for (let i = 0; i < target.length; i++) target[i]! += factor * values[i]!;
}

/** What is left of a transfer's injections when the lost units and links are gone, not yet balanced. */
function busMwLeft(
  network: Network,
  { contingency }: ContingencyState,
  transfer: Transfer,
  lostUnitMw: readonly number[],
  lostLinkMw: readonly number[],
): Float64Array {
  const busMw = transfer.busMw.slice();
  contingency.units.forEach((u, i) => {
    busMw[network.units.bus[u]!]! -= lostUnitMw[i]!;
  });
  contingency.dcLinks.forEach((d, i) => {
    busMw[network.dcLinks.from[d]!]! -= lostLinkMw[i]!;
    busMw[network.dcLinks.to[d]!]! += lostLinkMw[i]!;
  });
  return busMw;
}

/** Smaller surpluses are rounding of numbers that sum to zero. */
const SURPLUS_TOLERANCE_MW = 1e-12;

function surplusByIsland(
  network: Network,
  islandOf: Int32Array,
  islandCount: number,
  busMw: Float64Array,
): Float64Array {
  const surplus = new Float64Array(islandCount);
  for (let b = 0; b < network.buses.count; b++) {
    if (islandOf[b]! >= 0) surplus[islandOf[b]!]! += busMw[b]!;
  }
  return surplus.map((mw) => (Math.abs(mw) > SURPLUS_TOLERANCE_MW ? mw : 0));
}

/** Brings injections back to balance; an island in which nobody can take part goes dark, transfer and all. */
function balancedBusMw(carrier: TransferCarrier, busMw: Float64Array, surplus: Float64Array): Float64Array {
  const { islandOf } = carrier.state.change;
  return busMw.map((mw, b) => {
    const island = islandOf[b]!;
    if (island < 0 || surplus[island] === 0) return mw;
    const sharing = carrier.sharing[island];
    return sharing === undefined ? 0 : mw - surplus[island]! * sharing.busMw[b]!;
  });
}

function islandSharing(base: BaseCase, state: ContingencyState): (IslandSharing | undefined)[] {
  const shares = new IslandShares(base);
  const places = Int32Array.from(state.change.islandOf.keys());
  return Array.from({ length: state.change.islandCount }, (_, island) => {
    const share = shares.find(state, island);
    if (share === undefined) return undefined;
    const busMw = new Float64Array(base.model.network.buses.count);
    shares.spread(state, share, 1, busMw, places, 0);
    return { busMw, flowMw: flowResponseMw(base.model, busMw) };
  });
}
