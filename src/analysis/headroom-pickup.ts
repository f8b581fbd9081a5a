import type { Network } from '../grid/network.ts';
import type { BaseCase } from './contingency.ts';
import { flowResponseMw } from './dc-flow.ts';

/**
 * A base case in which whatever is lost is picked up by all running units in proportion to what each can still give,
 * and whatever is too much is given up in proportion to what each can fall by. All units of an island then reach their
 * limits together, so that the answer to a loss is linear until demand must be shed.
 */
export interface PickUp {
  readonly base: BaseCase & { readonly loweringParticipation: Float64Array };
  readonly raise: Resource;
  readonly lower: Resource;
  /** Demand that can be shed. */
  readonly demand: Resource;
  /** What units still give at every bus once they have fallen as far as they can, MW. */
  readonly leastOutputMw: Float64Array;
}

/** Something spread over the buses that can make up for a loss, used in proportion. */
interface Resource {
  /** MW at every bus. */
  readonly busMw: Float64Array;
  /** All of it, by island. */
  readonly islandMw: Float64Array;
  /** Flow on every branch when all of it is used in every island, what it brings taken out at the references. */
  readonly flowMw: Float64Array;
}

/** Stands for a limit that a file leaves open, MW above or below output. */
const OPEN_LIMIT_MW = 1e6;

/** Cost: three solves. */
export function headroomPickUp(plain: BaseCase): PickUp {
  const { network } = plain.model;
  const { units, buses } = network;
  const room = (of: (u: number) => number) =>
    units.outputMw.map((_, u) =>
      isRunning(network, u, plain.outputMw) ? Math.min(OPEN_LIMIT_MW, Math.max(0, of(u))) : 0,
    );
  const raiseMw = room((u) => units.maxMw[u]! - plain.outputMw[u]!);
  const lowerMw = room((u) => plain.outputMw[u]! - units.minMw[u]!);
  const base = { ...plain, participation: raiseMw, loweringParticipation: lowerMw };
  const atBuses = (unitMw: Float64Array) => {
    const busMw = new Float64Array(buses.count);
    unitMw.forEach((mw, u) => {
      busMw[units.bus[u]!]! += mw;
    });
    return busMw;
  };
  const demandMw = buses.demandMw.map((mw, b) => (plain.model.islandOf[b]! < 0 ? 0 : Math.max(0, mw)));
  return {
    base,
    raise: resource(base, atBuses(raiseMw)),
    lower: resource(base, atBuses(lowerMw)),
    demand: resource(base, demandMw),
    leastOutputMw: atBuses(
      plain.outputMw.map((mw, u) => (units.inService[u] === 1 ? Math.max(0, mw - lowerMw[u]!) : 0)),
    ),
  };
}

/** In service and giving power or ready to: dispatchable demand does not follow frequency. */
function isRunning({ units, buses }: Network, u: number, outputMw: Float64Array): boolean {
  return units.inService[u] === 1 && buses.isolated[units.bus[u]!] === 0 && outputMw[u]! >= 0;
}

function resource({ model }: BaseCase, busMw: Float64Array): Resource {
  const islandMw = new Float64Array(model.islandCount);
  const injectionMw = busMw.slice();
  busMw.forEach((mw, b) => {
    const island = model.islandOf[b]!;
    if (island < 0) return;
    islandMw[island]! += mw;
    injectionMw[model.referenceBus[island]!]! -= mw;
  });
  return { busMw, islandMw, flowMw: flowResponseMw(model, injectionMw) };
}

/** Power that stops arriving at a bus, and the resources that are lost with it. */
export interface InjectionLoss {
  readonly bus: number;
  /** Negative where it was drawn: then output must fall. */
  readonly lostMw: number;
  readonly raiseMw: number;
  readonly lowerMw: number;
  readonly demandMw: number;
}

export interface PickedUp {
  readonly flowMw: Float64Array;
  /** More output of the units that are left. */
  readonly pickedUpMw: number;
  readonly shedMw: number;
}

/**
 * Flows after power stops arriving at a bus. `undefined` where more is needed than units and demand of the island hold,
 * or less than its units can fall to: such an island loses units, and its answer is no line any more.
 *
 * @param columnMw - flows for 1 MW injected at the bus and taken out at the reference of its island
 * @param flowMw - the place for the flows; branches of other islands keep theirs
 * Cost: branches.
 */
export function afterInjectionLoss(
  { base, raise, lower, demand }: PickUp,
  loss: InjectionLoss,
  columnMw: Float64Array,
  flowMw: Float64Array,
): PickedUp | undefined {
  const { network, islandOf, islandCount } = base.model;
  const island = islandOf[loss.bus]!;
  const isShort = loss.lostMw > 0;
  const [used, ownMw] = isShort ? [raise, loss.raiseMw] : [lower, loss.lowerMw];
  const roomMw = used.islandMw[island]! - ownMw;
  const pickedMw = Math.min(Math.abs(loss.lostMw), roomMw);
  const leftMw = Math.abs(loss.lostMw) - pickedMw;
  const demandMw = demand.islandMw[island]! - loss.demandMw;
  if (leftMw > (isShort ? demandMw : 0)) return undefined;
  const share = roomMw > 0 ? ((isShort ? 1 : -1) * pickedMw) / roomMw : 0;
  const shedShare = leftMw > 0 ? leftMw / demandMw : 0;
  // What is lost with the bus is part of the island's resources, and taken back there.
  const atBus = -loss.lostMw - share * ownMw - shedShare * loss.demandMw;
  const { from } = network.branches;
  const [before, change] = [base.flowMw, used.flowMw];
  for (let k = 0; k < flowMw.length; k++) flowMw[k] = before[k]! + atBus * columnMw[k]! + share * change[k]!;
  if (shedShare > 0) for (let k = 0; k < flowMw.length; k++) flowMw[k]! += shedShare * demand.flowMw[k]!;
  if (islandCount > 1) {
    for (let k = 0; k < flowMw.length; k++) if (islandOf[from[k]!] !== island) flowMw[k] = before[k]!;
  }
  return { flowMw, pickedUpMw: isShort ? pickedMw : 0, shedMw: leftMw };
}
