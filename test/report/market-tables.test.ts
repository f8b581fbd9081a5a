import { describe, expect, it } from 'vitest';
import { designTables, marketTables } from '../../src/report/market/market-tables.ts';
import { say, type Table } from '../../src/report/report-model.ts';
import { runReport } from '../../src/report/run-report.ts';
import { PLAIN_STYLE } from '../../src/report/style.ts';
import { reportText } from '../../src/report/terminal/report-text.ts';
import type { ScenarioResult } from '../../src/study/result.ts';
import { MARKET } from '../support/market-result.ts';
import { RESULT } from './fixture.ts';

const WITH_MARKET: ScenarioResult = { ...RESULT, market: MARKET };

function lines(language: 'en' | 'es', width = 160): string[][] {
  const page = reportText(runReport(WITH_MARKET), { language, width, style: PLAIN_STYLE });
  return page.split('\n').map((line) => line.trim().split(/ {2,}/));
}

function tableOf(id: string): Table {
  return marketTables(MARKET).find((table) => table.id === id)!;
}

function figures(table: Table, language: 'en' | 'es'): string[] {
  const cells = table.rows.flatMap((row) => [...row.cells, ...(row.details ?? [])]);
  return cells.flatMap(({ words }) => say(words, language).match(/[−+]?[\d,]*\.?\d+/g) ?? []);
}

/** The market alone: no study of one moment beside it. */
function alone(market: typeof MARKET): string {
  const { loading, capacity, conditions, ...rest } = WITH_MARKET;
  const result = { ...rest, loading: undefined, capacity: undefined, conditions: undefined, market };
  return reportText(runReport(result), { language: 'en', width: 400, style: PLAIN_STYLE });
}

describe('the tables of a market', () => {
  it('tell the year of each design in a row, against the base', () => {
    expect(lines('en')).toContainEqual([
      'Isolated',
      '0',
      '0',
      '0',
      '76.4',
      '1,247.3',
      '47.1',
      '12.5',
      '27.6',
      '2,400',
      '0',
    ]);
    expect(lines('en')).toContainEqual([
      'As today (base)',
      '1,318',
      '1,051',
      '0',
      '76.4',
      '1,200.3',
      '–',
      '12.5',
      '0.0',
      '2,400',
      '0',
    ]);
    expect(lines('es')).toContainEqual(['↳ cada país por su cuenta; sin intercambio con México']);
  });

  it('give mean and P10–P90 of the prices of each country', () => {
    expect(lines('es')).toContainEqual(['Aislados', '64.0 (64–64)', '76.3 (70–90)', '109.2 (95–140)']);
  });

  it('tell trade over each border both ways', () => {
    expect(lines('en')).toContainEqual(['Explicit auction', '720 / 138', '1,152 / 0']);
    expect(lines('en')).toContainEqual(['GT → SV', '1,318', '260', '58', '2,760', '4.2']);
  });

  it('tell who wins and who loses; the sum is the cost that is saved', () => {
    expect(lines('en')).toContainEqual(['Isolated', '–', '−11.0', '−36.0', '−0.1', '−47.1']);
    expect(lines('en')).toContainEqual(['↳ Consumers: GT\u00a0−30.0, SV\u00a0−60.0']);
    expect(lines('es')).toContainEqual(['↳ Sin país: titulares de capacidad del enlace\u00a0−2.2']);
    expect(tableOf('market-welfare').rows).toHaveLength(2);
  });

  it('add energy up by technology and country', () => {
    expect(lines('en')).toContainEqual(['Coal', '0', '3,000', '0', '3,000']);
    expect(lines('en')).toContainEqual(['Total', '0', '5,000', '1,500', '6,500']);
  });

  it('set the options for Mexico side by side, in figures and in words', () => {
    expect(tableOf('market-mexico').rows.map((row) => say(row.cells[7]!.words, 'en'))).toEqual([
      '0',
      '2,760',
    ]);
    expect(lines('es')).toContainEqual([
      'C. Subasta explícita',
      'Capacidad antes de los precios.',
      'Los dueños del enlace.',
      'Un acuerdo de ambos operadores.',
    ]);
    expect(tableOf('market-options').rows).toHaveLength(3);
  });

  it('set published figures beside the model, with where they come from', () => {
    expect(lines('en')).toContainEqual(['Regional trade', '1,000', '1,318', '318', '32', 'published']);
    expect(tableOf('market-history').rows[0]!.cells[1]!.traces).toEqual([
      { file: 'market_history.csv', lines: [6], sourceIds: ['S01'], confidence: 'published' },
    ]);
  });

  it('leave out the moment of the scenario where no study is about it', () => {
    expect(alone(MARKET)).not.toContain('Balance by country');
    expect(alone(MARKET)).toMatch(/Conditions +2017, the whole year/);
    expect(lines('en')).toContainEqual(['Balance by country']);
  });

  it('give no price of an area in which nothing is bought or sold', () => {
    const designs = MARKET.designs.map((design) => ({
      ...design,
      areas: design.areas.map((area) =>
        area.area === 'MX' ? { ...area, price: undefined, durationCurve: [] } : area,
      ),
    }));
    expect(alone({ ...MARKET, designs })).toMatch(/Isolated +– +76\.3 \(70–90\)/);
  });

  it('warn of limits that no dispatch could hold, with where they are', () => {
    expect(alone(MARKET)).not.toContain('No dispatch holds every limit');
    const designs = MARKET.designs.map((design) => ({
      ...design,
      summary: { ...design.summary, overloadGwh: 40, overloadMusd: 20 },
      elements: design.elements.map((element, i) => ({
        ...element,
        areas: i === 0 ? ['SV'] : ['GT', 'SV'],
        overloadGwh: i === 0 ? 30 : 10,
      })),
    }));
    // All 30 GWh of the first and half of the 10 of the second are El Salvador's.
    expect(alone({ ...MARKET, designs })).toContain(
      '40 GWh flow beyond limits (88 % in SV), counted once for every loss after which they would, at a price that makes 20 MUSD',
    );
    expect(alone({ ...MARKET, designs }).match(/Figures of SV and of its neighbours' plants/g)).toHaveLength(
      2,
    );
  });

  it('carry the same figures in both languages', () => {
    const all = [
      ...marketTables(MARKET),
      ...MARKET.designs.flatMap((design) => designTables(design, MARKET)),
    ];
    for (const table of all) expect(figures(table, 'es'), table.id).toEqual(figures(table, 'en'));
  });

  it('fit a terminal of 120 columns', () => {
    for (const language of ['en', 'es'] as const) {
      const page = reportText(runReport(WITH_MARKET), { language, width: 120, style: PLAIN_STYLE });
      expect(page.split('\n').filter((line) => line.length > 120)).toEqual([]);
    }
  });
});
