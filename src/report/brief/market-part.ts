import { type Text, text } from '../../base/text.ts';
import type { DesignResult, MarketResult } from '../../study/market/market-result.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import { designWords, markedDesignWords } from '../market/market-words.ts';
import { DESIGN, summaryTable } from '../market/summary-table.ts';
import { formatNumber } from '../number-format.ts';
import type { BriefPart, BriefRow } from './brief-model.ts';

/** More would not leave room for the rest on one sheet. */
const MOST_DESIGNS = 9;

/** What every market design saves a year against the base, the most first. */
export function marketPart({ market }: ScenarioResult, position: number): BriefPart | undefined {
  if (market === undefined) return undefined;
  const ranked = market.designs.toSorted((a, b) => savedMusd(b) - savedMusd(a)).slice(0, MOST_DESIGNS);
  const { id, title } = summaryTable(market);
  return {
    id: 'brief-market',
    title: text('What market designs save', 'Qué ahorran los diseños de mercado'),
    answer: answerOf(market, ranked[0]!),
    annex: { result: position, table: id, title: title as Text },
    columns: [
      left(DESIGN),
      right(text('Saves MUSD a year', 'Ahorra MUSD al año')),
      right(text('Costs MUSD a year', 'Cuesta MUSD al año')),
      right(text('Regional trade GWh', 'Intercambio regional GWh')),
      right(text('Mean price USD/MWh', 'Precio medio USD/MWh')),
    ],
    rows: ranked.map((design) => designRow(design, market)),
    notes: [],
  };
}

/** Of the base design nothing. */
function savedMusd({ change }: DesignResult): number {
  return change === undefined ? 0 : -change.totalCostMusd;
}

function designRow(design: DesignResult, market: MarketResult): BriefRow {
  const { summary, change } = design;
  const saved = change && savedMusd(design);
  return {
    cells: [
      textCell(markedDesignWords(design, market), 'strong'),
      numberCell(saved, 1, saved !== undefined && saved < 0 ? 'bad' : 'good'),
      numberCell(summary.totalCostMusd, 1),
      numberCell(summary.tradeGwh, 0),
      numberCell(summary.meanPriceUsdPerMwh, 1),
    ],
    confidence: undefined,
  };
}

function answerOf({ year, base }: MarketResult, best: DesignResult): Text {
  const against = designWords({ id: base });
  if (savedMusd(best) <= 0) {
    return text(
      `Market in ${year}: no design looked at costs less than “${against.en}”.`,
      `Mercado en ${year}: ningún diseño evaluado cuesta menos que “${against.es}”.`,
    );
  }
  const { en, es } = designWords(best.design);
  const musd = formatNumber(savedMusd(best), 1);
  return text(
    `Market in ${year}: the design “${en}” saves most, ${musd} MUSD a year against “${against.en}”.`,
    `Mercado en ${year}: el diseño “${es}” es el que más ahorra, ${musd} MUSD al año frente a “${against.es}”.`,
  );
}
