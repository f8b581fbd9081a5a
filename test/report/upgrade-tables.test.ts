import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { text } from '../../src/base/text.ts';
import { columnNote } from '../../src/io/column-notes.ts';
import { upgradesCsvFiles } from '../../src/io/upgrades-csv.ts';
import { runPage } from '../../src/report/html/run-page.ts';
import { say } from '../../src/report/report-model.ts';
import { runReport } from '../../src/report/run-report.ts';
import { PLAIN_STYLE } from '../../src/report/style.ts';
import { upgradePortfolioTables } from '../../src/report/tables/upgrade-portfolio-tables.ts';
import { reportText } from '../../src/report/terminal/report-text.ts';
import type { BorderFigure, OptionResult, SetResult } from '../../src/study/upgrades/upgrades-result.ts';
import { RESULT } from './fixture.ts';

const FIGURE: BorderFigure = {
  condition: 'wet-maximum',
  baseExchangeMw: 0,
  thermalNMw: 300,
  thermalN1Mw: 150,
  operatingMw: undefined,
  ttcMw: 150,
  ntcMw: 140,
  bindingLayer: 'thermal-n-1',
  resourcesMw: 400,
  moves: true,
  limiting: {
    element: 'pavana-agua-caliente',
    elementName: 'Pavana - Agua Caliente',
    areas: ['HN'],
    contingency: 'toncontin',
    contingencyName: text('Toncontín', 'Toncontín'),
  },
};

function set(options: readonly string[], mw: number, gapMw: number): SetResult {
  const figure = { ...FIGURE, thermalN1Mw: mw, ttcMw: mw };
  return {
    options,
    costMusd: options.length === 0 ? { low: 0, base: 0, high: 0 } : { low: 20, base: 25, high: 35 },
    unpriced: [],
    sharedWorks: [],
    gapMw,
    interfaces: [
      {
        kind: 'border',
        fromAreas: ['HN'],
        toAreas: ['NI'],
        minimumMw: mw,
        medianMw: mw + 10,
        leastChangeMw: mw - 150,
        medianChangeMw: mw - 150,
        gapMw,
        deciding: figure,
        figures: [figure],
      },
    ],
    savings: undefined,
    value: undefined,
    unanswered: [],
  };
}

function option(id: string, base: number | undefined, towardsTargetMw: number): OptionResult {
  const costMusd = base === undefined ? undefined : { low: base - 5, base, high: base + 10 };
  const most = { fromAreas: ['HN'], toAreas: ['NI'], mw: towardsTargetMw };
  return {
    id,
    title: text(`Work ${id}`, `Obra ${id}`),
    areas: ['HN'],
    costMusd,
    annualCostMusd: costMusd,
    earliestYear: 2029,
    lifeYears: 30,
    holds: [],
    excludes: [],
    sharesWith: [],
    alone: { towardsTargetMw, capacityMw: towardsTargetMw, most },
    last: { towardsTargetMw: 5, capacityMw: 5, most },
    opens: [],
    nextLimit: FIGURE,
  };
}

const BASE = set([], 150, 140);
const FULL = set(['one', 'two'], 250, 40);
const WITH_UPGRADES = {
  ...RESULT,
  upgrades: {
    conditions: [],
    statistic: 'median' as const,
    target: { defaultMw: 300, byBorder: [] },
    valuation: { discountRate: 0.12, maintenanceShare: 0.03, lifeYears: 30, baseYear: 2026 },
    options: [option('one', 25, 50), option('two', 10, 60), option('free', undefined, 90)],
    leftOut: [
      {
        id: 'cable',
        title: text('Cable', 'Cable'),
        costMusd: { low: 800, base: 800, high: 800 },
        reason: text('the data cannot draw it', 'los datos no permiten representarlo'),
      },
    ],
    sets: [BASE, FULL],
    fullSet: 1,
    front: [0, 1],
    benefitFront: [],
    savings: undefined,
    cheapestByBorder: [],
    additive: [],
    group: undefined,
    odds: undefined,
  },
};

function lines(language: 'en' | 'es'): string[][] {
  const page = reportText(runReport(WITH_UPGRADES), { language, width: 120, style: PLAIN_STYLE });
  return page.split('\n').map((line) => line.trim().split(/ {2,}/));
}

describe('the tables of works', () => {
  const [en, es] = [lines('en'), lines('es')];

  it('rank options by MW per MUSD, those without a cost last', () => {
    const ranked = en.filter(([title]) => title?.startsWith('Work '));
    expect(ranked).toEqual([
      ['Work two', '10.0 (5.0–20.0)', '10.0', '60', '5', '6.0', '60', '5'],
      ['Work one', '25.0 (20.0–35.0)', '25.0', '50', '5', '2.0', '50', '5'],
      ['Work free', '–', '–', '90', '5', '–', '90', '5'],
    ]);
  });

  it('say what gains, what limits next and who holds it, in both languages', () => {
    const words = [en, es].map((page) =>
      page.flat().find((line) => line.includes('gains most') || line.includes('gana más')),
    );
    expect(words).toEqual([
      '↳ HN → NI gains most, 60 MW; then Pavana - Agua Caliente (HN), after loss of Toncontín',
      '↳ HN → NI gana más, 60 MW; luego Pavana - Agua Caliente (HN), ante la pérdida de Toncontín',
    ]);
    expect(en.flat()).toContain('Left out: cable, 800.0 MUSD: the data cannot draw it.');
  });

  it('show each border without works and with all', () => {
    expect(en).toContainEqual(['HN → NI', '150', '160', '140', 'HN', '250', '260', '40', 'HN']);
  });

  it('stand on the page', () => {
    const page = runPage(WITH_UPGRADES, { engine: '1', command: 'siepac', inputs: [] }, 'es');
    expect(page).toContain('<section id="upgrade-options">');
    expect(page).toContain('href="#upgrade-targets"');
  });

  it('stand in files, with every figure', () => {
    const files = new Map(
      upgradesCsvFiles(WITH_UPGRADES.upgrades).map(({ name, text: csv }) => [
        name,
        parse(csv, { columns: true }) as Record<string, string>[],
      ]),
    );
    expect(files.get('upgrade_options.csv')![1]).toMatchObject({
      option: 'two',
      cost_low_musd: '5',
      alone_towards_target_mw: '60',
      mw_per_musd: '6',
      next_element: 'pavana-agua-caliente',
    });
    expect(files.get('upgrade_sets.csv')![1]).toMatchObject({
      options: 'one;two',
      gap_mw: '40',
      towards_target_mw: '100',
    });
    expect(files.get('upgrade_capacities.csv')![1]).toMatchObject({
      set: '1',
      from_area: 'HN',
      ttc_mw: '250',
      ntc_mw: '140',
      limiting_areas: 'HN',
    });
  });

  it('tell what works save in the market, for whom, and where there is no market year', () => {
    const saving = {
      design: 'integrated',
      savedMusd: 4,
      byArea: [
        { area: 'HN', musd: 5.5 },
        { area: 'NI', musd: -1 },
      ],
      otherMusd: -0.5,
      rentMusd: -2,
      atLimitH: -120,
      tradeGwh: 90,
      co2Kt: -30,
      unservedGwh: 0,
    };
    const [none, ...rest] = WITH_UPGRADES.upgrades.sets;
    const sets = [
      none!,
      { ...set(['one'], 250, 40), savings: { kind: 'answered', designs: [saving] } as const },
      {
        ...set(['two'], 250, 40),
        savings: { kind: 'no-answer', reason: text('no link', 'sin enlace') } as const,
      },
      ...rest,
    ];
    const upgrades = {
      ...WITH_UPGRADES.upgrades,
      sets,
      fullSet: sets.length - 1,
      savings: { limits: 'moved' } as const,
    };
    const { rows, notes } = upgradePortfolioTables(upgrades).find(({ id }) => id === 'upgrade-savings')!;
    expect(rows).toHaveLength(1);
    expect(rows[0]!.cells.map(({ words }) => say(words, 'en')).slice(2)).toEqual([
      '4.0',
      '16',
      '−2.0',
      '−120',
      '90',
      '−30',
      '0.0',
    ]);
    expect(say(rows[0]!.details![0]!.words, 'es')).toBe('para HN 5.5, NI −1.0; ningún país −0.5');
    expect(notes.map(({ words }) => say(words, 'en')).at(-1)).toMatch(/^No market year with .*: no link$/);
    const csv = upgradesCsvFiles(upgrades).find(({ name }) => name === 'upgrade_savings.csv')!.text;
    const head = csv.slice(0, csv.indexOf('\n')).split(',');
    expect(head.filter((column) => columnNote('upgrade_savings', column) === undefined)).toEqual([]);
    expect(parse(csv, { columns: true })).toMatchObject([
      {
        set: '1',
        options: 'one',
        design: 'integrated',
        saved_musd: '4',
        saved_hn_musd: '5.5',
        saved_no_country_musd: '-0.5',
      },
    ]);
  });
});
