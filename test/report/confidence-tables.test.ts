import { describe, expect, it } from 'vitest';
import { runPage } from '../../src/report/html/run-page.ts';
import { confidenceSummary, publishedDifferences } from '../../src/report/tables/confidence-tables.ts';
import type { CapacityExplanation, PublishedFigure } from '../../src/study/explanation/explanation-result.ts';
import { RESULT } from './fixture.ts';

const PAGE = runPage(RESULT, { engine: '0', command: 'siepac run a.yaml', inputs: [] }, 'es');

describe('confidenceSummary', () => {
  it('counts every watched element and capacity once', () => {
    const { rows } = confidenceSummary(RESULT);
    const figures = rows.map(({ cells }) => cells.slice(1).map(({ words }) => Number(words)));
    const counted = (confidences: readonly string[]) => [
      confidences.length,
      ...['published', 'inferred', 'estimated'].map((one) => confidences.filter((c) => c === one).length),
    ];
    expect(figures.slice(-2)).toEqual([
      counted(RESULT.loading!.elements.map(({ trace }) => trace.confidence)),
      counted(RESULT.capacity!.rows.map(({ confidence }) => confidence)),
    ]);
    for (const [total, ...parts] of figures) expect(parts.reduce((sum, part) => sum + part)).toBe(total);
  });
});

describe('publishedDifferences', () => {
  it('sets every figure published for the direction beside ours, the largest difference first', () => {
    const { trace } = RESULT.loading!.elements[0]!;
    const figure = (mw: number, differenceMw: number): PublishedFigure => ({
      id: `f${mw}`,
      kind: 'operating',
      fromAreas: ['GT'],
      toAreas: ['SV'],
      mw,
      exchangeMw: mw,
      differenceMw,
      differencePct: (100 * differenceMw) / mw,
      reason: undefined,
      nature: 'not-stated',
      trace,
    });
    const explanation: CapacityExplanation = {
      fromAreas: ['GT'],
      toAreas: ['SV'],
      rank: 1,
      baseExchangeMw: 0,
      thermalN1: { kind: 'limited', mw: 150 },
      lowestMw: 150,
      bindingLayer: 'thermal-n-1',
      pair: undefined,
      comparison: {
        figures: [
          figure(160, -10),
          figure(300, -150),
          { ...figure(50, -4000), toAreas: ['HN'], exchangeMw: 4150 },
        ],
        reasons: [],
      },
      confidence: [],
    };
    const rows = publishedDifferences([explanation]).rows.map(({ cells }) => cells.map(({ words }) => words));
    expect(rows.map((cells) => [cells[0], cells[2], cells[3], cells[4], cells[5]])).toEqual([
      ['GT → SV', '300', '150', '−150', '−50'],
      ['GT → SV', '160', '150', '−10', '−6'],
    ]);
  });
});

describe('confidence on the page', () => {
  it('stands with every origin, as a sign, with its word in both languages by the style sheet', () => {
    const origins = PAGE.match(/<(small|details) class="origin">/g)!.length;
    const marked = PAGE.match(
      /class="origin">(<summary>)?<span class="rests (published|inferred|estimated)">[●◐○]<\/span>/g,
    )!.length;
    expect(origins).toBeGreaterThan(RESULT.loading!.elements.length);
    expect(marked).toBe(origins);
    for (const [language, word] of [
      ['en', 'estimated'],
      ['es', 'estimado'],
    ]) {
      expect(PAGE).toContain(
        `#choose-${language}:checked~* .rests.estimated::after{content:"\u00a0${word}"}`,
      );
    }
  });

  it('is the weakest of the rows behind a figure', () => {
    const element = RESULT.loading!.elements.find(({ trace }) => trace.confidence === 'estimated')!;
    const row = new RegExp(`<tr id="element-${element.element}">.*?</tr>`, 's').exec(PAGE)![0];
    expect(row).toContain('class="rests estimated">○<');
  });

  it('has a section of its own, with what the marks mean and how to check the page', () => {
    expect(PAGE).toMatch(/<section id="confidence">.*siepac verify report\.html.*<section id="sources">/s);
  });
});
