import { expect, test } from 'vitest';
import { outageEffect } from '../../src/analysis/explanation/outage-effect.ts';
import { outagesFor } from '../../src/study/outages.ts';
import { prepareGrid } from '../../src/study/prepare-grid.ts';
import { siepacDataset, siepacScenario } from '../support/siepac-data.ts';

const dataset = siepacDataset();
const scenario = siepacScenario({ season: 'wet', demand: 'medium' });
const grid = prepareGrid(scenario, dataset);
const { areas, units, buses } = grid.network;

function weightOf(area: string): number {
  const position = areas.id.indexOf(area);
  return grid.base.participation.reduce(
    (sum, weight, u) => sum + (buses.area[units.bus[u]!] === position ? weight : 0),
    0,
  );
}

test('every area weighs what its primary reserve says, Mexico too: five times the six countries together', () => {
  const reserves = dataset.reserves.filter((row) => row.demandPeriod === 'medium');
  for (const { area, primaryReserveMw } of reserves) {
    expect(weightOf(area)).toBeCloseTo(primaryReserveMw, 6);
  }
  const region = areas.id.filter((area) => area !== 'MX').reduce((sum, area) => sum + weightOf(area), 0);
  expect(weightOf('MX') / region).toBeCloseTo(5, 1);
});

test('while its link is closed, Mexico takes five sixths of a lost machine, and the link carries them', () => {
  const link = grid.network.branches.id.indexOf('mx-gt-tapachula-los-brillantes');
  const lost = outagesFor(grid, scenario.studies).states.find(
    ({ contingency }) => contingency.id === 'unit-jaguar-energy',
  )!;
  const { lostMw, pickups, baseFlowMw, afterMw } = outageEffect(grid.base, lost, link);
  const mexico = pickups.find(({ area }) => areas.id[area] === 'MX')!;
  expect(mexico.mw / lostMw).toBeCloseTo(5 / 6, 2);
  expect(Math.abs(afterMw - baseFlowMw)).toBeCloseTo(mexico.mw, 6);
});
