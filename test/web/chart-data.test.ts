import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPage } from '../../src/report/html/run-page.ts';
import { RESULT } from '../report/fixture.ts';
import { chartsOfPage } from '../support/chart-figures.ts';
import { Chromium, findChromium, IS_CHROMIUM_REQUIRED } from '../support/chromium.ts';

const FILE = findChromium();
const PAGE = runPage(RESULT, { engine: '0.1.0', command: 'siepac run', inputs: [] }, 'es');

describe.skipIf(FILE === undefined && !IS_CHROMIUM_REQUIRED)('the data of a chart', () => {
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
