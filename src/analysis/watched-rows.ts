import type { Flowgate, Monitoring } from './monitoring.ts';

/** The rows of the kernels' blocks: what is watched and has a limit, flowgates first, then branches. */
export interface WatchedRows {
  /** Element of every row. */
  readonly element: Int32Array;
  readonly gates: readonly Flowgate[];
  /** Branches of the rows after the gates, then those that are only members of gates. */
  readonly branches: Int32Array;
  /** Row of every branch of the network, −1 for those without. */
  readonly rowOfBranch: Int32Array;
}

export function watchedRows(monitoring: Monitoring): WatchedRows {
  const { network, elements, flowgates, intactLimits, limitsAfter } = monitoring;
  const branchCount = network.branches.count;
  const isLimited = (k: number) =>
    Math.min(
      intactLimits.forwardMw[k]!,
      intactLimits.reverseMw[k]!,
      limitsAfter.forwardMw[k]!,
      limitsAfter.reverseMw[k]!,
    ) < Number.POSITIVE_INFINITY;
  const limited = elements.filter(isLimited);
  const watched = limited.filter((k) => k < branchCount);
  const gateElements = limited.filter((k) => k >= branchCount);
  const gates = Array.from(gateElements, (k) => flowgates[k - branchCount]!);
  const isRow = new Set(watched);
  const members = new Set(gates.flatMap((gate) => gate.branches.map(({ position }) => position)));
  const branches = Int32Array.of(...watched, ...[...members].filter((k) => !isRow.has(k)));
  const rowOfBranch = new Int32Array(branchCount).fill(-1);
  branches.forEach((k, i) => {
    rowOfBranch[k] = gates.length + i;
  });
  return { element: Int32Array.of(...gateElements, ...watched), gates, branches, rowOfBranch };
}
