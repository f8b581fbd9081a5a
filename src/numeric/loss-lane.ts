import type { Core } from './core-reduction.ts';
import type { Kernels } from './kernels/kernels.ts';
import { LANES } from './kernels/lane-task.ts';
import { type LossBlock, TILE } from './kernels/loss-task.ts';
import { countOver } from './kernels/plain-losses.ts';
import type { Leaders } from './leaders.ts';
import type { LimitedBundleTable } from './limited-bundles.ts';
import { changeOf } from './loss-extremes.ts';
import type { LossSummary } from './loss-summary.ts';

/** What it takes to tell from a summarised block which edges are behind the highest values. */
export interface BlockReading {
  readonly core: Core;
  /** Per edge: flow before any loss, and limit. */
  readonly flow: Float64Array;
  readonly limit: Float64Array;
  readonly losses: LossBlock;
  readonly table: LimitedBundleTable;
  readonly resting: Leaders;
  readonly kernels: Kernels;
}

/** One loss of a block: its lane, the lost edge, its flow along its chain, and its chain's bundles. */
interface LostEdge {
  readonly lane: number;
  readonly edge: number;
  readonly along: number;
  readonly firstBundle: number;
  readonly endBundle: number;
}

/** The lowest edge among those that come within a hair of the highest value. */
interface Winner {
  readonly edge: number;
  /** Its flow after the loss and the change of it, in the edge's own direction. */
  readonly flow: number;
  readonly change: number;
}

/**
 * Writes the rows of a block of losses: row `rowOfLane[lane]`, none where that is −1. Cost: tiles × lanes, and the
 * edges of a few tiles per lane.
 */
export function readBlock(reading: BlockReading, rowOfLane: readonly number[], rows: LossSummary): void {
  const { table, resting, limit } = reading;
  const lost = rowOfLane.map((_, lane) => lostEdge(reading, lane));
  for (const one of lost) correctOwnTiles(reading, one);
  const byFlow = winners(reading, lost, table.tileFlow, sizeOfFlow, resting.flow, resting.flowEdges);
  const byLoading = winners(
    reading,
    lost,
    table.tileLoading,
    loadingOf,
    resting.loading,
    resting.loadingEdges,
  );
  const byChange = winners(reading, lost, table.tileChange, sizeOfChange, 0, []);
  rowOfLane.forEach((r, lane) => {
    if (r < 0) return;
    rows.overCount[r] = table.laneOver[lane]!;
    const largest = byFlow[lane];
    if (largest !== undefined) {
      rows.flowEdge[r] = largest.edge;
      rows.flow[r] = largest.flow;
    }
    const highest = byLoading[lane];
    if (highest !== undefined) {
      rows.loadingEdge[r] = highest.edge;
      rows.loadingFlow[r] = highest.flow;
      rows.loading[r] = Math.abs(highest.flow) / limit[highest.edge]!;
    }
    const widest = byChange[lane];
    if (widest !== undefined) {
      rows.changeEdge[r] = widest.edge;
      rows.change[r] = widest.change;
    }
  });
}

function lostEdge({ core, flow, losses, table }: BlockReading, lane: number): LostEdge {
  const edge = losses.laneEdge[lane]!;
  const c = core.chainOf[edge]!;
  return {
    lane,
    edge,
    along: flow[edge]! * core.directionOf[edge]!,
    firstBundle: table.bundleStart[c]!,
    endBundle: table.bundleStart[c + 1]!,
  };
}

type Measure = (flow: number, change: number, inverseLimit: number) => number;

const sizeOfFlow: Measure = (flow) => Math.abs(flow);
const loadingOf: Measure = (flow, _, inverseLimit) => Math.abs(flow) * inverseLimit;
const sizeOfChange: Measure = (_, change) => Math.abs(change);

/**
 * The kernel takes the lost edge's own chain for any other. Here its tiles are done again with what holds there: the
 * lost edge is gone, and the rest of its chain loses the flow that the lost edge carried.
 */
function correctOwnTiles({ losses, table }: BlockReading, lost: LostEdge): void {
  const { tileFlow, tileLoading, tileChange, laneOver, memberStart, memberFlow, memberEdge, inverseLimit } =
    table;
  const { lane, edge, along, firstBundle, endBundle } = lost;
  for (let first = firstBundle - (firstBundle % TILE); first < endBundle; first += TILE) {
    let largest = 0;
    let highest = 0;
    let widest = 0;
    for (let b = first; b < Math.min(first + TILE, table.count); b++) {
      const isOwn = b >= firstBundle && b < endBundle;
      const asOther = changeOf(losses, table, b, lane);
      const change = isOwn ? -along : asOther;
      if (isOwn) laneOver[lane]! -= countOver(table, b, asOther);
      for (let i = memberStart[b]!; i < memberStart[b + 1]!; i++) {
        if (memberEdge[i] === edge) continue;
        const size = Math.abs(memberFlow[i]! + change);
        const loading = size * inverseLimit[b]!;
        if (size > largest) largest = size;
        if (loading > highest) highest = loading;
        if (Math.abs(change) > widest) widest = Math.abs(change);
        if (isOwn && loading > 1) laneOver[lane]!++;
      }
    }
    const at = (first / TILE) * LANES + lane;
    tileFlow[at] = largest;
    tileLoading[at] = highest;
    tileChange[at] = widest;
  }
}

/**
 * For every lane the lowest edge among those within a hair of the highest measure, at rest or not; `undefined` where
 * nothing is above zero. Only tiles that hold such a value are looked into.
 */
function winners(
  reading: BlockReading,
  lost: readonly LostEdge[],
  tiles: Float64Array,
  measure: Measure,
  highestAtRest: number,
  edgesAtRest: readonly number[],
): (Winner | undefined)[] {
  const { table, flow, kernels } = reading;
  const leaderCount = kernels.findLeaders(table, tiles, highestAtRest);
  const { threshold, leaders } = table;
  const edgeAtRest = edgesAtRest[0];
  const found = lost.map(({ lane }) => {
    if (edgeAtRest === undefined || highestAtRest < threshold[lane]!) return undefined;
    return { edge: edgeAtRest, flow: flow[edgeAtRest]!, change: 0 };
  });
  for (let l = 0; l < leaderCount; l++) {
    const t = leaders[l]!;
    for (let lane = 0; lane < lost.length; lane++) {
      if (tiles[t * LANES + lane]! < threshold[lane]!) continue;
      found[lane] = lowestInTile(reading, lost[lane]!, t * TILE, threshold[lane]!, measure, found[lane]);
    }
  }
  return found;
}

function lowestInTile(
  { core, losses, table }: BlockReading,
  lost: LostEdge,
  first: number,
  threshold: number,
  measure: Measure,
  known: Winner | undefined,
): Winner | undefined {
  const { memberStart, memberFlow, memberEdge, inverseLimit } = table;
  let winner = known;
  for (let b = first; b < Math.min(first + TILE, table.count); b++) {
    const isOwn = b >= lost.firstBundle && b < lost.endBundle;
    const change = isOwn ? -lost.along : changeOf(losses, table, b, lost.lane);
    for (let i = memberStart[b]!; i < memberStart[b + 1]!; i++) {
      const edge = memberEdge[i]!;
      const after = memberFlow[i]! + change;
      if (edge === lost.edge || measure(after, change, inverseLimit[b]!) < threshold) continue;
      if (winner !== undefined && winner.edge < edge) continue;
      const direction = core.directionOf[edge]!;
      winner = { edge, flow: direction * after, change: direction * change };
    }
  }
  return winner;
}
