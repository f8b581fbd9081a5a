import type { Arena } from '../base/arena.ts';
import type { Kernels } from '../numeric/kernels/kernels.ts';
import { LANES } from '../numeric/kernels/lane-task.ts';
import type { PairScan } from '../numeric/kernels/pair-task.ts';
import type { BaseCase, Transfer } from './contingency.ts';
import { carriedBy, type Detour, isDark } from './detour.ts';
import { type DetourLane, detourLanes, detourLanesBytes } from './detour-lanes.ts';
import { linksLeft, type Monitoring } from './monitoring.ts';
import { leastSensitivity, type OverloadLog, type PairCollector } from './pair-collector.ts';
import type { WatchedRows } from './watched-rows.ts';

/** What a scan of pairs needs and where it puts what it finds. */
export interface PairSearch {
  readonly base: BaseCase;
  readonly monitoring: Monitoring;
  readonly rows: WatchedRows;
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
  const scan =
    8 * (rowCount * (width + 3) + width * (LANES + 1) + LANES) + 4 * LANES * rowCount * (width + 1);
  return detourLanesBytes(base.model, rows) + scan + 128;
}

function evenWidth(transferCount: number): number {
  return transferCount + (transferCount & 1);
}

/** Contingencies put in order before they are solved. */
const WAITING = 1024;

/**
 * Contingencies that take most away from some transfer come first: they limit most, and low bars spare the others much.
 * The bars fall while pairs are found, so the bounds made of them only ever leave out what cannot matter; they are made
 * anew after 1, 2, 4, … blocks.
 */
export function pairScanner(search: PairSearch, arena: Arena, kernels: Kernels): PairScanner {
  const { base, monitoring, rows, transfers, overloads, collectors } = search;
  const { network } = monitoring;
  const solver = detourLanes(base, rows, linksLeft(network, network.dcLinks.flowMw), arena, kernels);
  const scan = emptyScan(search, solver, arena);
  let waiting: { readonly lane: DetourLane; readonly carriedMw: number }[] = [];
  let lanes: DetourLane[] = [];
  let blocksUntilBounds = 0;
  let blocks = 0;

  const readFound = () => {
    const { width, found, counts, slope, carried, flow, detour } = scan;
    for (let i = 0; i < counts[0]!; i++) {
      const at = Math.floor(found[i]! / width);
      const t = found[i]! - at * width;
      const row = at >> 3;
      const sensitivity = slope[row * width + t]! + detour[at]! * carried[(at & 7) * width + t]!;
      const lane = lanes[at & 7]!;
      const element = rows.element[row]!;
      if (isDark(base, lane, element)) continue;
      for (let r = 0; r < collectors.length; r++) {
        collectors[r]![t]!.offer(monitoring.limitsAfter, element, lane.position, flow[at]!, sensitivity);
      }
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
      overloads.note(monitoring.limitsAfter, element, lane.position, flow[at]!, (t) => {
        return search.slopes[t]![element]! + detourMw * carriedBy(lane.detour, transfers[t]!);
      });
    }
  };
  const scanBlock = () => {
    lowerBars(scan, collectors);
    if (blocks++ === blocksUntilBounds) {
      boundRows(scan);
      blocksUntilBounds = 2 * blocks;
    }
    solver.solve(lanes);
    boundLanes(scan, lanes, transfers);
    kernels.scanPairs(scan);
    readFound();
    readOverloads();
  };
  const finish = () => {
    const largestFirst = waiting.sort((a, b) => b.carriedMw - a.carriedMw);
    for (let first = 0; first < largestFirst.length; first += LANES) {
      lanes = largestFirst.slice(first, first + LANES).map(({ lane }) => lane);
      scanBlock();
    }
    waiting = [];
  };
  return {
    take: (lane) => {
      waiting.push({ lane, carriedMw: mostCarried(lane.detour, transfers) });
      if (waiting.length === WAITING) finish();
    },
    finish,
  };
}

function mostCarried(detour: Detour, transfers: readonly Transfer[]): number {
  let most = 0;
  for (const transfer of transfers) most = Math.max(most, Math.abs(carriedBy(detour, transfer)));
  return most;
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
    bar: arena.float64(width),
    rowReach: arena.float64(rowCount),
    laneReach: arena.float64(LANES),
    threshold: Math.min(...collectors.map(([first]) => leastSensitivity(first!.rule))),
    found: arena.int32(LANES * rowCount * width),
    overloaded: arena.int32(LANES * rowCount),
    counts: arena.int32(2),
  };
  rows.element.forEach((element, r) => {
    scan.forward[r] = forwardMw[element]!;
    scan.reverse[r] = reverseMw[element]!;
    for (let t = 0; t < slopes.length; t++) scan.slope[r * width + t] = slopes[t]![element]!;
  });
  return scan;
}

function lowerBars({ bar }: PairScan, collectors: PairSearch['collectors']): void {
  for (let t = 0; t < collectors[0]!.length; t++) {
    let highest = Number.NEGATIVE_INFINITY;
    for (const ofRule of collectors) highest = Math.max(highest, ofRule[t]!.lists.bar);
    bar[t] = Math.min(highest, NO_BAR_MW);
  }
}

function boundRows({ rowCount, width, slope, bar, rowReach }: PairScan): void {
  for (let r = 0; r < rowCount; r++) {
    let reach = 0;
    for (let t = 0; t < width; t++) reach = Math.max(reach, bar[t]! * Math.abs(slope[r * width + t]!));
    rowReach[r] = reach * SLACK;
  }
}

function boundLanes(
  { width, carried, bar, laneReach }: PairScan,
  lanes: readonly DetourLane[],
  transfers: readonly Transfer[],
): void {
  laneReach.fill(Number.NEGATIVE_INFINITY);
  lanes.forEach(({ detour }, j) => {
    let reach = 0;
    for (let t = 0; t < transfers.length; t++) {
      const mw = carriedBy(detour, transfers[t]!);
      carried[j * width + t] = mw;
      reach = Math.max(reach, bar[t]! * Math.abs(mw));
    }
    laneReach[j] = reach * SLACK;
  });
}
