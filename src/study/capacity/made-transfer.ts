import type { BaseCase, Transfer } from '../../analysis/contingency.ts';
import {
  type NoTransfer,
  type ShiftKeys,
  segmentTransfer,
  type TransferPath,
  transferPath,
} from '../../analysis/transfer-path.ts';
import type { InterfaceFrame } from './interface-frame.ts';

/** The transfer of an interface by the shift keys of a study, or why there is none. */
export type MadeTransfer = SteppedTransfer | NoTransfer;

export interface SteppedTransfer {
  readonly kind: 'transfer';
  readonly path: TransferPath;
  /** What moves on the first segment: all there is for proportional keys. */
  readonly transfer: Transfer;
}

/** Cost: linear in the units, and one solve. */
export function makeTransfer(base: BaseCase, { sides }: InterfaceFrame, keys: ShiftKeys): MadeTransfer {
  const made = transferPath(base, ...sides, keys);
  if (made.kind !== 'path') return made;
  const { path } = made;
  return { kind: 'transfer', path, transfer: segmentTransfer(base, path, path.segments[0]!) };
}
