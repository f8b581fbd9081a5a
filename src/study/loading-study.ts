import type { ContingencyState } from '../analysis/contingency.ts';
import { lineLoadability } from '../analysis/loadability.ts';
import { branchKv, type Monitoring, monitorFrom } from '../analysis/monitoring.ts';
import { type ContingencyScreening, type SecurityScreening, screenSecurity } from '../analysis/security.ts';
import { lazilyFor } from '../base/lazily.ts';
import { type BuiltNetwork, isLine } from '../grid/build-network.ts';
import type { Dataset } from '../grid/dataset.ts';
import { isSingle, isTie } from '../grid/network.ts';
import type { NamedContingency } from './contingency-list.ts';
import { lostOutputByArea } from './lost-output.ts';
import type { PreparedGrid } from './prepare-grid.ts';
import type { BorderFlow, ContingencyOutcome, ElementLoading, LoadingResult } from './result.ts';
import type { LoadingRequest } from './scenario.ts';
import { traceOf } from './trace.ts';

/**
 * Loading of every monitored element with nothing out and after the loss of each single element: the worst of them is
 * what N-1 means. Losses of several elements at once are listed with what they do, and kept out of N-1 figures.
 */
export function loadingStudy(
  grid: PreparedGrid,
  request: LoadingRequest,
  states: readonly ContingencyState<NamedContingency>[],
): LoadingResult {
  const monitoring = monitorFrom(grid.network, request.monitorFromKv, request.postContingencyRating);
  const screened = request.contingencies === 'none' ? [] : states;
  const screening = screenSecurity(grid.base, screened, monitoring, isSingle);
  const inData = idsInData(grid.dataset);
  const frames = elementFrames(grid.built);
  const elements = monitoring.branches
    .map((k) => elementLoading(grid, monitoring, k, screening, screened, frames[k]!, inData))
    .sort((a, b) => (b.worstLoadingPct ?? 0) - (a.worstLoadingPct ?? 0) || (a.element < b.element ? -1 : 1));
  return {
    monitorFromKv: request.monitorFromKv,
    postContingencyRating: request.postContingencyRating,
    elements,
    contingencies: screening.outcomes.map((outcome, c) => contingencyOutcome(grid, screened[c]!, outcome)),
    borders: borderFlows(grid),
  };
}

const idsInData = lazilyFor(
  ({ lines, transformers }: Dataset): ReadonlySet<string> =>
    new Set([...lines, ...transformers].map(({ id }) => id)),
);

/** What of an element's row does not depend on the moment. */
type ElementFrame = Omit<
  ElementLoading,
  'isAdded' | 'ratingMva' | 'flowMw' | 'loadingPct' | `worst${string}`
>;

/** Of all branches of a network. */
const elementFrames = lazilyFor(({ network, rows, branchRows }: BuiltNetwork): ElementFrame[] => {
  const { branches, buses, areas } = network;
  return branchRows.map((row, k) => {
    const [from, to] = [branches.from[k]!, branches.to[k]!];
    return {
      element: row.id,
      name: row.name,
      kind: branches.kind[k]!,
      lineClass: isLine(row) ? row.lineClass : 'transformer',
      from: buses.id[from]!,
      to: buses.id[to]!,
      fromSubstation: rows.buses[from]!.substation,
      toSubstation: rows.buses[to]!.substation,
      areaFrom: areas.id[buses.area[from]!]!,
      areaTo: areas.id[buses.area[to]!]!,
      kv: branchKv(network, k),
      loadability: isLine(row) ? lineLoadability({ ...row, nominalKv: buses.nominalKv[from]! }) : undefined,
      trace: traceOf(row),
    };
  });
});

function elementLoading(
  grid: PreparedGrid,
  monitoring: Monitoring,
  k: number,
  screening: SecurityScreening,
  screened: readonly ContingencyState<NamedContingency>[],
  frame: ElementFrame,
  inData: ReadonlySet<string>,
): ElementLoading {
  const flowMw = grid.flow.flowMw[k]!;
  const worst = screening.worstContingency[k]!;
  const worstRating = (worst < 0 ? monitoring.intactLimits : monitoring.limitsAfter).forwardMw[k]!;
  return {
    element: frame.element,
    name: frame.name,
    kind: frame.kind,
    lineClass: frame.lineClass,
    isAdded: !inData.has(frame.element),
    from: frame.from,
    to: frame.to,
    fromSubstation: frame.fromSubstation,
    toSubstation: frame.toSubstation,
    areaFrom: frame.areaFrom,
    areaTo: frame.areaTo,
    kv: frame.kv,
    ratingMva: finite(monitoring.intactLimits.forwardMw[k]!),
    flowMw,
    loadingPct: percent(flowMw, monitoring.intactLimits.forwardMw[k]!),
    worstContingency: worst < 0 ? undefined : screened[worst]!.contingency.id,
    worstContingencyName: worst < 0 ? undefined : screened[worst]!.contingency.title,
    worstFlowMw: screening.worstFlowMw[k]!,
    worstRatingMva: finite(worstRating),
    worstLoadingPct: percent(screening.worstFlowMw[k]!, worstRating),
    loadability: frame.loadability,
    trace: frame.trace,
  };
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function percent(flowMw: number, limitMw: number): number | undefined {
  return Number.isFinite(limitMw) ? (100 * Math.abs(flowMw)) / limitMw : undefined;
}

function contingencyOutcome(
  grid: PreparedGrid,
  state: ContingencyState<NamedContingency>,
  outcome: ContingencyScreening,
): ContingencyOutcome {
  const { contingency } = state;
  const trippedByArea = lostOutputByArea(grid, state);
  const worst = outcome.worstElement < 0 ? undefined : grid.built.branchRows[outcome.worstElement]!;
  return {
    contingency: contingency.id,
    name: contingency.title,
    kind: contingency.kind,
    splits: outcome.splits,
    shedMw: outcome.totalShedMw,
    trippedMw: trippedByArea.reduce((sum, { trippedMw }) => sum + trippedMw, 0),
    shedByArea: shedByArea(grid, outcome.shedMw),
    trippedByArea,
    worstElement: worst?.id,
    worstElementName: worst?.name,
    worstLoadingPct: worst === undefined ? undefined : 100 * outcome.worstLoading,
    overloads: outcome.overloads,
    harmed: outcome.harmed,
  };
}

function shedByArea(grid: PreparedGrid, shedMw: Float64Array | undefined): ContingencyOutcome['shedByArea'] {
  if (shedMw === undefined) return [];
  const { areas, buses } = grid.network;
  const total = new Float64Array(areas.count);
  for (let b = 0; b < buses.count; b++) total[buses.area[b]!]! += shedMw[b]!;
  return areas.id.flatMap((area, a) => (total[a]! > 1e-6 ? [{ area, shedMw: total[a]! }] : []));
}

/** Flow over every border, ties and controlled links together, positive from the area that stands first. */
export function borderFlows(grid: PreparedGrid): BorderFlow[] {
  const { branches, buses, areas, dcLinks } = grid.network;
  const borders = new Map<
    string,
    { from: number; to: number; lines: { element: string; flowMw: number }[] }
  >();
  const add = (element: string, fromBus: number, toBus: number, flowMw: number) => {
    const [a, b] = [buses.area[fromBus]!, buses.area[toBus]!];
    const [from, to] = a < b ? [a, b] : [b, a];
    const key = `${from} ${to}`;
    const border = borders.get(key) ?? { from, to, lines: [] };
    border.lines.push({ element, flowMw: a === from ? flowMw : -flowMw });
    borders.set(key, border);
  };
  for (let k = 0; k < branches.count; k++) {
    if (branches.inService[k] === 1 && isTie(grid.network, k)) {
      add(branches.id[k]!, branches.from[k]!, branches.to[k]!, grid.flow.flowMw[k]!);
    }
  }
  for (let d = 0; d < dcLinks.count; d++) {
    const [from, to] = [dcLinks.from[d]!, dcLinks.to[d]!];
    if (buses.area[from] !== buses.area[to]) add(dcLinks.id[d]!, from, to, dcLinks.flowMw[d]!);
  }
  return [...borders.values()]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map(({ from, to, lines }) => ({
      fromArea: areas.id[from]!,
      toArea: areas.id[to]!,
      flowMw: lines.reduce((sum, line) => sum + line.flowMw, 0),
      lines,
    }));
}
