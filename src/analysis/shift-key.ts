import type { BaseCase, Transfer } from './contingency.ts';
import type { ProportionalKey } from './key-steps.ts';
import { type NoTransfer, segmentTransfer, type TransferPath, transferPath } from './transfer-path.ts';

export type TransferResult =
  | {
      readonly kind: 'transfer';
      readonly transfer: Transfer;
      /** How far the units, demands or links of the transfer can go, MW. */
      readonly resourceMw: number;
      /** What runs out first. */
      readonly scarce: TransferPath['scarce'];
    }
  | NoTransfer;

/** A transfer of 1 MW from one set of areas to another, both sides spread by one proportional key. Cost: one solve. */
export function areaTransfer(
  base: BaseCase,
  fromAreas: ReadonlySet<number>,
  toAreas: ReadonlySet<number>,
  key: ProportionalKey,
): TransferResult {
  const made = transferPath(base, fromAreas, toAreas, { up: key, down: key });
  if (made.kind !== 'path') return made;
  const { resourceMw, scarce, segments } = made.path;
  return { kind: 'transfer', transfer: segmentTransfer(base, made.path, segments[0]!), resourceMw, scarce };
}
