import { describe, expect, it } from 'vitest';
import type { MarketHistoryRow } from '../../../src/grid/dataset.ts';
import { marketHistory } from '../../../src/study/market/market-history.ts';
import { marketSourceIds } from '../../../src/study/market/market-sources.ts';
import { mexicanOptions } from '../../../src/study/market/mexican-options.ts';
import { MARKET } from '../../support/market-result.ts';

const BASE = MARKET.designs.find(({ design }) => design.id === MARKET.base)!;

function row(over: Partial<MarketHistoryRow>): MarketHistoryRow {
  return {
    origin: { file: 'market_history.csv', line: 2 },
    sourceIds: ['S50'],
    confidence: 'published',
    notes: undefined,
    id: 'one',
    quantity: 'trade-gwh',
    area: undefined,
    partner: undefined,
    technologies: [],
    year: 2017,
    value: 1,
    ...over,
  };
}

function computed(over: Partial<MarketHistoryRow>): number | undefined {
  return marketHistory({ marketHistory: [row(over)] }, 2017, MARKET, BASE)[0]?.computed;
}

describe('a published figure', () => {
  it('stands beside the same quantity of the design', () => {
    expect(computed({})).toBe(BASE.summary.tradeGwh);
    expect(computed({ quantity: 'price-usd-per-mwh' })).toBe(76.4);
    expect(computed({ quantity: 'price-usd-per-mwh', area: 'GT' })).toBeCloseTo(64.726, 3);
    expect(computed({ quantity: 'generation-gwh', area: 'GT', technologies: ['coal', 'gas_ccgt'] })).toBe(
      3000,
    );
  });

  it('of the regional market leaves out what comes from outside the region', () => {
    // Guatemala passes 100 and 260 MW on, of which 120 MW come from Mexico: in the region it exports all of it.
    expect(computed({ quantity: 'export-gwh', area: 'GT' })).toBeCloseTo(0.1 * 6000 + 0.26 * 2760, 9);
    expect(computed({ quantity: 'import-gwh', area: 'GT' })).toBe(0);
    expect(computed({ quantity: 'import-gwh', area: 'SV' })).toBeCloseTo(0.1 * 6000 + 0.26 * 2760, 9);
  });

  it('of a border outside the region is the energy over it, whichever way the border is named', () => {
    expect(computed({ quantity: 'import-gwh', area: 'GT', partner: 'MX' })).toBeCloseTo(0.12 * 8760, 9);
    expect(computed({ quantity: 'export-gwh', area: 'GT', partner: 'MX' })).toBe(0);
    expect(computed({ quantity: 'export-gwh', area: 'MX', partner: 'GT' })).toBeCloseTo(0.12 * 8760, 9);
  });

  it('of another year, or of what the design does not hold, is left out', () => {
    expect(computed({ year: 2019 })).toBeUndefined();
    expect(computed({ quantity: 'export-gwh', area: 'CR' })).toBeUndefined();
    expect(computed({ quantity: 'price-usd-per-mwh', area: 'CR' })).toBeUndefined();
    // A price that the model is given is no result to be held against history.
    expect(computed({ quantity: 'price-usd-per-mwh', area: 'MX' })).toBeUndefined();
    expect(computed({ quantity: 'import-gwh', area: 'GT', partner: 'PA' })).toBeUndefined();
  });

  it('says where it comes from', () => {
    const [figure] = marketHistory({ marketHistory: [row({})] }, 2017, MARKET, BASE);
    expect(figure!.trace).toEqual({
      file: 'market_history.csv',
      line: 2,
      sourceIds: ['S50'],
      confidence: 'published',
    });
  });
});

it('names the sources of published figures and of words', () => {
  const [first, ...others] = MARKET.history;
  const history = [{ ...first!, trace: { ...first!.trace, sourceIds: ['S47', 'S50'] } }, ...others];
  expect(marketSourceIds({ ...MARKET, history })).toEqual(['S47', 'S50', 'S01', 'S01', 'S01', 'S01']);
  expect(marketSourceIds(undefined)).toEqual([]);
});

it('keeps the words of every option with their origin', () => {
  const words = {
    id: 'contracts',
    nameEn: 'Contracts',
    nameEs: 'Contratos',
    offersEn: 'o',
    offersEs: 'p',
    rentEn: 'r',
    rentEs: 's',
    needsEn: 'n',
    needsEs: 'm',
  };
  const { origin, sourceIds, confidence, notes } = row({});
  expect(mexicanOptions({ marketDesigns: [{ ...words, origin, sourceIds, confidence, notes }] })).toEqual([
    {
      id: 'contracts',
      name: { en: 'Contracts', es: 'Contratos' },
      offers: { en: 'o', es: 'p' },
      rent: { en: 'r', es: 's' },
      needs: { en: 'n', es: 'm' },
      trace: { file: 'market_history.csv', line: 2, sourceIds: ['S50'], confidence: 'published' },
    },
  ]);
});
