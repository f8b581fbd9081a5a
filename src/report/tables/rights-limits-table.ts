import { type Text, text } from '../../base/text.ts';
import type { PricedRightsPair, RightsPair, RightsResult } from '../../study/rights/rights-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell, withTraces } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Column, Table, TableRow } from '../report-model.ts';
import { outageWords } from './pair-words.ts';

const COLUMNS: readonly Column[] = [
  left(CATALOGUE.element),
  left(CATALOGUE.contingency),
  left(text('State', 'Estado')),
  right(text('Flow MW', 'Flujo MW')),
  right(text('Limit MW', 'Límite MW')),
  right(text('Excess MW', 'Exceso MW')),
  right(text('USD/MW', 'USD/MW')),
];

/** Rows shown; the file holds all. */
const MOST_VIOLATED = 10;
const MOST_CLOSEST = 5;
const MOST_PRICED = 12;
/** Rights named under a pair. */
const MOST_PARTS = 6;
/** What puts less on a pair is not worth a word, MW. */
const LEAST_PART_MW = 0.05;

/** What rights come up against: pairs beyond their limits or closest to them, and those that the auction fills. */
export function rightsLimitsTable({ test, auction }: RightsResult): Table {
  const violated = worstByElement(test.violations);
  const priced = auction?.limits ?? [];
  const left = Math.max(0, violated.length - MOST_VIOLATED) + Math.max(0, priced.length - MOST_PRICED);
  return {
    id: 'rights-limits',
    title: CATALOGUE.rightsLimitsTitle,
    columns: COLUMNS,
    rows: [
      ...violated
        .slice(0, MOST_VIOLATED)
        .map((pair) => pairRow(pair, textCell(text('exceeds', 'excede'), 'bad'), undefined)),
      ...(test.isFeasible && priced.length === 0 ? test.closest : [])
        .slice(0, MOST_CLOSEST)
        .map((pair) => pairRow(pair, textCell(text('closest', 'más próximo'), 'muted'), undefined)),
      ...priced.slice(0, MOST_PRICED).map(pricedRow),
    ],
    notes: left === 0 ? [] : [textCell(moreWords(left), 'muted')],
  };
}

function moreWords(left: number): Text {
  return text(`Further ones, in rights_limits.csv: ${left}.`, `Otros, en rights_limits.csv: ${left}.`);
}

/** Violations come worst first, so the first of each element is its worst. */
function worstByElement(violations: readonly RightsPair[]): RightsPair[] {
  const seen = new Map<string, RightsPair>();
  for (const pair of violations) if (!seen.has(pair.element)) seen.set(pair.element, pair);
  return [...seen.values()];
}

function pricedRow(pair: PricedRightsPair): TableRow {
  return pairRow(pair, textCell(text('binds', 'limita'), 'accent'), pair.priceUsdPerMw);
}

function pairRow(pair: RightsPair, state: Cell, priceUsdPerMw: number | undefined): TableRow {
  const { flowMw, limitMw, contingencyName, trace } = pair;
  const excessMw = flowMw - limitMw;
  return {
    cells: [
      withTraces(textCell(elementWords(pair), 'strong'), [trace]),
      textCell(outageWords(contingencyName)),
      state,
      numberCell(flowMw, 1),
      numberCell(limitMw, 0),
      numberCell(excessMw, 1, excessMw > 0.05 ? 'bad' : 'plain'),
      numberCell(priceUsdPerMw, 2),
    ],
    details: [textCell(partWords(pair), 'muted')],
  };
}

function elementWords({ kind, elementName, direction }: RightsPair): Text {
  if (kind === 'border') return text(`${elementName}, operating limit`, `${elementName}, límite operativo`);
  return direction === 'from-to'
    ? text(elementName, elementName)
    : text(`${elementName}, backwards`, `${elementName}, en sentido contrario`);
}

/** Who puts how much on it. */
function partWords({ parts: all }: RightsPair): Text {
  const parts = all.filter(({ mw }) => Math.abs(mw) >= LEAST_PART_MW);
  const shown = parts.slice(0, MOST_PARTS).map(({ right, mw }) => `${right} ${formatNumber(mw, 1)}`);
  const rest = parts.slice(MOST_PARTS);
  const restMw = formatNumber(
    rest.reduce((sum, { mw }) => sum + mw, 0),
    1,
  );
  const listed = (others: string) => [...shown, ...(rest.length > 0 ? [others] : [])].join(', ');
  return text(
    `MW by right: ${listed(`${rest.length} others ${restMw}`)}`,
    `MW por derecho: ${listed(`otros ${rest.length} ${restMw}`)}`,
  );
}
