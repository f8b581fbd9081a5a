import type { TransferLimits } from '../../analysis/transfer-capacity.ts';
import type { CrossedLimit, Limit } from './capacity-result.ts';
import { crossedLimits } from './crossed-limits.ts';
import type { InterfaceFrame } from './interface-frame.ts';
import { type Layers, lowest, resourceLimit, thermalLimit } from './layers.ts';
import type { MadeTransfer } from './made-transfer.ts';
import type { PathFlows } from './path-flows.ts';

/** All layers of one interface in one state of the grid. */
export interface InterfaceLayers {
  readonly thermalN: Limit;
  readonly thermalN1: Limit;
  readonly resources: Limit;
  /** The lowest first. */
  readonly crossed: readonly CrossedLimit[];
  /** Those that are not thermal. */
  readonly others: Layers;
  /** `undefined`: nothing limits. */
  readonly binding: ReturnType<typeof lowest>;
}

/** @param limits `undefined` where no transfer could be made */
export function interfaceLayers(
  flows: PathFlows,
  frame: InterfaceFrame,
  made: MadeTransfer,
  limits: TransferLimits | undefined,
  sensitivityThreshold: number,
): InterfaceLayers {
  const { baseExchangeMw, published } = frame;
  const crossed = made.kind === 'transfer' ? crossedLimits(flows, frame, made, sensitivityThreshold) : [];
  const thermalN = thermalLimit(limits?.intact[0], baseExchangeMw, made);
  const thermalN1 = thermalLimit(limits?.secure[0], baseExchangeMw, made);
  const resources = resourceLimit(made, baseExchangeMw);
  const others: Layers = [
    ['operating', published.operating && { kind: 'limited', mw: published.operating.mw }],
    ['crossed', crossed[0] && { kind: 'limited', mw: crossed[0].limitMw }],
    ['resources', resources],
  ];
  const binding = lowest([['thermal-n', thermalN], ['thermal-n-1', thermalN1], ...others]);
  return { thermalN, thermalN1, resources, crossed, others, binding };
}
