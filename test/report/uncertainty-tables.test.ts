import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { text } from '../../src/base/text.ts';
import { uncertaintyCsvFiles } from '../../src/io/uncertainty-csv.ts';
import { runPage } from '../../src/report/html/run-page.ts';
import { runReport } from '../../src/report/run-report.ts';
import { PLAIN_STYLE } from '../../src/report/style.ts';
import { reportText } from '../../src/report/terminal/report-text.ts';
import type { ScenarioResult } from '../../src/study/result.ts';
import type { SampledCapacities, UncertaintyResult } from '../../src/study/uncertainty/uncertainty-result.ts';
import { RESULT } from './fixture.ts';

const CAPACITIES: SampledCapacities = {
  answered: 996,
  unanswered: [{ reason: text('too little water', 'muy poca agua'), samples: 4 }],
  rows: [
    {
      kind: 'interface',
      fromAreas: ['GT'],
      toAreas: ['SV', 'HN'],
      baseExchangeMw: 259,
      thermalN: { p10Mw: 600, p50Mw: 612, p90Mw: undefined },
      thermalN1: { p10Mw: 190.4, p50Mw: 214, p90Mw: 240 },
      lowest: { p10Mw: 190.4, p50Mw: 214, p90Mw: 232.6 },
      layers: [
        { layer: 'thermal-n-1', share: 0.875 },
        { layer: 'operating', share: 0.125 },
      ],
      immovableShare: 0,
      unlimitedShare: 0,
      pairs: [
        {
          element: 'a',
          elementName: 'Line A',
          contingency: 'b',
          contingencyName: text('Line B', 'Línea B'),
          share: 0.995,
        },
        {
          element: 'c',
          elementName: 'Line C',
          contingency: undefined,
          contingencyName: undefined,
          share: 0.005,
        },
      ],
    },
  ],
};

const UNCERTAINTY: UncertaintyResult = {
  samples: 1000,
  seed: 7,
  ranges: { reactance: 0.1, rating: 0.1, demand: 0.05, availability: 0.05, cost: 0.1 },
  byConfidence: { published: 0, inferred: 0.5, estimated: 1 },
  common: 0.5,
  hydrologyYears: [2015, 2016, 2022],
  capacities: CAPACITIES,
  against: {
    id: 'before',
    title: text('Before', 'Antes'),
    capacities: CAPACITIES,
    compared: 990,
    rows: [
      {
        kind: 'interface',
        fromAreas: ['GT'],
        toAreas: ['SV', 'HN'],
        moreShare: 0.9371,
        lessShare: 0.05,
        difference: { p10Mw: -3, p50Mw: 41, p90Mw: 60 },
      },
    ],
  },
};

const SAMPLED: ScenarioResult = { ...RESULT, uncertainty: UNCERTAINTY };

describe('the tables of uncertainty', () => {
  const page = (language: 'en' | 'es') =>
    reportText(runReport(SAMPLED), { language, width: 120, style: PLAIN_STYLE });
  const lines = (language: 'en' | 'es') =>
    page(language)
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/));

  it('give quantiles, what binds most often and the pairs behind it, in both languages', () => {
    const figures = ['GT → SV+HN', '190', '214', '233', '190', '214', '240'];
    expect(lines('en')).toContainEqual([...figures, 'thermal N-1 88 %']);
    expect(lines('es')).toContainEqual([...figures, 'térmica N-1 88 %']);
    expect(page('en')).toContain('100 % thermal: Line A, after loss of Line B');
    expect(page('es')).toContain('0.5 % térmica: Line C, red completa');
  });

  it('give the odds against the other scenario', () => {
    expect(lines('en')).toContainEqual(['GT → SV+HN', '93.7', '5.0', '−3', '41', '60']);
    expect(page('es')).toContain('Probabilidad frente a before');
  });

  it('say what was drawn, and which samples are left out', () => {
    expect(page('en')).toContain('1000 samples, seed 7.');
    expect(page('en')).toContain('reactance ±10 %, rating ±10 %, demand ±5 %');
    expect(page('en')).toContain('Hydrology of a year of 2015–2022');
    expect(page('es')).toContain('Sin respuesta, y excluidas: 4 muestras: muy poca agua');
  });

  it('tell a quantile without a limit from one at which nothing can move', () => {
    const thermalN1 = { p10Mw: 190, p50Mw: 214, p90Mw: undefined };
    const linesWith = (immovableShare: number, unlimitedShare: number, language: 'en' | 'es') => {
      const rows = [{ ...CAPACITIES.rows[0]!, thermalN1, immovableShare, unlimitedShare }];
      const uncertainty = { ...UNCERTAINTY, against: undefined, capacities: { ...CAPACITIES, rows } };
      return reportText(runReport({ ...RESULT, uncertainty }), { language, width: 800, style: PLAIN_STYLE });
    };
    expect(linesWith(0.3, 0, 'en')).toMatch(/190 +214 +no move +thermal/);
    expect(linesWith(0.3, 0, 'en')).toContain('GT → SV+HN no move 30 %.');
    expect(linesWith(0, 0.25, 'en')).toMatch(/190 +214 +no limit +thermal/);
    expect(linesWith(0, 0.25, 'es')).toContain('GT → SV+HN sin límite 25 %.');
    expect(linesWith(0.1, 0.25, 'es')).toMatch(/214 +inmóvil o sin límite +térmica/);
  });

  it('say where the figure of the data lies outside P10–P90, and what the samples say of the reason', () => {
    const linesAt = (p90Mw: number, language: 'en' | 'es') => {
      const [point] = RESULT.capacity!.rows;
      const [pair] = point!.pairs;
      const { element, elementName, contingency, contingencyName } = pair!;
      const rows = [
        {
          ...CAPACITIES.rows[0]!,
          lowest: { p10Mw: 100, p50Mw: 150, p90Mw },
          pairs: [{ element, elementName, contingency, contingencyName, share: 0.37 }],
          layers: [
            { layer: 'thermal-n-1', share: 0.74 },
            { layer: 'resources', share: 0.26 },
          ] as const,
        },
      ];
      const uncertainty = { ...UNCERTAINTY, against: undefined, capacities: { ...CAPACITIES, rows } };
      return reportText(runReport({ ...RESULT, uncertainty }), { language, width: 800, style: PLAIN_STYLE });
    };
    expect(linesAt(214.2, 'en')).not.toContain('lies outside');
    const told = linesAt(213, 'en');
    expect(told).toContain('GT → SV+HN: the figure at the values of the data, 214 MW, lies outside P10–P90.');
    expect(told).toContain('limits in 37 % of the samples; generation binds in 26 %.');
    expect(linesAt(213, 'es')).toContain('queda fuera de P10–P90.');
  });

  it('stand on the page', () => {
    const html = runPage(SAMPLED, { engine: '1', command: 'siepac', inputs: [] }, 'en');
    expect(html).toContain('<section id="uncertainty">');
    expect(html).toContain('<section id="uncertainty-comparison">');
  });
});

describe('the files of uncertainty', () => {
  const files = uncertaintyCsvFiles('mine', UNCERTAINTY);
  const table = (name: string) =>
    parse(files.find((file) => file.name === name)!.text, { columns: true }) as Record<string, string>[];

  it('hold the quantiles and layers of both scenarios, an absent limit empty', () => {
    const rows = table('uncertainty.csv');
    expect(rows.map((row) => row.scenario)).toEqual(['mine', 'before']);
    expect(rows[0]).toMatchObject({
      to_area: 'SV;HN',
      samples: '996',
      n0_p90_mw: '',
      n1_p10_mw: '190.4',
      thermal_n1_share: '0.875',
      crossed_share: '0',
    });
  });

  it('hold how often each pair limits, and the odds', () => {
    expect(table('uncertainty_pairs.csv').map((row) => [row.element, row.contingency, row.share])).toEqual([
      ['a', 'b', '0.995'],
      ['c', '', '0.005'],
      ['a', 'b', '0.995'],
      ['c', '', '0.005'],
    ]);
    expect(table('uncertainty_comparison.csv')).toMatchObject([
      { more_share: '0.9371', difference_p10_mw: '-3' },
    ]);
  });
});
