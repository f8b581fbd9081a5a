import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/report/number-format.ts';
import { PROJECT, runSiepac } from '../cli/run-siepac.ts';
import { Chromium, findChromium, IS_CHROMIUM_REQUIRED, type Page } from '../support/chromium.ts';
import { worksScenario } from '../support/works-scenario.ts';
import { type LivePage, runToPage } from './live-page.ts';
import { choose, STEP, step, texts } from './live-steps.ts';

const FILE = findChromium();

/** A year of which nothing is asked at one moment. */
const YEAR = `id: year
title: { en: Year, es: Año }
data: ${path.join(PROJECT, 'data/siepac')}
year: 2017
season: dry
demand: maximum
studies:
  - loading: { contingencies: none, monitorFrom: 230 kV }
`;

describe.skipIf(FILE === undefined && !IS_CHROMIUM_REQUIRED)(
  'a page about several scenarios in Chromium',
  () => {
    const out = mkdtempSync(path.join(tmpdir(), 'siepac-several-'));
    let browser: Chromium;
    let page: Page;
    let second: LivePage;
    let works: LivePage;
    const file = path.join(out, 'several.html');

    beforeAll(async () => {
      const year = path.join(out, 'year.yaml');
      const own = path.join(out, 'works.yaml');
      writeFileSync(year, YEAR);
      writeFileSync(own, worksScenario('[maximum]'));
      runToPage('2017-dry-max', out);
      second = runToPage('2017-second-circuit', out);
      runToPage(year, out);
      works = runToPage(own, out);
      const folders = ['2017-dry-max', '2017-second-circuit', 'year', 'works'].map((id) =>
        path.join(out, id),
      );
      const made = runSiepac(['report', ...folders, '--out', file]);
      expect([made.status, made.stderr]).toEqual([0, '']);
      browser = new Chromium(FILE!);
      page = await browser.open(pathToFileURL(file).href);
      await page.until(STEP);
    }, 240_000);
    afterAll(async () => {
      await browser?.close();
      rmSync(out, { recursive: true, force: true });
    });

    function capacitiesOf({ result }: LivePage): string[] {
      return result.capacity.rows.map(({ ttcMw }: { readonly ttcMw: number }) => formatNumber(ttcMw, 0));
    }

    const shown = () => texts(page, `#what-if-capacity + .scroll tbody td:nth-child(2)`);
    const changes = async () =>
      new Set(await texts(page, `#what-if-capacity + .scroll tbody td:nth-child(3)`));

    it('shows the figures of the command line once the second circuit is chosen', async () => {
      expect(await changes()).toEqual(new Set(['0']));
      await choose(page, ['national-works-all', 'second-circuit-whole']);
      expect(await shown()).toEqual(capacitiesOf(second));
      expect((await changes()).size).toBeGreaterThan(5);
    });

    it('leads from a line of its map to the row in the annex of the scenario', async () => {
      const target = `document.querySelector('#map .lines a').getAttribute('href')`;
      expect(await page.value(target)).toMatch(/^#annex-1-element-/);
      expect(await page.value(`document.querySelector(${target}) !== null`)).toBe(true);
    });

    it('starts from another of its scenarios, as run first, and names it in the address', async () => {
      await page.value(`{ document.querySelector('.starts [value="2017-second-circuit"]').click() }`);
      await page.until(STEP);
      expect(await shown()).toEqual(capacitiesOf(second));
      expect(await changes()).toEqual(new Set(['0']));
      const before = await shown();
      await step(page, `document.querySelector('[name=upgrade][value=second-circuit-whole]').click()`);
      const after = await shown();
      expect(after).not.toEqual(before);
      const address = await page.value<string>('location.href');
      const again = await browser.open(address);
      await again.until(STEP);
      expect(await texts(again, `#what-if-capacity + .scroll tbody td:nth-child(2)`)).toEqual(after);
      await page.bringToFront();
    });

    it('starts from works of which only capacities were asked, with the figures of their run', async () => {
      await page.value(`{ location.hash = '#what-if?start=works' }`);
      await page.until(`document.querySelector('.starts [value=works]').checked && ${STEP}`);
      expect(await shown()).toEqual(capacitiesOf(works));
      const alone = await browser.open(pathToFileURL(works.file).href);
      await alone.until(STEP);
      expect(await texts(alone, `#what-if-capacity + .scroll tbody td:nth-child(2)`)).toEqual(
        capacitiesOf(works),
      );
      await page.bringToFront();
    });

    it('says of which scenario nothing can be changed', () => {
      const html = readFileSync(file, 'utf8');
      expect(html).toContain(
        'Nothing can be changed live of year: no capacity at one moment is asked for there.',
      );
      expect(html).not.toContain('Nothing can be changed live of works');
    });

    it('appears on paper only once something is changed', async () => {
      const display = `getComputedStyle(document.querySelector('#map')).display`;
      await page.send('Emulation.setEmulatedMedia', { media: 'print' });
      expect(await page.value(display)).toBe('block');
      await page.value(`{ document.querySelector('.starts [value="2017-dry-max"]').click() }`);
      await page.until(STEP);
      expect(await page.value(display)).toBe('none');
      await page.send('Emulation.setEmulatedMedia', { media: '' });
    });

    it('has said nothing to the console, and comes out again when verified', () => {
      expect(page.said).toEqual([]);
      expect(page.requests).toEqual([pathToFileURL(file).href]);
      expect(runSiepac(['verify', file]).status).toBe(0);
    });
  },
);
