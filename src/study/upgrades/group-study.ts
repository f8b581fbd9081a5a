import { buildSequence } from '../../analysis/appraisal/build-sequence.ts';
import {
  cheapestReaching,
  mostWithin,
  type PortfolioSpace,
} from '../../analysis/appraisal/portfolio-search.ts';
import { annualCostMusd } from '../../analysis/appraisal/project.ts';
import { shapleyParts } from '../../analysis/appraisal/shapley.ts';
import { membersOf, type OptionSet, setOf, subsetsOf } from '../../analysis/appraisal/subsets.ts';
import type { UpgradeOptionsRequest } from '../scenario.ts';
import { setCost } from './set-cost.ts';
import { valuedSaving } from './set-savings.ts';
import { benefitOf } from './set-value.ts';
import { canStand, type OptionField, setOfIds } from './studied-options.ts';
import type { GroupResult, SequenceResult, SetResult } from './upgrades-result.ts';

/** What is asked of the sets that were looked at. */
export interface LookedAt {
  readonly request: UpgradeOptionsRequest;
  readonly field: OptionField;
  readonly resultOf: (set: OptionSet) => SetResult;
  readonly positionOf: (set: OptionSet) => number;
}

/** A group numbered by itself, so that its subsets are the numbers below 2^options. */
interface Group extends LookedAt {
  readonly members: readonly number[];
  /** A subset of the group as a set of all options. */
  readonly whole: (subset: OptionSet) => OptionSet;
  readonly towardsTargetMw: (subset: OptionSet) => number;
}

/** A gap of at most this is none, MW: rounding. */
export const REACHED_MW = 1e-6;

/** What a set lacks, without the rounding that would rank one of two equal sets before the other. */
export function gapOf({ gapMw }: SetResult): number {
  return Math.round(gapMw / REACHED_MW) * REACHED_MW;
}

/**
 * Everything that follows from having looked at every combination of a group. A set without an answer in some condition
 * is never picked.
 *
 * @returns `undefined` where no group is asked for, or its options cannot all stand together
 */
export function groupStudy(lookedAt: LookedAt): GroupResult | undefined {
  const { request, field, resultOf, positionOf } = lookedAt;
  const all = setOfIds(field, request.group);
  if (all === 0 || !canStand(field, all)) return undefined;
  const members = membersOf(all);
  const whole = (subset: OptionSet) => setOf(membersOf(subset).map((m) => members[m]!));
  const towardsTargetMw = (subset: OptionSet) => gapOf(resultOf(0)) - gapOf(resultOf(whole(subset)));
  const group: Group = { ...lookedAt, members, whole, towardsTargetMw };
  const gains = Float64Array.from({ length: 2 ** members.length }, (_, subset) => towardsTargetMw(subset));
  const parts = shapleyParts(members.length, gains);
  const space = spaceOf(group);
  const cheapest = cheapestReaching(space, (subset) => resultOf(whole(subset)).gapMw <= REACHED_MW);
  return {
    options: members.map((m) => field.options[m]!.id),
    jointMw: gains.at(-1)!,
    parts: members.map((m, i) => ({ option: field.options[m]!.id, mw: parts[i]! })),
    byBudget: request.budgetsMusd.map((budgetMusd) => {
      const best = mostWithin(space, budgetMusd, towardsTargetMw);
      return { budgetMusd, set: positionOf(best.kind === 'found' ? whole(best.set) : 0) };
    }),
    cheapest: cheapest.kind === 'found' ? positionOf(whole(cheapest.set)) : undefined,
    sequence: sequenceOf(group),
  };
}

/** Base costs; a set with a cost that nobody knows, or without an answer, cannot be had. */
function spaceOf({ members, field, whole, resultOf }: Group): PortfolioSpace {
  return {
    options: members.length,
    cost: (subset) => {
      const { costMusd, unpriced } = setCost(field, whole(subset));
      const isOpen = unpriced.length > 0 || resultOf(whole(subset)).unanswered.length > 0;
      return isOpen || costMusd === undefined ? Number.POSITIVE_INFINITY : costMusd.base;
    },
  };
}

/** By yearly benefits less costs where every combination has one, else by MW towards the targets. */
function sequenceOf(group: Group): SequenceResult | undefined {
  const { request, field, members, whole, towardsTargetMw, resultOf } = group;
  const { sequence, valuation } = request;
  if (sequence === undefined || sequence.untilYear < valuation.baseYear) return undefined;
  const options = members.map((m) => field.options[m]!);
  const subsets = [...subsetsOf(2 ** members.length - 1)];
  const benefit = (subset: OptionSet) =>
    benefitOf(request, field, whole(subset), valuedSaving(resultOf(whole(subset)).savings));
  const isValued = subsets.every((subset) => subset === 0 || benefit(subset) !== undefined);
  const netMusd = (subset: OptionSet) => {
    const saved = subset === 0 ? 0 : (benefit(subset)?.musdPerYear ?? 0);
    return saved - yearlyCostMusd(group, subset);
  };
  const found = buildSequence({
    options: members.length,
    years: sequence.untilYear - valuation.baseYear + 1,
    earliest: options.map(({ earliestYear }) => (earliestYear ?? valuation.baseYear) - valuation.baseYear),
    yearlyWorth: isValued ? netMusd : towardsTargetMw,
    investment: (subset) => setCost(field, whole(subset)).costMusd?.base ?? 0,
    yearlyBudget: sequence.yearlyBudgetMusd,
    discountRate: valuation.discountRate,
  });
  return {
    fromYear: valuation.baseYear,
    untilYear: sequence.untilYear,
    unit: isValued ? 'musd' : 'mw-years',
    worth: found.worth,
    steps: found.steps.map(({ option, year, stepWorth, waitingCost }) => ({
      option: options[option]!.id,
      year: valuation.baseYear + year,
      stepWorth,
      waitingCost,
    })),
  };
}

/** Level payments of a set; each option for its own life, in proportion to its part of the set's cost. */
function yearlyCostMusd({ request, field, members, whole }: Group, subset: OptionSet): number {
  const { discountRate, maintenanceShare, baseYear } = request.valuation;
  const own = membersOf(subset).map((m) => field.options[members[m]!]!);
  const sum = own.reduce((total, { costMusd }) => total + (costMusd?.base ?? 0), 0);
  const together = setCost(field, whole(subset)).costMusd?.base ?? 0;
  return own.reduce((total, { costMusd, lifeYears }) => {
    const investmentMusd = sum === 0 ? 0 : ((costMusd?.base ?? 0) / sum) * together;
    return (
      total +
      annualCostMusd(
        { investmentMusd, maintenanceShare, lifeYears, commissioningYear: baseYear },
        discountRate,
      )
    );
  }, 0);
}
