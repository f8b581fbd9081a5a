import type { Dataset } from '../grid/dataset.ts';
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
  readonly uncertainty?: readonly UncertaintyPart[];
  readonly upgradeOptions?: readonly UpgradesPart[];
}

/** Studies whose work falls into parts. */
export type PartedKind = keyof DoneParts & StudyRequest['kind'];

/** How the work of a kind of study falls into parts: plain data in, plain data out. */
interface PartedStudy {
  /** The parts that a scenario asks for, told without solving anything; none where it does not ask for the study. */
  readonly ranges: (scenario: Scenario, dataset: Dataset) => readonly SampleRange[];
  /** `undefined` where the scenario does not ask for it. @throws InputError, NoAnswerError when it has no answer. */
  readonly work: (scenario: Scenario, dataset: Dataset) => PartedWork<unknown, unknown> | undefined;
}

export const PARTED_STUDIES: Readonly<Record<PartedKind, PartedStudy>> = {
  uncertainty: {
    ranges: uncertaintyRanges,
    work: (scenario, dataset) => scenarioUncertainty(scenario, dataset) as PartedWork<unknown, unknown>,
  },
  upgradeOptions: {
    ranges: (scenario, dataset) => upgradesWork(scenario, dataset)?.ranges ?? [],
    work: (scenario, dataset) => upgradesWork(scenario, dataset) as PartedWork<unknown, unknown>,
  },
};
