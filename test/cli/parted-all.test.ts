import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doParts, partCount } from '../../src/cli/parted-all.ts';
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

let out = '';
beforeEach(() => {
  out = mkdtempSync(path.join(tmpdir(), 'siepac-parts-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

/** Interrupted once so many parts are done here. */
function sampling(parts: number) {
  const done: string[] = [];
  const kept: string[] = [];
  const interrupt = { wasAsked: () => done.length >= parts, release: () => undefined };
  const onPart = ({ id }: { readonly id: string }, from: 'journal' | 'work') =>
    void (from === 'work' ? done : kept).push(id);
  return {
    done,
    kept,
    options: { jobs: 1, workerFile: new URL('file:///none/none.cjs'), interrupt, out, onPart },
  };
}

describe('doParts', () => {
  const scenarios = [sampled('a', 30), { scenario: tinyScenario({ id: 'b' }), dataset }, sampled('c', 60)];

  it('does the parts of every scenario that asks for samples, as the work itself does them', async () => {
    const { done, options } = sampling(Number.POSITIVE_INFINITY);
    const parts = await doParts(scenarios, options);
    expect(done).toEqual(['a', 'a', 'c', 'c', 'c']);
    expect(partCount(scenarios)).toBe(5);
    expect([...parts.keys()]).toEqual(['a', 'c']);
    const work = scenarioUncertainty(scenarios[2]!.scenario, dataset)!;
    expect(parts.get('c')?.uncertainty?.parts).toEqual(work.ranges.map(work.part));
  });

  it('stops between parts when it is interrupted, and keeps only what is whole', async () => {
    const { done, options } = sampling(3);
    const parts = await doParts(scenarios, options);
    expect(done).toEqual(['a', 'a', 'c']);
    expect([...parts.keys()]).toEqual(['a']);
  });

  it('does the next time only what is left, with the same answers', async () => {
    const first = sampling(3);
    await doParts(scenarios, first.options);
    const second = sampling(Number.POSITIVE_INFINITY);
    const resumed = await doParts(scenarios, second.options);
    expect([second.kept, second.done]).toEqual([
      ['a', 'a', 'c'],
      ['c', 'c'],
    ]);
    const afresh = await doParts(scenarios, {
      ...sampling(Number.POSITIVE_INFINITY).options,
      out: `${out}/new`,
    });
    expect(resumed).toEqual(afresh);
  });

  it('does everything anew when a value of the data is another', async () => {
    await doParts(scenarios, sampling(Number.POSITIVE_INFINITY).options);
    const [line, ...lines] = dataset.lines;
    const other = { ...dataset, lines: [{ ...line!, ratingMva: line!.ratingMva + 1 }, ...lines] };
    const { kept, done, options } = sampling(Number.POSITIVE_INFINITY);
    await doParts([{ ...scenarios[0]!, dataset: other }, scenarios[2]!], options);
    expect([kept, done]).toEqual([
      ['c', 'c', 'c'],
      ['a', 'a'],
    ]);
  });

  it('leaves a scenario that has no answer to those who solve it', async () => {
    const { done, options } = sampling(Number.POSITIVE_INFINITY);
    const dark = sampled('dark', 30);
    const wet = { ...dark, scenario: { ...dark.scenario, season: 'wet' as const } };
    expect((await doParts([wet], options)).size).toBe(0);
    expect(done).toHaveLength(2);
  });
});
