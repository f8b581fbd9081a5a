import type { ContingencyState, Transfer } from '../analysis/contingency.ts';
import { type Monitoring, monitorFrom } from '../analysis/security.ts';
import { areaTransfer, type TransferResult } from '../analysis/shift-key.ts';
import { type TransferLimits, type TransferPair, transferLimits } from '../analysis/transfer-capacity.ts';
import { type Text, text } from '../base/text.ts';
import { isSingle, isTie } from '../grid/network.ts';
import type { NamedContingency } from './contingency-list.ts';
import { borderFlows } from './loading-study.ts';
import type { PreparedGrid } from './prepare-grid.ts';
import { publishedInterfaces, publishedLimits } from './published-limits.ts';
import type { BindingLayer, CapacityResult, CapacityRow, Limit, LimitingPair } from './result.ts';
import type { CapacityRequest } from './scenario.ts';
import { netSchedule } from './schedules.ts';
import { traceOf, worstConfidence } from './trace.ts';

/** Pairs kept behind each capacity. */
const PAIR_COUNT = 10;

interface Interface {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** A row of the study before it is put into names, kept for the self-check. */
export interface SolvedInterface {
  readonly row: CapacityRow;
  readonly transfer: Transfer | undefined;
  readonly limiting: TransferPair | undefined;
  /** The grid after the outage of the limiting pair; `undefined`: nothing out. */
  readonly state: ContingencyState | undefined;
}

export interface CapacityStudy {
  readonly result: CapacityResult;
  readonly solved: readonly SolvedInterface[];
}

/** Trade capacity of every interface asked for, in layers: thermal N, thermal N-1, resources, published. */
export function capacityStudy(
  grid: PreparedGrid,
  request: CapacityRequest,
  states: readonly ContingencyState<NamedContingency>[],
): CapacityStudy {
  const monitoring = monitorFrom(grid.network, request.monitorFromKv, request.postContingencyRating);
  const interfaces = interfacesOf(grid, request);
  const made = interfaces.map(({ from, to }) =>
    areaTransfer(grid.base, positions(grid, from), positions(grid, to), request.shiftKey),
  );
  const transfers = made.flatMap((result) => (result.kind === 'transfer' ? [result.transfer] : []));
  const limiting = states.filter(
    ({ contingency }) => request.contingencies === 'multiple' || isSingle(contingency),
  );
  const { sensitivityThreshold, localOverloadThreshold } = request;
  const [limits = [], strict = []] = transferLimits(grid.base, limiting, monitoring, transfers, [
    { sensitivityThreshold, localOverloadThreshold, pairCount: PAIR_COUNT },
    { sensitivityThreshold, localOverloadThreshold: sensitivityThreshold, pairCount: 1 },
  ]);
  let next = 0;
  const solved = interfaces.map((boundary, i) => {
    const result = made[i]!;
    const t = result.kind === 'transfer' ? next++ : -1;
    const found = { limits: limits[t], strict: strict[t]?.secure[0] };
    return solvedInterface(grid, request, monitoring, limiting, boundary, result, found);
  });
  return {
    result: {
      shiftKey: request.shiftKey,
      sensitivityThreshold,
      localOverloadThreshold,
      contingencies: request.contingencies,
      monitorFromKv: request.monitorFromKv,
      rows: solved.map((s) => s.row),
    },
    solved,
  };
}

function interfacesOf(grid: PreparedGrid, request: CapacityRequest): Interface[] {
  const asked: Interface[] =
    request.borders === 'all'
      ? borderFlows(grid).map(({ fromArea, toArea }) => ({ from: [fromArea], to: [toArea] }))
      : [...request.borders];
  const both = asked.flatMap(({ from, to }) =>
    request.directions === 'both'
      ? [
          { from, to },
          { from: to, to: from },
        ]
      : [{ from, to }],
  );
  return request.borders === 'all' ? [...both, ...publishedInterfaces(grid.dataset, grid.condition)] : both;
}

function positions(grid: PreparedGrid, areas: readonly string[]): ReadonlySet<number> {
  return new Set(areas.map((area) => grid.network.areas.id.indexOf(area)));
}

function solvedInterface(
  grid: PreparedGrid,
  request: CapacityRequest,
  monitoring: Monitoring,
  states: readonly ContingencyState<NamedContingency>[],
  { from, to }: Interface,
  made: TransferResult,
  {
    limits,
    strict,
  }: { readonly limits: TransferLimits | undefined; readonly strict: TransferPair | undefined },
): SolvedInterface {
  const baseExchangeMw = scheduleBetween(grid, from, to);
  const published = publishedLimits(grid.dataset, grid.condition, from, to);
  const limiting = limits?.secure[0];
  const pairs = (limits?.secure ?? []).map((pair, i) => limitingPair(grid, states, pair, i, baseExchangeMw));
  const thermalN = thermalLimit(limits?.intact[0], baseExchangeMw, made);
  const thermalN1 = thermalLimit(limiting, baseExchangeMw, made);
  const resources = resourceLimit(made, baseExchangeMw);
  const binding = lowest([
    ['thermal-n', thermalN],
    ['thermal-n-1', thermalN1],
    ['operating', published.operating ? { kind: 'limited', mw: published.operating.mw } : undefined],
    ['resources', resources],
  ]);
  const ttcMw = binding?.mw;
  const transfer = made.kind === 'transfer' ? made.transfer : undefined;
  const tieFlow = tieFlowBetween(grid, monitoring, from, to, grid.flow.flowMw, grid.network.dcLinks.flowMw);
  const tieResponse =
    transfer && tieFlowBetween(grid, monitoring, from, to, transfer.flowMw, transfer.linkMw);
  return {
    transfer,
    limiting,
    state: limiting === undefined || limiting.contingency < 0 ? undefined : states[limiting.contingency]!,
    row: {
      fromAreas: from,
      toAreas: to,
      baseExchangeMw,
      tieFlowMw: tieFlow,
      tieFlowAtLimitMw:
        limiting === undefined || tieResponse === undefined
          ? undefined
          : tieFlow + tieResponse * limiting.growthMw,
      thermalN,
      thermalN1,
      thermalN1Strict: thermalLimit(strict, baseExchangeMw, made),
      resources,
      operating: published.operating,
      otherPublished: published.others,
      ttcMw,
      trmMw: request.reliabilityMarginMw,
      ntcMw: ttcMw === undefined ? undefined : ttcMw - request.reliabilityMarginMw,
      bindingLayer: binding?.layer ?? 'none',
      limitingElement: pairs[0]?.element,
      limitingContingency: pairs[0]?.contingency,
      confidence: bindingConfidence(binding?.layer, pairs[0], published.operating),
      pairs,
      setApart: (limits?.setApart ?? []).map((pair, i) =>
        limitingPair(grid, states, pair, i, baseExchangeMw),
      ),
    },
  };
}

function scheduleBetween(grid: PreparedGrid, from: readonly string[], to: readonly string[]): number {
  let mw = 0;
  for (const a of from) for (const b of to) mw += netSchedule(grid.scenario, a, b);
  return mw;
}

function thermalLimit(pair: TransferPair | undefined, baseExchangeMw: number, made: TransferResult): Limit {
  if (pair !== undefined) return { kind: 'limited', mw: baseExchangeMw + pair.growthMw };
  return { kind: 'unlimited', reason: whyUnlimited(made) };
}

function whyUnlimited(made: TransferResult): Text {
  switch (made.kind) {
    case 'transfer':
      return text(
        'no monitored element reacts to this transfer',
        'ningún elemento supervisado responde a esta transferencia',
      );
    case 'not-connected':
      return text(
        'the two sides lie in different islands: nothing can be transferred',
        'los dos lados están en islas distintas: no hay transferencia posible',
      );
    case 'no-resources':
      return made.side === 'export'
        ? text(
            'no unit can give more on the exporting side',
            'ninguna unidad puede dar más en el lado exportador',
          )
        : text(
            'no unit can give up output on the importing side',
            'ninguna unidad puede reducir en el lado importador',
          );
  }
}

function resourceLimit(made: TransferResult, baseExchangeMw: number): Limit {
  if (made.kind !== 'transfer') return { kind: 'limited', mw: baseExchangeMw };
  if (Number.isFinite(made.resourceMw)) return { kind: 'limited', mw: baseExchangeMw + made.resourceMw };
  return {
    kind: 'unlimited',
    reason: text('the shift key has no end', 'la llave de distribución no tiene fin'),
  };
}

function lowest(
  layers: readonly (readonly [BindingLayer, Limit | undefined])[],
): { layer: BindingLayer; mw: number } | undefined {
  let best: { layer: BindingLayer; mw: number } | undefined;
  for (const [layer, limit] of layers) {
    if (limit?.kind === 'limited' && (best === undefined || limit.mw < best.mw))
      best = { layer, mw: limit.mw };
  }
  return best;
}

function bindingConfidence(
  layer: BindingLayer | undefined,
  pair: LimitingPair | undefined,
  operating: CapacityRow['operating'],
): CapacityRow['confidence'] {
  if (layer === 'operating' && operating) return operating.trace.confidence;
  return pair === undefined ? 'estimated' : worstConfidence([pair.trace.confidence]);
}

function limitingPair(
  grid: PreparedGrid,
  states: readonly ContingencyState<NamedContingency>[],
  pair: TransferPair,
  index: number,
  baseExchangeMw: number,
): LimitingPair {
  const row = grid.built.branchRows[pair.branch]!;
  const contingency = pair.contingency < 0 ? undefined : states[pair.contingency]!.contingency;
  return {
    rank: index + 1,
    element: row.id,
    elementName: row.name,
    contingency: contingency?.id,
    contingencyName: contingency?.title,
    baseFlowMw: pair.flowMw,
    sensitivity: pair.sensitivity,
    ratingMva: pair.limitMw,
    limitMw: Number.isFinite(pair.growthMw) ? baseExchangeMw + pair.growthMw : undefined,
    trace: traceOf(row),
  };
}

/** Flow from one side to the other over the ties and links that join them directly. */
function tieFlowBetween(
  grid: PreparedGrid,
  monitoring: Monitoring,
  from: readonly string[],
  to: readonly string[],
  flowMw: Float64Array,
  linkMw: Float64Array,
): number {
  const { branches, buses, areas, dcLinks } = grid.network;
  const sign = (fromBus: number, toBus: number) => {
    const [a, b] = [areas.id[buses.area[fromBus]!]!, areas.id[buses.area[toBus]!]!];
    if (from.includes(a) && to.includes(b)) return 1;
    return from.includes(b) && to.includes(a) ? -1 : 0;
  };
  let mw = 0;
  for (const k of monitoring.branches) {
    if (isTie(grid.network, k)) mw += sign(branches.from[k]!, branches.to[k]!) * flowMw[k]!;
  }
  for (let d = 0; d < dcLinks.count; d++) mw += sign(dcLinks.from[d]!, dcLinks.to[d]!) * linkMw[d]!;
  return mw;
}
