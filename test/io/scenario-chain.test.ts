import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/io/scenario-reader.ts';
import type { Scenario } from '../../src/study/scenario.ts';

const DATA = { file: 'data/siepac/datapackage.json', text: '{}' };

async function read(files: Readonly<Record<string, string>>, file = 'scenarios/a.yaml') {
  const load = (path: string) => (files[path] === undefined ? undefined : { file: path, text: files[path] });
  return readScenario({ file, text: files[file]! }, (path) => (path === DATA.file ? DATA : load(path)));
}

async function scenarioOf(files: Readonly<Record<string, string>>): Promise<Scenario> {
  const { value, diagnostics } = await read(files);
  expect(diagnostics).toEqual([]);
  return value!;
}

const WHOLE = `# yaml-language-server: $schema=./scenario.schema.json
# Which border binds first
# in the evening?

# Not part of the question.
id: a
title: { en: A, es: La A }
data: ../data/siepac
year: 2017
season: dry
demand: maximum
studies:
  - loading:
  - capacity:
`;

describe('a scenario that says everything itself', () => {
  it('may write its values with units and arithmetic', async () => {
    const scenario = await scenarioOf({
      'scenarios/a.yaml': `${WHOLE.replace('maximum', '{ hour: 19, dayType: peak }').split('studies:')[0]}
month: 4
demandFactor: 1.05^2
exchanges: { MX -> GT: 0.12 GW, "HN→NI": -30 }
upgrades:
  - mexico-second-circuit
  - id: own
    title: { en: Own, es: Propio }
    edits:
      - action: add-transformer
        element: t-new
        fromBus: a-230
        toBus: a-138
        ratingMva: 2 * 75 MVA
        reactancePct: 12 %
        circuits: 2
studies:
  - capacity:
      borders: [GT -> SV + HN]
      directions: forward
      shiftKey: output
      contingencies: multiple
      monitorFrom: 69000 V
      sensitivityThreshold: 3 %
      localOverloadThreshold: 0.05
      reliabilityMargin: 20 MW
      postContingencyRating: emergency
`,
    });
    expect(scenario.demand).toEqual({ hour: 19, dayType: 'peak' });
    expect(scenario.month).toBe(4);
    expect(scenario.demandFactor).toBeCloseTo(1.1025, 12);
    expect(scenario.exchanges).toEqual([
      { from: 'MX', to: 'GT', powerMw: 120 },
      { from: 'HN', to: 'NI', powerMw: -30 },
    ]);
    expect(scenario.upgrades).toMatchObject([
      { kind: 'catalogue', id: 'mexico-second-circuit' },
      {
        kind: 'inline',
        id: 'own',
        title: { en: 'Own', es: 'Propio' },
        edits: [
          { action: 'add-transformer', ratingMva: 150, reactancePct: 12, circuits: 2, lengthKm: undefined },
        ],
      },
    ]);
    expect(scenario.studies).toEqual([
      {
        kind: 'capacity',
        borders: [{ from: ['GT'], to: ['SV', 'HN'] }],
        directions: 'forward',
        shiftKey: { up: 'output', down: 'output' },
        contingencies: 'multiple',
        monitorFromKv: 69,
        sensitivityThreshold: 0.03,
        localOverloadThreshold: 0.05,
        reliabilityMargin: { default: { kind: 'power', mw: 20 }, byBorder: [] },
        committed: [],
        assumptions: 'thresholds',
        postContingencyRating: 'emergency',
      },
    ]);
    const { line } = scenario.spans.get('exchanges.HN->NI')!;
    expect(scenario.spans.get('exchanges.MX->GT')).toMatchObject({ line, column: 14 });
    expect(scenario.spans.get('upgrades.own')).toEqual(scenario.spans.get('upgrades.1'));
  });
});

describe('a scenario that extends another', () => {
  const files = {
    'scenarios/common/base.yaml': WHOLE.replace('../data', '../../data').replace(
      'studies:',
      'exchanges: { MX->GT: 120 MW, PA->CR: 50 MW }\nupgrades: [x]\nstudies:',
    ),
  };

  it('reports what is wrong in every file of the chain, each in its own place', async () => {
    const base = files['scenarios/common/base.yaml']
      .replace('120 MW', '120 MV')
      .replace('season: dry', 'season: d');
    const child = 'extends: common/base.yaml\nid: b\nyaer: 2018\nexchanges: { GT->SV: 1 kV }\n';
    const { value, diagnostics } = await read({
      'scenarios/a.yaml': child,
      'scenarios/common/base.yaml': base,
    });
    expect(value).toBeUndefined();
    expect(diagnostics.map((d) => `${d.code} ${d.file}:${d.line}:${d.column}`)).toEqual([
      'UNKNOWN_KEY scenarios/a.yaml:3:1',
      'WRONG_UNIT scenarios/a.yaml:4:24',
      'NOT_ALLOWED scenarios/common/base.yaml:10:9',
      'UNKNOWN_UNIT scenarios/common/base.yaml:12:26',
    ]);
  });

  it('names the circle when files extend one another', async () => {
    const { diagnostics } = await read({
      'scenarios/a.yaml': 'extends: b.yaml\n',
      'scenarios/b.yaml': 'extends: common/../c.yaml\n',
      'scenarios/c.yaml': 'extends: ./b.yaml\n',
    });
    expect(diagnostics).toMatchObject([
      { code: 'CIRCULAR_EXTENDS', file: 'scenarios/c.yaml', line: 1, column: 10 },
    ]);
    expect(diagnostics[0]!.message.en).toContain('scenarios/b.yaml → scenarios/c.yaml → scenarios/b.yaml');
  });
});

describe('a misspelt key', () => {
  it('is reported as such, and the key that was meant is not called missing', async () => {
    const text = WHOLE.replace('season:', 'seasn:').replace(
      '  - loading:',
      '  - loading: { monitorfrom: 115 kV }',
    );
    const { diagnostics } = await read({ 'scenarios/a.yaml': text });
    expect(diagnostics.map((d) => `${d.code} ${d.line}:${d.column} ${d.hint?.en}`)).toEqual([
      'UNKNOWN_KEY 10:1 did you mean `season`?',
      'UNKNOWN_KEY 13:16 did you mean `monitorFrom`?',
    ]);
  });
});
