import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/io/scenario-reader.ts';

const ONE = `id: one
title: { en: Grid, es: Red }
data: ../data/siepac
year: 2017
season: wet
demand: medium
studies: [{ capacity: {} }]
`;

const FILES: Readonly<Record<string, string>> = {
  'scenarios/one.yaml': ONE,
  'data/siepac/datapackage.json': '{}',
};

function reading(entry: string) {
  const text = `extends: one.yaml\nid: mine\nmoreStudies:\n  - uncertainty: ${entry}\n`;
  return readScenario({ file: 'scenarios/mine.yaml', text }, (path) => {
    const found = FILES[path];
    return found === undefined ? undefined : { file: path, text: found };
  });
}

describe('uncertainty', () => {
  it('has a default for everything', async () => {
    const { value, diagnostics } = await reading('');
    expect(diagnostics).toEqual([]);
    expect(value!.studies[1]).toEqual({
      kind: 'uncertainty',
      samples: 1000,
      seed: 1,
      ranges: { reactance: 0.1, rating: 0.1, demand: 0.05, availability: 0.05, cost: 0.1 },
      byConfidence: { published: 0, inferred: 0.5, estimated: 1 },
      common: 0.5,
      hydrology: 'years',
      against: undefined,
    });
  });

  it('takes ranges one by one, and another scenario by its path', async () => {
    const { value } = await reading(
      '{ samples: 50, ranges: { rating: 20 %, cost: 0 }, byConfidence: { published: 0.1 }, common: 100 %, against: ./one.yaml }',
    );
    expect(value!.studies[1]).toMatchObject({
      samples: 50,
      ranges: { reactance: 0.1, rating: 0.2, demand: 0.05, cost: 0 },
      byConfidence: { published: 0.1, inferred: 0.5, estimated: 1 },
      common: 1,
      against: { id: 'one', data: 'data/siepac' },
    });
  });

  it.each([
    ['{ samples: 0 }', '4:29'],
    ['{ ranges: { rating: 100 % } }', '4:38'],
    ['{ ranges: { rating: -1 % } }', '4:38'],
    ['{ ranges: { raiting: 1 % } }', '4:30'],
    ['{ byConfidence: { inferred: 150 % } }', '4:46'],
    ['{ common: 2 }', '4:28'],
    ['{ against: none.yaml }', '4:29'],
    ['{ hydrology: wet }', '4:31'],
  ])('%s is refused at its place', async (entry, place) => {
    const { value, diagnostics } = await reading(entry);
    expect(value).toBeUndefined();
    expect(diagnostics.map((d) => `${d.line}:${d.column}`)).toEqual([place]);
  });
});
