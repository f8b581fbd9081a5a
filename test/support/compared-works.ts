import type { Dataset } from '../../src/grid/dataset.ts';
import type { NetworkEdit } from '../../src/grid/edits.ts';
import type { LpSolver } from '../../src/numeric/lp.ts';
import { doneHere } from '../../src/study/parted-work.ts';
import type { CostRange, Scenario, UpgradeOption, UpgradeOptionsRequest } from '../../src/study/scenario.ts';
import type { UpgradesResult } from '../../src/study/upgrades/upgrades-result.ts';
import { upgradesWork } from '../../src/study/upgrades/upgrades-study.ts';
import { chainDataset } from './chain-dataset.ts';
import { CAPACITY, row, tinyScenario } from './tiny-dataset.ts';

/**
 * A ══ B ══ C with two equal ties at each border, 60 MVA between A and B, 40 MVA between B and C: after the loss of one
 * the other carries 60 and 40 MW. To carry 100 MW everywhere A–B lacks 40 MW each way and B–C 60 MW: 200 MW in all.
 * A third equal tie makes it 120 and 80 MW: A–B then lacks nothing, B–C 20 MW each way.
 */
export const chain: Dataset = {
  ...chainDataset(),
  typicalParameters: [
    {
      ...row('typical_parameters.csv'),
      id: 'tie',
      kind: 'line',
      nominalKv: 100,
      description: '',
      reactanceOhmPerKm: 0.2,
      resistanceOhmPerKm: 0,
      susceptanceUsPerKm: 0,
      ratingMva: undefined,
      emergencyRatingMva: undefined,
      reactancePct: undefined,
    },
  ],
};

export function tie(element: string, from: string, to: string, ratingMva: number): NetworkEdit {
  const nothing = { name: undefined, substation: undefined, nominalKv: undefined, circuits: undefined };
  return {
    ...nothing,
    action: 'add-line',
    element,
    fromBus: `${from}1-100`,
    toBus: `${to}1-100`,
    lengthKm: 100,
    typicalClass: 'tie',
    ratingMva,
    reactancePct: undefined,
    flowMw: undefined,
  };
}

export function cost(base: number, low = base, high = base): CostRange {
  return { low, base, high };
}

export function option(
  id: string,
  edits: readonly NetworkEdit[],
  costMusd?: CostRange,
  changes: Partial<UpgradeOption> = {},
): UpgradeOption {
  return {
    choice: { kind: 'inline', id, title: { en: id, es: id }, edits },
    raises: [],
    lifts: [],
    costMusd,
    earliestYear: undefined,
    lifeYears: undefined,
    ...changes,
  };
}

export const AB = tie('ab', 'a', 'b', 60);
export const AB2 = tie('ab2', 'a', 'b', 60);
export const BC = tie('bc', 'b', 'c', 40);

export const REQUEST: UpgradeOptionsRequest = {
  kind: 'upgradeOptions',
  options: [option('ab', [AB], cost(10, 8, 12)), option('bc', [BC], cost(20))],
  conditions: { kind: 'conditions', seasons: ['dry'], demand: ['maximum'], months: [], scenarios: [] },
  combinations: 1,
  group: [],
  benefits: [],
  savings: undefined,
  sequence: undefined,
  uncertainty: undefined,
  portfolios: [],
  exclusive: [],
  target: { defaultMw: 100, byBorder: [] },
  statistic: 'median',
  budgetsMusd: [],
  valuation: { discountRate: 0.1, maintenanceShare: 0.05, lifeYears: 2, baseYear: 2016 },
};

export function asking(changes: Partial<UpgradeOptionsRequest>, more: Partial<Scenario> = {}): Scenario {
  return tinyScenario({ studies: [CAPACITY, { ...REQUEST, ...changes }], ...more });
}

export function compared(
  changes: Partial<UpgradeOptionsRequest> = {},
  dataset = chain,
  solver?: LpSolver,
): UpgradesResult {
  return doneHere(upgradesWork(asking(changes), dataset, solver)!);
}

export function optionOf(result: UpgradesResult, id: string) {
  return result.options.find((found) => found.id === id)!;
}

export function fullOf({ sets, fullSet }: UpgradesResult) {
  return sets[fullSet]!;
}

export function capacityOf(result: UpgradesResult, options: readonly string[], border: string) {
  const set = result.sets.find((found) => found.options.join() === options.join())!;
  return set.interfaces.find(({ fromAreas, toAreas }) => `${fromAreas}->${toAreas}` === border)!;
}
