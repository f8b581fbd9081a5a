import { securityFrame } from '../../analysis/capacity/security-frame.ts';
import type { ContingencyState } from '../../analysis/contingency.ts';
import { monitorFrom } from '../../analysis/monitoring.ts';
import { isSingle } from '../../grid/network.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import type { NamedContingency } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { SelfCheck } from '../result.ts';
import type { Scenario, SecurityRules, StudyRequest } from '../scenario.ts';
import { jointStudy } from './joint-study.ts';
import type { NamedFrame } from './naming.ts';
import { optimisedStudy } from './optimised-study.ts';
import { jointChecks, optimisedChecks, regionalTradeChecks } from './optimum-checks.ts';
import type { JointResult, OptimisedResult, RegionalTradeStudyResult } from './optimum-result.ts';
import { regionalTradeStudy } from './regional-trade-study.ts';

export interface OptimumStudies {
  readonly optimised: OptimisedResult | undefined;
  readonly joint: JointResult | undefined;
  readonly regionalTrade: RegionalTradeStudyResult | undefined;
  readonly checks: readonly SelfCheck[];
}

/** Whether a scenario has a study that optimises, so that the solver must be loaded for it. */
export function needsSolver({ studies }: Pick<Scenario, 'studies'>): boolean {
  return studies.some(
    (study) =>
      study.kind === 'optimised' ||
      study.kind === 'regionalTrade' ||
      study.kind === 'market' ||
      (study.kind === 'joint' && study.redispatch) ||
      (study.kind === 'rights' && study.bids.length > 0) ||
      study.kind === 'upgradeOptions',
  );
}

/**
 * The studies that look for the most the grid allows, on one preparation of the contingencies.
 *
 * @param solver - must be there where `needsSolver` says so
 */
export function optimumStudies(
  grid: PreparedGrid,
  studies: readonly StudyRequest[],
  states: readonly ContingencyState<NamedContingency>[],
  solver: LpSolver | undefined,
): OptimumStudies {
  const frames = new Map<string, NamedFrame>();
  const frameFor = (rules: SecurityRules): NamedFrame => {
    const { monitorFromKv, contingencies, postContingencyRating } = rules;
    const key = JSON.stringify([monitorFromKv, contingencies, postContingencyRating]);
    const known = frames.get(key) ?? namedFrame(grid, states, rules);
    frames.set(key, known);
    return known;
  };
  let found: OptimumStudies = {
    optimised: undefined,
    joint: undefined,
    regionalTrade: undefined,
    checks: [],
  };
  for (const request of studies) {
    if (request.kind === 'optimised') {
      const named = frameFor(request);
      const { result, optima } = optimisedStudy(named, request, solver!);
      const checks = [...found.checks, ...optimisedChecks(optima)];
      found = { ...found, optimised: result, checks };
    } else if (request.kind === 'joint') {
      const named = frameFor(request);
      const study = jointStudy(named, request, request.redispatch ? solver : undefined);
      const checks = [...found.checks, ...jointChecks(named.frame, study, request)];
      found = { ...found, joint: study.result, checks };
    } else if (request.kind === 'regionalTrade') {
      const named = frameFor(request);
      const study = regionalTradeStudy(named, request, solver!);
      const checks = [...found.checks, ...regionalTradeChecks(study)];
      found = { ...found, regionalTrade: study.result, checks };
    }
  }
  return found;
}

function namedFrame(
  grid: PreparedGrid,
  states: readonly ContingencyState<NamedContingency>[],
  rules: SecurityRules,
): NamedFrame {
  const counted = states.filter(
    ({ contingency }) => rules.contingencies === 'multiple' || isSingle(contingency),
  );
  const monitoring = monitorFrom(grid.network, rules.monitorFromKv, rules.postContingencyRating);
  return {
    grid,
    frame: securityFrame(grid.base, counted, monitoring),
    contingencies: counted.map(({ contingency }) => contingency),
  };
}
