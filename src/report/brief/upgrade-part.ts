import { type Text, text } from '../../base/text.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { valuedSaving } from '../../study/upgrades/set-savings.ts';
import type { OptionResult, UpgradesResult } from '../../study/upgrades/upgrades-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell } from '../report-model.ts';
import { costWords } from '../tables/cost-words.ts';
import { fullWords, mwPerMusd, rankedOptions } from '../tables/upgrade-tables.ts';
import type { BriefPart } from './brief-model.ts';

const SHOWN_OPTIONS = 5;

/** The works that bring most for their cost, and what all together leave lacking. */
export function upgradePart({ upgrades }: ScenarioResult, position: number): BriefPart | undefined {
  if (upgrades === undefined || upgrades.options.length === 0) return undefined;
  const best = rankedOptions(upgrades).slice(0, SHOWN_OPTIONS);
  const saved = best.map((option) => savedMusd(upgrades, option));
  const hasSavings = saved.some((musd) => musd !== undefined);
  return {
    id: 'brief-upgrades',
    title: text('What each upgrade gives, and what it costs', 'Qué aporta cada obra y cuánto cuesta'),
    answer: answerOf(upgrades, best[0]!),
    annex: { result: position, table: 'upgrade-options', title: CATALOGUE.upgradeOptionsTitle },
    columns: [
      left(CATALOGUE.option),
      right(text('MW towards the targets', 'MW hacia las metas')),
      right(CATALOGUE.costMusd),
      right(CATALOGUE.mwPerMusd),
      ...(hasSavings ? [right(text('Saves MUSD a year', 'Ahorra MUSD al año'))] : []),
    ],
    rows: best.map((option, i) => ({
      cells: [...optionCells(option), ...(hasSavings ? [numberCell(saved[i], 1)] : [])],
      confidence: undefined,
    })),
    notes: [fullWords(upgrades.sets[0]!, upgrades.sets[upgrades.fullSet]!)],
  };
}

function optionCells(option: OptionResult): Cell[] {
  const { title, costMusd, alone } = option;
  return [
    textCell(title, 'strong'),
    numberCell(alone.towardsTargetMw, 0),
    textCell(costMusd === undefined ? NO_FIGURE : costWords(costMusd)),
    numberCell(costMusd && mwPerMusd(option), 1),
  ];
}

/** Built alone, under the design that values options. */
function savedMusd({ sets }: UpgradesResult, { id }: OptionResult): number | undefined {
  const alone = sets.find(({ options }) => options.length === 1 && options[0] === id);
  return valuedSaving(alone?.savings)?.savedMusd;
}

/** What the borders lack, the work that brings most for its cost, and the one that brings most. */
function answerOf({ sets, options }: UpgradesResult, best: OptionResult): Text {
  const lack = formatNumber(sets[0]!.gapMw, 0);
  const most = options.toSorted((a, b) => b.alone.towardsTargetMw - a.alone.towardsTargetMw)[0]!;
  const [first, second] = [broughtWords(best), broughtWords(most)];
  const isSame = mwWords(most) === mwWords(best);
  return text(
    `Works: the borders fall ${lack} MW short of their targets. Most for its cost: ${first.en}.${isSame ? '' : ` Most of all: ${second.en}.`}`,
    `Obras: a las fronteras les faltan ${lack} MW para sus metas. La que más aporta por su costo: ${first.es}.${isSame ? '' : ` La que más aporta: ${second.es}.`}`,
  );
}

function broughtWords(option: OptionResult): Text {
  const { title, costMusd } = option;
  const mw = mwWords(option);
  const cost = costMusd && costWords(costMusd);
  return text(
    `“${title.en}”, ${mw} MW${cost === undefined ? '' : ` for ${cost} MUSD`}`,
    `“${title.es}”, ${mw} MW${cost === undefined ? '' : ` por ${cost} MUSD`}`,
  );
}

function mwWords({ alone }: OptionResult): string {
  return formatNumber(alone.towardsTargetMw, 0);
}
