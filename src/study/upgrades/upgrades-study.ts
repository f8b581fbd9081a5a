import type { OptionSet } from '../../analysis/appraisal/subsets.ts';
import { lazily } from '../../base/lazily.ts';
import type { Dataset } from '../../grid/dataset.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import { type PartedWork, type SampleRange, sampleRanges } from '../parted-work.ts';
import type { Scenario } from '../scenario.ts';
import { type SetSamples, sampledSets, setSampler } from './sampled-sets.ts';
import { type SetFigures, type SetQuestion, setFigures } from './set-figures.ts';
import { limitChanges, type SetYear, setYear } from './set-savings.ts';
import { optionField, setsToStudy } from './studied-options.ts';
import { upgradesResult } from './upgrades-answer.ts';
import type { UpgradesResult } from './upgrades-result.ts';

/** What one part of the work gives. */
export type UpgradesPart =
  | { readonly kind: 'figures'; readonly figures: SetFigures }
  | { readonly kind: 'year'; readonly year: SetYear }
  | { readonly kind: 'samples'; readonly samples: SetSamples };

/** One set under all conditions, in a market year, or in a range of samples. */
export type UpgradesPiece =
  | { readonly kind: 'figures' | 'year'; readonly set: OptionSet }
  | { readonly kind: 'samples'; readonly set: OptionSet; readonly range: SampleRange };

export type UpgradesWork = PartedWork<UpgradesPart, UpgradesResult>;

/** Samples in a part of the work: enough to pay for making the grid ready. */
const SAMPLES_PER_PART = 50;

/**
 * Works compared, as work that can be shared out: a part is one set of options under all conditions, in a
 * market year, or in a range of samples.
 *
 * @param solver for market years, and for the whole, which also picks portfolios
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
  const sets = setsToStudy(field, request);
  const pieces: UpgradesPiece[] = sets.map((set) => ({ kind: 'figures', set }));
  const { savings, uncertainty } = request;
  if (savings !== undefined) for (const set of sets) pieces.push({ kind: 'year', set });
  if (uncertainty !== undefined) {
    const ranges = sampleRanges(uncertainty.samples, SAMPLES_PER_PART);
    for (const set of sampledSets(field, request.portfolios)) {
      for (const range of ranges) pieces.push({ kind: 'samples', set, range });
    }
  }
  const sampled = uncertainty && setSampler(question, uncertainty);
  // Known once for each thread.
  const base = lazily(() => setFigures(question, 0));
  const yearOf = (set: OptionSet): SetYear => {
    const moved = savings!.limits === 'moved' && set !== 0;
    const changes = moved ? limitChanges(question, base(), setFigures(question, set)) : [];
    return setYear(question, savings!, set, changes, solver!);
  };
  const answer = (piece: UpgradesPiece): UpgradesPart => {
    switch (piece.kind) {
      case 'figures':
        return { kind: 'figures', figures: setFigures(question, piece.set) };
      case 'year':
        return { kind: 'year', year: yearOf(piece.set) };
      case 'samples':
        return { kind: 'samples', samples: sampled!(piece.set, piece.range) };
    }
  };
  return {
    ranges: sampleRanges(pieces.length, 1),
    part: ({ from }) => answer(pieces[from]!),
    whole: (parts) => upgradesResult(question, pieces, parts, solver),
  };
}
