import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/io/scenario-reader.ts';

const HEAD = `
title: { en: Grid, es: Red }
data: ../data/siepac
year: 2017
season: wet
demand: medium
studies: [{ capacity: {} }]
`;

const FILES: Readonly<Record<string, string>> = {
  'scenarios/common/base.yaml': `${HEAD.replace('../data', '../../data')}`,
  'scenarios/one.yaml': `id: one${HEAD}`,
  'scenarios/two.yaml': `extends: one.yaml\nid: two\nmoreStudies:\n  - conditions: { scenarios: [mine.yaml] }\n`,
  'scenarios/again.yaml': 'extends: one.yaml\n',
  'scenarios/elsewhere.yaml': `id: elsewhere${HEAD.replace('siepac', 'other')}`,
  'data/siepac/datapackage.json': '{}',
  'data/other/datapackage.json': '{}',
};

function reading(studies: string) {
  const text = `extends: common/base.yaml\nid: mine\n${studies}`;
  return readScenario({ file: 'scenarios/mine.yaml', text }, (path) => {
    const found = { ...FILES, 'scenarios/mine.yaml': text }[path];
    return found === undefined ? undefined : { file: path, text: found };
  });
}

async function conditionsOf(entry: string) {
  const { value, diagnostics } = await reading(`moreStudies:\n  - conditions: ${entry}\n`);
  expect(diagnostics).toEqual([]);
  return value!.studies[1]!;
}

describe('conditions', () => {
  it('are every season and demand period by default, beside the inherited studies', async () => {
    expect(await conditionsOf('')).toEqual({
      kind: 'conditions',
      seasons: ['dry', 'wet'],
      demand: ['minimum', 'medium', 'maximum'],
      months: [],
      scenarios: [],
    });
  });

  it('are scenarios by path from the file that names them; what those name themselves plays no part', async () => {
    const found = await conditionsOf('{ scenarios: [one.yaml, ./two.yaml] }');
    expect(found).toMatchObject({ scenarios: [{ id: 'one' }, { id: 'two' }] });
    expect(found.kind === 'conditions' && found.scenarios[1]!.studies).toMatchObject([
      { kind: 'capacity' },
      { kind: 'conditions', scenarios: [] },
    ]);
  });

  it.each([
    ['{ scenarios: [none.yaml] }', 'FILE_NOT_FOUND', '4:31'],
    ['{ scenarios: [elsewhere.yaml] }', 'OTHER_DATA', '4:31'],
    ['{ scenarios: [one.yaml, again.yaml] }', 'DUPLICATE_SCENARIO', '4:41'],
    ['{ scenarios: [one.yaml], demand: [medium] }', 'CONDITIONS_TWICE', '4:19'],
    ['{ months: [5] }', 'MONTHS_WITHOUT_SEASON', '4:19'],
    ['{ seasons: [dry, wet], months: [5] }', 'MONTHS_WITHOUT_SEASON', '4:40'],
    ['{ demand: [peak] }', 'NOT_ALLOWED', '4:28'],
    ['{ demand: [minimum, minimum] }', 'REPEATED_ENTRY', '4:37'],
    ['{ seasons: [dry, wet, dry] }', 'REPEATED_ENTRY', '4:39'],
    ['{ seasons: [dry], months: [5, 5] }', 'REPEATED_ENTRY', '4:47'],
    ['{ scenarios: [one.yaml, ./mine.yaml] }', 'OWN_SCENARIO', '4:41'],
  ])('%s is refused at its place', async (entry, code, place) => {
    const { value, diagnostics } = await reading(`moreStudies:\n  - conditions: ${entry}\n`);
    expect(value).toBeUndefined();
    expect(diagnostics.map((d) => [d.file, d.code, `${d.line}:${d.column}`])).toEqual([
      ['scenarios/mine.yaml', code, place],
    ]);
  });

  it('need a capacity study to repeat, and come once', async () => {
    const none = await reading('studies:\n  - conditions:\n');
    expect(none.diagnostics).toMatchObject([{ code: 'NO_CAPACITY_STUDY', line: 4, column: 16 }]);
    const twice = await reading('moreStudies:\n  - conditions:\n  - conditions:\n');
    expect(twice.diagnostics).toMatchObject([{ code: 'DUPLICATE_STUDY', line: 5, column: 16 }]);
  });
});
