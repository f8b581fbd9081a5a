import type { UncertaintyRequest } from '../study/scenario.ts';
import type { ReadOther } from './other-scenarios.ts';
import type { ReadValue } from './scenario-quantity.ts';
import type { StudyEntry } from './scenario-schema.ts';

type UncertaintyEntry = NonNullable<StudyEntry['uncertainty']>;

const SAMPLES = 1000;
const SEED = 1;

/** Reactances and ratings ±10 %, demand ±5 %: METHODS of the project, §8; availability and costs by judgement. */
const RANGES: UncertaintyRequest['ranges'] = {
  reactance: 0.1,
  rating: 0.1,
  demand: 0.05,
  availability: 0.05,
  cost: 0.1,
};

/** What stands in a source is taken as it stands; what was worked out from sources has half of the range. */
const BY_CONFIDENCE: UncertaintyRequest['byConfidence'] = { published: 0, inferred: 0.5, estimated: 1 };

/** Half of an error is that of the kind and half the element's own, by judgement. */
const COMMON = 0.5;

/** A study of uncertainty with every default filled in, key by key. */
export async function uncertaintyRequest(
  entry: UncertaintyEntry,
  path: string,
  read: ReadValue,
  readOther: ReadOther,
): Promise<UncertaintyRequest> {
  const shares = async <Key extends string>(
    written: { readonly [K in Key]?: number | string | undefined } | undefined,
    standard: Readonly<Record<Key, number>>,
    key: string,
    limits: Parameters<ReadValue>[3],
  ): Promise<Record<Key, number>> => {
    const result: Record<Key, number> = { ...standard };
    for (const name of Object.keys(standard) as Key[]) {
      result[name] =
        (await read(written?.[name], `${path}.${key}.${name}`, 'ratio', limits)) ?? standard[name];
    }
    return result;
  };
  const part = { least: 0, most: 1 };
  return {
    kind: 'uncertainty',
    samples: entry.samples ?? SAMPLES,
    seed: entry.seed ?? SEED,
    // A range of 100 % would reach zero.
    ranges: await shares(entry.ranges, RANGES, 'ranges', { least: 0, below: 1 }),
    byConfidence: await shares(entry.byConfidence, BY_CONFIDENCE, 'byConfidence', part),
    common: (await read(entry.common, `${path}.common`, 'ratio', part)) ?? COMMON,
    hydrology: entry.hydrology ?? 'years',
    against: entry.against === undefined ? undefined : await readOther(entry.against, `${path}.against`),
  };
}
