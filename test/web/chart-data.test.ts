import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPage } from '../../src/report/html/run-page.ts';
import type { JointResult } from '../../src/study/optimum/optimum-result.ts';
import { RESULT } from '../report/fixture.ts';
import { chartsOfPage } from '../support/chart-figures.ts';
import { Chromium, findChromium, IS_CHROMIUM_REQUIRED } from '../support/chromium.ts';
import { MARKET } from '../support/market-result.ts';

const FILE = findChromium();
/** 100 MW of one exchange with 50 MW of another. */
const JOINT: JointResult = {
  exchanges: [
    { fromAreas: ['MX'], toAreas: ['GT'], baseExchangeMw: 0 },
    { fromAreas: ['GT'], toAreas: ['SV'], baseExchangeMw: 0 },
  ],
  shiftKey: 'headroom',
  linear: {
    kind: 'polygon',
    isBounded: true,
    vertices: [
      { firstMw: 0, secondMw: 0, edge: { kind: 'no-exchange', exchange: 1 } },
      { firstMw: 100, secondMw: 0, edge: { kind: 'units', units: [] } },
      { firstMw: 0, secondMw: 50, edge: { kind: 'no-exchange', exchange: 0 } },
    ],
  },
  redispatch: undefined,
};

const PAGE = runPage(
  { ...RESULT, joint: JOINT, market: MARKET },
  { engine: '0.1.0', command: 'siepac run', inputs: [] },
  'es',
);

/** The charts whose picture is too low to be one. */
const FLAT_PICTURES = `Array.from(document.querySelectorAll('figure.chart'))
  .filter((chart) => chart.querySelector('svg').getBoundingClientRect().height < 40)
  .map(({ id }) => id)`;

describe.skipIf(FILE === undefined && !IS_CHROMIUM_REQUIRED)('the data of charts', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'siepac-chart-data-'));
  const address = path.join(folder, 'report.html');
  let browser: Chromium;

  beforeAll(() => {
    writeFileSync(address, PAGE);
    browser = new Chromium(FILE!);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([1280, 390])(
    'stand under a picture that is in sight %i pixels wide, in both languages',
    async (width) => {
      const page = await browser.open(pathToFileURL(address).href, { width });
      for (const language of ['en', 'es']) {
        await page.value(`document.querySelector('#choose-${language}').click()`);
        expect(await page.value(FLAT_PICTURES), language).toEqual([]);
        expect(await page.value('document.documentElement.scrollWidth'), language).toBeLessThanOrEqual(width);
      }
    },
  );

  it('are saved from a page on disk that runs no script, and open as the table that it shows', async () => {
    const page = await browser.open(pathToFileURL(address).href);
    await page.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    const [chart] = chartsOfPage(PAGE, 'es');
    await page.value(`document.querySelector('a[download="${chart!.csvName}"]').click()`);
    const saved = path.join(folder, chart!.csvName);
    await expect.poll(() => existsSync(saved), { timeout: 20_000 }).toBe(true);
    expect(parse(readFileSync(saved, 'utf8'), { bom: true })).toEqual(chart!.csv);
    expect(chart!.csv.length).toBeGreaterThan(1);
    expect(page.said).toEqual([]);
  }, 60_000);
});
