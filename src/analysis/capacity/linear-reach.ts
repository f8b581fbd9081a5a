import type { Transfer } from '../contingency.ts';
import type { TransferResult } from '../shift-key.ts';
import { transferLimits } from '../transfer-capacity.ts';
import type { WatchRule } from './pair-limits.ts';
import type { SecurityFrame } from './security-frame.ts';

/** What the linear method says of the same exchange, growth from the base case in MW. */
export interface LinearReach {
  /** Where the first pair reaches its limit; `Infinity` where none does. */
  readonly securityMw: number;
  /** Where the units of the key reach their limits. */
  readonly resourceMw: number;
  /** The lower of both; a cut only as far as the key can be followed back within unit limits. */
  readonly referenceMw: number;
}

/** Cost: one pass over the contingencies. */
export function linearReach(
  frame: SecurityFrame,
  { transfer, resourceMw }: Extract<TransferResult, { kind: 'transfer' }>,
  rule: WatchRule,
): LinearReach {
  const { base, carriers, monitoring } = frame;
  const states = carriers.map((carrier) => carrier.state);
  const [[limits] = []] = transferLimits(base, states, monitoring, [transfer], [{ ...rule, pairCount: 1 }]);
  const securityMw = limits?.secure[0]?.growthMw ?? Number.POSITIVE_INFINITY;
  const reachMw = Math.min(securityMw, resourceMw);
  return { securityMw, resourceMw, referenceMw: Math.max(reachMw, -backwardRoomMw(frame, transfer)) };
}

/** How far a transfer can be taken back along its own key before a unit or link is at its other limit, MW. */
function backwardRoomMw({ base }: SecurityFrame, { unitMw, linkMw }: Transfer): number {
  const { units, dcLinks } = base.model.network;
  let room = Number.POSITIVE_INFINITY;
  const follow = (share: number, valueMw: number, minMw: number, maxMw: number) => {
    if (share === 0) return;
    const left = share > 0 ? valueMw - minMw : maxMw - valueMw;
    room = Math.min(room, Math.max(0, left) / Math.abs(share));
  };
  for (let u = 0; u < units.count; u++) {
    follow(unitMw[u]!, base.outputMw[u]!, units.minMw[u]!, units.maxMw[u]!);
  }
  for (let d = 0; d < dcLinks.count; d++) {
    follow(linkMw[d]!, dcLinks.flowMw[d]!, dcLinks.minMw[d]!, dcLinks.maxMw[d]!);
  }
  return room;
}
