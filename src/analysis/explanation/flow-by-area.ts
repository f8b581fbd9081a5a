import type { Network } from '../../grid/network.ts';
import type { BaseCase } from '../contingency.ts';
import { type GridState, rowAfter } from './row-after.ts';

/** Who loads one branch. The parts add up to its flow. */
export interface FlowByArea {
  readonly flowMw: number;
  /** Every area of the network, in its order. */
  readonly areas: readonly AreaLoading[];
  readonly links: readonly LinkLoading[];
  /** What no injection causes: phase shifters. */
  readonly restMw: number;
}

export interface AreaLoading {
  readonly area: number;
  /** Generation less demand of the area in the island of the branch, MW. */
  readonly netExportMw: number;
  /** Flow because the area serves its own demand from its own plants, MW from → to. */
  readonly internalMw: number;
  /** Flow because the area trades with the others, MW from → to. */
  readonly exchangeMw: number;
}

export interface LinkLoading {
  readonly link: number;
  readonly linkMw: number;
  readonly effectMw: number;
}

/**
 * The flow on branch `k` by country, in the base case or after a contingency.
 *
 * The injections of each area are split in two. *Internal*: its demand served by its own plants; where it exports, all
 * plants serve it pro rata; where it imports, own plants cover the same share of every demand. This part is balanced.
 * *Exchange*: what is left over, at its plants where it exports, at its demands where it imports. Exporters serve
 * importers pro rata, and each trade counts half for its exporter and half for its importer: it takes both. A
 * controlled link whose ends lie in one island is a part of its own; one from another island trades like an area. So
 * no part depends on a slack, and an area without injections has none.
 *
 * Parts are superposed and do not say what would happen without a country: a negative part relieves the branch.
 * Cost: one solve, and one more per lost branch.
 */
export function flowByArea(base: BaseCase, state: GridState, k: number): FlowByArea {
  const row = rowAfter(base, state, k);
  const { sources, sinks, links } = stateAfter(base, state, k);
  const { areas, buses } = base.model.network;
  const sums = areaSums(areas.count, buses.area, sources, sinks, row);
  const exchanges = sums.map(exchangeOf);
  const ends = links.flatMap((link) => (link.isInside ? [] : [linkEnd(link, row)]));
  const trade = tradeOf([...exchanges, ...ends]);
  const areaParts = sums.map((sum, area): AreaLoading => {
    const exchange = exchanges[area]!;
    return {
      area,
      netExportMw: exchange.mw,
      internalMw: sum.sourceFlowMw - sum.sinkFlowMw - exchange.flowMw,
      exchangeMw: halfOfTrades(exchange, trade),
    };
  });
  const linkParts = links.map((link): LinkLoading => {
    const effectMw = link.isInside
      ? link.mw * (row[link.to]! - row[link.from]!)
      : halfOfTrades(linkEnd(link, row), trade);
    return { link: link.index, linkMw: link.mw, effectMw };
  });
  const flowMw = state === undefined ? base.flowMw[k]! : state.flowMw[k]!;
  const explainedMw =
    areaParts.reduce((sum, part) => sum + part.internalMw + part.exchangeMw, 0) +
    linkParts.reduce((sum, part) => sum + part.effectMw, 0);
  return { flowMw, areas: areaParts, links: linkParts, restMw: flowMw - explainedMw };
}

/** A controlled link that ends in the island of the branch. */
interface LinkAtIsland {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly mw: number;
  /** With both ends. */
  readonly isInside: boolean;
  /** Its end here, and what that delivers; negative: draws. */
  readonly endBus: number;
  readonly deliveredMw: number;
}

/** What gives and what draws at every bus of the island of the branch, and the links that end there. */
function stateAfter(base: BaseCase, state: GridState, k: number) {
  const { buses, units, branches } = base.model.network;
  const islandOf = state?.change.islandOf ?? base.model.islandOf;
  const island = islandOf[branches.from[k]!]!;
  const links = linksAt(base.model.network, state, islandOf, island);
  const outputMw = state?.balance?.outputMw ?? base.outputMw;
  const restMw = (state?.balance?.injectionMw ?? base.injectionMw).slice();
  for (const { from, to, mw } of links) {
    restMw[from]! += mw;
    restMw[to]! -= mw;
  }
  const sources = new Float64Array(buses.count);
  const sinks = new Float64Array(buses.count);
  const add = (bus: number, mw: number) => {
    if (mw > 0) sources[bus]! += mw;
    else sinks[bus]! -= mw;
  };
  for (let u = 0; u < units.count; u++) {
    const bus = units.bus[u]!;
    if (units.inService[u] === 0 || islandOf[bus] !== island) continue;
    restMw[bus]! -= outputMw[u]!;
    add(bus, outputMw[u]!);
  }
  restMw.forEach((mw, bus) => {
    if (islandOf[bus] === island) add(bus, mw);
  });
  return { sources, sinks, links };
}

function linksAt(network: Network, state: GridState, islandOf: Int32Array, island: number): LinkAtIsland[] {
  const { dcLinks } = network;
  const links: LinkAtIsland[] = [];
  for (let index = 0; index < dcLinks.count; index++) {
    if (dcLinks.inService[index] === 0 || state?.contingency.dcLinks.includes(index)) continue;
    const [from, to, mw] = [dcLinks.from[index]!, dcLinks.to[index]!, dcLinks.flowMw[index]!];
    const [draws, delivers] = [islandOf[from] === island, islandOf[to] === island];
    if (!draws && !delivers) continue;
    const end = delivers ? { endBus: to, deliveredMw: mw } : { endBus: from, deliveredMw: -mw };
    links.push({ index, from, to, mw, isInside: draws && delivers, ...end });
  }
  return links;
}

/** Totals of one area, and the flow that all its sources or sinks make, MW on the branch. */
interface AreaSums {
  sourceMw: number;
  sinkMw: number;
  sourceFlowMw: number;
  sinkFlowMw: number;
}

function areaSums(
  count: number,
  areaOf: Int32Array,
  sources: Float64Array,
  sinks: Float64Array,
  row: Float64Array,
): AreaSums[] {
  const sums = Array.from({ length: count }, () => ({
    sourceMw: 0,
    sinkMw: 0,
    sourceFlowMw: 0,
    sinkFlowMw: 0,
  }));
  for (let b = 0; b < row.length; b++) {
    const sum = sums[areaOf[b]!]!;
    sum.sourceMw += sources[b]!;
    sum.sinkMw += sinks[b]!;
    sum.sourceFlowMw += sources[b]! * row[b]!;
    sum.sinkFlowMw += sinks[b]! * row[b]!;
  }
  return sums;
}

/** What one party sells to the others, negative what it buys, and the flow it makes by itself. */
interface Exchange {
  readonly mw: number;
  readonly flowMw: number;
}

function exchangeOf({ sourceMw, sinkMw, sourceFlowMw, sinkFlowMw }: AreaSums): Exchange {
  const mw = sourceMw - sinkMw;
  if (mw === 0) return { mw, flowMw: 0 };
  return { mw, flowMw: mw > 0 ? (mw / sourceMw) * sourceFlowMw : (mw / sinkMw) * sinkFlowMw };
}

function linkEnd({ endBus, deliveredMw }: LinkAtIsland, row: Float64Array): Exchange {
  return { mw: deliveredMw, flowMw: deliveredMw * row[endBus]! };
}

/** Where trade starts and ends on the whole, as MW on the branch per MW. */
interface Trade {
  readonly exportPerMw: number;
  readonly importPerMw: number;
}

function tradeOf(exchanges: readonly Exchange[]): Trade {
  const mean = (parties: readonly Exchange[]) => {
    const mw = parties.reduce((sum, party) => sum + party.mw, 0);
    return mw === 0 ? 0 : parties.reduce((sum, party) => sum + party.flowMw, 0) / mw;
  };
  return {
    exportPerMw: mean(exchanges.filter(({ mw }) => mw > 0)),
    importPerMw: mean(exchanges.filter(({ mw }) => mw < 0)),
  };
}

/** Half of the flow of all trades of one party: what it gives goes to the mean importer, and the other way round. */
function halfOfTrades({ mw, flowMw }: Exchange, { exportPerMw, importPerMw }: Trade): number {
  return (flowMw - mw * (mw > 0 ? importPerMw : exportPerMw)) / 2;
}
