import { solveDcFlow } from '../../dc-flow.ts';
import type { BlockDispatch, MarketBlock, MarketLimit } from '../market-block.ts';
import { sensitivitiesOf } from '../sensitivities.ts';
import type { LimitAccount, RentAccount } from './market-accounts.ts';

/** What the limits of a block earn. */
export interface LimitRents {
  /** By hour, as in `SurplusTerms`. */
  readonly rentUsd: number[];
  readonly overloadUsd: number[];
  /** Hours × links: the part of limited borders that links carry. */
  readonly linkPartUsd: Float64Array;
  readonly limits: LimitAccount[];
  readonly rents: RentAccount[];
}

/** A share of a limit's flow, and the areas at the ends of what carries it. */
interface Carrier {
  readonly areas: readonly [number, number];
  /** MW in the direction of the limit. */
  readonly mw: number;
}

/**
 * Price × flow of every limit. What phase shifters drive is no trade and earns nothing. The rent of a border stands with
 * whatever carries it, by flow. Cost: one solve per limited branch where the grid has phase shifters, else none.
 */
export function limitRents(block: MarketBlock, dispatch: BlockDispatch): LimitRents {
  const hours = block.weightH.length;
  const rentUsd = new Array<number>(hours).fill(0);
  const overloadUsd = new Array<number>(hours).fill(0);
  const linkPartUsd = new Float64Array(hours * block.links.count);
  const limits = new Map<string, Mutable<LimitAccount>>();
  const rents = new Map<string, Mutable<RentAccount>>();
  const shifts = phaseShifts(block);
  for (const limit of dispatch.limits) {
    const { hour, element, outage, priceUsdPerMwh, excessMw } = limit;
    const weight = block.weightH[hour]!;
    const direction = limit.flowMw < 0 ? -1 : 1;
    const total = accountOf(limits, `${element} ${outage}`, () => ({
      element,
      outage,
      boundH: 0,
      valueUsdPerMw: 0,
      rentUsd: 0,
      overloadUsd: 0,
      overloadMwh: 0,
    }));
    if (priceUsdPerMwh > 0) total.boundH += weight;
    total.valueUsdPerMw += weight * priceUsdPerMwh;
    total.overloadMwh += weight * excessMw;
    const carriers = carriersOf(block, dispatch, limit, direction, shifts);
    const drivenMw = carriers.reduce((sum, { mw }) => sum + mw, 0);
    for (const { areas, mw } of carriers) {
      const excessPartMw = drivenMw === 0 ? 0 : (excessMw * mw) / drivenMw;
      const overload = priceUsdPerMwh * excessPartMw;
      const rent = priceUsdPerMwh * mw - overload;
      rentUsd[hour]! += rent;
      overloadUsd[hour]! += overload;
      const [low, high] = [Math.min(...areas), Math.max(...areas)];
      const pair = accountOf(rents, `${low} ${high}`, () => ({
        areas: [low, high] as const,
        rentUsd: 0,
        overloadUsd: 0,
      }));
      for (const account of [total, pair]) {
        account.rentUsd += weight * rent;
        account.overloadUsd += weight * overload;
      }
    }
    for (const { link, factor } of interfaceOf(block, element)?.links ?? []) {
      const at = hour * block.links.count + link;
      linkPartUsd[at]! += priceUsdPerMwh * direction * factor * dispatch.linkMw[at]!;
    }
  }
  return {
    rentUsd,
    overloadUsd,
    linkPartUsd,
    limits: [...limits.values()].sort((a, b) => a.element - b.element || a.outage - b.outage),
    rents: [...rents.values()].sort((a, b) => a.areas[0] - b.areas[0] || a.areas[1] - b.areas[1]),
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function accountOf<T>(known: Map<string, T>, key: string, open: () => T): T {
  const present = known.get(key);
  if (present !== undefined) return present;
  const opened = open();
  known.set(key, opened);
  return opened;
}

/** MW that phase shifters drive over a branch, after an outage too. */
type PhaseShifts = (branch: number, outage: number) => number;

function phaseShifts(block: MarketBlock): PhaseShifts {
  const { branches, buses } = block.model.network;
  if (branches.shiftRad.every((shift) => shift === 0)) return () => 0;
  const intactMw = solveDcFlow(block.model, new Float64Array(buses.count)).flowMw;
  const sensitivityOf = sensitivitiesOf(block);
  return (branch, outage) =>
    outage < 0 ? intactMw[branch]! : sensitivityOf({ element: branch, outage }).shiftMw;
}

function carriersOf(
  block: MarketBlock,
  dispatch: BlockDispatch,
  { hour, element, outage, flowMw }: MarketLimit,
  direction: number,
  shifts: PhaseShifts,
): Carrier[] {
  const { links, model } = block;
  const { branches, buses } = model.network;
  const areasOf = (from: number, to: number) => [buses.area[from]!, buses.area[to]!] as const;
  const watched = interfaceOf(block, element);
  if (watched === undefined) {
    const areas = areasOf(branches.from[element]!, branches.to[element]!);
    return [{ areas, mw: direction * (flowMw - shifts(element, outage)) }];
  }
  const ties = watched.branches.map(({ branch, factor }) => {
    const mw = dispatch.flowMw[hour * branches.count + branch]! - shifts(branch, -1);
    return {
      areas: areasOf(branches.from[branch]!, branches.to[branch]!),
      mw: direction * factor * mw,
    };
  });
  const controlled = watched.links.map(({ link, factor }) => ({
    areas: areasOf(links.from[link]!, links.to[link]!),
    mw: direction * factor * dispatch.linkMw[hour * links.count + link]!,
  }));
  return [...ties, ...controlled];
}

function interfaceOf({ limits, model }: MarketBlock, element: number) {
  return limits.interfaces[element - model.network.branches.count];
}
