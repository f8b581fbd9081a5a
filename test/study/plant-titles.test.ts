import { describe, expect, test } from 'vitest';
import { plantTitle } from '../../src/study/plant-title.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import { siepacDataset } from '../support/siepac-data.ts';
import { tinyDataset, tinyScenario } from '../support/tiny-dataset.ts';

describe('names of plants', () => {
  test('are in Spanish where the data give one, and the same otherwise', () => {
    const tiny = tinyDataset();
    const plants = tiny.plants.map((plant) =>
      plant.id === 'b-oil' ? { ...plant, nameEs: 'b-búnker' } : plant,
    );
    const { dispatch, loading } = runScenario(tinyScenario(), { ...tiny, plants });
    expect(dispatch.map(({ marginalUnitName }) => marginalUnitName)).toEqual([
      { en: 'a-oil', es: 'a-oil' },
      { en: 'b-oil', es: 'b-búnker' },
    ]);
    const outage = loading!.contingencies.find(({ contingency }) => contingency === 'unit-b-oil');
    expect(outage!.name).toEqual({ en: 'b-oil, one unit', es: 'b-búnker, una unidad' });
  });

  test('no aggregate or equivalent of the region has an English name in Spanish', () => {
    const titles = siepacDataset().plants.map((plant) => plantTitle(plant).es);
    expect(
      titles.filter((name) =>
        /\b(other|later|barge|stage|block|group|equivalent|sites|rented|and|of)\b/i.test(name),
      ),
    ).toEqual([]);
  });
});
