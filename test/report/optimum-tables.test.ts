import { describe, expect, it } from 'vitest';
import { text } from '../../src/base/text.ts';
import { jointFigure } from '../../src/report/html/joint-chart.ts';
import { runPage } from '../../src/report/html/run-page.ts';
import { indexSources } from '../../src/report/html/source-index.ts';
import { runReport } from '../../src/report/run-report.ts';
import { PLAIN_STYLE } from '../../src/report/style.ts';
import { edgeWords } from '../../src/report/tables/joint-table.ts';
import { reportText } from '../../src/report/terminal/report-text.ts';
import type {
  BindingLimit,
  JointRegion,
  JointResult,
  Redispatch,
} from '../../src/study/optimum/optimum-result.ts';
import type { ScenarioResult } from '../../src/study/result.ts';
import { RESULT } from './fixture.ts';

const LIMIT: BindingLimit = {
  element: 'line-1',
  elementName: 'Norte - Sur 1',
  contingency: 'line-2',
  contingencyName: text('Norte - Sur 2', 'Norte - Sur 2'),
  flowMw: 150,
  ratingMva: 150,
  trace: { file: 'lines.csv', line: 7, sourceIds: [], confidence: 'published' },
};

const REDISPATCH: Redispatch = {
  binding: [{ ...LIMIT, price: 1.25 }],
  moves: [
    {
      unit: 'u1',
      name: text('Planta Uno', 'Planta Uno'),
      area: 'GT',
      technology: 'coal',
      baseMw: 10,
      changeMw: 60,
    },
    {
      unit: 'u2',
      name: text('Planta Dos', 'Planta Dos'),
      area: 'SV',
      technology: 'coal',
      baseMw: 80,
      changeMw: -60,
    },
    {
      unit: 'u3',
      name: text('Planta Tres', 'Planta Tres'),
      area: 'SV',
      technology: 'coal',
      baseMw: 80,
      changeMw: -0.2,
    },
  ],
  upMw: 60,
  downMw: 60.2,
  mendsBase: false,
};

function square(firstMw: number, secondMw: number): JointRegion {
  return {
    kind: 'polygon',
    isBounded: true,
    vertices: [
      { firstMw: 0, secondMw: 0, edge: { kind: 'no-exchange', exchange: 1 } },
      { firstMw, secondMw: 0, edge: { kind: 'limits', limits: [LIMIT] } },
      {
        firstMw,
        secondMw,
        edge: { kind: 'units', units: [{ unit: 'u1', name: text('Planta Uno', 'Planta Uno') }] },
      },
      { firstMw: 0, secondMw, edge: { kind: 'no-exchange', exchange: 0 } },
    ],
  };
}

const JOINT: JointResult = {
  exchanges: [
    { fromAreas: ['MX'], toAreas: ['GT'], baseExchangeMw: 120 },
    { fromAreas: ['GT'], toAreas: ['SV', 'HN'], baseExchangeMw: 0 },
  ],
  shiftKey: 'headroom',
  linear: square(200, 100),
  redispatch: square(240, 180),
};

const WITH_OPTIMA: ScenarioResult = {
  ...RESULT,
  optimised: {
    shiftKey: 'headroom',
    helping: 'none',
    rows: [
      {
        fromAreas: ['GT'],
        toAreas: ['SV'],
        baseExchangeMw: 0,
        linearMw: 40,
        optimisedMw: 100,
        straightMw: 101,
        noAnswer: undefined,
        scarce: undefined,
        redispatch: REDISPATCH,
      },
    ],
  },
  joint: JOINT,
  regionalTrade: {
    tradeMw: 500,
    baseTradeMw: 120,
    areas: [
      { area: 'GT', baseNetExportMw: -120, netExportMw: 500 },
      { area: 'SV', baseNetExportMw: 120, netExportMw: -500 },
    ],
    redispatch: { ...REDISPATCH, mendsBase: true },
  },
};

function optimisedLines(mendsBase: boolean): string[][] {
  const [row] = WITH_OPTIMA.optimised!.rows;
  const redispatch = { ...REDISPATCH, mendsBase };
  const optimised = { ...WITH_OPTIMA.optimised!, rows: [{ ...row!, redispatch }] };
  return lines('en', { ...WITH_OPTIMA, optimised });
}

function lines(language: 'en' | 'es', result: ScenarioResult = WITH_OPTIMA): string[][] {
  const page = reportText(runReport(result), { language, width: 140, style: PLAIN_STYLE });
  return page.split('\n').map((line) => line.trim().split(/ {2,}/));
}

describe('the tables of optima', () => {
  it('set the exchange with redispatch beside the linear one, with what it takes', () => {
    expect(optimisedLines(true)).toContainEqual(['GT → SV', '0', '40', '100', '60', '60', 'grid']);
    expect(lines('en')).toContainEqual([
      '↳ Norte - Sur 1, after loss of Norte - Sur 2: 1.25 MW per MW of rating',
    ]);
    expect(lines('en')).toContainEqual(['↳ up: Planta Uno +60; down: Planta Dos −60']);
    expect(lines('es')).toContainEqual([
      '↳ Norte - Sur 1, ante la pérdida de Norte - Sur 2: 1.25 MW por MW de límite',
    ]);
    expect(lines('es')).toContainEqual(['↳ suben: Planta Uno +60; bajan: Planta Dos −60']);
    expect(lines('es').flat().join(' ')).toContain(
      'Ningún redespacho de estas plantas hace seguro el caso base',
    );
  });

  it('give no gain where overloads of the base case stay, and say why', () => {
    expect(optimisedLines(false)).toContainEqual(['GT → SV', '0', '40', '100', '–', '60', 'grid']);
    expect(optimisedLines(false).flat().join(' ')).toContain(
      'No gain is given where overloads of the base case stay',
    );
    expect(optimisedLines(true).flat().join(' ')).not.toContain('No gain is given');
    expect(lines('es').flat().join(' ')).toContain(
      'No se da ganancia donde quedan sobrecargas del caso base',
    );
  });

  it('write out how many more limits bind an edge', () => {
    const limits = [LIMIT, LIMIT, LIMIT];
    expect(edgeWords(JOINT, { kind: 'limits', limits })).toEqual({
      en: 'Norte - Sur 1, after loss of Norte - Sur 2, and 2 more that bind there',
      es: 'Norte - Sur 1, ante la pérdida de Norte - Sur 2, y 2 más que limitan ahí',
    });
  });

  it('name every corner of both regions and what binds to the next', () => {
    expect(lines('en')).toContainEqual(['B', '200.0', '0.0', 'Norte - Sur 1, after loss of Norte - Sur 2']);
    expect(lines('en')).toContainEqual(['c', '240.0', '180.0', 'plant at its limit: Planta Uno']);
    expect(lines('es')).toContainEqual(['D', '0.0', '100.0', 'sin intercambio MX → GT']);
  });

  it('say each that published operating limits do not count', () => {
    const told = (language: 'en' | 'es', words: string) =>
      lines(language).flat().join(' ').split(words).length - 1;
    expect(told('en', 'published operating limits, which stand for')).toBe(3);
    expect(told('es', 'los límites operativos publicados, que también')).toBe(3);
  });

  it('add up the trade of the region', () => {
    expect(lines('en')).toContainEqual(['Guatemala', '−120', '500', '620']);
    expect(lines('en')).toContainEqual(['Traded in all', '120', '500', '380']);
  });
});

describe('the region on the page', () => {
  const figure = jointFigure(JOINT, indexSources([]))!.markup;
  const markup = figure.slice(0, figure.indexOf('</svg>'));

  it('has both polygons, the base case, letters and what binds', () => {
    expect(markup.match(/class="region"/g)).toHaveLength(1);
    expect(markup.match(/class="region-redispatch"/g)).toHaveLength(1);
    expect(markup.match(/<circle/g)).toHaveLength(8);
    for (const words of [
      '>A<',
      '>d<',
      'Norte - Sur 1',
      'Planta Uno',
      'MX → GT, MW',
      'GT → SV+HN, MW',
      'class="base"',
    ])
      expect(markup).toContain(words);
  });

  it('keeps its proportions: twice the MW, twice as far', () => {
    const path = /class="region" d="M([^"]*)Z"/.exec(markup)![1]!;
    const [origin, right, corner] = path.split('L').map((point) => point.split(' ').map(Number));
    const outer = /class="region-redispatch" d="M([^"]*)Z"/.exec(markup)![1]!.split('L')[2]!;
    const [x, y] = outer.split(' ').map(Number);
    expect((x! - origin![0]!) / (right![0]! - origin![0]!)).toBeCloseTo(240 / 200, 2);
    expect((origin![1]! - y!) / (origin![1]! - corner![1]!)).toBeCloseTo(180 / 100, 2);
  });

  it('is left out where there is none', () => {
    const none: JointRegion = { kind: 'none', reason: text('none', 'ninguno'), by: LIMIT };
    expect(jointFigure({ ...JOINT, linear: none, redispatch: undefined }, indexSources([]))).toBeUndefined();
    const page = runPage({ ...WITH_OPTIMA, joint: { ...JOINT, linear: none } }, PROVENANCE, 'en');
    expect(page).toContain('Along the shift keys: none (thermal: Norte - Sur 1');
  });

  it('stands beside its table, with every plant that moves behind a fold', () => {
    const page = runPage(WITH_OPTIMA, PROVENANCE, 'es');
    expect(page).toContain('<figure class="chart" id="chart-joint">');
    expect(page).toContain('Todas las plantas que se mueven');
    for (const id of ['optimised', 'joint', 'regional-trade']) expect(page).toContain(`<section id="${id}">`);
  });
});

const PROVENANCE = { engine: '1', command: 'siepac', inputs: [] };
