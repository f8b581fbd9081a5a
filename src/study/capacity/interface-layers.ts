import type { TransferResult } from '../../analysis/shift-key.ts';
import type { TransferLimits } from '../../analysis/transfer-capacity.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { CrossedLimit, Limit } from './capacity-result.ts';
import { crossedLimits } from './crossed-limits.ts';
import type { InterfaceFrame } from './interface-frame.ts';
import { type Layers, lowest, resourceLimit, thermalLimit } from './layers.ts';

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
  grid: PreparedGrid,
  frame: InterfaceFrame,
  made: TransferResult,
  limits: TransferLimits | undefined,
  sensitivityThreshold: number,
): InterfaceLayers {
  const { baseExchangeMw, published } = frame;
  const crossed =
    made.kind === 'transfer' ? crossedLimits(grid, frame, made.transfer, sensitivityThreshold) : [];
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
