import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/io/scenario-reader.ts';

const ONE = `id: one
title: { en: Grid, es: Red }
data: ../data/siepac
year: 2026
season: wet
demand: medium
studies: [{ capacity: {} }]
`;

const FILES: Readonly<Record<string, string>> = {
  'scenarios/one.yaml': ONE,
  'data/siepac/datapackage.json': '{}',
};

function reading(entry: string, head = 'extends: one.yaml\nmoreStudies:') {
  const text = `${head}\n  - upgradeOptions: ${entry}\nid: mine\n`;
  return readScenario({ file: 'scenarios/mine.yaml', text }, (path) => {
    const found = FILES[path];
    return found === undefined ? undefined : { file: path, text: found };
  });
}

describe('a comparison of works', () => {
  it('has a default for everything but the options', async () => {
    const { value, diagnostics } = await reading('{ options: [second-circuit-whole] }');
    expect(diagnostics).toEqual([]);
    expect(value!.studies[1]).toEqual({
      kind: 'upgradeOptions',
      options: [
        {
          choice: { kind: 'catalogue', id: 'second-circuit-whole' },
          raises: [],
          lifts: [],
          costMusd: undefined,
          earliestYear: undefined,
          lifeYears: undefined,
        },
      ],
      conditions: {
        kind: 'conditions',
        seasons: ['dry', 'wet'],
        demand: ['minimum', 'medium', 'maximum'],
        months: [],
        scenarios: [],
      },
      combinations: 1,
      group: [],
      benefits: [],
      savings: undefined,
      sequence: undefined,
      portfolios: [],
      exclusive: [],
      target: { defaultMw: 300, byBorder: [] },
      statistic: 'median',
      budgetsMusd: [],
      valuation: { discountRate: 0.12, maintenanceShare: 0.03, lifeYears: 30, baseYear: 2026 },
    });
  });

  it('takes options with what differs from the catalogue, and options of its own', async () => {
    const { value, diagnostics } = await reading(`
      options:
        - { id: stabiliser-tuning, raises: { MX->GT: 0.09 GW }, lifts: [GT->MX], costMusd: 4, earliestYear: 2028 }
        - id: bank
          title: { en: Bank, es: Banco }
          edits: [{ action: add-transformer, element: x, fromBus: a, toBus: b, ratingMva: 100, reactancePct: 10 }]
          costMusd: { low: 1, base: 2, high: 3 }
      conditions: { scenarios: [one.yaml] }
      target: { default: 250 MW, MX->GT: 400 MW }
      discountRate: 8 %`);
    expect(diagnostics).toEqual([]);
    expect(value!.studies[1]).toMatchObject({
      options: [
        {
          choice: { kind: 'catalogue', id: 'stabiliser-tuning' },
          raises: [{ from: ['MX'], to: ['GT'], powerMw: 90 }],
          lifts: [{ from: ['GT'], to: ['MX'] }],
          costMusd: { low: 4, base: 4, high: 4 },
          earliestYear: 2028,
        },
        {
          choice: { kind: 'inline', id: 'bank', edits: [{ element: 'x', ratingMva: 100 }] },
          costMusd: { low: 1, base: 2, high: 3 },
        },
      ],
      conditions: { scenarios: [{ id: 'one' }] },
      target: { defaultMw: 250, byBorder: [{ from: ['MX'], to: ['GT'], powerMw: 400 }] },
      valuation: { discountRate: 0.08 },
    });
  });

  it.each([
    ['{ options: [] }', 'OUT_OF_RANGE', '3:32'],
    ['{ options: [a, a] }', 'REPEATED_ENTRY', '3:36'],
    ['{ options: [a], conditions: { months: [9] } }', 'MONTHS_WITHOUT_SEASON', '3:51'],
    ['{ options: [a], discountRate: -1 % }', 'OUT_OF_RANGE', '3:51'],
    ['{ options: [a], portfolios: [[a, a]] }', 'REPEATED_ENTRY', '3:54'],
  ])('%s is %s at %s', async (entry, code, place) => {
    const { value, diagnostics } = await reading(entry);
    expect(value).toBeUndefined();
    expect(diagnostics.map((found) => [found.code, `${found.line}:${found.column}`])).toEqual([
      [code, place],
    ]);
  });

  it('repeats the capacity study, which must be there', async () => {
    const head = `${ONE.replace('studies: [{ capacity: {} }]', 'studies:')}`
      .replace('id: one\n', '')
      .trimEnd();
    const { diagnostics } = await reading('{ options: [a] }', head);
    expect(diagnostics.map(({ code }) => code)).toEqual(['NO_CAPACITY_STUDY']);
  });

  it('dispatches a market year with every set where savings are asked for, by the rules of a market study', async () => {
    const { value, diagnostics } = await reading(
      '{ options: [a], savings: { voll: 800 USD/MWh, limits: held } }',
    );
    expect(diagnostics).toEqual([]);
    expect(value!.studies[1]).toMatchObject({
      savings: {
        limits: 'held',
        market: {
          hours: 'representative',
          designs: [{ id: 'integrated' }],
          vollUsdPerMwh: 800,
          limitChanges: [],
        },
      },
    });
    const usual = await reading('{ options: [a], savings: {} }');
    expect(usual.value!.studies[1]).toMatchObject({ savings: { limits: 'moved' } });
  });

  it('knows the designs of savings', async () => {
    const { diagnostics } = await reading('{ options: [a], savings: { designs: [integratd] } }');
    expect(diagnostics.map(({ code, hint }) => [code, hint?.en])).toEqual([
      ['UNKNOWN_DESIGN', 'did you mean `integrated`?'],
    ]);
  });
});
