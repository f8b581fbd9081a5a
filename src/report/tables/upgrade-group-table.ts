import { type Text, text } from '../../base/text.ts';
import type { GroupResult, UpgradesResult } from '../../study/upgrades/upgrades-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import type { Table, TableRow } from '../report-model.ts';
import { costWords } from './cost-words.ts';
import { optionOf } from './upgrade-set-words.ts';

/** What each work of the group has in their joint gain, and when it is best built. */
export function groupTable(result: UpgradesResult, group: GroupResult): Table {
  const steps = new Map(group.sequence?.steps.map((step) => [step.option, step]));
  const ranked = group.parts.toSorted((a, b) => b.mw - a.mw || (a.option < b.option ? -1 : 1));
  const timing = [CATALOGUE.buildYear, CATALOGUE.stepWorth, CATALOGUE.waitingCost];
  return {
    id: 'upgrade-group',
    title: CATALOGUE.upgradeGroupTitle,
    columns: [
      left(CATALOGUE.option),
      right(CATALOGUE.costMusd),
      right(CATALOGUE.partMw),
      right(CATALOGUE.partPct),
      right(CATALOGUE.partPerMusd),
      ...(group.sequence === undefined ? [] : timing.map((title) => right(title))),
    ],
    rows: ranked.map(({ option, mw }): TableRow => {
      const { title, costMusd } = optionOf(result, option);
      const step = steps.get(option);
      return {
        cells: [
          textCell(title, 'strong'),
          textCell(costMusd === undefined ? NO_FIGURE : costWords(costMusd)),
          numberCell(mw, 0),
          numberCell(group.jointMw === 0 ? undefined : (100 * mw) / group.jointMw, 0),
          numberCell(costMusd && costMusd.base > 0 ? mw / costMusd.base : undefined, 1),
          ...(group.sequence === undefined
            ? []
            : [
                step === undefined ? textCell(NO_FIGURE, 'muted') : textCell(String(step.year)),
                numberCell(step?.stepWorth, 0),
                numberCell(step?.waitingCost, 0),
              ]),
        ],
      };
    }),
    notes: groupNotes(result, group).map((words) => textCell(words, 'muted')),
  };
}

function groupNotes({ valuation }: UpgradesResult, { jointMw, sequence }: GroupResult): Text[] {
  const joint = formatNumber(jointMw, 0);
  const shares = text(
    `All together ${joint} MW towards the targets; the part of each is the mean of what it adds over all orders of building them (Shapley).`,
    `Todas juntas ${joint} MW hacia las metas; la parte de cada una es la media de lo que agrega según todos los órdenes de construcción (Shapley).`,
  );
  if (sequence === undefined) return [shares];
  const unit =
    sequence.unit === 'musd'
      ? text('MUSD of benefit less yearly cost', 'MUSD de beneficio menos costo anual')
      : text('MW-years towards the targets', 'MW-años hacia las metas');
  const rate = formatNumber(100 * valuation.discountRate, 1);
  const years = `${sequence.fromYear}–${sequence.untilYear}`;
  return [
    shares,
    text(
      `Built in the order that is worth most over ${years}, in ${unit.en} at ${rate} %. Worth: what the best order loses without the work; waiting: what it loses when the work comes a year later. A work without a year is not built by then.`,
      `Construidas en el orden de mayor valor en ${years}, en ${unit.es} al ${rate} %. Valor: lo que pierde el mejor orden sin la obra; esperar: lo que pierde si la obra llega un año después. Una obra sin año no se construye hasta entonces.`,
    ),
  ];
}
