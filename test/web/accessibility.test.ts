import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium, findChromium, IS_CHROMIUM_REQUIRED, type Page } from '../support/chromium.ts';
import { pageWords, unequalPairs, untranslated } from '../support/page-languages.ts';
import { worksScenario } from '../support/works-scenario.ts';
import { runToPage } from './live-page.ts';

const FILE = findChromium();

describe.skipIf(FILE === undefined && !IS_CHROMIUM_REQUIRED)(
  'the page, checked for readers who see or point otherwise',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'siepac-access-'));
    const addresses = new Map<string, string>();
    let browser: Chromium;

    beforeAll(() => {
      const works = path.join(folder, 'works.yaml');
      writeFileSync(works, worksScenario('[maximum]'));
      for (const scenario of ['2026-wet-max', works]) {
        const { file } = runToPage(scenario, folder);
        addresses.set(path.basename(path.dirname(file)), pathToFileURL(file).href);
      }
      browser = new Chromium(FILE!);
    }, 240_000);
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it.each([
      ['2026-wet-max', 'en'],
      ['2026-wet-max', 'es'],
      ['works', 'en'],
      ['works', 'es'],
    ])(
      'has no serious finding on the page of %s in %s',
      async (name, language) => {
        const page = await browser.open(addresses.get(name)!);
        // The live part comes into the page once it stands, where there is a map to change.
        await page.until(
          `!document.querySelector('#map figure') || document.querySelector('#what-if .status[data-solve-ms]')`,
        );
        await page.value(`document.querySelector('#choose-${language}').click()`);
        expect(await seriousFindings(page)).toEqual([]);
      },
      120_000,
    );

    it.each(['2026-wet-max', 'works'])('says the same in both languages on the page of %s', (name) => {
      const words = pageWords(readFileSync(new URL(addresses.get(name)!), 'utf8'));
      expect(words.pairs.length).toBeGreaterThan(500);
      expect(words.loose).toBe(0);
      expect(unequalPairs(words)).toEqual([]);
      // Firms are named as they call themselves.
      expect(untranslated(words).filter((text) => !/ Power\b/.test(text))).toEqual([]);
    });

    it('finds what it should: a picture without words and grey upon grey', async () => {
      const page = await browser.open(addresses.get('works')!);
      await page.value(`document.querySelector('main').insertAdjacentHTML('afterbegin',
      '<img src="data:,"><p style="color:#bbb;background:#ccc">pale</p>')`);
      const found = await seriousFindings(page);
      expect(found.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']));
    }, 120_000);
  },
);

interface Finding {
  readonly rule: string;
  readonly impact: string;
  readonly elements: readonly string[];
}

/** What the checker finds against levels A and AA of WCAG 2 that keeps readers out. */
async function seriousFindings(page: Page): Promise<readonly Finding[]> {
  await page.value(`{ ${axe.source}; undefined }`);
  const found = await page.value<readonly Finding[]>(`axe
    .run(document, { runOnly: ['wcag2a', 'wcag2aa'], resultTypes: ['violations'] })
    .then(({ violations }) => violations.map(({ id, impact, nodes }) => (
      { rule: id, impact, elements: nodes.slice(0, 5).map(({ html, any }) => html.slice(0, 200) + ' ' + (any[0]?.message ?? '')) })))`);
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}
