import { capacityStudy } from '../src/study/capacity/capacity-study.ts';
import { outagesFor } from '../src/study/outages.ts';
import { doneHere } from '../src/study/parted-work.ts';
import type { CapacityRequest, UncertaintyRequest, UpgradeOptionsRequest } from '../src/study/scenario.ts';
import { scenarioUncertainty } from '../src/study/uncertainty/uncertainty-study.ts';
import { upgradesWork } from '../src/study/upgrades/upgrades-study.ts';
import { whatIfBase } from '../src/study/what-if/what-if-choices.ts';
import { whatIfGrids, whatIfStep } from '../src/study/what-if/what-if-step.ts';
import { type Measurement, measure, measureOnce } from './measure.ts';
import { siepacGrid, siepacScenario } from './siepac-grid.ts';

/** Whole studies as `siepac run` makes them, with layers, relief and names: the full matrix, and samples of it. */
export async function measureStudies(): Promise<{ name: string; times: Record<string, Measurement> }> {
  const { scenario, dataset, grid, request } = await siepacGrid('scenarios/2017-matrix.yaml');
  const matrix: CapacityRequest = { ...request, assumptions: 'none' };
  const inMeritOrder: CapacityRequest = { ...matrix, shiftKey: { up: 'merit-order', down: 'merit-order' } };
  const capacities = (asked: CapacityRequest) =>
    capacityStudy(grid, asked, outagesFor(grid, scenario.studies).states);
  const sampled = { ...scenario, studies: [matrix, SAMPLING] };
  return {
    name: 'SIEPAC 2017, full matrix',
    times: {
      'study, headroom keys': measure(() => capacities(matrix)),
      'study, merit-order keys': measureOnce(() => capacities(inMeritOrder)),
      '25 samples': measure(() => {
        const work = scenarioUncertainty(sampled, dataset)!;
        work.part(work.ranges[0]!);
      }),
    },
  };
}

/** Every option of the region's catalogue alone and last of all, under six conditions, and samples of one of them. */
export async function measureUpgrades(): Promise<{ name: string; times: Record<string, Measurement> }> {
  const { scenario, dataset } = await siepacGrid('scenarios/upgrade-options.yaml');
  const asked = (changes: Partial<UpgradeOptionsRequest>) =>
    upgradesWork(
      {
        ...scenario,
        studies: scenario.studies.map((study) =>
          study.kind === 'upgradeOptions' ? { ...study, group: [], ...changes } : study,
        ),
      },
      dataset,
    )!;
  return {
    name: 'SIEPAC 2026, upgrade options',
    times: {
      'each alone and last, six conditions': measureOnce(() => doneHere(asked({ uncertainty: undefined }))),
      '50 samples of one set': measure(() => {
        const work = asked({});
        work.part(work.ranges.at(-1)!);
      }),
    },
  };
}

/** One step of the live page after another, demand changing, with what earlier steps left and without. */
export async function measureWhatIf(): Promise<{ name: string; times: Record<string, Measurement> }> {
  const { scenario, dataset } = await siepacScenario('scenarios/2017-dry-max.yaml');
  const base = whatIfBase(scenario)!;
  const grids = whatIfGrids(base, dataset);
  let step = 0;
  const changed = () => ({ ...base, demandFactor: 1 - 0.001 * (step++ % 50) });
  return {
    name: 'SIEPAC 2017, what-if step',
    times: {
      'nothing kept': measure(() => whatIfStep(changed(), dataset)),
      'grid kept': measure(() => whatIfStep(changed(), dataset, grids)),
    },
  };
}

/** The ranges and the part that values of each confidence have of them, as a scenario gets them by default. */
const SAMPLING: UncertaintyRequest = {
  kind: 'uncertainty',
  samples: 25,
  seed: 1,
  ranges: { reactance: 0.1, rating: 0.1, demand: 0.05, availability: 0.05, cost: 0.1 },
  byConfidence: { published: 0, inferred: 0.5, estimated: 1 },
  common: 0.5,
  hydrology: 'years',
  against: undefined,
};
