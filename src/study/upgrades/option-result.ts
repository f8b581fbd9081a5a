import { annualCostMusd } from '../../analysis/appraisal/project.ts';
import { membersOf, type OptionSet } from '../../analysis/appraisal/subsets.ts';
import type { CostRange, OptionValuation } from '../scenario.ts';
import type { LookedAt } from './group-study.ts';
import { gainOf, keyOf } from './set-result.ts';
import { beforeLast, type StudiedOption } from './studied-options.ts';
import type { BorderFigure, Gain, OpenedBorder, OptionResult, SetResult } from './upgrades-result.ts';

/** One option built first and built last. */
export function optionResult({ request, field, resultOf }: LookedAt, i: number): OptionResult {
  const option = field.options[i]!;
  const before = beforeLast(field, i);
  const [base, built] = [resultOf(0), resultOf(1 << i)];
  const alone = gainOf(built, base);
  const idsOf = (set: OptionSet) => membersOf(set).map((o) => field.options[o]!.id);
  return {
    ...priced(option, request.valuation),
    holds: idsOf(field.holds[i]!),
    excludes: idsOf(field.excludes[i]!),
    sharesWith: field.options
      .filter((other) => other !== option && sharesWorks(option, other))
      .map(({ id }) => id),
    alone,
    last: gainOf(resultOf(before | (1 << i)), resultOf(before)),
    opens: openedBorders(built, base),
    nextLimit: nextLimit(built, alone),
  };
}

function priced(
  { id, title, areas, costMusd, earliestYear, lifeYears }: StudiedOption,
  { discountRate, maintenanceShare, baseYear }: OptionValuation,
) {
  const yearly = (investmentMusd: number) =>
    annualCostMusd(
      { investmentMusd, maintenanceShare, lifeYears, commissioningYear: earliestYear ?? baseYear },
      discountRate,
    );
  const annual: CostRange | undefined = costMusd && {
    low: yearly(costMusd.low),
    base: yearly(costMusd.base),
    high: yearly(costMusd.high),
  };
  return { id, title, areas, costMusd, annualCostMusd: annual, earliestYear, lifeYears };
}

function sharesWorks(one: StudiedOption, other: StudiedOption): boolean {
  return [...one.works.keys()].some((work) => other.works.has(work));
}

function openedBorders(after: SetResult, before: SetResult): OpenedBorder[] {
  const known = new Set(before.interfaces.map(keyOf));
  return after.interfaces
    .filter((row) => row.kind === 'border' && !known.has(keyOf(row)))
    .map(({ fromAreas, toAreas, minimumMw, medianMw }) => ({ fromAreas, toAreas, minimumMw, medianMw }));
}

/** What limits the border that gains most, in the condition that decides it, once the option is built. */
function nextLimit({ interfaces }: SetResult, { most }: Gain): BorderFigure | undefined {
  if (most === undefined) return undefined;
  return interfaces.find((row) => keyOf(row) === keyOf(most))?.deciding;
}
