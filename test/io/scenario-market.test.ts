import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/io/scenario-reader.ts';
import { STANDARD_DESIGNS } from '../../src/study/market/standard-designs.ts';
import type { MarketRequest } from '../../src/study/scenario.ts';

const HEAD = `id: mine
title: { en: Market, es: Mercado }
data: ../data/siepac
year: 2017
season: wet
demand: medium
studies:
`;

async function reading(entry: string) {
  const text = `${HEAD}  - market: ${entry}\n`;
  const { value, diagnostics } = await readScenario({ file: 'scenarios/mine.yaml', text }, (path) =>
    path === 'data/siepac/datapackage.json' ? { file: path, text: '{}' } : undefined,
  );
  const market = value?.studies[0] as MarketRequest | undefined;
  return {
    market,
    found: diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`),
    diagnostics,
  };
}

describe('market', () => {
  it('has a default for everything', async () => {
    const { market, found } = await reading('');
    expect(found).toEqual([]);
    expect(market).toEqual({
      kind: 'market',
      limitChanges: [],
      hours: 'representative',
      designs: STANDARD_DESIGNS,
      base: 'today',
      hydrology: 'average',
      monitorFromKv: 230,
      contingencies: 'none',
      operatingLimits: true,
      overloadUsdPerMwh: 500,
      reserveShare: 0.05,
      reserveShortageUsdPerMwh: 300,
      vollUsdPerMwh: 1000,
      exchangeChargeUsdPerMwh: 0.01,
      losses: 'none',
      costs: [],
      mexico: {
        priceUsdPerMwh: undefined,
        slopeUsdPerMwhPerMw: 0,
        contractMw: undefined,
        contractPriceUsdPerMwh: undefined,
        importMw: undefined,
        exportMw: undefined,
        yearlyShare: 0.5,
        ownersLink: { capacityMw: 300, lossShare: 0.02 },
        membershipMusd: 0,
      },
    });
    expect(STANDARD_DESIGNS.map(({ id }) => id)).toEqual([
      'isolated',
      'today',
      'integrated',
      'border-agent',
      'explicit-auction',
      'implicit-coupling',
      'joint-dispatch',
      'full-member',
      'scheduled-link',
    ]);
  });

  it('reads quantities with their units, and designs of its own', async () => {
    const { market, found } = await reading(`{
      designs: [isolated, { id: open, mexico: joint-dispatch }, { id: coupled, region: integrated, mexico: implicit-coupling }],
      hydrology: 2019, reserve: 3 %, voll: 1.5 USD/kWh, exchangeCharge: 0.5 USD/MWh, costs: { fuel_oil: 82 USD/MWh, coal: 30 * 1.1 },
      mexico: { price: { dry: 70 USD/MWh, wet: [${Array.from({ length: 24 }, (_, h) => h).join(', ')}] }, slope: 0.02 USD/MWh per MW,
                contract: 0.1 GW, contractPrice: 60, capacity: { import: 200 MW }, yearlyShare: 0, link: { loss: 3 % }, memberCost: 250000 USD } }`);
    expect(found).toEqual([]);
    expect(market).toMatchObject({
      designs: [
        { id: 'isolated', region: 'isolated', mexico: 'none' },
        { id: 'open', region: 'integrated', mexico: 'joint-dispatch' },
        { id: 'coupled', region: 'integrated', mexico: 'implicit-coupling' },
      ],
      // `today` is not in the list.
      base: 'isolated',
      hydrology: 2019,
      reserveShare: 0.03,
      vollUsdPerMwh: 1500,
      exchangeChargeUsdPerMwh: 0.5,
      costs: [
        { technology: 'fuel_oil', usdPerMwh: 82 },
        { technology: 'coal', usdPerMwh: 33 },
      ],
      mexico: {
        priceUsdPerMwh: { dry: new Array(24).fill(70), wet: Array.from({ length: 24 }, (_, h) => h) },
        slopeUsdPerMwhPerMw: 0.02,
        contractMw: 100,
        contractPriceUsdPerMwh: 60,
        importMw: 200,
        exportMw: undefined,
        yearlyShare: 0,
        ownersLink: { capacityMw: 300, lossShare: 0.03 },
        membershipMusd: 0.25,
      },
    });
  });

  it('takes one price and one capacity for all hours and both ways', async () => {
    const { market } = await reading('{ mexico: { price: 64 USD/MWh, capacity: 150 MW } }');
    const all = new Array(24).fill(64);
    expect(market!.mexico).toMatchObject({
      priceUsdPerMwh: { dry: all, wet: all },
      importMw: 150,
      exportMw: 150,
    });
  });

  it.each([
    ['{ designs: [isolated, integratd] }', 'integratd', 'UNKNOWN_DESIGN', 'did you mean `integrated`?'],
    ['{ designs: [today, isolated, today] }', 'today]', 'REPEATED_ENTRY', undefined],
    [
      '{ designs: [isolated, integrated], base: today }',
      'today',
      'BASE_NOT_AMONG_DESIGNS',
      'they are isolated, integrated',
    ],
    ['{ base: tody }', 'tody', 'BASE_NOT_AMONG_DESIGNS', 'did you mean `today`?'],
    ['{ designs: [{ id: mine, mexico: contract }] }', 'contract', 'NOT_ALLOWED', undefined],
    ['{ voll: 1000 USD }', 'USD', 'WRONG_UNIT', 'a price of energy in USD/MWh is meant'],
    ['{ voll: 1000 USD/MW }', 'USD', 'UNKNOWN_UNIT', 'did you mean `USD/MWh`?'],
    ['{ voll: 0 }', '0', 'OUT_OF_RANGE', undefined],
    ['{ reserve: 100 % }', '100', 'OUT_OF_RANGE', undefined],
    ['{ exchangeCharge: -1 }', '-1', 'OUT_OF_RANGE', undefined],
    ['{ costs: { coal: 30 MW } }', 'MW', 'WRONG_UNIT', 'a price of energy in USD/MWh is meant'],
    ['{ costs: { coal: 30 USD/MWh * 2 } }', '30', 'BAD_EXPRESSION', 'leave the USD/MWh out of arithmetic'],
    ['{ mexico: { price: [1, 2] } }', '[1', 'OUT_OF_RANGE', undefined],
    ['{ mexico: { yearlyShare: 120 % } }', '120', 'OUT_OF_RANGE', undefined],
    ['{ mexico: { capasity: 120 } }', 'capasity', 'UNKNOWN_KEY', 'did you mean `capacity`?'],
    ['{ hours: every }', 'every', 'NOT_ALLOWED', undefined],
  ])('says what is wrong with %s', async (entry, part, code, hint) => {
    const { found, diagnostics } = await reading(entry);
    const column = '  - market: '.length + entry.indexOf(part) + 1;
    expect(found).toEqual([`8:${column} ${code}`]);
    if (hint !== undefined) expect(diagnostics[0]!.hint?.en).toBe(hint);
  });
});
