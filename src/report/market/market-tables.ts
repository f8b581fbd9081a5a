import type { DesignResult, MarketResult } from '../../study/market/market-result.ts';
import type { Table } from '../report-model.ts';
import { timelineTable } from '../tables/event-tables.ts';
import { baseOf } from './base-design.ts';
import { energyTable, mixTable } from './energy-tables.ts';
import { elementTable, siepacUseTable } from './grid-tables.ts';
import { generationHistoryTable, historyTable } from './history-tables.ts';
import { mexicoTable, optionTable } from './mexico-tables.ts';
import { priceTable } from './price-table.ts';
import { summaryTable } from './summary-table.ts';
import { borderUseTable, tradeTable } from './trade-tables.ts';
import { waterTable } from './water-table.ts';
import { welfareTable } from './welfare-table.ts';

/**
 * The tables of a market study: those that set all designs side by side, the detail of the base design, the options for
 * Mexico with their time line, and history. Files hold the detail of every design.
 */
export function marketTables(market: MarketResult): Table[] {
  const base = baseOf(market);
  return [
    summaryTable(market),
    priceTable(market),
    tradeTable(market),
    welfareTable(market),
    mixTable(market),
    ...designTables(base, market),
    mexicoTable(market),
    optionTable(market),
    timelineTable(market.timeline),
    historyTable(market),
    generationHistoryTable(market),
  ].filter(({ rows }) => rows.length > 0);
}

/** What is told of one design alone. */
export function designTables(design: DesignResult, market: MarketResult): Table[] {
  return [
    borderUseTable(design),
    energyTable(design, market),
    siepacUseTable(design),
    elementTable(design),
    waterTable(design),
  ].filter(({ rows }) => rows.length > 0);
}
