import { flowFromScratch } from '../analysis/fresh-solution.ts';
import type { PickUp } from '../analysis/headroom-pickup.ts';
import type { Contingency } from '../grid/network.ts';
import { seededRandom } from '../numeric/random.ts';
import type { CaseLosses } from './case-losses.ts';
import type { CaseOutages, CaseSolvedOutage } from './case-outages.ts';

/** A sample of the outages, solved a second time from scratch. */
export interface CaseCheck {
  readonly outages: number;
  /** The largest difference to a flow that was reported. */
  readonly worstMw: number;
  readonly toleranceMw: number;
  readonly passed: boolean;
}

/** Outages of each kind that are solved again. */
const SAMPLE_SIZE = 5;
const SAMPLE_SEED = 2017;
/** MW, and the same relative to the largest flow. */
const TOLERANCE = { mw: 1e-6, relative: 1e-9 };

/**
 * Solves a seeded sample of the outages anew, each with its own factorisation, and compares what was reported of them:
 * the largest flow, and the flows where the loading and the change are highest.
 */
export function checkOutages(
  { base }: PickUp,
  losses: Pick<CaseLosses, 'outages'> | undefined,
  { units, splits, named }: CaseOutages,
): CaseCheck {
  const random = seededRandom(SAMPLE_SEED);
  let outages = 0;
  let worstMw = 0;
  let largestMw = 0;
  const sample = <T extends Reported>(all: readonly T[], contingencyOf: (outage: T) => Contingency) => {
    for (let i = 0; i < Math.min(SAMPLE_SIZE, all.length); i++) {
      const outage = all[random.below(all.length)]!;
      const contingency = contingencyOf(outage);
      const again = flowFromScratch(base, contingency);
      outages++;
      largestMw = again.reduce((most, mw) => Math.max(most, Math.abs(mw)), largestMw);
      worstMw = Math.max(worstMw, difference(outage, base.flowMw, again, base.model.susceptancePu));
    }
  };
  sample(losses?.outages ?? [], ({ row }) => lossOf([row], []));
  sample(units, ({ row }) => lossOf([], [row]));
  sample(splits, ({ row }) => lossOf([row], []));
  sample(named, ({ branchRows, unitRows }) => lossOf(branchRows, unitRows));
  const toleranceMw = Math.max(TOLERANCE.mw, TOLERANCE.relative * largestMw);
  return { outages, worstMw, toleranceMw, passed: worstMw <= toleranceMw };
}

type Reported = Pick<CaseSolvedOutage, 'largestFlow' | 'highestLoading' | 'largestChange'>;

function lossOf(branchRows: readonly number[], unitRows: readonly number[]): Contingency {
  const branches = branchRows.map((row) => row - 1);
  const units = unitRows.map((row) => row - 1);
  return { id: '', name: '', kind: 'named', branches, units, unitShare: units.map(() => 1), dcLinks: [] };
}

function difference(
  { largestFlow, highestLoading, largestChange }: Reported,
  beforeMw: Float64Array,
  againMw: Float64Array,
  susceptancePu: Float64Array,
): number {
  // Flows of branches without impedance are not watched.
  const largestMw = againMw.reduce(
    (most, mw, k) => (susceptancePu[k] === 0 ? most : Math.max(most, Math.abs(mw))),
    0,
  );
  const off = [Math.abs(largestMw - Math.abs(largestFlow?.valueMw ?? 0))];
  for (const reported of [largestFlow, highestLoading]) {
    if (reported) off.push(Math.abs(againMw[reported.row - 1]! - reported.valueMw));
  }
  if (largestChange) {
    const k = largestChange.row - 1;
    off.push(Math.abs(againMw[k]! - beforeMw[k]! - largestChange.valueMw));
  }
  return Math.max(...off);
}
