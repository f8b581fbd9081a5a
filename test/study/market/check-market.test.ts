import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../src/io/scenario-reader.ts';
import { checkMarket } from '../../../src/study/checks/scenario-market.ts';
import { siepacDataset } from '../../support/siepac-data.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';

const siepac = siepacDataset();

async function findings(entry: string, dataset = siepac): Promise<string[]> {
  const text = `id: mine
title: { en: Market, es: Mercado }
data: d
year: 2017
season: wet
demand: medium
studies: [{ market: ${entry} }]
`;
  const { value, diagnostics } = await readScenario({ file: 'mine.yaml', text }, (path) =>
    path === 'd/datapackage.json' ? { file: path, text: '{}' } : undefined,
  );
  expect(diagnostics).toEqual([]);
  return checkMarket(value!, dataset).map(
    ({ line, column, severity, code, hint }) => `${line}:${column} ${severity} ${code}: ${hint?.en}`,
  );
}

describe('checkMarket', () => {
  it('finds nothing wrong with what the data have', async () => {
    expect(await findings('{}')).toEqual([]);
    expect(await findings('{ hydrology: dry, costs: { coal: 30 } }')).toEqual([]);
    expect(await findings('{ hydrology: 2019 }')).toEqual([]);
  });

  it('knows which water the data have', async () => {
    expect(await findings('{ hydrology: 1998 }')).toEqual(['7:34 error NO_HYDROLOGY: they know 2015–2023']);
    expect(await findings('{ designs: [isolated], hydrology: dry }', tinyDataset())).toEqual([
      '7:55 error NO_HYDROLOGY: `average` is always there',
    ]);
  });

  it('knows technologies, and what was probably meant', async () => {
    expect(await findings('{ costs: { coal: 1, fuel_oli: 82 } }')).toEqual([
      '7:51 error UNKNOWN_TECHNOLOGY: did you mean `fuel_oil`?',
    ]);
  });

  it('asks for Mexico where designs trade with it', async () => {
    const [found] = await findings('{ designs: [isolated, today] }', tinyDataset());
    expect(found).toMatch(/^7:23 error NO_MEXICO: designs without it/);
    expect(await findings('{ designs: [isolated] }', tinyDataset())).toEqual([]);
  });

  it('says that a contract is larger than the link', async () => {
    expect(await findings('{ mexico: { contract: 240, capacity: 120 } }')).toEqual([
      '7:43 warning CONTRACT_ABOVE_CAPACITY: raise `capacity` or lower `contract`',
    ]);
  });
});
