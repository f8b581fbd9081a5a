import type { OptionSet } from '../../analysis/appraisal/subsets.ts';
import { reasonOf } from '../conditions/conditions-study.ts';
import type { SampleRange } from '../parted-work.ts';
import type { AreaPair, UncertaintyRequest } from '../scenario.ts';
import { type GridSampler, gridSampler } from '../uncertainty/grid-sampler.ts';
import { datasetWith, gridLimit, type SetQuestion, scenarioWith } from './set-figures.ts';
import { canStand, type OptionField, setOfIds } from './studied-options.ts';

/** What a set of options lets every border carry in a range of samples of the scenario's own moment: plain data. */
export interface SetSamples {
  readonly borders: readonly AreaPair[];
  /**
   * Of sample `from + i` and border `b` at `i · borders + b`, MW: infinite where nothing limits, NaN where no transfer can
   * be made or the sample has no answer.
   */
  readonly ttcMw: Float64Array;
}

/** The sets that are sampled: none, each option alone, all together, and the portfolios of the scenario. Ascending. */
export function sampledSets(field: OptionField, portfolios: readonly (readonly string[])[]): OptionSet[] {
  const named = portfolios.map((ids) => setOfIds(field, ids));
  const sets = new Set<OptionSet>([0, ...field.options.map((_, i) => 1 << i), field.full, ...named]);
  return [...sets].filter((set) => canStand(field, set)).sort((a, b) => a - b);
}

/** Samples sets one range after the other, and keeps the grid of the last set ready. */
export function setSampler(
  question: SetQuestion,
  uncertainty: UncertaintyRequest,
): (set: OptionSet, range: SampleRange) => SetSamples {
  let known: OptionSet | undefined;
  let sampler: GridSampler | undefined;
  return (set, range) => {
    if (set !== known) {
      known = set;
      sampler = samplerOf(question, uncertainty, set);
    }
    return sampler === undefined ? { borders: [], ttcMw: new Float64Array() } : setSamples(sampler, range);
  };
}

/** `undefined` where the grid has no answer at the values of the data. */
function samplerOf(
  question: SetQuestion,
  request: UncertaintyRequest,
  set: OptionSet,
): GridSampler | undefined {
  const { scenario, capacity } = question;
  return orUndefined(() =>
    gridSampler(scenarioWith(question, set, scenario), datasetWith(question, set), {
      request,
      capacity,
      outagesFromKv: capacity.monitorFromKv,
    }),
  );
}

function setSamples({ frames, sample }: GridSampler, { from, to }: SampleRange): SetSamples {
  const positions = frames.flatMap(({ boundary }, t) => (boundary.kind === 'border' ? [t] : []));
  const ttcMw = new Float64Array((to - from) * positions.length).fill(Number.NaN);
  for (let number = from; number < to; number++) {
    const found = orUndefined(() => sample(number));
    if (found === undefined) continue;
    positions.forEach((t, b) => {
      const { layers, moves } = found[t]!;
      if (!moves) return;
      ttcMw[(number - from) * positions.length + b] = gridLimit(layers)?.mw ?? Number.POSITIVE_INFINITY;
    });
  }
  return { borders: positions.map((t) => pairOf(frames[t]!.boundary)), ttcMw };
}

function pairOf({ from, to }: AreaPair): AreaPair {
  return { from, to };
}

function orUndefined<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    reasonOf(error);
    return undefined;
  }
}
