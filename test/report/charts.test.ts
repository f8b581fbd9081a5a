import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text } from '../../src/base/text.ts';
import { axisShare, axisTicks, roundAxis, tickWords, tightAxis } from '../../src/report/charts/axis.ts';
import { groupedBars, stackedAxis, stackedBars } from '../../src/report/charts/bar-chart.ts';
import { chartCsv, csvAddress } from '../../src/report/charts/chart-csv.ts';
import { type ChartData, type ChartWords, chartTable } from '../../src/report/charts/chart-data.ts';
import { barFigure, lineFigure } from '../../src/report/charts/chart-figure.ts';
import { type LineData, lineChart } from '../../src/report/charts/line-chart.ts';
import { type ScatterData, scatterChart } from '../../src/report/charts/scatter-chart.ts';
import { texturedRect } from '../../src/report/charts/texture.ts';
import { indexSources } from '../../src/report/html/source-index.ts';

const WORDS: ChartWords = {
  id: 'trade',
  title: text('Trade by border', 'Intercambio por frontera'),
  definition: text('Energy each way.', 'Energía por sentido.'),
  caveat: text('A model.', 'Un modelo.'),
};

const TRADE: ChartData = {
  unit: 'GWh',
  decimals: 0,
  rowTitle: text('Border', 'Frontera'),
  rows: ['GT – SV', 'CR – PA'],
  series: [
    { name: text('North to south', 'Norte a sur'), values: [1713.4, undefined] },
    { name: text('South to north', 'Sur a norte'), values: [12, 250] },
  ],
};

/** Each country's gain, in parts of either sign, and the sum. */
const GAINS: ChartData = {
  unit: 'MUSD',
  decimals: 1,
  rowTitle: text('Country', 'País'),
  rows: ['GT', 'SV'],
  series: [
    { name: text('Consumers', 'Consumidores'), values: [-30, 20] },
    { name: text('Producers', 'Productores'), values: [50, -60] },
    { name: text('Total', 'Total'), values: [20, -40] },
  ],
};

const PRICES: LineData = {
  unit: 'USD/MWh',
  decimals: 1,
  rowTitle: text('Hour', 'Hora'),
  rows: ['0', '1', '2', '3'],
  x: [0, 1, 2, 3],
  xTitle: text('Hour', 'Hora'),
  series: [{ name: 'GT', values: [40, 50, undefined, 60] }],
};

const NO_SOURCES = indexSources([]);

function matches(markup: string, pattern: RegExp): string[] {
  return Array.from(markup.matchAll(pattern), (match) => match[1]!);
}

function rects(markup: string): { x: number; width: number }[] {
  const found = markup.matchAll(/<rect class="s\d" x="([\d.-]+)" y="[\d.-]+" width="([\d.-]+)"/g);
  return Array.from(found, ([, x, width]) => ({ x: Number(x), width: Number(width) }));
}

function tableWords(data: ChartData): string[] {
  return chartTable(WORDS, data).rows.flatMap((row) => row.cells.map(({ words }) => words as string));
}

describe('a scale', () => {
  it('has round ticks around its values', () => {
    expect(axisTicks(roundAxis([-12, 87]))).toEqual([-20, 0, 20, 40, 60, 80, 100]);
    expect(tickWords(0.5, roundAxis([0, 2]))).toBe('0.5');
  });

  it('ends at the values where bars need the room, with ticks between', () => {
    const axis = tightAxis([0, -273, 53000], 4);
    expect(axis).toEqual({ from: -273, to: 53000, step: 20000 });
    expect(axisTicks(axis)).toEqual([0, 20000, 40000]);
    expect(axisTicks(tightAxis([0, 0]))).toContain(0);
  });

  it('holds every value, for any values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const axis = roundAxis(values);
        expect(axisTicks(axis).length).toBeLessThanOrEqual(14);
        for (const value of values) {
          expect(axisShare(value, axis)).toBeGreaterThanOrEqual(-1e-9);
          expect(axisShare(value, axis)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});

describe('grouped bars', () => {
  const { markup } = groupedBars(TRADE);

  it('are as long as their figures, one for each that there is', () => {
    const [first, second, third] = rects(markup);
    expect(rects(markup)).toHaveLength(3);
    expect(second!.width / first!.width).toBeCloseTo(12 / 1713.4, 2);
    expect(third!.width / first!.width).toBeCloseTo(250 / 1713.4, 2);
  });

  it('print each figure as the table has it, and a dash where there is none', () => {
    const figures = matches(markup, /<text class="figure"[^>]*>([^<]+)</g);
    expect(figures).toEqual(['1,713', '12', '–', '250']);
    expect(tableWords(TRADE)).toEqual(expect.arrayContaining(figures));
  });
});

describe('stacked bars', () => {
  const { markup } = stackedBars(GAINS, { total: 2 });

  it('lay positive parts to the right of zero and negative ones to the left, and mark the sum', () => {
    const zero = Number(matches(markup, /class="zero" d="M([\d.]+) /g)[0]);
    const [loss, gain] = rects(markup);
    expect(loss!.x + loss!.width).toBeCloseTo(zero, 0);
    expect(gain!.x).toBeCloseTo(zero, 0);
    expect(gain!.width / loss!.width).toBeCloseTo(50 / 30, 2);
    const total = Number(matches(markup, /class="total" d="M([\d.]+) /g)[0]);
    expect((total - zero) / loss!.width).toBeCloseTo(20 / 30, 2);
  });

  it('print the sum and no part of it twice', () => {
    const figures = matches(markup, /<text class="figure"[^>]*>([^<]+)</g);
    expect(figures).toEqual(['20.0', '−40.0']);
    expect(tableWords(GAINS)).toEqual(expect.arrayContaining(figures));
  });

  it('share a scale that holds the stacks of all pictures', () => {
    const axis = stackedAxis([GAINS, TRADE], 2);
    expect(axis.from).toBeLessThanOrEqual(-60);
    expect(axis.to).toBeGreaterThanOrEqual(1725.4);
    expect(stackedAxis([GAINS], 2)).toEqual({ from: -60, to: 50, step: 50 });
  });
});

describe('a line chart', () => {
  it('breaks its curve where a figure is missing', () => {
    const [curve] = matches(lineChart(PRICES).markup, /class="curve l0" d="([^"]+)"/g);
    expect(curve!.match(/M/g)).toHaveLength(2);
    expect(curve!.match(/L/g)).toHaveLength(1);
  });

  it('holds a figure up to the next where it goes in steps', () => {
    const [curve] = matches(lineChart(PRICES, { isStep: true }).markup, /class="curve l0" d="([^"]+)"/g);
    expect(curve).toMatch(/^M[\d.]+ [\d.]+H[\d.]+V[\d.]+M[\d.]+ [\d.]+$/);
  });

  it('puts higher figures higher', () => {
    const [curve] = matches(lineChart(PRICES).markup, /class="curve l0" d="([^"]+)"/g);
    const [first, second] = Array.from(curve!.matchAll(/[ML][\d.]+ ([\d.]+)/g), (match) => Number(match[1]));
    expect(second!).toBeLessThan(first!);
  });
});

it('runs a curve along the edge where a figure is beyond the scale', () => {
  const axis = { from: 0, to: 50, step: 10 };
  const [curve] = matches(lineChart(PRICES, { axis }).markup, /class="curve l0" d="([^"]+)"/g);
  const heights = Array.from(curve!.matchAll(/[ML][\d.]+ ([\d.]+)/g), (match) => match[1]);
  expect(heights[1]).toBe(heights[2]);
});

describe('a figure of the page', () => {
  const bars = barFigure(WORDS, TRADE, 'grouped', NO_SOURCES).markup;

  it('says what it shows and what it does not tell, in both languages, with its table behind a fold', () => {
    expect(bars).toContain('<span lang="es">Intercambio por frontera</span>');
    expect(bars).toContain('<span lang="en">Energy each way.</span>');
    expect(bars).toContain('<span lang="es">Un modelo.</span>');
    expect(bars).toMatch(/<details><summary>.*<\/summary>.*<table>/s);
  });

  it('has a key with as many entries as series, and none for one series', () => {
    const key = matches(bars, /<p class="key">(.*?)<\/p>/gs)[0]!;
    expect(key.match(/<svg/g)).toHaveLength(2);
    expect(lineFigure(WORDS, PRICES, NO_SOURCES).markup).not.toContain('class="key"');
  });

  it('refers to nothing outside itself', () => {
    expect(bars).not.toMatch(/url\(|<script|<image|href="(?!data:text\/csv)/);
  });
});

/** What addresses, markup and files set apart, beside letters of one to four bytes. */
const AWKWARD = 'aé→😀 "\'\n\r\t,;:%#<>&?=+\\/[]{}|^`';

describe('the figures as a file', () => {
  it('have one record for each row, headings in both languages and figures that programs read', () => {
    expect(parse(chartCsv(TRADE))).toEqual([
      ['Border / Frontera', 'North to south / Norte a sur [GWh]', 'South to north / Sur a norte [GWh]'],
      ['GT – SV', '1713', '12'],
      ['CR – PA', '', '250'],
    ]);
  });

  it('have words that differ in a column for each language, and units where a series has its own', () => {
    const data: ChartData = {
      ...GAINS,
      rows: [text('Guatemala, north', 'Guatemala, norte'), 'El "Salvador"'],
      remarks: [{ name: text('Held by', 'Limita'), values: ['a', '=b'] }],
      series: [{ name: 'Cost', unit: text('a year', 'al año'), decimals: 0, values: [-0.2, 7] }],
    };
    expect(parse(chartCsv(data))).toEqual([
      ['Country (en)', 'País (es)', 'Held by / Limita', 'Cost [a year / al año]'],
      ['Guatemala, north', 'Guatemala, norte', 'a', '0'],
      ['El "Salvador"', 'El "Salvador"', "'=b", '7'],
    ]);
  });

  it('come back from the address of their link as they are, whatever is in them', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...AWKWARD) }), (csv) => {
        const address = csvAddress(csv);
        expect(address).not.toMatch(/[\s"<>#]/);
        expect(decodeURIComponent(address)).toBe(`data:text/csv;charset=utf-8,\ufeff${csv}`);
      }),
    );
  });
});

describe('a texture', () => {
  it('stays inside its rectangle, wherever that lies', () => {
    const length = fc.double({ min: 0, max: 300, noNaN: true });
    fc.assert(
      fc.property(length, length, fc.constantFrom(2, 4, 5), (x, width, series) => {
        const { markup } = texturedRect({ x, width }, 10, 14, series);
        const path = matches(markup, /class="texture" d="([^"]+)"/g)[0] ?? '';
        for (const [, at, y] of path.matchAll(/([\d.]+) ([\d.]+)/g)) {
          expect(Number(at)).toBeGreaterThanOrEqual(x - 0.06);
          expect(Number(at)).toBeLessThanOrEqual(x + width + 0.06);
          expect(Number(y)).toBeGreaterThanOrEqual(9.9);
          expect(Number(y)).toBeLessThanOrEqual(24.1);
        }
      }),
    );
  });
});

describe('a scatter of cost against gain', () => {
  const COSTS: ScatterData = {
    unit: 'MW',
    decimals: 0,
    rowTitle: text('Set', 'Conjunto'),
    rows: ['none', 'a', 'b', 'unknown'],
    series: [
      { name: 'Cost', values: [0, 100, 50, 30] },
      { name: 'Gain', values: [0, 40, 60, undefined] },
    ],
    xTitle: 'MUSD',
    front: [0, 2],
  };

  it('places every point on its scales, numbers the front and joins it in steps', () => {
    const drawn = scatterChart(COSTS).markup;
    const rings = [...drawn.matchAll(/class="ring" cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(rings).toHaveLength(3);
    const [none, a, b] = rings;
    // 100 MUSD lie twice as far as 50, 60 MW half again as high as 40.
    expect((a![0]! - none![0]!) / (b![0]! - none![0]!)).toBeCloseTo(2, 1);
    expect((none![1]! - b![1]!) / (none![1]! - a![1]!)).toBeCloseTo(1.5, 1);
    expect(drawn).toContain(
      `d="M${none![0]!.toFixed(1)} ${none![1]!.toFixed(1)}H${b![0]!.toFixed(1)}V${b![1]!.toFixed(1)}"`,
    );
    expect([...drawn.matchAll(/class="label"[^>]*>(\d+)</g)].map(([, k]) => k)).toEqual(['1', '2']);
  });
});
