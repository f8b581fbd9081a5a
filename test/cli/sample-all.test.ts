import { describe, expect, it } from 'vitest';
import { partCount, sampleAll } from '../../src/cli/sample-all.ts';
import { scenarioUncertainty } from '../../src/study/uncertainty/uncertainty-study.ts';
import { CAPACITY, tinyDataset, tinyScenario } from '../support/tiny-dataset.ts';

const dataset = tinyDataset();

function sampled(id: string, samples: number) {
  const scenario = tinyScenario({
    id,
    studies: [
      CAPACITY,
      {
        kind: 'uncertainty',
        samples,
        seed: 1,
        ranges: { reactance: 0.1, rating: 0.1, demand: 0.05, availability: 0.05, cost: 0.1 },
        byConfidence: { published: 1, inferred: 1, estimated: 1 },
        common: 0.5,
        hydrology: 'years',
        against: undefined,
      },
    ],
  });
  return { scenario, dataset };
}

/** Interrupted once so many parts are done. */
function sampling(parts: number) {
  const done: string[] = [];
  const interrupt = { wasAsked: () => done.length >= parts, release: () => undefined };
  const options = { jobs: 1, workerFile: new URL('file:///none.js'), interrupt };
  return { done, options, onPart: ({ id }: { readonly id: string }) => void done.push(id) };
}

describe('sampleAll', () => {
  const scenarios = [sampled('a', 30), { scenario: tinyScenario({ id: 'b' }), dataset }, sampled('c', 60)];

  it('does the parts of every scenario that asks for samples, as the work itself does them', async () => {
    const { done, options, onPart } = sampling(Number.POSITIVE_INFINITY);
    const parts = await sampleAll(scenarios, options, onPart);
    expect(done).toEqual(['a', 'a', 'c', 'c', 'c']);
    expect(partCount(scenarios)).toBe(5);
    expect([...parts.keys()]).toEqual(['a', 'c']);
    const work = scenarioUncertainty(scenarios[2]!.scenario, dataset)!;
    expect(parts.get('c')).toEqual(work.ranges.map(work.part));
  });

  it('stops between parts when it is interrupted, and keeps only what is whole', async () => {
    const { done, options, onPart } = sampling(3);
    const parts = await sampleAll(scenarios, options, onPart);
    expect(done).toEqual(['a', 'a', 'c']);
    expect([...parts.keys()]).toEqual(['a']);
  });

  it('leaves a scenario that has no answer to those who solve it', async () => {
    const { done, options, onPart } = sampling(Number.POSITIVE_INFINITY);
    const dark = sampled('dark', 30);
    const wet = { ...dark, scenario: { ...dark.scenario, season: 'wet' as const } };
    expect((await sampleAll([wet], options, onPart)).size).toBe(0);
    expect(done).toHaveLength(2);
  });
});
