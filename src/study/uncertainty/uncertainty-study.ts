import type { Dataset } from '../../grid/dataset.ts';
import { interfaceKey } from '../capacity/published-limits.ts';
import { outagesFromKv } from '../outages.ts';
import { type PartedWork, type SampleRange, sampleRanges } from '../parted-work.ts';
import type { Scenario, UncertaintyRequest } from '../scenario.ts';
import { type GridSampler, gridSampler, type SamplingRules } from './grid-sampler.ts';
import { type SampleBlock, sampleBlock } from './sample-block.ts';
import { sampledCapacities, spread } from './sampled-capacities.ts';
import type { CapacityComparison, ComparedCapacities, UncertaintyResult } from './uncertainty-result.ts';

/** Samples in a part of the work: enough to pay for sending it to a thread, few enough to share out evenly. */
const SAMPLES_PER_PART = 25;

/** The samples of one range: of the scenario, and of the other one where there is one. */
export interface UncertaintyPart {
  readonly asking: SampleBlock;
  readonly against: SampleBlock | undefined;
}

export type UncertaintyWork = PartedWork<UncertaintyPart, UncertaintyResult>;

/**
 * The capacities of a scenario under uncertainty, as work that can be shared out. Each sample draws factors on
 * reactances, ratings, demand, availability and costs, and a year of hydrology; dispatches, balances and solves the grid
 * anew, and finds every capacity after every outage. The other scenario is sampled with the same random numbers, so that
 * a line that both have errs in the same way and their difference is what the scenarios differ in.
 *
 * @throws InputError, NoAnswerError when a grid has no answer at the values of the data.
 *
 * @returns `undefined` for a scenario that asks for no samples
 * Cost: samples × (a state of the grid + its capacities).
 */
export function scenarioUncertainty(scenario: Scenario, dataset: Dataset): UncertaintyWork | undefined {
  const request = uncertaintyOf(scenario);
  const capacity = scenario.studies.find((study) => study.kind === 'capacity');
  if (request === undefined || capacity === undefined) return undefined;
  const rules: SamplingRules = {
    request,
    capacity,
    outagesFromKv: outagesFromKv(scenario.studies) ?? capacity.monitorFromKv,
  };
  const asking = gridSampler(scenario, dataset, rules);
  const other = request.against && gridSampler(request.against, dataset, rules);
  return {
    ranges: uncertaintyRanges(scenario),
    part: (range) => ({
      asking: sampleBlock(asking, range),
      against: other && sampleBlock(other, range),
    }),
    whole: (parts) => {
      const blocks = parts.map((part) => part.asking);
      const { samples, seed, ranges, byConfidence, common } = request;
      return {
        samples,
        seed,
        ranges,
        byConfidence,
        common,
        hydrologyYears: asking.hydrologyYears,
        capacities: sampledCapacities(asking, blocks),
        against:
          other &&
          compared(
            { sampler: asking, blocks },
            { sampler: other, blocks: parts.map((part) => part.against!) },
          ),
      };
    },
  };
}

/** The ranges of the samples that a scenario asks for; none where it asks for none. */
export function uncertaintyRanges(scenario: Scenario): SampleRange[] {
  return sampleRanges(uncertaintyOf(scenario)?.samples ?? 0, SAMPLES_PER_PART);
}

function uncertaintyOf(scenario: Scenario): UncertaintyRequest | undefined {
  return scenario.studies.find((study) => study.kind === 'uncertainty');
}

interface SampledGrid {
  readonly sampler: GridSampler;
  readonly blocks: readonly SampleBlock[];
}

function compared(asking: SampledGrid, other: SampledGrid): ComparedCapacities {
  const { id, title } = other.sampler.grid.scenario;
  const known = new Map(other.sampler.frames.map(({ boundary }, t) => [interfaceKey(boundary), t]));
  const both = asking.blocks.map((block, b) =>
    block.answered.map((flag, i) => flag & other.blocks[b]!.answered[i]!),
  );
  const samples = both.reduce((sum, flags) => sum + flags.reduce((n, flag) => n + flag, 0), 0);
  return {
    id,
    title,
    capacities: sampledCapacities(other.sampler, other.blocks),
    compared: samples,
    rows: asking.sampler.frames.flatMap(({ boundary }, t): CapacityComparison[] => {
      const u = known.get(interfaceKey(boundary));
      if (u === undefined || samples === 0) return [];
      const mine = lowestIn(asking, both, t);
      const theirs = lowestIn(other, both, u);
      const { kind, from, to } = boundary;
      return [{ kind, fromAreas: from, toAreas: to, ...comparison(mine, theirs) }];
    }),
  };
}

/** The least of all layers of one interface in the samples that count. */
function lowestIn({ sampler, blocks }: SampledGrid, counted: readonly Uint8Array[], t: number): number[] {
  return blocks.flatMap((block, b) =>
    Array.from(counted[b]!, (flag, i) => ({ flag, mw: block.lowestMw[i * sampler.frames.length + t]! }))
      .filter(({ flag }) => flag === 1)
      .map(({ mw }) => mw),
  );
}

/** Capacities that differ by less are the same, MW: rounding of two different grids. */
const SAME_MW = 1e-6;

function comparison(
  mine: readonly number[],
  theirs: readonly number[],
): Pick<CapacityComparison, 'moreShare' | 'lessShare' | 'difference'> {
  // Two infinite capacities do not differ.
  const difference = mine.map((mw, i) => (mw === theirs[i] ? 0 : mw - theirs[i]!));
  const shareOf = (counts: (mw: number) => boolean) => difference.filter(counts).length / difference.length;
  return {
    moreShare: shareOf((mw) => mw > SAME_MW),
    lessShare: shareOf((mw) => mw < -SAME_MW),
    difference: spread(difference),
  };
}
