import { text } from '../../base/text.ts';
import type { OptionResult, SetResult, UpgradesResult } from '../../study/upgrades/upgrades-result.ts';
import type { Words } from '../report-model.ts';

export function optionOf({ options }: UpgradesResult, id: string): OptionResult {
  return options.find((option) => option.id === id)!;
}

/** What is built. */
export function optionWords({ options }: Pick<SetResult, 'options'>): Words {
  return options.length === 0 ? text('nothing', 'nada') : options.join(', ');
}

/** MW by which a set comes nearer to the targets than the grid without works. */
export function broughtMw({ sets }: UpgradesResult, set: SetResult): number {
  return sets[0]!.gapMw - set.gapMw;
}

/** The title of a single option, of all together, else the ids. */
export function setTitle(result: UpgradesResult, set: SetResult): Words {
  const [only, ...others] = set.options;
  if (only !== undefined && others.length === 0) return optionOf(result, only).title;
  if (set === result.sets[result.fullSet])
    return text('all that can stand together', 'todas las compatibles');
  return optionWords(set);
}
