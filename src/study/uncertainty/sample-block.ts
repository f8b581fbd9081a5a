import type { Text } from '../../base/text.ts';
import type { BindingLayer, Limit } from '../capacity/capacity-result.ts';
import { reasonOf } from '../conditions/conditions-study.ts';
import type { SampleRange } from '../parted-work.ts';
import type { GridSampler, SampledInterface } from './grid-sampler.ts';

/** The layers by the number that stands for them in a block. */
export const LAYERS: readonly BindingLayer[] = [
  'none',
  'thermal-n',
  'thermal-n-1',
  'operating',
  'crossed',
  'resources',
];

/**
 * The samples of one range of one grid, as plain columns: of sample `from + i` and interface `t` at `i · interfaces + t`.
 * MW; infinite where nothing limits.
 */
export interface SampleBlock {
  readonly range: SampleRange;
  /** 1 where the sample has an answer; the columns of the others hold nothing. */
  readonly answered: Uint8Array;
  /** Why the others have none, in order. */
  readonly reasons: readonly Text[];
  readonly thermalNMw: Float64Array;
  readonly thermalN1Mw: Float64Array;
  readonly lowestMw: Float64Array;
  /** Position in `LAYERS`. */
  readonly layer: Uint8Array;
  /** The pair behind the thermal N-1 figure, by position; branch −1: nothing limits, contingency −1: nothing out. */
  readonly branch: Int32Array;
  readonly contingency: Int32Array;
  /** 1 where a transfer can be made. */
  readonly moves: Uint8Array;
}

/** Samples a grid over a range. Cost: one state of the grid with all its outages for each sample. */
export function sampleBlock({ frames, sample }: GridSampler, range: SampleRange): SampleBlock {
  const count = range.to - range.from;
  const size = count * frames.length;
  const reasons: Text[] = [];
  const block = {
    range,
    answered: new Uint8Array(count),
    reasons,
    thermalNMw: new Float64Array(size),
    thermalN1Mw: new Float64Array(size),
    lowestMw: new Float64Array(size),
    layer: new Uint8Array(size),
    branch: new Int32Array(size),
    contingency: new Int32Array(size),
    moves: new Uint8Array(size),
  };
  for (let i = 0; i < count; i++) {
    const found = answerOf(() => sample(range.from + i), reasons);
    if (found === undefined) continue;
    block.answered[i] = 1;
    found.forEach(({ layers, pair, moves }, t) => {
      const at = i * frames.length + t;
      block.thermalNMw[at] = limitMw(layers.thermalN);
      block.thermalN1Mw[at] = limitMw(layers.thermalN1);
      block.lowestMw[at] = layers.binding?.mw ?? Number.POSITIVE_INFINITY;
      block.layer[at] = LAYERS.indexOf(layers.binding?.layer ?? 'none');
      block.branch[at] = pair?.branch ?? -1;
      block.contingency[at] = pair?.contingency ?? -1;
      block.moves[at] = moves ? 1 : 0;
    });
  }
  return block;
}

function answerOf(
  sample: () => readonly SampledInterface[],
  reasons: Text[],
): readonly SampledInterface[] | undefined {
  try {
    return sample();
  } catch (error) {
    reasons.push(reasonOf(error));
    return undefined;
  }
}

function limitMw(limit: Limit): number {
  return limit.kind === 'limited' ? limit.mw : Number.POSITIVE_INFINITY;
}
