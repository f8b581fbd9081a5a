import type { ContingencyState } from '../../analysis/contingency.ts';
import { type Monitoring, monitorFrom } from '../../analysis/monitoring.ts';
import { pathLimits } from '../../analysis/path-limits.ts';
import { type TransferLimits, transferLimits } from '../../analysis/transfer-capacity.ts';
import { groupBy } from '../../base/group-by.ts';
import { isSingle } from '../../grid/network.ts';
import type { NamedContingency } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { CapacityRequest } from '../scenario.ts';
import type { SteppedTransfer } from './made-transfer.ts';

/** By which rules the thermal limits of a study are found. */
export interface LimitRules
  extends Pick<
    CapacityRequest,
    | 'contingencies'
    | 'monitorFromKv'
    | 'postContingencyRating'
    | 'sensitivityThreshold'
    | 'localOverloadThreshold'
  > {
  /** Whether the loss of machines counts. */
  readonly machineOutages: boolean;
  /** Pairs kept behind each limit. */
  readonly pairCount: number;
}

/** The limits of every transfer under one set of rules; pairs count their contingencies in `states`. */
export interface RuledLimits {
  readonly states: readonly ContingencyState<NamedContingency>[];
  readonly limits: readonly TransferLimits[];
}

/**
 * Limits of all transfers under each of several sets of rules. Sets that differ only in their thresholds share a pass
 * over the contingencies.
 */
export function limitsUnder(
  grid: PreparedGrid,
  states: readonly ContingencyState<NamedContingency>[],
  transfers: readonly SteppedTransfer[],
  ruleSets: readonly LimitRules[],
): RuledLimits[] {
  const passes = groupBy(ruleSets, passKey);
  const found = new Map<LimitRules, RuledLimits>();
  for (const together of passes.values()) {
    const first = together[0]!;
    const counted = states.filter(({ contingency }) => counts(first, contingency));
    const monitoring = monitorFrom(grid.network, first.monitorFromKv, first.postContingencyRating);
    const limits = limitsOfPass(grid, counted, monitoring, transfers, together);
    together.forEach((rules, r) => {
      found.set(rules, { states: counted, limits: limits[r]! });
    });
  }
  return ruleSets.map((rules) => found.get(rules)!);
}

/** Transfers that go one way all along share a pass; the others are followed one by one, from bend to bend. */
function limitsOfPass(
  { base }: PreparedGrid,
  states: RuledLimits['states'],
  monitoring: Monitoring,
  transfers: readonly SteppedTransfer[],
  together: readonly LimitRules[],
): TransferLimits[][] {
  const isSteady = ({ path }: SteppedTransfer) => path.segments.length === 1;
  const steady = transfers.filter(isSteady).map(({ transfer }) => transfer);
  const shared = transferLimits(base, states, monitoring, steady, together);
  return together.map((rules, r) => {
    let next = 0;
    return transfers.map((made) =>
      isSteady(made) ? shared[r]![next++]! : pathLimits(base, states, monitoring, made.path, rules),
    );
  });
}

function passKey({
  contingencies,
  machineOutages,
  monitorFromKv,
  postContingencyRating,
}: LimitRules): string {
  return [contingencies, machineOutages, monitorFromKv, postContingencyRating].join(' ');
}

/** Whether a contingency limits under these rules. */
export function counts(
  { contingencies, machineOutages }: LimitRules,
  contingency: NamedContingency,
): boolean {
  if (!machineOutages && contingency.kind === 'generator') return false;
  return contingencies === 'multiple' || isSingle(contingency);
}
