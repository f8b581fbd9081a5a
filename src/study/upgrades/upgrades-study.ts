import type { OptionSet } from '../../analysis/appraisal/subsets.ts';
import type { Dataset } from '../../grid/dataset.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import { type PartedWork, type SampleRange, sampleRanges } from '../parted-work.ts';
import type { Scenario } from '../scenario.ts';
import { type SetSamples, sampledSets, setSampler } from './sampled-sets.ts';
import { type SetFigures, type SetQuestion, setFigures } from './set-figures.ts';
import { optionField, setsToStudy } from './studied-options.ts';
import { upgradesResult } from './upgrades-answer.ts';
import type { UpgradesResult } from './upgrades-result.ts';

/** What one part of the work gives. */
export type UpgradesPart =
  | { readonly kind: 'figures'; readonly figures: SetFigures }
  | { readonly kind: 'samples'; readonly samples: SetSamples };

/** One set under all conditions, or in a range of samples. */
export type UpgradesPiece =
  | { readonly kind: 'figures'; readonly set: OptionSet }
  | { readonly kind: 'samples'; readonly set: OptionSet; readonly range: SampleRange };

export type UpgradesWork = PartedWork<UpgradesPart, UpgradesResult>;

/** Samples in a part of the work: enough to pay for making the grid ready. */
const SAMPLES_PER_PART = 50;

/**
 * Works compared, as work that can be shared out: a part is one set of options under all conditions, or in a range of
 * samples.
 *
 * @param solver for the whole, which also picks portfolios; the parts need none
 * @returns `undefined` for a scenario that does not ask for it
 * Cost: sets × conditions × (a grid, its outages and its transfers), and as much for each sample of each sampled set.
 */
export function upgradesWork(
  scenario: Scenario,
  dataset: Dataset,
  solver?: LpSolver,
): UpgradesWork | undefined {
  const request = scenario.studies.find((study) => study.kind === 'upgradeOptions');
  const capacity = scenario.studies.find((study) => study.kind === 'capacity');
  if (request === undefined || capacity === undefined) return undefined;
  const field = optionField(request, scenario, dataset);
  const question: SetQuestion = { scenario, dataset, request, capacity, field };
  const pieces: UpgradesPiece[] = setsToStudy(field, request).map((set) => ({ kind: 'figures', set }));
  const { uncertainty } = request;
  if (uncertainty !== undefined) {
    const ranges = sampleRanges(uncertainty.samples, SAMPLES_PER_PART);
    for (const set of sampledSets(field, request.portfolios)) {
      for (const range of ranges) pieces.push({ kind: 'samples', set, range });
    }
  }
  const sampled = uncertainty && setSampler(question, uncertainty);
  const answer = (piece: UpgradesPiece): UpgradesPart =>
    piece.kind === 'figures'
      ? { kind: 'figures', figures: setFigures(question, piece.set) }
      : { kind: 'samples', samples: sampled!(piece.set, piece.range) };
  return {
    ranges: sampleRanges(pieces.length, 1),
    part: ({ from }) => answer(pieces[from]!),
    whole: (parts) => upgradesResult(question, pieces, parts, solver),
  };
}
