import { describe, expect, it } from 'vitest';
import type { Diagnostic, SourceSpan } from '../../src/base/diagnostics.ts';
import type { Dataset, UpgradeEditRow } from '../../src/grid/dataset.ts';
import type { NetworkEdit } from '../../src/grid/edits.ts';
import { checkScenario } from '../../src/study/check-scenario.ts';
import type { Scenario } from '../../src/study/scenario.ts';
import { siepacDataset, siepacScenario } from '../support/siepac-data.ts';
import { CAPACITY, LOADING, row, tinyDataset, tinyScenario } from '../support/tiny-dataset.ts';

const always = { inServiceYear: undefined, retirementYear: undefined };

function findings(changes: Partial<Scenario>, data: Partial<Dataset> = {}): readonly Diagnostic[] {
  return checkScenario(tinyScenario(changes), { ...tinyDataset(), ...data });
}

/** Spans of a scenario that writes each of these keys on a line of its own, from line 10. */
function spans(...keys: string[]): ReadonlyMap<string, SourceSpan> {
  return new Map(keys.map((key, k) => [key, { file: 'tiny.yaml', line: 10 + k, column: 3, endColumn: 9 }]));
}

const place = ({ file, line, column, code }: Diagnostic) => `${file}:${line}:${column} ${code}`;

const ADD_LINE: NetworkEdit = {
  action: 'add-line',
  element: 'tie-3',
  name: undefined,
  substation: undefined,
  fromBus: 'a2-100',
  toBus: 'b1-100',
  nominalKv: undefined,
  circuits: undefined,
  lengthKm: 100,
  typicalClass: '100-typical',
  ratingMva: undefined,
  reactancePct: undefined,
  flowMw: undefined,
};

const CATALOGUE_ROW = {
  ...row('upgrades.csv'),
  id: 'third-tie',
  nameEn: 'Third tie',
  nameEs: 'Tercer enlace',
  areas: ['A', 'B'],
  kind: 'new_line',
  costMusd: undefined,
  costLowMusd: undefined,
  costHighMusd: undefined,
  earliestYear: undefined,
  lifeYears: undefined,
  status: 'concept',
};

function catalogue(edit: Partial<UpgradeEditRow> | undefined): Partial<Dataset> {
  const edits = edit === undefined ? [] : [edit];
  return {
    upgrades: [CATALOGUE_ROW],
    upgradeEdits: edits.map((change) => ({
      ...row('upgrade_edits.csv'),
      ...always,
      ...ADD_LINE,
      upgrade: 'third-tie',
      ...change,
    })),
  };
}

it('has nothing to say of a sound scenario', () => {
  expect(findings({ exchanges: [{ from: 'A', to: 'B', powerMw: 10 }] })).toEqual([]);
});

describe('the moment', () => {
  it('a year before the data begin', () => {
    const [found] = findings({ year: 2012, spans: spans('year') });
    expect(place(found!)).toBe('tiny.yaml:10:3 YEAR_BEFORE_DATA');
    expect(found!.message.en).toBe('the data begin in 2016, the scenario asks for 2012');
    expect(findings({ year: 2016 })).toEqual([]);
  });

  it.each([0, 13, 4.5])('month %d', (month) => {
    expect(findings({ month, spans: spans('year', 'month') }).map(place)).toEqual([
      'tiny.yaml:11:3 BAD_MONTH',
    ]);
  });

  it('a demand period that the season does not have', () => {
    expect(findings({ season: 'wet' }).map(place)).toEqual(['tiny.yaml:1:1 NO_DEMAND_PERIOD']);
  });

  it('a day and an hour that do not exist', () => {
    const found = findings({
      demand: { dayType: 'peek', hour: 24 },
      spans: spans('demand', 'demand.dayType', 'demand.hour'),
    });
    expect(found.map(place)).toEqual(['tiny.yaml:12:3 BAD_HOUR', 'tiny.yaml:11:3 UNKNOWN_DAY_TYPE']);
    expect(found[1]!.hint?.en).toBe('did you mean `peak`?');
  });

  it('an hour without a profile in an area, on its own clock', () => {
    expect(findings({ demand: { dayType: 'peak', hour: 19 } })).toEqual([]);
    const [found] = findings({ demand: { dayType: 'peak', hour: 18 }, spans: spans('demand') });
    expect(place(found!)).toBe('tiny.yaml:10:3 NO_PROFILE');
    // B is one hour ahead and has a profile at its 19:00.
    expect(found!.message.en).toBe('no demand profile for A: dry season, day peak, hour 18');
    expect(findings({ demand: 'medium' })[0]?.message.en).toMatch(/^no demand profile for A, B/);
  });
});

describe('areas', () => {
  it('of an exchange', () => {
    const found = findings({
      exchanges: [{ from: 'AA', to: 'B', powerMw: 10 }],
      spans: spans('exchanges', 'exchanges.AA->B'),
    });
    expect(found.map(place)).toEqual(['tiny.yaml:11:3 UNKNOWN_AREA']);
    expect(found[0]!.message.es).toBe('los datos no tienen el área `AA`; tienen A, B');
    expect(found[0]!.hint?.es).toBe('¿quiso decir `A`?');
  });

  it('of a border, in the entry that asks for it', () => {
    const found = findings({
      studies: [LOADING, CAPACITY, { ...CAPACITY, borders: [{ from: ['A'], to: ['B', 'ZZZ'] }] }],
      spans: spans('studies', 'studies.0.capacity', 'studies.3.capacity', 'studies.3.capacity.borders.0'),
    });
    expect(found.map(place)).toEqual(['tiny.yaml:13:3 UNKNOWN_AREA']);
    expect(found[0]!.hint).toBeUndefined();
  });

  it('on both sides of an exchange or a border', () => {
    const both = { from: ['A'], to: ['B', 'A'] };
    const found = findings({
      exchanges: [{ from: 'A', to: 'A', powerMw: 10 }],
      studies: [{ ...CAPACITY, borders: [both] }],
      spans: spans('exchanges.A->A', 'studies.0.capacity', 'studies.0.capacity.borders.0'),
    });
    expect(found.map(place)).toEqual([
      'tiny.yaml:10:3 AREA_ON_BOTH_SIDES',
      'tiny.yaml:12:3 AREA_ON_BOTH_SIDES',
    ]);
    expect(found[1]!.message.en).toBe('`A` stands on both sides of the arrow');
  });

  it('of a study of optima, in the exchange that names it', () => {
    const { monitorFromKv, sensitivityThreshold, localOverloadThreshold, contingencies } = CAPACITY;
    const joint = {
      kind: 'joint',
      exchanges: [
        { from: ['A'], to: ['B'] },
        { from: ['B', 'A'], to: ['A', 'C'] },
      ],
      shiftKey: 'headroom',
      redispatch: false,
      monitorFromKv,
      sensitivityThreshold,
      localOverloadThreshold,
      contingencies,
      postContingencyRating: 'continuous',
    } as const;
    const found = findings({
      studies: [joint],
      spans: spans('studies.0.joint', 'studies.0.joint.exchanges.1'),
    });
    expect(found.map(place).sort()).toEqual([
      'tiny.yaml:11:3 AREA_ON_BOTH_SIDES',
      'tiny.yaml:11:3 UNKNOWN_AREA',
    ]);
  });

  it('of a margin or a commitment, at its key', () => {
    const margin = { kind: 'power', mw: 5 } as const;
    const reliabilityMargin = { default: margin, byBorder: [{ from: ['A'], to: ['BB'], margin }] };
    const committed = [{ from: ['AA'], to: ['B'], powerMw: 5 }];
    const found = findings({
      studies: [{ ...CAPACITY, reliabilityMargin, committed }],
      spans: spans(
        'studies.0.capacity',
        'studies.0.capacity.reliabilityMargin.A->BB',
        'studies.0.capacity.committed.AA->B',
      ),
    });
    expect(found.map(place)).toEqual(['tiny.yaml:11:3 UNKNOWN_AREA', 'tiny.yaml:12:3 UNKNOWN_AREA']);
    expect(found[1]!.hint?.en).toBe('did you mean `A`?');
  });
});

describe('upgrades of the catalogue', () => {
  const chosen = { upgrades: [{ kind: 'catalogue' as const, id: 'third-tie' }] };

  it('are accepted when they can be made', () => {
    expect(findings(chosen, catalogue({}))).toEqual([]);
  });

  it('must be in it', () => {
    const [found] = findings(
      { upgrades: [{ kind: 'catalogue', id: 'thrid-tie' }], spans: spans('upgrades', 'upgrades.thrid-tie') },
      catalogue({}),
    );
    expect(place(found!)).toBe('tiny.yaml:11:3 UNKNOWN_UPGRADE');
    expect(found!.hint?.en).toBe('did you mean `third-tie`?');
  });

  it('warn when they change nothing in the year', () => {
    const later = findings(chosen, catalogue({ inServiceYear: 2017 }));
    expect(later.map((each) => `${each.severity} ${each.message.en}`)).toEqual([
      'warning upgrade third-tie changes nothing in 2016: its works stand in the data already, or none is meant for this year',
    ]);
    const never = findings(chosen, catalogue(undefined));
    expect(never.map((each) => each.message.en)).toEqual([
      'upgrade third-tie changes nothing: it has no edits of the network',
    ]);
  });

  it('that cannot be made are told at the choice, with the row of the edit', () => {
    const data = catalogue({ toBus: 'b3-100' });
    const [found] = findings({ ...chosen, spans: spans('upgrades.third-tie') }, data);
    const { line } = data.upgradeEdits![0]!.origin;
    expect(place(found!)).toBe('tiny.yaml:10:3 EDIT_NOT_POSSIBLE');
    expect(found!.message.en).toBe(
      `third-tie cannot be made in 2016: bus b3-100 does not exist in this year (upgrade_edits.csv:${line})`,
    );
  });
});

describe('edits written in the scenario', () => {
  const inline = (...edits: Partial<NetworkEdit>[]): Partial<Scenario> => ({
    upgrades: [
      {
        kind: 'inline',
        id: 'mine',
        title: { en: 'Mine', es: 'Mío' },
        edits: edits.map((edit) => ({ ...ADD_LINE, ...edit })),
      },
    ],
    spans: spans('upgrades.mine', 'upgrades.0.edits.0', 'upgrades.0.edits.1', 'upgrades.0.edits.1.toBus'),
  });

  it('may build on each other', () => {
    const bus = { action: 'add-bus' as const, element: 'a1-200', substation: 'a1', nominalKv: 200 };
    expect(findings(inline(bus, { fromBus: 'a1-200' }))).toEqual([]);
  });

  it('an unknown bus is told at its own key', () => {
    const [found] = findings(inline({}, { element: 'tie-4', toBus: 'b1-10' }));
    expect(place(found!)).toBe('tiny.yaml:13:3 EDIT_NOT_POSSIBLE');
    expect(found!.hint?.en).toBe('did you mean `b1-100`?');
  });

  it.each<[string, Partial<NetworkEdit>, string]>([
    ['typical class of a line', { typicalClass: '100-tipical' }, '100-typical'],
    [
      'typical class of a bank with values of its own',
      { action: 'add-transformer', typicalClass: '100-typica', ratingMva: 100, reactancePct: 12 },
      '100-typical',
    ],
    ['element', { action: 'set-rating', element: 'tie1', ratingMva: 90 }, 'tie-1'],
    ['substation', { action: 'add-bus', element: 'c', substation: 'a11', nominalKv: 100 }, 'a1'],
  ])('an unknown %s is told with the nearest', (_, edit, near) => {
    const found = findings(inline(edit));
    expect(found.map(place)).toEqual(['tiny.yaml:11:3 EDIT_NOT_POSSIBLE']);
    expect(found[0]!.hint?.en).toBe(`did you mean \`${near}\`?`);
  });
});

describe('the data in the year of the scenario', () => {
  const { lines, plants, buses } = tinyDataset();
  const until2017 = { inServiceYear: undefined, retirementYear: 2017 };
  const cases: [string, Partial<Dataset>][] = [
    [
      'a contingency of an element that does not stand',
      {
        lines: lines.map((line) => (line.id === 'tie-2' ? { ...line, ...until2017 } : line)),
        contingencies: [
          {
            ...row('contingencies.csv'),
            ...always,
            id: 'both',
            nameEn: 'both',
            nameEs: 'ambos',
            kind: 'common-tower',
            elements: ['tie-1', 'tie-2'],
          },
        ],
      },
    ],
    ['an area without plants', { plants: plants.map((each) => ({ ...each, ...until2017 })) }],
    ['a bus that is gone', { buses: buses.map((bus, k) => (k === 3 ? { ...bus, ...until2017 } : bus)) }],
  ];

  it.each(cases)('%s spoils 2017 and not 2016', (_, data) => {
    expect(findings({ year: 2016 }, data)).toEqual([]);
    const found = findings({ year: 2017 }, data);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((each) => each.severity === 'error' && each.file.endsWith('.csv'))).toBe(true);
  });
});

describe("the project's data", () => {
  const data = siepacDataset();

  it('a year they do not cover is one error, not one per row', () => {
    const found = checkScenario(siepacScenario({ year: 2001 }), data);
    expect(found.map((each) => each.code)).toEqual(['YEAR_BEFORE_DATA']);
  });

  it('answer every condition of 2017 and 2026', () => {
    for (const year of [2017, 2026]) {
      for (const season of ['dry', 'wet'] as const) {
        for (const demand of ['minimum', 'medium', 'maximum'] as const) {
          expect(checkScenario(siepacScenario({ year, season, demand }), data)).toEqual([]);
        }
      }
    }
  });

  it('refuse a second circuit to stations that are not built yet', () => {
    const upgrades = [{ kind: 'catalogue' as const, id: 'second-circuit-ni-cr' }];
    expect(checkScenario(siepacScenario({ upgrades }), data)).toEqual([]);
    const early = checkScenario(siepacScenario({ upgrades, year: 2014 }), data);
    expect(early.map((each) => each.code)).toEqual(['EDIT_NOT_POSSIBLE']);
  });
});
