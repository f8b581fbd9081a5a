import { radFromDeg } from '../../base/units.ts';
import type { AlternatingCurrentData } from '../../grid/case-file.ts';
import type { BranchKind, BranchTable } from '../../grid/network.ts';

export interface NewBranch {
  readonly id: string;
  readonly name: string;
  readonly kind: BranchKind;
  /** Bus positions. */
  readonly from: number;
  readonly to: number;
  readonly reactancePu: number;
  readonly resistancePu: number;
  readonly tapRatio: number;
  readonly shiftDeg: number;
  /** Rate A, B and C in MVA, infinite where there is none. */
  readonly ratingsMva: readonly [number, number, number];
  readonly inService: boolean;
  readonly chargingPu: number;
}

/** `id`, or `id#2`, `id#3` … when branches before it have the same. */
export function uniqueId(id: string, counts: Map<string, number>): string {
  const count = (counts.get(id) ?? 0) + 1;
  counts.set(id, count);
  return count === 1 ? id : `${id}#${count}`;
}

export interface FinishedBranches {
  readonly branches: BranchTable;
  readonly alternatingCurrent: AlternatingCurrentData['branches'];
}

export function finishBranches(list: readonly NewBranch[]): FinishedBranches {
  const column = (value: (branch: NewBranch) => number) => Float64Array.from(list, value);
  return {
    branches: {
      count: list.length,
      id: list.map((branch) => branch.id),
      name: list.map((branch) => branch.name),
      kind: list.map((branch) => branch.kind),
      from: Int32Array.from(list, (branch) => branch.from),
      to: Int32Array.from(list, (branch) => branch.to),
      reactancePu: column((branch) => branch.reactancePu),
      resistancePu: column((branch) => branch.resistancePu),
      tapRatio: column((branch) => branch.tapRatio),
      shiftRad: column((branch) => radFromDeg(branch.shiftDeg)),
      ratingMva: column((branch) => branch.ratingsMva[0]),
      emergencyRatingMva: column(({ ratingsMva: [a, b] }) => (Number.isFinite(b) ? b : a)),
      inService: Uint8Array.from(list, (branch) => (branch.inService ? 1 : 0)),
      lengthKm: new Float64Array(list.length),
    },
    alternatingCurrent: {
      chargingPu: column((branch) => branch.chargingPu),
      thirdRatingMva: column((branch) => branch.ratingsMva[2]),
    },
  };
}
