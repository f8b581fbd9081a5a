import { type Text, text } from '../../../base/text.ts';
import type { DesignResult, MarketResult } from '../../../study/market/market-result.ts';
import { baseOf } from '../../market/base-design.ts';
import { energyTable } from '../../market/energy-tables.ts';
import { elementTable, siepacUseTable } from '../../market/grid-tables.ts';
import { borderUseTable } from '../../market/trade-tables.ts';
import { waterTable } from '../../market/water-table.ts';
import type { Table } from '../../report-model.ts';
import { bilingual, html, type Markup } from '../markup.ts';
import { folded } from '../page-shell.ts';
import type { SourceIndex } from '../source-index.ts';
import { tableMarkup } from '../table-markup.ts';
import { energyChart, mixChart } from './energy-charts.ts';
import { historyCharts } from './history-charts.ts';
import { mexicoCharts } from './mexico-charts.ts';
import { optionCards } from './option-cards.ts';
import { priceCharts } from './price-charts.ts';
import { summaryCharts } from './summary-charts.ts';
import { siepacChart, tradeCharts } from './trade-charts.ts';
import { welfareCharts } from './welfare-charts.ts';

type Draw = (market: MarketResult, index: SourceIndex) => Markup;

/** The pictures that go with a table. */
const CHARTS: Readonly<Record<string, Draw>> = {
  market: summaryCharts,
  'market-prices': priceCharts,
  'market-trade': tradeCharts,
  'market-welfare': welfareCharts,
  'market-mix': mixChart,
  'market-energy': (market, index) => energyChart(baseOf(market), market, index),
  'market-siepac': (market, index) => siepacChart(baseOf(market), index),
  'market-mexico': mexicoCharts,
  'market-history': historyCharts,
};

/** Tables of the base design, which the page has of every other one behind a fold. */
const DETAILS: Readonly<Record<string, (design: DesignResult, market: MarketResult) => Table>> = {
  'market-borders': borderUseTable,
  'market-energy': energyTable,
  'market-siepac': siepacUseTable,
  'market-elements': elementTable,
  'market-water': waterTable,
};

const OTHER_DESIGNS = text('Under the other designs', 'Bajo los demás diseños');

/** A table of the market as the page has it: with its pictures, and the detail of the other designs behind a fold. */
export function marketSection(
  table: Table,
  market: MarketResult | undefined,
  index: SourceIndex,
): Markup | undefined {
  if (market === undefined || !isMarketTable(table.id)) return undefined;
  if (table.id === 'market-options') return optionCards(table, index);
  const charts = CHARTS[table.id]?.(market, index);
  return html`${tableMarkup(table, index)}${charts}${otherDesigns(table.id, market, index)}`;
}

function isMarketTable(id: string): boolean {
  return Object.hasOwn(MARKET_LINKS, id);
}

function otherDesigns(id: string, market: MarketResult, index: SourceIndex): Markup | undefined {
  const tableOf = DETAILS[id];
  const others = market.designs.filter(({ design }) => design.id !== market.base);
  if (tableOf === undefined || others.length === 0) return undefined;
  const tables = others.map((design) => {
    const table = tableOf(design, market);
    return html`<h3>${bilingual(table.title)}</h3>${tableMarkup({ ...table, notes: [] }, index)}`;
  });
  return folded(OTHER_DESIGNS, html`${tables}`);
}

/** The tables of the market in the order of the page, each with its word in the navigation. */
export const MARKET_LINKS: Readonly<Record<string, Text>> = {
  market: text('Market', 'Mercado'),
  'market-welfare': text('Winners', 'Ganadores'),
  'market-mexico': text('Mexico', 'México'),
  'market-options': text('Options', 'Opciones'),
  'market-timeline': text('Time line', 'Fechas'),
  'market-prices': text('Prices', 'Precios'),
  'market-trade': text('Trade', 'Intercambio'),
  'market-borders': text('Border use', 'Uso de fronteras'),
  'market-siepac': text('SIEPAC, year', 'SIEPAC, año'),
  'market-elements': text('What binds', 'Qué limita'),
  'market-mix': text('Technologies', 'Tecnologías'),
  'market-energy': text('By country', 'Por país'),
  'market-water': text('Water', 'Agua'),
  'market-history': text('History', 'Historia'),
  'market-generation-history': text('Generation', 'Generación'),
};
