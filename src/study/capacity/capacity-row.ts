import type { ContingencyState } from '../../analysis/contingency.ts';
import type { TransferPair } from '../../analysis/pair-order.ts';
import type { TransferLimits } from '../../analysis/transfer-capacity.ts';
import type { NamedContingency } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { CapacityRequest } from '../scenario.ts';
import type {
  AssumptionFigure,
  AssumptionId,
  BindingLayer,
  CapacityRow,
  CrossedLimit,
  EdgeOfRule,
  LimitingPair,
  OperatingLimit,
} from './capacity-result.ts';
import { committedOn } from './commitments.ts';
import type { InterfaceFrame } from './interface-frame.ts';
import { interfaceLayers } from './interface-layers.ts';
import type { Interface } from './interfaces.ts';
import { type Layers, lowest, thermalLimit } from './layers.ts';
import { limitingPairs } from './limiting-pairs.ts';
import type { MadeTransfer } from './made-transfer.ts';
import type { PathFlows } from './path-flows.ts';
import { marginMw } from './reliability-margin.ts';
import { reliefSteps } from './relief.ts';
import { ruleEdge } from './rule-edge.ts';
import { tiesBetween } from './tie-flow.ts';
import { type LoadableTie, tieLoadability } from './tie-loadability.ts';

/** Pairs kept behind each capacity. */
export const PAIR_COUNT = 10;

/** What the core found for one interface. */
export interface InterfaceAnswer {
  readonly frame: InterfaceFrame;
  readonly made: MadeTransfer;
  /** `undefined` where no transfer could be made. */
  readonly found: FoundLimits | undefined;
  /** The same with one rule changed. */
  readonly changed: readonly (FoundLimits & { readonly id: AssumptionId })[];
}

/** Limits of one transfer; pairs count their contingencies in `states`. */
interface FoundLimits {
  readonly states: readonly ContingencyState<NamedContingency>[];
  readonly limits: TransferLimits;
}

/** One row of the study: every layer, the lowest of them, and what stands behind it. */
export function capacityRow(
  flows: PathFlows,
  ties: readonly LoadableTie[],
  request: CapacityRequest,
  answer: InterfaceAnswer,
): CapacityRow {
  const { grid } = flows;
  const { frame, made, found } = answer;
  const { boundary, baseExchangeMw, published } = frame;
  const { sensitivityThreshold } = request;
  const layers = interfaceLayers(flows, frame, made, found?.limits, sensitivityThreshold);
  const { thermalN, thermalN1, resources, crossed, others, binding } = layers;
  const named = (pairs: readonly TransferPair[]) =>
    found ? limitingPairs(grid, found.states, pairs, baseExchangeMw) : [];
  const pairs = named(found?.limits.secure ?? []);
  return {
    kind: boundary.kind,
    fromAreas: boundary.from,
    toAreas: boundary.to,
    baseExchangeMw,
    ...tieFlows(flows, answer),
    thermalN,
    thermalN1,
    resources,
    operating: published.operating,
    otherPublished: published.others,
    crossed,
    loadability:
      made.kind === 'transfer' ? tieLoadability(flows, ties, frame, made, sensitivityThreshold) : undefined,
    ttcMw: binding?.mw,
    bindingLayer: binding?.layer ?? 'none',
    ...netCapacity(grid, request, boundary, binding?.mw),
    limitingElement: pairs[0]?.element,
    limitingContingency: pairs[0]?.contingency,
    confidence: bindingConfidence(binding?.layer, pairs[0], published.operating, crossed[0]),
    pairs,
    relief: reliefSteps(named(found?.limits.ladder ?? []), others),
    assumptions: assumptionFigures(grid, answer, others),
    setApart: named(found?.limits.setApart ?? []),
    edge: edgeOfRule(grid, request, answer, others),
  };
}

function edgeOfRule(
  grid: PreparedGrid,
  request: CapacityRequest,
  { frame, made, found }: InterfaceAnswer,
  others: Layers,
): EdgeOfRule | undefined {
  const edge = found && ruleEdge(found.limits, request, PAIR_COUNT);
  if (edge === undefined) return undefined;
  const { baseExchangeMw } = frame;
  const named = (pair: TransferPair | undefined) =>
    pair && limitingPairs(grid, found!.states, [pair], baseExchangeMw)[0];
  const { limiting, setApart, remains } = edge;
  const thermalN1 = remains && thermalLimit(remains.secure, baseExchangeMw, made);
  const thermalN = remains && thermalLimit(remains.intact, baseExchangeMw, made);
  const binding = remains && lowest([['thermal-n', thermalN], ['thermal-n-1', thermalN1], ...others]);
  return {
    loadingPct: (100 * Math.abs(limiting.flowMw)) / limiting.limitMw,
    setApart: named(setApart),
    otherwise: remains && {
      thermalN1: thermalN1!,
      ttcMw: binding?.mw,
      bindingLayer: binding?.layer ?? 'none',
      limiting: named(remains.secure),
    },
  };
}

function netCapacity(
  grid: PreparedGrid,
  request: CapacityRequest,
  boundary: Interface,
  ttcMw: number | undefined,
): Pick<CapacityRow, 'trmMw' | 'ntcMw' | 'committed' | 'atcMw'> {
  const trmMw = marginMw(request.reliabilityMargin, boundary, ttcMw);
  const ntcMw = ttcMw === undefined || trmMw === undefined ? undefined : ttcMw - trmMw;
  const committed = committedOn(grid, request, boundary);
  return { trmMw, ntcMw, committed, atcMw: ntcMw === undefined ? undefined : ntcMw - committed.mw };
}

function assumptionFigures(
  grid: PreparedGrid,
  { frame, made, changed }: InterfaceAnswer,
  others: Layers,
): AssumptionFigure[] {
  const { baseExchangeMw } = frame;
  return changed.map(({ id, states, limits }) => {
    const thermalN = thermalLimit(limits.intact[0], baseExchangeMw, made);
    const thermalN1 = thermalLimit(limits.secure[0], baseExchangeMw, made);
    const binding = lowest([['thermal-n', thermalN], ['thermal-n-1', thermalN1], ...others]);
    return {
      assumption: id,
      thermalN1,
      ttcMw: binding?.mw,
      bindingLayer: binding?.layer ?? 'none',
      limiting: limitingPairs(grid, states, limits.secure.slice(0, 1), baseExchangeMw)[0],
    };
  });
}

function tieFlows(
  flows: PathFlows,
  { frame, made, found }: InterfaceAnswer,
): Pick<CapacityRow, 'tieFlowMw' | 'tieFlowAtLimitMw'> {
  const ties = tiesBetween(flows.grid.network, frame.boundary);
  const limiting = found?.limits.secure[0];
  return {
    tieFlowMw: flows.baseMw(ties),
    tieFlowAtLimitMw:
      limiting === undefined || made.kind !== 'transfer'
        ? undefined
        : flows.atGrowthMw(ties, made, limiting.growthMw),
  };
}

function bindingConfidence(
  layer: BindingLayer | undefined,
  pair: LimitingPair | undefined,
  operating: OperatingLimit | undefined,
  crossed: CrossedLimit | undefined,
): CapacityRow['confidence'] {
  if (layer === 'operating' && operating) return operating.trace.confidence;
  if (layer === 'crossed' && crossed) return crossed.published.trace.confidence;
  return pair === undefined ? 'estimated' : pair.trace.confidence;
}
