import { expect, test } from 'vitest';
import { buildNetwork } from '../../../src/grid/build-network.ts';
import { gridRowsOfYear } from '../../../src/grid/grid-rows.ts';
import { siepacLine } from '../../../src/study/market/siepac-line.ts';
import { siepacDataset } from '../../support/siepac-data.ts';

const built = buildNetwork(gridRowsOfYear(siepacDataset(), 2017));
const { branches, buses, areas } = built.network;

test('the SIEPAC line runs from Guatemala to Panama, every section southward', () => {
  const sections = siepacLine(built).map(({ branch, southward }) => {
    const ends = [branches.from[branch]!, branches.to[branch]!];
    const [north, south] = southward > 0 ? ends : ends.reverse();
    return { name: branches.name[branch], north: buses.area[north!]!, south: buses.area[south!]! };
  });
  for (const { north, south, name } of sections) expect(north, name).toBeLessThanOrEqual(south);
  const places = sections.map(({ north, south }) => `${areas.id[north]}-${areas.id[south]}`);
  expect([places[0], places.at(-1)]).toEqual(['GT-GT', 'PA-PA']);
  expect(sections.slice(-8).map(({ name }) => name)).toEqual([
    'Sandino - Ticuantepe',
    'Ticuantepe - La Virgen',
    'La Virgen - Cañas',
    'Cañas - Parrita',
    'Parrita - Palmar',
    'Palmar - Río Claro 1',
    'Río Claro - Dominical',
    'Dominical - Veladero',
  ]);
});
