import type { Dataset } from '../grid/dataset.ts';
import type { LpSolver } from '../numeric/lp.ts';
import { type MarketPart, marketRanges, scenarioMarket, scenarioWater } from './market/market-study.ts';
import type { MarketWater } from './market/market-water.ts';
import type { PartedWork, SampleRange } from './parted-work.ts';
import type { Scenario, StudyRequest } from './scenario.ts';
import {
  scenarioUncertainty,
  type UncertaintyPart,
  uncertaintyRanges,
} from './uncertainty/uncertainty-study.ts';
import { type UpgradesPart, upgradesWork } from './upgrades/upgrades-study.ts';

/** Parts of studies that were done elsewhere, whole studies only. */
export interface DoneParts {
  readonly uncertainty?: Done<UncertaintyPart, undefined>;
  readonly upgradeOptions?: Done<UpgradesPart, undefined>;
  readonly market?: Done<MarketPart, MarketWater>;
}

interface Done<Part, Shared> {
  readonly shared: Shared;
  readonly parts: readonly Part[];
}

/** Studies whose work falls into parts. */
export type PartedKind = keyof DoneParts & StudyRequest['kind'];

/**
 * How the work of a kind of study falls into parts: plain data in, plain data out. All of it throws InputError or
 * NoAnswerError when the study has no answer.
 */
interface PartedStudy {
  /** The parts that a scenario asks for, told without solving anything; none where it does not ask for the study. */
  readonly ranges: (scenario: Scenario, dataset: Dataset) => readonly SampleRange[];
  /** What all parts need and is made once, because it takes long; `undefined`: nothing. */
  readonly shared: (scenario: Scenario, dataset: Dataset, solver: LpSolver | undefined) => unknown;
  /** @param shared - as made before @returns `undefined` where the scenario does not ask for it. */
  readonly work: (
    scenario: Scenario,
    dataset: Dataset,
    solver: LpSolver | undefined,
    shared: unknown,
  ) => PartedWork<unknown, unknown> | undefined;
  /** From how many parts on they pay for a thread each. */
  readonly worthThreads: number;
}

export const PARTED_STUDIES: Readonly<Record<PartedKind, PartedStudy>> = {
  uncertainty: {
    ranges: uncertaintyRanges,
    shared: () => undefined,
    work: (scenario, dataset) => scenarioUncertainty(scenario, dataset) as PartedWork<unknown, unknown>,
    worthThreads: 8,
  },
  market: {
    ranges: marketRanges,
    shared: (scenario, dataset, solver) => scenarioWater(scenario, dataset, solver!),
    work: (scenario, dataset, solver, shared) =>
      scenarioMarket(scenario, dataset, solver!, shared as MarketWater) as PartedWork<unknown, unknown>,
    worthThreads: 2,
  },
  upgradeOptions: {
    ranges: (scenario, dataset) => upgradesWork(scenario, dataset)?.ranges ?? [],
    shared: () => undefined,
    work: (scenario, dataset, solver) =>
      upgradesWork(scenario, dataset, solver) as PartedWork<unknown, unknown>,
    worthThreads: 8,
  },
};
