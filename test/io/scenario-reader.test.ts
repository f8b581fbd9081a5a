import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/io/scenario-reader.ts';
import type { Scenario } from '../../src/study/scenario.ts';

const BASE = `
title: { en: The grid of 2017, es: La red de 2017 }
data: ../data/siepac
year: 2017
season: wet
demand: medium
exchanges:
  MX->GT: 120 MW
  GT->SV: 80
studies:
  - loading: { monitorFrom: 69 kV }
`;

const FILES: Readonly<Record<string, string>> = {
  'scenarios/base.yaml': BASE,
  'data/siepac/datapackage.json': '{}',
};

function reading(source: string, files = FILES) {
  return readScenario({ file: 'scenarios/mine.yaml', text: source }, (path) => {
    const found = files[path];
    return found === undefined ? undefined : { file: path, text: found };
  });
}

async function scenarioOf(source: string): Promise<Scenario> {
  const { value, diagnostics } = await reading(source);
  expect(diagnostics).toEqual([]);
  return value!;
}

describe('a scenario that extends another', () => {
  it('inherits what it does not give', async () => {
    const scenario = await scenarioOf('extends: base.yaml\nid: mine\nseason: dry\ndemand: maximum\n');
    expect(scenario).toMatchObject({
      id: 'mine',
      title: { en: 'The grid of 2017', es: 'La red de 2017' },
      file: 'scenarios/mine.yaml',
      data: 'data/siepac',
      year: 2017,
      season: 'dry',
      demand: 'maximum',
      month: undefined,
      demandFactor: 1,
      schemes: [],
      upgrades: [],
      exchanges: [
        { from: 'MX', to: 'GT', powerMw: 120 },
        { from: 'GT', to: 'SV', powerMw: 80 },
      ],
    });
    expect(scenario.studies).toEqual([
      { kind: 'loading', contingencies: 'n-1', monitorFromKv: 69, postContingencyRating: 'continuous' },
    ]);
  });

  it('puts an exchange in the place of the same border, whichever way it is written', async () => {
    const { exchanges } = await scenarioOf('extends: base.yaml\nid: mine\nexchanges: { GT->MX: 0.1 GW }\n');
    expect(exchanges).toEqual([
      { from: 'GT', to: 'SV', powerMw: 80 },
      { from: 'GT', to: 'MX', powerMw: 100 },
    ]);
  });

  it('takes all inherited exchanges away when it gives none', async () => {
    const { exchanges } = await scenarioOf('extends: base.yaml\nid: mine\nexchanges:\n');
    expect(exchanges).toEqual([]);
  });

  it('keeps the half of the title that it does not give', async () => {
    const { title } = await scenarioOf('extends: base.yaml\nid: mine\ntitle: { en: My grid }\n');
    expect(title).toEqual({ en: 'My grid', es: 'La red de 2017' });
  });

  it('knows in which file each key stands', async () => {
    const { spans } = await scenarioOf('extends: base.yaml\nid: mine\ndemand: maximum\n');
    expect(spans.get('demand')).toMatchObject({ file: 'scenarios/mine.yaml', line: 3, column: 9 });
    expect(spans.get('season')).toMatchObject({ file: 'scenarios/base.yaml', line: 5, column: 9 });
    expect(spans.get('exchanges.MX->GT')).toMatchObject({ file: 'scenarios/base.yaml', line: 8, column: 3 });
  });

  it('reports a quantity of the file it extends in that file', async () => {
    const { value, diagnostics } = await reading('extends: base.yaml\nid: mine\n', {
      ...FILES,
      'scenarios/base.yaml': BASE.replace('120 MW', '120 MWW'),
    });
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: 'UNKNOWN_UNIT', file: 'scenarios/base.yaml', line: 8, column: 15, endColumn: 18 },
    ]);
  });
});

describe('the studies of a scenario', () => {
  it('have the defaults of the regional operator', async () => {
    const { studies } = await scenarioOf('extends: base.yaml\nid: mine\nstudies: [{ capacity: }]\n');
    expect(studies).toEqual([
      {
        kind: 'capacity',
        borders: 'all',
        directions: 'both',
        shiftKey: { up: 'headroom', down: 'headroom' },
        contingencies: 'n-1',
        monitorFromKv: 115,
        sensitivityThreshold: 0.01,
        localOverloadThreshold: 0.01,
        reliabilityMargin: { default: { kind: 'power', mw: 0 }, byBorder: [] },
        committed: [],
        assumptions: 'thresholds',
        postContingencyRating: 'continuous',
      },
    ]);
  });

  it('set nothing apart below the sensitivity threshold unless they are told to', async () => {
    const study = (keys: string) =>
      scenarioOf(`extends: base.yaml\nid: mine\nstudies: [{ capacity: ${keys} }]\n`);
    const { studies: plain } = await study('{ sensitivityThreshold: 5 % }');
    expect(plain).toMatchObject([{ sensitivityThreshold: 0.05, localOverloadThreshold: 0.05 }]);
    const { studies: apart } = await study('{ localOverloadThreshold: 5 % }');
    expect(apart).toMatchObject([{ sensitivityThreshold: 0.01, localOverloadThreshold: 0.05 }]);
  });

  it('name groups of areas as borders', async () => {
    const { studies } = await scenarioOf(
      'extends: base.yaml\nid: mine\nstudies: [{ capacity: { borders: [GT->SV+HN, NI → CR] } }]\n',
    );
    expect(studies).toMatchObject([
      {
        borders: [
          { from: ['GT'], to: ['SV', 'HN'] },
          { from: ['NI'], to: ['CR'] },
        ],
      },
    ]);
  });
});

describe('a capacity study', () => {
  const study = (keys: string) =>
    scenarioOf(`extends: base.yaml\nid: mine\nstudies: [{ capacity: ${keys} }]\n`);

  it('may ask for the whole matrix', async () => {
    expect((await study('{ borders: matrix }')).studies).toMatchObject([{ borders: 'matrix' }]);
  });

  it('holds back a margin in MW or per cent, for all and by border', async () => {
    const { studies } = await study(
      '{ reliabilityMargin: { default: 5 %, GT->SV: 20 MW, HN→NI: 10 % / 2 } }',
    );
    expect(studies).toMatchObject([
      {
        reliabilityMargin: {
          default: { kind: 'share', share: 0.05 },
          byBorder: [
            { from: ['GT'], to: ['SV'], margin: { kind: 'power', mw: 20 } },
            { from: ['HN'], to: ['NI'], margin: { kind: 'share', share: 0.05 } },
          ],
        },
      },
    ]);
    expect((await study('{ reliabilityMargin: 4 % }')).studies).toMatchObject([
      { reliabilityMargin: { default: { kind: 'share', share: 0.04 }, byBorder: [] } },
    ]);
    expect((await study('{ reliabilityMargin: { GT->SV: 20 } }')).studies).toMatchObject([
      { reliabilityMargin: { default: { kind: 'power', mw: 0 } } },
    ]);
  });

  it('has one shift key for both sides or one for each, with weights written out', async () => {
    const keyOf = async (written: string) => (await study(`{ shiftKey: ${written} }`)).studies[0];
    expect(await keyOf('output')).toMatchObject({ shiftKey: { up: 'output', down: 'output' } });
    const stepped = await keyOf('{ up: merit-order, down: headroom }');
    expect(stepped).toMatchObject({
      shiftKey: { up: 'merit-order', down: 'headroom' },
      assumptions: 'none',
    });
    expect(await keyOf('{ up: output }')).toMatchObject({ shiftKey: { up: 'output', down: 'headroom' } });
    const weights = [
      { plant: 'a', weight: 2 },
      { plant: 'b', weight: 1 },
    ];
    const explicit = '{ explicit: { a: 2, b: 1 } }';
    expect(await keyOf(explicit)).toMatchObject({ shiftKey: { up: { weights }, down: { weights } } });
    expect(await keyOf(`{ up: ${explicit}, down: demand }`)).toMatchObject({
      shiftKey: { up: { weights }, down: 'demand' },
    });
  });

  it('knows where it names areas and plants: at the keys', async () => {
    const written =
      'studies: [{ capacity: { committed: { MX->GT: 240 MW }, shiftKey: { explicit: { a-1: 2 } } } }]';
    const { spans } = await scenarioOf(`extends: base.yaml\nid: mine\n${written}\n`);
    const at = (name: string) => ({ line: 3, column: written.indexOf(name) + 1 });
    expect(spans.get('studies.0.capacity.committed.MX->GT')).toMatchObject(at('MX->GT'));
    expect(spans.get('studies.0.capacity.shiftKey.explicit.a-1')).toMatchObject(at('a-1'));
  });

  it('knows what is committed', async () => {
    const { studies } = await study('{ committed: { MX->GT: 2 * 120 MW, GT->SV+HN: 0.05 GW } }');
    expect(studies).toMatchObject([
      {
        committed: [
          { from: ['MX'], to: ['GT'], powerMw: 240 },
          { from: ['GT'], to: ['SV', 'HN'], powerMw: 50 },
        ],
      },
    ]);
  });
});

describe('the question of a scenario', () => {
  it('is the first comment, without what is meant for editors', async () => {
    const { question } = await scenarioOf(
      '# yaml-language-server: $schema=./scenario.schema.json\n# How much can\n# Mexico sell?\n\n# Not this.\nextends: base.yaml\nid: mine\n',
    );
    expect(question).toEqual({ en: 'How much can Mexico sell?', es: 'How much can Mexico sell?' });
  });

  it('is what the file writes in both languages, and is not inherited', async () => {
    const asked = `question: { en: How much?, es: ¿Cuánto? }\n${BASE}`;
    const files = { ...FILES, 'scenarios/base.yaml': asked };
    const { value: own } = await reading(`# A remark.\nid: mine\n${asked}`);
    expect(own!.question).toEqual({ en: 'How much?', es: '¿Cuánto?' });
    const { value: heir } = await reading('# Another?\nextends: base.yaml\nid: mine\n', files);
    expect(heir!.question).toEqual({ en: 'Another?', es: 'Another?' });
    const { diagnostics } = await reading('extends: base.yaml\nid: mine\nquestion: { en: How much? }\n');
    expect(diagnostics).toHaveLength(1);
  });
});

describe('the moment of a scenario', () => {
  it('may be an hour of a kind of day, and a month', async () => {
    const scenario = await scenarioOf(
      'extends: base.yaml\nid: mine\nmonth: 3\ndemand: { hour: 19, dayType: weekday }\ndemandFactor: 1.04^2\n',
    );
    expect(scenario.demand).toEqual({ hour: 19, dayType: 'weekday' });
    expect(scenario.month).toBe(3);
    expect(scenario.demandFactor).toBeCloseTo(1.0816, 12);
  });
});

describe('the upgrades of a scenario', () => {
  const UPGRADES = `extends: base.yaml
id: mine
upgrades:
  - second-circuit-gt-hn
  - id: new-corridor
    title: { en: A new corridor, es: Un corredor nuevo }
    edits:
      - { action: add-bus, element: new-400, substation: gt-panaluya, nominalKv: 400 kV }
      - action: add-line
        element: new-line
        fromBus: gt-panaluya-230
        toBus: hn-la-entrada-copan-230
        lengthKm: 60 km + 9080 m
        circuits: 2
        typicalClass: 230-siepac
        ratingMva: 0.4 GVA
      - { action: add-transformer, element: bank, fromBus: new-400, toBus: gt-panaluya-230, reactancePct: 12 % }
      - { action: add-dc-link, element: link, fromBus: new-400, toBus: x, ratingMva: 300 MW, flowMw: -50 MW }
`;
  const nothing = {
    name: undefined,
    substation: undefined,
    fromBus: undefined,
    toBus: undefined,
    nominalKv: undefined,
    circuits: undefined,
    lengthKm: undefined,
    typicalClass: undefined,
    ratingMva: undefined,
    reactancePct: undefined,
    flowMw: undefined,
  };

  it('are ids of the catalogue, or edits written out with units', async () => {
    const { upgrades } = await scenarioOf(UPGRADES);
    expect(upgrades).toEqual([
      { kind: 'catalogue', id: 'second-circuit-gt-hn' },
      {
        kind: 'inline',
        id: 'new-corridor',
        title: { en: 'A new corridor', es: 'Un corredor nuevo' },
        edits: [
          { ...nothing, action: 'add-bus', element: 'new-400', substation: 'gt-panaluya', nominalKv: 400 },
          {
            ...nothing,
            action: 'add-line',
            element: 'new-line',
            fromBus: 'gt-panaluya-230',
            toBus: 'hn-la-entrada-copan-230',
            lengthKm: expect.closeTo(69.08, 12),
            circuits: 2,
            typicalClass: '230-siepac',
            ratingMva: 400,
          },
          {
            ...nothing,
            action: 'add-transformer',
            element: 'bank',
            fromBus: 'new-400',
            toBus: 'gt-panaluya-230',
            reactancePct: 12,
          },
          {
            ...nothing,
            action: 'add-dc-link',
            element: 'link',
            fromBus: 'new-400',
            toBus: 'x',
            ratingMva: 300,
            flowMw: -50,
          },
        ],
      },
    ]);
  });
});

describe('the study of rights', () => {
  it('fills in what it leaves out: type, numbers, N-1, operating limits', async () => {
    const { studies } = await scenarioOf(
      'extends: base.yaml\nid: mine\nseason: dry\ndemand: maximum\nstudies:\n  - rights:\n      period: 2017\n      type: option\n' +
        '      held: [{ from: MX, to: { gt-a: 1, gt-b: 2 }, power: 0.12 GW }]\n' +
        '      bids: [{ id: b, holder: X, from: GT, to: SV, power: 10, price: -5, type: obligation }]\n',
    );
    expect(studies).toEqual([
      {
        kind: 'rights',
        period: '2017',
        contingencies: 'n-1',
        operatingLimits: true,
        spread: 'demand',
        monitorFromKv: 115,
        postContingencyRating: 'continuous',
        held: [
          {
            id: 'held-1',
            holder: undefined,
            from: 'MX',
            to: { 'gt-a': 1, 'gt-b': 2 },
            type: 'option',
            powerMw: 120,
          },
        ],
        bids: [
          { id: 'b', holder: 'X', from: 'GT', to: 'SV', type: 'obligation', powerMw: 10, priceUsdPerMw: -5 },
        ],
      },
    ]);
  });
});

describe('the studies that look for the most the grid allows', () => {
  const moreStudies = (lines: string) =>
    scenarioOf(`extends: base.yaml\nid: mine\nseason: dry\ndemand: maximum\nmoreStudies:\n${lines}`);

  it('follow the rules of the capacity study where they give none', async () => {
    const { studies } = await moreStudies(
      '  - regionalTrade:\n  - capacity: { sensitivityThreshold: 5 %, localOverloadThreshold: 15 %, shiftKey: output }\n' +
        '  - optimised: { borders: [GT->SV+HN], monitorFrom: 230 kV }\n  - joint: { exchanges: [MX->GT, GT->SV] }\n',
    );
    const rules = { sensitivityThreshold: 0.05, localOverloadThreshold: 0.15, contingencies: 'n-1' };
    expect(studies.find((study) => study.kind === 'regionalTrade')).toMatchObject({
      ...rules,
      monitorFromKv: 115,
    });
    expect(studies.find((study) => study.kind === 'optimised')).toMatchObject({
      ...rules,
      borders: [{ from: ['GT'], to: ['SV', 'HN'] }],
      monitorFromKv: 230,
      shiftKey: 'output',
      helping: 'none',
    });
    expect(studies.find((study) => study.kind === 'joint')).toMatchObject({
      ...rules,
      exchanges: [
        { from: ['MX'], to: ['GT'] },
        { from: ['GT'], to: ['SV'] },
      ],
      redispatch: true,
    });
  });

  it('stand on the rules of the engine without one', async () => {
    const { studies } = await moreStudies('  - optimised:\n');
    expect(studies.at(-1)).toMatchObject({
      kind: 'optimised',
      sensitivityThreshold: 0.01,
      shiftKey: 'headroom',
    });
  });

  it.each([
    ['joint: { exchanges: [MX->GT, MX->GT] }', 'SAME_EXCHANGE', 34],
    ['joint: { exchanges: [MX->GT, GT → MX] }', 'SAME_EXCHANGE', 34],
    ['joint: { exchanges: [GT->SV+HN, HN+SV->GT] }', 'SAME_EXCHANGE', 37],
    ['optimised: { borders: [GT->SV, GT->SV] }', 'REPEATED_ENTRY', 36],
    ['capacity: { borders: [GT->SV+HN, GT->HN + SV] }', 'REPEATED_ENTRY', 38],
  ])('refuse the same exchange again: %s', async (study, code, column) => {
    const { value, diagnostics } = await reading(`extends: base.yaml\nid: mine\nstudies:\n  - ${study}\n`);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: 'error', code, line: 4, column }]);
  });

  it('take an exchange both ways where each is asked for alone, and two that share one side', async () => {
    await moreStudies('  - optimised: { borders: [GT->SV, SV->GT], directions: forward }\n');
    await moreStudies('  - joint: { exchanges: [MX->GT, MX->SV] }\n');
  });

  it('take two exchanges together, no more and no fewer', async () => {
    const { diagnostics } = await reading(
      'extends: base.yaml\nid: mine\nmoreStudies:\n  - joint: { exchanges: [MX->GT] }\n',
    );
    expect(diagnostics).toMatchObject([{ severity: 'error', line: 4 }]);
  });
});
