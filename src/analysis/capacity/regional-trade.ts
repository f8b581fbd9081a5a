import type { LpSolver } from '../../numeric/lp.ts';
import type { BaseCase } from '../contingency.ts';
import { largestExchange, type OptimisedCapacity } from './optimised-capacity.ts';
import { pairLimits, type Reference, type WatchRule } from './pair-limits.ts';
import { type RedispatchColumns, tradeColumns } from './redispatch-columns.ts';
import { openSecureProgramme, type SecureProgramme } from './secure-programme.ts';
import type { SecurityFrame } from './security-frame.ts';

export interface RegionalTrade {
  readonly kind: 'optimal';
  /** What all exporters together export, MW. */
  readonly tradeMw: number;
  /** Net export of every area of the network, MW; negative: import. */
  readonly netExportMw: Float64Array;
  readonly baseNetExportMw: Float64Array;
  /** The redispatch that gives it with the least movement, and what holds it back. */
  readonly optimum: Omit<OptimisedCapacity, 'linear'>;
  /** Sets of exporters that the programme was asked for; of the others it is plain that they cannot be better. */
  readonly setsTried: number;
}

/** More areas would make too many sets of exporters. */
const MOST_AREAS = 16;

export type RegionalTradeResult =
  | RegionalTrade
  | { readonly kind: 'infeasible' | 'unbounded' | 'failed' | 'too-few-areas' | 'too-many-areas' };

/**
 * The largest trade that all areas given can do at the same time, N and N-1 secure: the most that their net exports can
 * add up to over the areas that export, all units free within their limits.
 *
 * The sum over exporters is convex in the redispatch, so the best set of exporters is sought among all sets, each a
 * linear programme; a set whose units could not reach the best so far even without a grid is left out. Exact.
 *
 * Every limit holds, but for pairs that no unit moves enough (`WatchRule`). Where no redispatch is so secure the
 * overloads of the base case may stay and get no worse (`mendsBase` false).
 *
 * Cost: a solve per set that is tried, from where the last ended.
 */
export function regionalTrade(
  frame: SecurityFrame,
  areas: readonly number[],
  rule: WatchRule,
  solver: LpSolver,
): RegionalTradeResult {
  if (areas.length < 2) return { kind: 'too-few-areas' };
  if (areas.length > MOST_AREAS) return { kind: 'too-many-areas' };
  const secure = bestExporters(frame, areas, rule, { kind: 'points', transfers: [] }, solver);
  if (secure.kind !== 'infeasible') return withOptimum(frame, areas, rule, secure, solver);
  return withOptimum(frame, areas, rule, bestExporters(frame, areas, rule, { kind: 'base' }, solver), solver);
}

type Exporters =
  | {
      readonly kind: 'exporters';
      readonly exporters: ReadonlySet<number>;
      readonly reference: Reference;
      readonly setsTried: number;
    }
  | { readonly kind: 'infeasible' | 'unbounded' | 'failed' };

function bestExporters(
  frame: SecurityFrame,
  areas: readonly number[],
  rule: WatchRule,
  reference: Reference,
  solver: LpSolver,
): Exporters {
  const columns = tradeColumns(frame.base, areas);
  const limits = pairLimits(frame, columns, rule, reference);
  const programme = openSecureProgramme(frame, columns, limits, solver);
  try {
    return searchSets(frame.base, areas, columns, programme, reference);
  } finally {
    programme.dispose();
  }
}

/** Gains below this are rounding, MW. */
const NO_GAIN_MW = 1e-6;

function searchSets(
  base: BaseCase,
  areas: readonly number[],
  columns: RedispatchColumns,
  programme: SecureProgramme,
  reference: Reference,
): Exporters {
  const netExportMw = netExports(base);
  const bound = tradeBound(base, areas, columns, netExportMw);
  const sets = Array.from({ length: 2 ** areas.length - 2 }, (_, i) => i + 1)
    .map((set) => ({ set, boundMw: bound(set) }))
    .sort((a, b) => b.boundMw - a.boundMw || a.set - b.set);
  let best = { set: 0, tradeMw: Number.NEGATIVE_INFINITY };
  let setsTried = 0;
  for (const { set, boundMw } of sets) {
    if (boundMw <= best.tradeMw + NO_GAIN_MW) break;
    const weight = new Float64Array(columns.block.count);
    areas.forEach((_, i) => {
      weight[columns.exchange + i] = isIn(set, i) ? 1 : 0;
    });
    const point = programme.maximise(weight);
    setsTried++;
    if (point.kind !== 'optimal') return { kind: point.kind };
    const tradeMw = areas.reduce(
      (sum, area, i) =>
        sum + weight[columns.exchange + i]! * (netExportMw[area]! + point.value[columns.exchange + i]!),
      0,
    );
    if (tradeMw > best.tradeMw + NO_GAIN_MW) best = { set, tradeMw };
  }
  const exporters = new Set(areas.filter((_, i) => isIn(best.set, i)));
  return { kind: 'exporters', exporters, reference, setsTried };
}

function isIn(set: number, position: number): boolean {
  return ((set >> position) & 1) === 1;
}

/** What a set could export, and the others take, without a grid: no redispatch does more. */
function tradeBound(
  base: BaseCase,
  areas: readonly number[],
  { units, block }: RedispatchColumns,
  netExportMw: Float64Array,
): (set: number) => number {
  const { network } = base.model;
  const most = areas.map((area) => netExportMw[area]!);
  const least = areas.map((area) => netExportMw[area]!);
  units.forEach((u, j) => {
    const i = areas.indexOf(network.buses.area[network.units.bus[u]!]!);
    most[i]! += block.upper[j]!;
    least[i]! -= block.upper[units.length + j]!;
  });
  return (set) => {
    const exportMw = most.reduce((sum, mw, i) => (isIn(set, i) ? sum + mw : sum), 0);
    const importMw = least.reduce((sum, mw, i) => (isIn(set, i) ? sum : sum - mw), 0);
    // What the areas given trade with the rest of the network stays as it is.
    const outsideMw = areas.reduce((sum, area) => sum + netExportMw[area]!, 0);
    return Math.min(exportMw, importMw + outsideMw);
  };
}

/** Generation less demand of every area, MW; what controlled links bring is trade and no generation. */
export function netExports({ model, injectionMw }: BaseCase): Float64Array {
  const { areas, buses, dcLinks } = model.network;
  const net = new Float64Array(areas.count);
  injectionMw.forEach((mw, b) => {
    net[buses.area[b]!]! += mw;
  });
  for (let d = 0; d < dcLinks.count; d++) {
    if (dcLinks.inService[d] === 0) continue;
    net[buses.area[dcLinks.from[d]!]!]! += dcLinks.flowMw[d]!;
    net[buses.area[dcLinks.to[d]!]!]! -= dcLinks.flowMw[d]!;
  }
  return net;
}

/** The best set once more, as one exchange with the others: its prices, and the least redispatch. */
function withOptimum(
  frame: SecurityFrame,
  areas: readonly number[],
  rule: WatchRule,
  found: Exporters,
  solver: LpSolver,
): RegionalTradeResult {
  if (found.kind !== 'exporters') return found;
  const { exporters, reference, setsTried } = found;
  const exchange = { from: exporters, to: new Set(areas.filter((area) => !exporters.has(area))) };
  const question = { frame, exchange, rule, helping: new Set<number>(), solver };
  const optimum = largestExchange(question, reference, reference);
  if (optimum.kind !== 'optimal') return optimum;
  const { buses, units } = frame.base.model.network;
  const baseNetExportMw = netExports(frame.base);
  const netExportMw = baseNetExportMw.slice();
  optimum.transfer.unitMw.forEach((mw, u) => {
    netExportMw[buses.area[units.bus[u]!]!]! += mw;
  });
  const tradeMw = Array.from(exporters).reduce((sum, area) => sum + netExportMw[area]!, 0);
  return { kind: 'optimal', tradeMw, netExportMw, baseNetExportMw, optimum, setsTried };
}
