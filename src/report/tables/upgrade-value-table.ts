import { text } from '../../base/text.ts';
import type { SetValue, UpgradesResult } from '../../study/upgrades/upgrades-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Table, TableRow } from '../report-model.ts';
import { costWords } from './cost-words.ts';
import { optionWords } from './upgrade-set-words.ts';

/** What sets are worth: benefit against cost over their life. */
export function valueTable({ sets }: UpgradesResult): Table {
  const valued = sets.flatMap((set) => (set.value === undefined ? [] : [{ ...set, value: set.value }]));
  return {
    id: 'upgrade-value',
    title: CATALOGUE.valueTitle,
    columns: [
      left(CATALOGUE.portfolio),
      right(CATALOGUE.costMusd),
      right(CATALOGUE.benefitMusd),
      right(CATALOGUE.netMusd),
      right(CATALOGUE.benefitCost),
      right(CATALOGUE.internalRate),
      right(CATALOGUE.paybackYears),
    ],
    rows: valued.map(({ value, ...set }): TableRow => {
      const { base, benefitMusdPerYear } = value;
      return {
        cells: [
          textCell(optionWords(set), 'strong'),
          textCell(set.costMusd === undefined ? NO_FIGURE : costWords(set.costMusd)),
          numberCell(benefitMusdPerYear, 1),
          numberCell(base.netMusd, 1, base.netMusd < 0 ? 'bad' : 'good'),
          numberCell(base.benefitCostRatio, 2),
          rateCell(value),
          base.payback.kind === 'never'
            ? textCell(text('never', 'nunca'), 'bad')
            : numberCell(base.payback.kind === 'after' ? base.payback.years : 0, 1),
        ],
        details: valueDetails(value),
      };
    }),
    notes: [],
  };
}

function rateCell({ base: { internalRate } }: SetValue): Cell {
  switch (internalRate.kind) {
    case 'one':
      return numberCell(100 * internalRate.rate, 1);
    case 'several':
      return textCell(internalRate.rates.map((rate) => formatNumber(100 * rate, 1)).join(' / '), 'warn');
    default:
      return textCell(NO_FIGURE, 'muted');
  }
}

function valueDetails({ low, high, paidBy }: SetValue): Cell[] {
  const [best, worst] = [low, high].map(({ netMusd }) => formatNumber(netMusd, 1));
  const paid = paidBy.map(({ area, musd }) => `${area} ${formatNumber(musd, 1)}`).join(', ');
  return [
    textCell(
      text(
        `NPV at the low and high cost: ${best}, ${worst}${paid && `; paid by benefit: ${paid} MUSD`}`,
        `VPN con el costo bajo y alto: ${best}, ${worst}${paid && `; pago según beneficio: ${paid} MUSD`}`,
      ),
      'muted',
    ),
  ];
}
