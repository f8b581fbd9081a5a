import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { resultCsvFiles } from '../../src/io/result-csv.ts';
import { resultJson } from '../../src/io/result-json.ts';
import { RESULT } from '../report/fixture.ts';
import { MARKET } from '../support/market-result.ts';

const WITH_MARKET = { ...RESULT, market: MARKET };
const FILES = resultCsvFiles(WITH_MARKET);

function table(name: string): Record<string, string>[] {
  return parse(FILES.find((file) => file.name === name)!.text, { columns: true }) as Record<string, string>[];
}

function sum(
  rows: readonly Record<string, string>[],
  value: (row: Record<string, string>) => number,
): number {
  return rows.reduce((total, row) => total + value(row), 0);
}

describe('the files of a market study', () => {
  it('are there, every one with rows, and only when the study was asked for', () => {
    const names = FILES.map(({ name }) => name).filter((name) => name.startsWith('market_'));
    expect(names).toEqual([
      'market_summary.csv',
      'market_areas.csv',
      'market_borders.csv',
      'market_hours.csv',
      'market_prices.csv',
      'market_elements.csv',
      'market_technologies.csv',
      'market_siepac.csv',
      'market_water.csv',
      'market_mexico.csv',
      'market_history.csv',
      'market_timeline.csv',
    ]);
    for (const name of names) expect(table(name).length, name).toBeGreaterThan(0);
    expect(resultCsvFiles(RESULT).some(({ name }) => name.startsWith('market_'))).toBe(false);
  });

  it('tell the year of each design in a row, changes against the base only where there is another design', () => {
    const [isolated, today, auction] = table('market_summary.csv');
    expect(isolated).toMatchObject({
      design: 'isolated',
      regional_regime: 'isolated',
      mexican_option: 'none',
      unserved_gwh: '27.6',
      cost_change_musd: '47.1',
    });
    expect(today).toMatchObject({ total_cost_musd: '1200.25', cost_change_musd: '', trade_change_gwh: '' });
    expect(auction).toMatchObject({ to_mexico_gwh: '138', gain_of_no_country_musd: '-2.2' });
  });

  it('add up from the hours to the year', () => {
    const hours = table('market_hours.csv').filter((row) => row.design === 'today' && row.id === 'GT>SV');
    const energyGwh = sum(hours, (row) => (Number(row.weight_h) * Number(row.flow_mw)) / 1000);
    const border = table('market_borders.csv').find(
      (row) => row.design === 'today' && row.from_area === 'GT' && row.to_area === 'SV',
    );
    expect(energyGwh).toBeCloseTo(Number(border!.forward_gwh), 9);
    const areas = table('market_hours.csv').filter((row) => row.kind === 'area' && row.design === 'today');
    expect(sum(areas, (row) => Number(row.weight_h))).toBe(3 * 8760);
    expect(sum(areas, (row) => Number(row.net_export_mw))).toBe(0);
  });

  it('give a duration curve whose hours are those of the year, dearest first', () => {
    const curve = table('market_prices.csv').filter((row) => row.design === 'isolated' && row.area === 'SV');
    expect(curve.map((row) => [row.up_to_h, row.price_usd_per_mwh])).toEqual([
      ['2760', '140'],
      ['8760', '95'],
    ]);
  });

  it('tell the changes of an area beside its surpluses', () => {
    const rows = table('market_areas.csv').filter((row) => row.design === 'isolated');
    expect(rows.find((row) => row.area === 'SV')).toMatchObject({
      consumer_change_musd: '-60',
      producer_change_musd: '25.5',
      rent_change_musd: '-1.5',
      total_change_musd: '-36',
    });
    expect(rows.find((row) => row.area === 'MX')!.total_change_musd).toBe('');
  });

  it('have a row for Mexico under every design that trades with it', () => {
    expect(table('market_mexico.csv').map((row) => [row.design, row.counter_intuitive_gwh])).toEqual([
      ['today', '0'],
      ['explicit-auction', '138'],
    ]);
  });

  it('say where a published figure comes from', () => {
    expect(table('market_history.csv')[0]).toMatchObject({
      published: '1000',
      computed: '1317.6',
      source_file: 'market_history.csv',
      source_ids: 'S01',
    });
  });
});

it('result.json carries the market whole', () => {
  const provenance = { engine: '0', command: 'c', inputs: [] };
  const { market } = JSON.parse(resultJson(WITH_MARKET, provenance)) as { market: typeof MARKET };
  expect(market.designs.map(({ summary }) => summary)).toEqual(MARKET.designs.map(({ summary }) => summary));
  expect(market.designs[0]!.hours).toEqual(MARKET.designs[0]!.hours);
});
