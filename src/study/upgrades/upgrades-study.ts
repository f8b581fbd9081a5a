import { annualCostMusd } from '../../analysis/appraisal/project.ts';
import { membersOf, type OptionSet } from '../../analysis/appraisal/subsets.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { conditionScenarios } from '../conditions/condition-scenarios.ts';
import type { ConditionOutcome } from '../conditions/conditions-result.ts';
import { conditionOutcome } from '../conditions/conditions-study.ts';
import { type PartedWork, sampleRanges } from '../parted-work.ts';
import type { CostRange, OptionValuation, Scenario } from '../scenario.ts';
import { type SetFigures, type SetQuestion, setFigures } from './set-figures.ts';
import { countriesOf, gainOf, keyOf, type SetSummary, setResult } from './set-result.ts';
import { beforeLast, optionField, type StudiedOption, setsToStudy } from './studied-options.ts';
import type {
  BorderFigure,
  Gain,
  OpenedBorder,
  OptionResult,
  SetResult,
  UpgradesResult,
} from './upgrades-result.ts';

/** The figures of a few sets of options. */
export type UpgradesPart = readonly SetFigures[];

export type UpgradesWork = PartedWork<UpgradesPart, UpgradesResult>;

/**
 * Works compared, as work that can be shared out: a part is one set of options under all conditions.
 *
 * @returns `undefined` for a scenario that does not ask for it
 * Cost: sets × conditions × (a grid, its outages and its transfers).
 */
export function upgradesWork(scenario: Scenario, dataset: Dataset): UpgradesWork | undefined {
  const request = scenario.studies.find((study) => study.kind === 'upgradeOptions');
  const capacity = scenario.studies.find((study) => study.kind === 'capacity');
  if (request === undefined || capacity === undefined) return undefined;
  const field = optionField(request, scenario, dataset);
  const sets = setsToStudy(field, request);
  const question: SetQuestion = { scenario, dataset, request, capacity, field };
  return {
    ranges: sampleRanges(sets.length, 1),
    part: ({ from, to }) => sets.slice(from, to).map((set) => setFigures(question, set)),
    whole: (parts) =>
      upgradesResult(question, new Map(parts.flat().map((figures, s) => [sets[s]!, figures]))),
  };
}

function upgradesResult(
  { scenario, dataset, request, field }: SetQuestion,
  figures: ReadonlyMap<OptionSet, SetFigures>,
): UpgradesResult {
  const conditions = conditionScenarios(scenario, request.conditions);
  const base = figures.get(0)!;
  const summary: SetSummary = {
    request,
    field,
    countries: countriesOf(dataset),
    conditions: conditions.map(({ id }) => id),
    base,
  };
  const results = new Map([...figures].map(([set, own]) => [set, setResult(summary, set, own)]));
  const resultOf = (set: OptionSet) => results.get(set)!;
  const { statistic, target, valuation } = request;
  return {
    conditions: conditions.map((condition, c): ConditionOutcome => {
      const answer = base[c]!;
      return conditionOutcome(condition, answer.kind === 'answered' ? answer.month : answer.reason);
    }),
    statistic,
    target,
    valuation,
    options: field.options.map((option, i): OptionResult => {
      const before = beforeLast(field, i);
      const alone = gainOf(resultOf(1 << i), resultOf(0));
      const idsOf = (set: OptionSet) => membersOf(set).map((o) => field.options[o]!.id);
      return {
        ...priced(option, valuation),
        holds: idsOf(field.holds[i]!),
        excludes: idsOf(field.excludes[i]!),
        sharesWith: field.options.flatMap((other) =>
          other !== option && sharesWorks(option, other) ? [other.id] : [],
        ),
        alone,
        last: gainOf(resultOf(before | (1 << i)), resultOf(before)),
        opens: openedBorders(resultOf(1 << i), resultOf(0)),
        nextLimit: nextLimit(resultOf(1 << i), alone),
      };
    }),
    leftOut: field.leftOut,
    base: resultOf(0),
    full: resultOf(field.full),
    sets: [...results]
      .sort(([a], [b]) => membersOf(a).length - membersOf(b).length || a - b)
      .map(([, result]) => result),
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
