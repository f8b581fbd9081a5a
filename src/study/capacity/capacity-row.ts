import type { ContingencyState } from '../../analysis/contingency.ts';
import type { TransferPair } from '../../analysis/pair-order.ts';
import type { TransferResult } from '../../analysis/shift-key.ts';
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
  LimitingPair,
  OperatingLimit,
} from './capacity-result.ts';
import { committedOn } from './commitments.ts';
import type { InterfaceFrame } from './interface-frame.ts';
import { interfaceLayers } from './interface-layers.ts';
import type { Interface } from './interfaces.ts';
import { type Layers, lowest, thermalLimit } from './layers.ts';
import { limitingPairs } from './limiting-pairs.ts';
import { marginMw } from './reliability-margin.ts';
import { reliefSteps } from './relief.ts';
import { tieFlowMw, tiesBetween } from './tie-flow.ts';
import { tieLoadability } from './tie-loadability.ts';

/** What the core found for one interface. */
export interface InterfaceAnswer {
  readonly frame: InterfaceFrame;
  readonly made: TransferResult;
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
  grid: PreparedGrid,
  request: CapacityRequest,
  { frame, made, found, changed }: InterfaceAnswer,
): CapacityRow {
  const { boundary, baseExchangeMw, published } = frame;
  const { kind, from, to } = boundary;
  const { sensitivityThreshold } = request;
  const transfer = made.kind === 'transfer' ? made.transfer : undefined;
  const layers = interfaceLayers(grid, frame, made, found?.limits, sensitivityThreshold);
  const { thermalN, thermalN1, resources, crossed, others, binding } = layers;
  const named = (pairs: readonly TransferPair[] = [], { states } = found!) =>
    limitingPairs(grid, states, pairs, baseExchangeMw);
  const pairs = found ? named(found.limits.secure) : [];
  const ttcMw = binding?.mw;
  const trmMw = marginMw(request.reliabilityMargin, boundary, ttcMw);
  const ntcMw = ttcMw === undefined || trmMw === undefined ? undefined : ttcMw - trmMw;
  const committed = committedOn(grid, request, boundary);
  return {
    kind,
    fromAreas: from,
    toAreas: to,
    baseExchangeMw,
    ...tieFlows(grid, boundary, made, found?.limits.secure[0]),
    thermalN,
    thermalN1,
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
    relief: found ? reliefSteps(named(found.limits.ladder), others) : [],
    assumptions: changed.map(({ id, limits, states }): AssumptionFigure => {
      const pair = limits.secure[0];
      const [intact, secure] = [limits.intact[0], pair].map((p) => thermalLimit(p, baseExchangeMw, made));
      return {
        assumption: id,
        thermalN1: secure!,
        ...bindingOf([['thermal-n', intact], ['thermal-n-1', secure], ...others]),
        limiting: named(pair && [pair], { states, limits })[0],
      };
    }),
    setApart: found ? named(found.limits.setApart) : [],
  };
}

function bindingOf(layers: Layers): Pick<AssumptionFigure, 'ttcMw' | 'bindingLayer'> {
  const binding = lowest(layers);
  return { ttcMw: binding?.mw, bindingLayer: binding?.layer ?? 'none' };
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
