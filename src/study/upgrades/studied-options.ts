import { type OptionSet, setOf, subsetsOf } from '../../analysis/appraisal/subsets.ts';
import type { Text } from '../../base/text.ts';
import { text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { editKey } from '../../grid/edits.ts';
import { interfaceKey } from '../capacity/published-limits.ts';
import { editsOf, upgradeRow } from '../grid-plan.ts';
import type { CostRange, Scenario, UpgradeOption, UpgradeOptionsRequest } from '../scenario.ts';
import type { LeftOutOption } from './upgrades-result.ts';

/** An option with what the catalogue says of it, and its works by what they do. */
export interface StudiedOption {
  readonly id: string;
  readonly title: Text;
  readonly areas: readonly string[];
  readonly option: UpgradeOption;
  readonly costMusd: CostRange | undefined;
  readonly earliestYear: number | undefined;
  readonly lifeYears: number;
  /** Key of each work, and the element that it makes or changes. */
  readonly works: ReadonlyMap<string, string>;
}

/** The options of a study, numbered by id so that their order in the scenario plays no part, and how they go together. */
export interface OptionField {
  readonly options: readonly StudiedOption[];
  readonly leftOut: readonly LeftOutOption[];
  /** By option, the options that it holds whole; one of equals holds the other. */
  readonly holds: readonly OptionSet[];
  /** By option, those that cannot stand beside it: what it holds, what holds it, and what the scenario excludes. */
  readonly excludes: readonly OptionSet[];
  /** Options that can all stand together and are no bundle of others. */
  readonly full: OptionSet;
}

/** Cost: options² × works. */
export function optionField(
  request: UpgradeOptionsRequest,
  scenario: Scenario,
  dataset: Dataset,
): OptionField {
  const all = request.options
    .map((option) => studiedOption(option, request, scenario, dataset))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const drawn = all.filter(({ works }) => works.size > 0);
  const holds = drawn.map((one, i) =>
    setOf(drawn.flatMap((other, j) => (i !== j && isWithin(other, one) ? [j] : []))),
  );
  const position = new Map(drawn.map(({ id }, i) => [id, i]));
  const written = request.exclusive.map((group) => setOf(group.flatMap((id) => position.get(id) ?? [])));
  const excludes = drawn.map((_, i) => {
    const groups = written.filter((group) => (group & (1 << i)) !== 0);
    const holders = setOf(holds.flatMap((held, j) => ((held & (1 << i)) !== 0 ? [j] : [])));
    return groups.reduce((union, group) => union | group, holds[i]! | holders) & ~(1 << i);
  });
  const isRival = (i: number) => written.some((group) => (group & (1 << i)) !== 0 && group !== 1 << i);
  return {
    options: drawn,
    leftOut: all.filter(({ works }) => works.size === 0).map((option) => leftOut(option, dataset)),
    holds,
    excludes,
    full: setOf(drawn.flatMap((_, i) => (holds[i] === 0 && !isRival(i) ? [i] : []))),
  };
}

function studiedOption(
  option: UpgradeOption,
  { valuation }: UpgradeOptionsRequest,
  scenario: Scenario,
  dataset: Dataset,
): StudiedOption {
  const { choice } = option;
  const row = upgradeRow(dataset, choice);
  const edits = editsOf(choice, scenario, dataset);
  const limits = [
    ...option.raises.map((pair) => `${interfaceKey(pair)} + ${pair.powerMw} MW`),
    ...option.lifts.map((pair) => `${interfaceKey(pair)} without limit`),
  ];
  return {
    id: choice.id,
    title: choice.kind === 'inline' ? choice.title : text(row!.nameEn, row!.nameEs),
    areas: row?.areas ?? [],
    option,
    costMusd: option.costMusd ?? catalogueCost(row),
    earliestYear: option.earliestYear ?? row?.earliestYear,
    lifeYears: option.lifeYears ?? row?.lifeYears ?? valuation.lifeYears,
    works: new Map([
      ...edits.map((edit) => [editKey(edit), edit.element] as const),
      ...limits.map((limit) => [limit, limit] as const),
    ]),
  };
}

function catalogueCost(row: ReturnType<typeof upgradeRow>): CostRange | undefined {
  if (row?.costMusd === undefined) return undefined;
  const { costMusd, costLowMusd = costMusd, costHighMusd = costMusd } = row;
  return { low: costLowMusd, base: costMusd, high: costHighMusd };
}

/** Whether all works of one are works of the other; of two with the same works the later id is the bundle. */
function isWithin(one: StudiedOption, other: StudiedOption): boolean {
  if (one.works.size > other.works.size) return false;
  if (one.works.size === other.works.size && one.id > other.id) return false;
  return [...one.works.keys()].every((work) => other.works.has(work));
}

function leftOut({ id, title, costMusd }: StudiedOption, { upgradeEdits }: Dataset): LeftOutOption {
  const isDrawn = upgradeEdits.some((edit) => edit.upgrade === id);
  const reason = isDrawn
    ? text(
        'its works stand already, or are not for this year',
        'sus obras ya existen, o no son para este año',
      )
    : text('the data cannot draw it', 'los datos no permiten representarlo');
  return { id, title, costMusd, reason };
}

/** Whether all options of a set can stand together. */
export function canStand({ excludes }: OptionField, set: OptionSet): boolean {
  return excludes.every((others, i) => (set & (1 << i)) === 0 || (set & others) === 0);
}

/** The full set as it stands before an option is built last: without it, and without what cannot stand beside it. */
export function beforeLast({ full, excludes }: OptionField, option: number): OptionSet {
  return full & ~(excludes[option]! | (1 << option));
}

/**
 * Every set that the study looks at: none, each option alone and last, the full set, all combinations up to a number, all
 * subsets of the group, and those that the scenario names. Ascending. Only sets that can stand.
 */
export function setsToStudy(field: OptionField, request: UpgradeOptionsRequest): OptionSet[] {
  const sets = new Set<OptionSet>([0, field.full]);
  field.options.forEach((_, i) => {
    const before = beforeLast(field, i);
    sets.add(before).add(before | (1 << i));
  });
  visitCombinations(field, request.combinations, (set) => sets.add(set));
  for (const set of subsetsOf(setOfIds(field, request.group))) sets.add(set);
  for (const ids of request.portfolios) sets.add(setOfIds(field, ids));
  return [...sets].filter((set) => canStand(field, set)).sort((a, b) => a - b);
}

/** The options that are drawn of those named. */
export function setOfIds({ options }: OptionField, ids: readonly string[]): OptionSet {
  return setOf(options.flatMap(({ id }, i) => (ids.includes(id) ? [i] : [])));
}

function visitCombinations(field: OptionField, most: number, visit: (set: OptionSet) => void): void {
  const go = (set: OptionSet, next: number, size: number) => {
    visit(set);
    if (size === most) return;
    for (let i = next; i < field.options.length; i++) go(set | (1 << i), i + 1, size + 1);
  };
  go(0, 0, 0);
}
