import type { Core } from '../../numeric/core-reduction.ts';
import { type LossFactors, lossFactors } from '../../numeric/loss-factors.ts';
import { lossBehind, worstFlowSeries } from '../../numeric/worst-flow-series.ts';
import { meshedCore } from '../electrical-edges.ts';
import type { MarketBlock } from './market-block.ts';

/** Flow of an element in an hour, before or after an outage, and how far it is beyond its limit. */
export interface ElementFlow {
  readonly hour: number;
  readonly element: number;
  /** −1 for none. */
  readonly outage: number;
  readonly flowMw: number;
  /** In the direction of the flow. */
  readonly limitMw: number;
}

/** Looks at the flows of all hours, and gives every element beyond its limit, after outages only the worst one. */
export type LimitSearch = (flowMw: Float64Array, linkMw: Float64Array) => ElementFlow[];

/** An excess below this is rounding of the solver, MW. */
export function toleratedExcessMw(limitMw: number): number {
  return 1e-6 + 1e-9 * Math.abs(limitMw);
}

/** Cost of a search: hours × chains of the grid², four operations a pair; without outages hours × watched elements. */
export function limitSearch(block: MarketBlock): LimitSearch {
  const { model, limits } = block;
  const hours = block.weightH.length;
  const watched = limits.branches.filter((k) => model.susceptancePu[k] !== 0);
  const afterLoss = limits.outages.length === 0 ? undefined : lossScreening(block);
  return (flowMw, linkMw) => {
    const found: ElementFlow[] = [];
    const note = (hour: number, element: number, outage: number, flow: number, limitMw: number) => {
      if (Math.abs(flow) > limitMw + toleratedExcessMw(limitMw))
        found.push({ hour, element, outage, flowMw: flow, limitMw });
    };
    for (const k of watched) {
      for (let hour = 0; hour < hours; hour++)
        note(hour, k, -1, flowMw[k * hours + hour]!, limits.ratingMw[k]!);
    }
    limits.interfaces.forEach((_, i) => {
      for (let hour = 0; hour < hours; hour++) {
        const flow = interfaceFlowMw(block, i, flowMw, linkMw, hour);
        const { forwardMw, reverseMw } = limits.interfaces[i]!;
        const limitMw = (flow >= 0 ? forwardMw : reverseMw)[hour]!;
        note(hour, model.network.branches.count + i, -1, flow, limitMw);
      }
    });
    if (afterLoss !== undefined) {
      const { core, factors, losses } = afterLoss;
      const worstMw = worstFlowSeries(core, factors, flowMw, hours, { losses });
      for (const k of watched) {
        const limitMw = limits.ratingAfterMw[k]!;
        for (let hour = 0; hour < hours; hour++) {
          const flow = worstMw[k * hours + hour]!;
          if (Math.abs(flow) <= limitMw + toleratedExcessMw(limitMw)) continue;
          const outage = lossBehind(core, factors, flowMw, hours, k, hour, losses);
          if (outage >= 0) note(hour, k, outage, flow, limitMw);
        }
      }
    }
    return found;
  };
}

/** Signed sum of flows, branch k of hour h at `k * hours + h` and link l at `h * links + l`. */
export function interfaceFlowMw(
  { limits, weightH, links }: MarketBlock,
  i: number,
  flowMw: Float64Array,
  linkMw: Float64Array,
  hour: number,
): number {
  const watched = limits.interfaces[i]!;
  let sum = 0;
  for (const { branch, factor } of watched.branches) sum += factor * flowMw[branch * weightH.length + hour]!;
  for (const { link, factor } of watched.links) sum += factor * linkMw[hour * links.count + link]!;
  return sum;
}

/** Bridges are part of no loss: they split the grid. */
function lossScreening({ model, limits }: MarketBlock): {
  core: Core;
  factors: LossFactors;
  losses: Uint8Array;
} {
  const core = meshedCore(model);
  const losses = new Uint8Array(model.network.branches.count);
  for (const k of limits.outages) losses[k] = 1;
  return { core, factors: lossFactors(core), losses };
}
