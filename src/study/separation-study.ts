import { type ContingencyState, solveContingency } from '../analysis/contingency.ts';
import { loadingOf, monitorFrom } from '../analysis/monitoring.ts';
import type { Text } from '../base/text.ts';
import { namedContingency } from './contingency-list.ts';
import type { PreparedGrid } from './prepare-grid.ts';
import { type RecordedEvent, recordedEvents } from './recorded-events.ts';
import type { ElementTrace } from './result.ts';
import { traceOf } from './trace.ts';

/** The region cut in parts: what becomes of each. */
export interface SeparationEvent {
  readonly id: string;
  readonly name: Text;
  /** What crossed the cut before, MW, summed whatever the direction. */
  readonly cutMw: number;
  readonly parts: readonly SeparatedPart[];
  readonly trace: ElementTrace;
  readonly notes: string | undefined;
}

export interface SeparatedPart {
  readonly areas: readonly string[];
  readonly demandMw: number;
  readonly generationBeforeMw: number;
  readonly generationAfterMw: number;
  readonly shedMw: number;
  readonly trippedMw: number;
  /** Who gives more, or less, MW by area. */
  readonly pickUp: readonly { readonly area: string; readonly mw: number }[];
  /** Monitored elements beyond their limit after the event and not before. */
  readonly newOverloads: number;
}

export interface SeparationResult {
  readonly events: readonly SeparationEvent[];
  /** Disturbances on record that cut the region in parts. */
  readonly recorded: readonly RecordedEvent[];
  /** Part of the governor response of each neighbour outside the region, while its link is closed. */
  readonly outsideShare: readonly { readonly area: string; readonly share: number }[];
}

/** Smaller changes are rounding, MW. */
const LEAST_MW = 1e-6;

/** The separations of the data that can happen in this year, solved island by island. Cost: one contingency each. */
export function separationStudy(grid: PreparedGrid, monitorFromKv: number): SeparationResult | undefined {
  const events = grid.dataset.contingencies.flatMap((row): SeparationEvent[] => {
    if (row.kind !== 'separation') return [];
    const contingency = namedContingency(grid.built, row, 'named');
    if (contingency === undefined) return [];
    const state = solveContingency(grid.base, contingency);
    if (!state.splits) return [];
    const cutMw = contingency.branches.reduce((sum, k) => sum + Math.abs(grid.flow.flowMw[k]!), 0);
    const parts = partsOf(grid, state, monitorFromKv);
    return [{ id: row.id, name: contingency.title, cutMw, parts, trace: traceOf(row), notes: row.notes }];
  });
  if (events.length === 0) return undefined;
  return {
    events,
    recorded: recordedEvents(grid.dataset, 'disturbance'),
    outsideShare: outsideShares(grid),
  };
}

function partsOf(grid: PreparedGrid, state: ContingencyState, monitorFromKv: number): SeparatedPart[] {
  const { islandCount } = state.change;
  return Array.from({ length: islandCount }, (_, island) =>
    partOf(grid, state, island, monitorFromKv),
  ).filter(({ demandMw, generationBeforeMw }) => demandMw > LEAST_MW || generationBeforeMw > LEAST_MW);
}

function partOf(
  grid: PreparedGrid,
  { change, balance, flowMw }: ContingencyState,
  island: number,
  monitorFromKv: number,
): SeparatedPart {
  const { areas, buses, units, branches } = grid.network;
  const { outputMw: before } = grid.base;
  const { outputMw: after, shedMw, trippedMw } = balance!;
  const places = buses.id.flatMap((_, b) => (change.islandOf[b] === island ? [b] : []));
  const members = units.id.flatMap((_, u) => (change.islandOf[units.bus[u]!] === island ? [u] : []));
  const total = (positions: readonly number[], values: Float64Array) =>
    positions.reduce((sum, i) => sum + values[i]!, 0);
  const moved = new Float64Array(areas.count);
  for (const u of members) moved[buses.area[units.bus[u]!]!]! += after[u]! - before[u]!;
  const here = new Set(places.map((b) => buses.area[b]!));
  const monitoring = monitorFrom(grid.network, monitorFromKv, 'continuous');
  const isOver = (k: number, flows: Float64Array) =>
    loadingOf(monitoring.limitsAfter, k, flows[k]!) > 1 + 1e-9;
  return {
    areas: areas.id.filter((_, a) => here.has(a)),
    demandMw: total(places, buses.demandMw),
    generationBeforeMw: total(members, before),
    generationAfterMw: total(members, after),
    shedMw: total(places, shedMw),
    trippedMw: total(members, trippedMw),
    pickUp: areas.id.flatMap((area, a) => (Math.abs(moved[a]!) > LEAST_MW ? [{ area, mw: moved[a]! }] : [])),
    newOverloads: monitoring.branches.filter(
      (k) =>
        change.islandOf[branches.from[k]!] === island && isOver(k, flowMw) && !isOver(k, grid.flow.flowMw),
    ).length,
  };
}

function outsideShares(grid: PreparedGrid): SeparationResult['outsideShare'] {
  const { network, base, built } = grid;
  const total = base.participation.reduce((sum, weight) => sum + weight, 0);
  return built.rows.areas.flatMap((row, a) => {
    if (row.kind !== 'external' || total === 0) return [];
    const weight = base.participation.reduce(
      (sum, each, u) => sum + (network.buses.area[network.units.bus[u]!] === a ? each : 0),
      0,
    );
    return weight > 0 ? [{ area: row.id, share: weight / total }] : [];
  });
}
