import type { ContingencyState } from '../../analysis/contingency.ts';
import type { TransferPair } from '../../analysis/pair-order.ts';
import type { TransferResult } from '../../analysis/shift-key.ts';
import type { TransferLimits } from '../../analysis/transfer-capacity.ts';
import type { NamedContingency } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { CapacityRequest } from '../scenario.ts';
import type {
  BindingLayer,
  CapacityRow,
  CrossedLimit,
  LimitingPair,
  OperatingLimit,
} from './capacity-result.ts';
import { committedOn } from './commitments.ts';
import { crossedLimits } from './crossed-limits.ts';
import { type Interface, scheduleBetween } from './interfaces.ts';
import { lowest, resourceLimit, thermalLimit } from './layers.ts';
import { limitingPairs } from './limiting-pairs.ts';
import { publishedLimits } from './published-limits.ts';
import { marginMw } from './reliability-margin.ts';
import { tieFlowMw, tiesBetween } from './tie-flow.ts';
import { tieLoadability } from './tie-loadability.ts';

/** What the core found for one interface. */
export interface InterfaceAnswer {
  readonly boundary: Interface;
  readonly made: TransferResult;
  /** `undefined` where no transfer could be made. */
  readonly limits: TransferLimits | undefined;
  /** The pair that limits when overloads of the base case are not set apart. */
  readonly strict: TransferPair | undefined;
}

/** One row of the study: every layer, the lowest of them, and what stands behind it. */
export function capacityRow(
  grid: PreparedGrid,
  request: CapacityRequest,
  states: readonly ContingencyState<NamedContingency>[],
  { boundary, made, limits, strict }: InterfaceAnswer,
): CapacityRow {
  const { kind, from, to } = boundary;
  const { sensitivityThreshold } = request;
  const baseExchangeMw = scheduleBetween(grid, boundary);
  const published = publishedLimits(grid.dataset, grid.condition, boundary);
  const transfer = made.kind === 'transfer' ? made.transfer : undefined;
  const crossed = transfer ? crossedLimits(grid, boundary, transfer, sensitivityThreshold) : [];
  const pairs = limitingPairs(grid, states, limits?.secure ?? [], baseExchangeMw);
  const thermalN = thermalLimit(limits?.intact[0], baseExchangeMw, made);
  const thermalN1 = thermalLimit(limits?.secure[0], baseExchangeMw, made);
  const resources = resourceLimit(made, baseExchangeMw);
  const binding = lowest([
    ['thermal-n', thermalN],
    ['thermal-n-1', thermalN1],
    ['operating', published.operating && { kind: 'limited', mw: published.operating.mw }],
    ['crossed', crossed[0] && { kind: 'limited', mw: crossed[0].limitMw }],
    ['resources', resources],
  ]);
  const ttcMw = binding?.mw;
  const trmMw = marginMw(request.reliabilityMargin, boundary, ttcMw);
  const ntcMw = ttcMw === undefined || trmMw === undefined ? undefined : ttcMw - trmMw;
  const committed = committedOn(grid, request, boundary);
  return {
    kind,
    fromAreas: from,
    toAreas: to,
    baseExchangeMw,
    ...tieFlows(grid, boundary, made, limits?.secure[0]),
    thermalN,
    thermalN1,
    thermalN1Strict: thermalLimit(strict, baseExchangeMw, made),
    resources,
    operating: published.operating,
    otherPublished: published.others,
    crossed,
    loadability: transfer && tieLoadability(grid, boundary, transfer, sensitivityThreshold),
    ttcMw,
    trmMw,
    ntcMw,
    committed,
    atcMw: ntcMw === undefined ? undefined : ntcMw - committed.mw,
    bindingLayer: binding?.layer ?? 'none',
    limitingElement: pairs[0]?.element,
    limitingContingency: pairs[0]?.contingency,
    confidence: bindingConfidence(binding?.layer, pairs[0], published.operating, crossed[0]),
    pairs,
    setApart: limitingPairs(grid, states, limits?.setApart ?? [], baseExchangeMw),
  };
}

function tieFlows(
  grid: PreparedGrid,
  boundary: Interface,
  made: TransferResult,
  limiting: TransferPair | undefined,
): Pick<CapacityRow, 'tieFlowMw' | 'tieFlowAtLimitMw'> {
  const ties = tiesBetween(grid.network, boundary);
  const flowMw = tieFlowMw(ties, grid.flow.flowMw, grid.network.dcLinks.flowMw);
  if (limiting === undefined || made.kind !== 'transfer') {
    return { tieFlowMw: flowMw, tieFlowAtLimitMw: undefined };
  }
  const responseMw = tieFlowMw(ties, made.transfer.flowMw, made.transfer.linkMw);
  return { tieFlowMw: flowMw, tieFlowAtLimitMw: flowMw + responseMw * limiting.growthMw };
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
