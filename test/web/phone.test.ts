import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/base/text.ts';
import { runPage } from '../../src/report/html/run-page.ts';
import { Chromium, findChromium, IS_CHROMIUM_REQUIRED, type Page } from '../support/chromium.ts';
import { FULL_BRIEF } from '../support/full-brief.ts';

const FILE = findChromium();
const WIDTH = 390;

describe.skipIf(FILE === undefined && !IS_CHROMIUM_REQUIRED)('the page on a phone', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'siepac-phone-'));
  let browser: Chromium;
  let page: Page;

  beforeAll(async () => {
    const file = path.join(folder, 'report.html');
    writeFileSync(file, runPage(FULL_BRIEF, { engine: '0', command: 'siepac run a.yaml', inputs: [] }, 'en'));
    browser = new Chromium(FILE!);
    page = await browser.open(pathToFileURL(file).href, { width: WIDTH, height: 844 });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(LANGUAGES)('lets nothing of the brief run off its side in %s', async (language) => {
    await page.value(`document.querySelector('#choose-${language}').click()`);
    const edges = await page.value<number[]>(`Array.from(
      document.querySelectorAll('#brief :is(li, p, th, td)'),
      (each) => Math.max(each.getBoundingClientRect().right, each.getBoundingClientRect().left + each.scrollWidth))`);
    expect(edges.length).toBeGreaterThan(150);
    expect(Math.max(...edges)).toBeLessThanOrEqual(WIDTH);
    expect(await page.value('document.documentElement.scrollWidth')).toBe(WIDTH);
  });

  it('puts what limits a direction under its figures', async () => {
    const [figures, element] = await page.value<readonly [number, number]>(`[2, 5].map((column) =>
      document.querySelector('#brief-trade + .scroll tbody tr > :nth-child(' + column + ')').getBoundingClientRect().top)`);
    expect(element).toBeGreaterThan(figures);
  });
});
