import type { OptionSet } from '../../analysis/appraisal/subsets.ts';
import type { Text } from '../../base/text.ts';
import { demandPeriodOfHour } from '../../grid/condition.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import { interfaceKey } from '../capacity/published-limits.ts';
import { conditionScenarios } from '../conditions/condition-scenarios.ts';
import { reasonOf } from '../conditions/conditions-study.ts';
import type { DesignResult } from '../market/market-result.ts';
import { scenarioMarket } from '../market/market-study.ts';
import { doneHere } from '../parted-work.ts';
import type { AreaPair, LimitChange, SavingsRequest, Scenario } from '../scenario.ts';
import { type SetFigures, type SetQuestion, scenarioWith } from './set-figures.ts';
import type { SetSaving, SetSavings } from './upgrades-result.ts';

/** A market year with a set of options, under each design in their order: plain data that can be sent and kept. */
export type SetYear =
  | { readonly kind: 'answered'; readonly designs: readonly DesignYear[] }
  | { readonly kind: 'no-answer'; readonly reason: Text };

/** A year in money, million USD, and what else it comes to. */
export interface DesignYear {
  readonly design: string;
  readonly totalCostMusd: number;
  /** Surplus of consumers and producers, and part of the rents, of every area. */
  readonly byArea: readonly { readonly area: string; readonly musd: number }[];
  readonly rentMusd: number;
  /** Hours at a limit, of every border and added up over them. */
  readonly atLimitH: number;
  readonly tradeGwh: number;
  readonly co2Kt: number;
  readonly unservedGwh: number;
}

/**
 * The market year of the grid with a set of options. Cost: a market year for each design.
 *
 * @param changes to published limits, of `limitChanges`
 */
export function setYear(
  question: SetQuestion,
  { market }: SavingsRequest,
  set: OptionSet,
  changes: readonly LimitChange[],
  solver: LpSolver,
): SetYear {
  const moment = { ...question.scenario, studies: [{ ...market, limitChanges: changes }] };
  try {
    const work = scenarioMarket(scenarioWith(question, set, moment), question.dataset, solver)!;
    const { result } = doneHere(work);
    return { kind: 'answered', designs: result.designs.map(designYear) };
  } catch (error) {
    return { kind: 'no-answer', reason: reasonOf(error) };
  }
}

function designYear({ design, summary, areas, borders }: DesignResult): DesignYear {
  return {
    design: design.id,
    totalCostMusd: summary.totalCostMusd,
    byArea: areas.map(({ area, welfare }) => ({ area, musd: welfare.totalMusd })),
    rentMusd: summary.rentMusd,
    atLimitH: borders.reduce(
      (sum, { forwardAtLimitH, reverseAtLimitH }) => sum + forwardAtLimitH + reverseAtLimitH,
      0,
    ),
    tradeGwh: summary.tradeGwh,
    co2Kt: summary.co2Kt,
    unservedGwh: summary.unservedGwh,
  };
}

/**
 * What a set adds to the published limits, or takes from them: the change of the transfer capacity of the model against
 * the grid without options, in the season and demand period of each condition; of several conditions of the same the
 * smallest. Where nothing limits, or no transfer can be made, nothing changes.
 */
export function limitChanges(
  { scenario, request }: Pick<SetQuestion, 'scenario' | 'request'>,
  base: SetFigures,
  built: SetFigures,
): LimitChange[] {
  const changes = new Map<string, LimitChange>();
  conditionScenarios(scenario, request.conditions).forEach(({ scenario: moment }, c) => {
    const { season } = moment;
    const demandPeriod = demandPeriodOf(moment);
    const before = new Map(limitedRows(base[c]!).map(({ pair, ttcMw }) => [interfaceKey(pair), ttcMw]));
    for (const { pair, ttcMw } of limitedRows(built[c]!)) {
      const beforeMw = before.get(interfaceKey(pair));
      if (beforeMw === undefined) continue;
      const change = { ...pair, season, demandPeriod, mw: ttcMw - beforeMw };
      const place = `${season} ${demandPeriod} ${interfaceKey(pair)}`;
      const other = changes.get(place);
      if (other === undefined || change.mw < other.mw) changes.set(place, change);
    }
  });
  return [...changes.values()];
}

/** Transfer capacities of one condition, where something limits a transfer that can be made. */
function limitedRows(answer: SetFigures[number]): { readonly pair: AreaPair; readonly ttcMw: number }[] {
  if (answer.kind === 'no-answer') return [];
  return answer.interfaces.flatMap(({ fromAreas, toAreas, figure: { moves, ttcMw } }) =>
    moves && ttcMw !== undefined ? [{ pair: { from: fromAreas, to: toAreas }, ttcMw }] : [],
  );
}

function demandPeriodOf({ demand, year }: Scenario): LimitChange['demandPeriod'] {
  return typeof demand === 'string' ? demand : demandPeriodOfHour(demand.hour, year);
}

/** What a set saves against the grid without options, under each design. */
export function setSavings(base: SetYear, built: SetYear): SetSavings {
  if (base.kind === 'no-answer') return base;
  if (built.kind === 'no-answer') return built;
  return {
    kind: 'answered',
    designs: built.designs.map((year, d) => savingOf(base.designs[d]!, year)),
  };
}

/** Under the design that values options. */
export function valuedSaving(savings: SetSavings | undefined): SetSaving | undefined {
  return savings?.kind === 'answered' ? savings.designs[0] : undefined;
}

function savingOf(before: DesignYear, after: DesignYear): SetSaving {
  const savedMusd = before.totalCostMusd - after.totalCostMusd;
  const known = new Map(before.byArea.map(({ area, musd }) => [area, musd]));
  const byArea = after.byArea.map(({ area, musd }) => ({ area, musd: musd - (known.get(area) ?? 0) }));
  return {
    design: after.design,
    savedMusd,
    byArea,
    otherMusd: byArea.reduce((rest, { musd }) => rest - musd, savedMusd),
    rentMusd: after.rentMusd - before.rentMusd,
    atLimitH: after.atLimitH - before.atLimitH,
    tradeGwh: after.tradeGwh - before.tradeGwh,
    co2Kt: after.co2Kt - before.co2Kt,
    unservedGwh: after.unservedGwh - before.unservedGwh,
  };
}
