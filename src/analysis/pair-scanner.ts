import type { Arena } from '../base/arena.ts';
import type { Kernels } from '../numeric/kernels/kernels.ts';
import { LANES } from '../numeric/kernels/lane-task.ts';
import type { PairScan } from '../numeric/kernels/pair-task.ts';
import type { BaseCase, Transfer } from './contingency.ts';
import { carriedOver, isDark } from './detour.ts';
import { type DetourLane, detourLanes, detourLanesBytes } from './detour-lanes.ts';
import type { IslandShares } from './island-share.ts';
import { linksLeft, type Monitoring } from './monitoring.ts';
import { leastSensitivity, type OverloadLog, type PairCollector } from './pair-collector.ts';
import type { WatchedRows } from './watched-rows.ts';

/** What a scan of pairs needs and where it puts what it finds. */
export interface PairSearch {
  readonly base: BaseCase;
  readonly monitoring: Monitoring;
  readonly rows: WatchedRows;
  readonly shares: IslandShares;
  readonly transfers: readonly Transfer[];
  /** Response of every element of the intact grid to each transfer. */
  readonly slopes: readonly Float64Array[];
  /** By rule, then by transfer. */
  readonly collectors: readonly (readonly PairCollector[])[];
  readonly overloads: OverloadLog;
}

/** Finds pairs after contingencies that are detours. */
export interface PairScanner {
  take(lane: DetourLane): void;
  /** Does what is left in hand. */
  finish(): void;
}

/** Stands for "none": beyond every real growth, and finite so that products with 0 are 0. */
const NO_BAR_MW = 1e200;
/** Room for rounding in bounds. */
const SLACK = 1 + 1e-9;

export function scannerBytes(base: BaseCase, rows: WatchedRows, transferCount: number): number {
  const width = evenWidth(transferCount);
  const rowCount = rows.element.length;
  const scan = 8 * (rowCount * (2 * width + 3) + width * LANES + LANES) + 4 * LANES * rowCount * (width + 1);
  return detourLanesBytes(base.model, rows) + scan + 128;
}

function evenWidth(transferCount: number): number {
  return transferCount + (transferCount & 1);
}

/** Contingencies put in order before they are solved. */
const WAITING = 1024;
/** Contingencies whose columns share a buffer. */
const POOL_CONTINGENCIES = 128;

interface WaitingLane extends DetourLane {
  /** What each transfer sends over what is lost, and the most of it. */
  readonly carried: Float64Array;
  readonly mostCarried: number;
}

/**
 * Contingencies that take most away from some transfer come first: they limit most, and low bars spare the others much.
 * The bars fall while pairs are found, so the bounds made of them only ever leave out what cannot matter; they are made
 * anew after 1, 2, 4, … blocks.
 */
export function pairScanner(search: PairSearch, arena: Arena, kernels: Kernels): PairScanner {
  const { base, monitoring, rows, transfers, overloads, collectors } = search;
  const { network } = monitoring;
  const solver = detourLanes(
    base,
    search.shares,
    rows,
    linksLeft(network, network.dcLinks.flowMw),
    arena,
    kernels,
  );
  const scan = emptyScan(search, solver, arena);
  const bars = pairBars(search, scan);
  const pool = columnPool(POOL_CONTINGENCIES * transfers.length);
  let waiting: WaitingLane[] = [];
  let lanes: WaitingLane[] = [];
  let blocks = 0;
  let nextBounds = 0;

  const readFound = () => {
    const { width, found, counts, slope, carried, flow, detour } = scan;
    const count = counts[0]!;
    for (let i = 0; i < count; i++) {
      const at = Math.floor(found[i]! / width);
      const t = found[i]! - at * width;
      const row = at >> 3;
      const sensitivity = slope[row * width + t]! + detour[at]! * carried[(at & 7) * width + t]!;
      const lane = lanes[at & 7]!;
      const element = rows.element[row]!;
      if (isDark(base, lane, element)) continue;
      let isKept = false;
      for (let r = 0; r < collectors.length; r++) {
        const collector = collectors[r]![t]!;
        if (collector.offer(monitoring.limitsAfter, element, lane.position, flow[at]!, sensitivity)) {
          isKept = true;
        }
      }
      if (isKept) bars.lowerOne(row, t);
    }
  };
  const readOverloads = () => {
    const { overloaded, counts, flow, detour } = scan;
    for (let i = 0; i < counts[1]!; i++) {
      const at = overloaded[i]!;
      const lane = lanes[at & 7];
      if (lane === undefined) continue;
      const element = rows.element[at >> 3]!;
      const detourMw = detour[at]!;
      const moves = { kind: 'detour', detourMw, carried: lane.carried } as const;
      overloads.note(monitoring.limitsAfter, element, lane.position, flow[at]!, moves);
    }
  };
  const scanBlock = () => {
    if (blocks++ === nextBounds) {
      bars.lowerAll();
      nextBounds = 2 * blocks;
    }
    solver.solve(lanes);
    scan.laneReach.fill(Number.NEGATIVE_INFINITY);
    lanes.forEach(({ carried }, j) => {
      scan.carried.set(carried, j * scan.width);
      scan.laneReach[j] = bars.reachOf(carried);
    });
    kernels.scanPairs(scan);
    readFound();
    readOverloads();
  };
  const finish = () => {
    waiting.sort((a, b) => b.mostCarried - a.mostCarried);
    for (let first = 0; first < waiting.length; first += LANES) {
      lanes = waiting.slice(first, first + LANES);
      scanBlock();
    }
    waiting = [];
  };
  return {
    take: (lane) => {
      waiting.push(withCarried(lane, transfers, pool.take(transfers.length)));
      if (waiting.length === WAITING) finish();
    },
    finish,
  };
}

/** Hands out columns of a common buffer, and of the next one when that is used up: they are too many for one each. */
function columnPool(size: number) {
  let column = new Float64Array(0);
  let used = 0;
  return {
    take: (length: number): Float64Array => {
      if (used + length > column.length) {
        column = new Float64Array(size);
        used = 0;
      }
      used += length;
      return column.subarray(used - length, used);
    },
  };
}

function withCarried(
  { position, state, detour }: DetourLane,
  transfers: readonly Transfer[],
  carried: Float64Array,
): WaitingLane {
  carriedOver(detour, transfers, carried);
  let mostCarried = 0;
  for (let t = 0; t < carried.length; t++) mostCarried = Math.max(mostCarried, Math.abs(carried[t]!));
  return { position, state, detour, carried, mostCarried };
}

function emptyScan(
  { monitoring, rows, transfers, slopes, collectors }: PairSearch,
  { flow, detour }: { readonly flow: Float64Array; readonly detour: Float64Array },
  arena: Arena,
): PairScan {
  const rowCount = rows.element.length;
  const width = evenWidth(transfers.length);
  const { forwardMw, reverseMw } = monitoring.limitsAfter;
  const scan: PairScan = {
    rowCount,
    width,
    forward: arena.float64(rowCount),
    reverse: arena.float64(rowCount),
    flow,
    detour,
    slope: arena.float64(rowCount * width),
    carried: arena.float64(LANES * width),
    bar: arena.float64(rowCount * width).fill(NO_BAR_MW),
    rowReach: arena.float64(rowCount),
    laneReach: arena.float64(LANES),
    threshold: Math.min(...collectors.map(([first]) => leastSensitivity(first!.rule))),
    found: arena.int32(LANES * rowCount * width),
    overloaded: arena.int32(LANES * rowCount),
    counts: arena.int32(2),
  };
  for (let r = 0; r < rowCount; r++) {
    const element = rows.element[r]!;
    scan.forward[r] = forwardMw[element]!;
    scan.reverse[r] = reverseMw[element]!;
    for (let t = 0; t < slopes.length; t++) scan.slope[r * width + t] = slopes[t]![element]!;
  }
  return scan;
}

/** Keeps the bars of a scan as low as what is found allows, and the bounds of its rows. */
function pairBars(
  { rows, collectors, transfers }: PairSearch,
  { rowCount, width, slope, bar, rowReach }: PairScan,
) {
  const rowOfElement = new Map(Array.from(rows.element, (element, r) => [element, r]));
  /** Per transfer, over all rows. */
  const top = new Float64Array(transfers.length).fill(NO_BAR_MW);
  const lowerOne = (row: number, t: number) => {
    const element = rows.element[row]!;
    let highest = Number.NEGATIVE_INFINITY;
    for (let r = 0; r < collectors.length; r++) {
      highest = Math.max(highest, collectors[r]![t]!.lists.barOf(element));
    }
    bar[row * width + t] = Math.min(highest, NO_BAR_MW);
  };
  return {
    lowerOne,
    lowerAll: () => {
      for (let t = 0; t < top.length; t++) {
        let highest = Number.NEGATIVE_INFINITY;
        for (const ofRule of collectors) highest = Math.max(highest, ofRule[t]!.lists.bar);
        top[t] = Math.min(highest, NO_BAR_MW);
      }
      for (let r = 0; r < rowCount; r++) {
        let reach = 0;
        for (let t = 0; t < top.length; t++) {
          const at = r * width + t;
          const lower = Math.min(bar[at]!, top[t]!);
          bar[at] = lower;
          reach = Math.max(reach, lower * Math.abs(slope[at]!));
        }
        rowReach[r] = reach * SLACK;
      }
      for (const ofRule of collectors) {
        for (let t = 0; t < top.length; t++) {
          for (const element of ofRule[t]!.lists.elements()) lowerOne(rowOfElement.get(element)!, t);
        }
      }
    },
    /** The room that transfers at their bars use up on a row whose detour is 1. */
    reachOf: (carried: Float64Array) => {
      let reach = 0;
      for (let t = 0; t < top.length; t++) reach = Math.max(reach, top[t]! * Math.abs(carried[t]!));
      return reach * SLACK;
    },
  };
}
