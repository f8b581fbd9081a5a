import { membersOf, type OptionSet } from '../../analysis/appraisal/subsets.ts';
import type { CostRange } from '../scenario.ts';
import type { OptionField } from './studied-options.ts';

export interface SetCost {
  /** Of the options with a known cost; `undefined`: none has one. */
  readonly costMusd: CostRange | undefined;
  readonly unpriced: readonly string[];
  /** Elements of works that two options of the set have in common. */
  readonly sharedWorks: readonly string[];
}

/**
 * What a set of options costs. A published cost covers all works of its option and says nothing of each, so they are taken
 * as equal parts of it; a work that two options have in common is paid once, at the larger of its two parts. Never falls
 * when an option is added. Cost: works of the set.
 */
export function setCost({ options }: OptionField, set: OptionSet): SetCost {
  const members = membersOf(set).map((i) => options[i]!);
  const priced = members.flatMap(({ costMusd, works }) =>
    costMusd === undefined ? [] : [{ costMusd, works }],
  );
  const total = (part: (cost: CostRange) => number) => {
    const price = new Map<string, number>();
    for (const { costMusd, works } of priced) {
      for (const work of works.keys()) {
        price.set(work, Math.max(price.get(work) ?? 0, part(costMusd) / works.size));
      }
    }
    return [...price.values()].sort((a, b) => a - b).reduce((sum, each) => sum + each, 0);
  };
  return {
    costMusd:
      priced.length === 0 && members.length > 0
        ? undefined
        : { low: total(({ low }) => low), base: total(({ base }) => base), high: total(({ high }) => high) },
    unpriced: members.filter(({ costMusd }) => costMusd === undefined).map(({ id }) => id),
    sharedWorks: repeated(members.flatMap(({ works }) => [...works])),
  };
}

/** Elements of works that come more than once. */
function repeated(works: readonly (readonly [string, string])[]): string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const [work, element] of works) {
    if (seen.has(work)) again.add(element);
    seen.add(work);
  }
  return [...again].sort();
}
