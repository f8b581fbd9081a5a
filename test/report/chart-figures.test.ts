import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readResultJson } from '../../src/io/result-reader.ts';
import { comparisonPage } from '../../src/report/html/comparison-page.ts';
import { runPage } from '../../src/report/html/run-page.ts';
import type { StoredResult } from '../../src/study/evidence/evidence.ts';
import type { ScenarioResult } from '../../src/study/result.ts';
import { PROJECT, runSiepac } from '../cli/run-siepac.ts';
import { chartsOfPage, type FoundChart } from '../support/chart-figures.ts';
import { MARKET } from '../support/market-result.ts';
import { worksScenario } from '../support/works-scenario.ts';
import { RESULT } from './fixture.ts';

const PROVENANCE = { engine: '0.1.0', command: 'siepac run', inputs: [] };

/** Both studies that add to the charts of capacities, on the grid of 2017. */
const SAMPLED = `extends: ${path.join(PROJECT, 'scenarios/2017-dry-max.yaml')}
id: sampled
title: { en: Sampled, es: Muestras }
moreStudies:
  - uncertainty: { samples: 4, seed: 1 }
  - joint: { exchanges: [MX->GT, GT->SV+HN] }
`;

const folder = mkdtempSync(path.join(tmpdir(), 'siepac-charts-'));
const pages = new Map<string, string>();

beforeAll(() => {
  const wet = stored('2026-wet-max', path.join(PROJECT, 'scenarios/2026-wet-max.yaml'));
  const sampled = stored('sampled', written('sampled.yaml', SAMPLED));
  const works = stored('works', written('works.yaml', worksScenario('[maximum]')));
  for (const { result } of [wet, sampled, works]) pages.set(result.scenario.id, pageOf(result));
  pages.set('market', pageOf({ ...RESULT, market: MARKET }));
  pages.set('comparison', comparisonPage([wet, sampled], '2026-wet-max', PROVENANCE, 'es'));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

function stored(id: string, scenario: string): StoredResult<ScenarioResult> {
  const ran = runSiepac(['run', scenario, '--out', folder]);
  if (ran.status !== 0) throw new Error(ran.stderr);
  const file = path.join(folder, id, 'result.json');
  return readResultJson({ file, text: readFileSync(file, 'utf8') }).value!;
}

function pageOf(result: ScenarioResult): string {
  return runPage(result, PROVENANCE, 'es');
}

/** A cell of a table as a program would read it. */
function plain(cell: string): string {
  return cell === '–' ? '' : cell.replaceAll(',', '').replace('−', '-');
}

/** What every language's table says must stand in the file: words in the column of the language or in the common one. */
function expectTableInFile({ table, csv, id }: FoundChart, language: 'en' | 'es'): void {
  const [heads, ...rows] = table;
  const [names, ...records] = csv;
  const figures = names!.findIndex((name) => name.endsWith(']'));
  const words = [...names!.keys()].filter(
    (k) => k < figures && !names![k]!.endsWith(language === 'en' ? ' (es)' : ' (en)'),
  );
  const shown = [...words, ...[...names!.keys()].slice(figures)];
  expect(heads!.length, id).toBe(shown.length);
  expect(records.length, id).toBe(rows.length);
  for (const [i, k] of shown.entries()) {
    const head = heads![i]!;
    expect(names![k], id).toContain(k < figures ? head : head.split(', ')[0]);
    for (const [r, row] of rows.entries()) {
      const cell = k < figures ? row[i]! : plain(row[i]!);
      expect(records[r]![k], `${id}: ${head}, ${row[0]}`).toBe(cell);
    }
  }
}

const CHARTS: Readonly<Record<string, readonly string[]>> = {
  '2026-wet-max': ['chart-capacity', 'chart-pairs', 'chart-siepac-loading'],
  sampled: ['chart-capacity', 'chart-pairs', 'chart-joint', 'chart-siepac-loading'],
  works: ['chart-upgrade-front'],
  market: [
    'chart-duration-SV',
    'chart-border-GT-SV',
    'chart-trade-by-design',
    'chart-welfare-isolated',
    'chart-siepac',
    'chart-history-trade',
  ],
  comparison: [
    'chart-compare-southward',
    'chart-compare-northward',
    'chart-compare-siepac',
    'annex-1-chart-capacity',
    'annex-2-chart-joint',
  ],
};

describe.each(Object.keys(CHARTS))('the charts of the page of %s', (name) => {
  it('are all there, each once, and no picture but maps is without what charts have', () => {
    const page = pages.get(name)!;
    const ids = chartsOfPage(page, 'en').map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...CHARTS[name]!]));
    expect(new Set(ids).size).toBe(ids.length);
    const others = page.match(/<figure(?! class="chart" id=| class="map")[^>]*>/g) ?? [];
    expect(others).toEqual([]);
  });

  it.each(['en', 'es'] as const)(
    'say what they show and what they do not, with table and file, in %s',
    (language) => {
      const charts = chartsOfPage(pages.get(name)!, language);
      expect(new Set(charts.map(({ csvName }) => csvName)).size).toBe(charts.length);
      for (const chart of charts) {
        expect(chart.title, chart.id).toMatch(/^\S.{3,}/);
        expect(chart.definition, chart.id).toMatch(/^\S.{20,}\.$/s);
        expect(chart.caveat, chart.id).toMatch(/^\S.{20,}\.$/s);
        expect(chart.csvName).toBe(`${chart.id}.csv`);
        expect(chart.table.length, chart.id).toBeGreaterThan(1);
        expectTableInFile(chart, language);
      }
    },
  );

  it('say it in words of each language, with the same file for both', () => {
    const [english, spanish] = [chartsOfPage(pages.get(name)!, 'en'), chartsOfPage(pages.get(name)!, 'es')];
    english.forEach((chart, i) => {
      const other = spanish[i]!;
      expect(other.definition, chart.id).not.toBe(chart.definition);
      expect(other.caveat, chart.id).not.toBe(chart.caveat);
      expect(other.csv).toEqual(chart.csv);
    });
  });
});

describe('the figures of charts', () => {
  it('are those of the tables of the page', () => {
    const [capacity] = chartsOfPage(pages.get('2026-wet-max')!, 'en');
    const table = /<section id="capacity">.*?<\/figure>.*?<\/figure>(.*?)<\/section>/s.exec(
      pages.get('2026-wet-max')!,
    )![1]!;
    for (const [direction, , ...layers] of capacity!.table.slice(1)) {
      const row = new RegExp(`<tr[^>]*><th[^>]*>${direction}</th>(.*?)</tr>`, 's').exec(table);
      const [lowest] = /[\d,−]+(?=<)/.exec(row![1]!)!;
      expect(layers[2]).toBe(lowest);
    }
  });

  it('have P10, P50 and P90 of every direction in order where the scenario samples', () => {
    const [{ table }] = chartsOfPage(pages.get('sampled')!, 'en') as [FoundChart];
    const [heads, ...rows] = table;
    expect(heads!.slice(-3)).toEqual(['P10', 'P50', 'P90']);
    for (const row of rows) {
      const [low, mid, high] = row.slice(-3).map((cell) => Number(plain(cell)));
      expect(low!).toBeLessThanOrEqual(mid!);
      expect(mid!).toBeLessThanOrEqual(high!);
    }
  });
});
