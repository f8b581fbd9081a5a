import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/report/number-format.ts';
import { Chromium, findChromium, IS_CHROMIUM_REQUIRED, type Page } from '../support/chromium.ts';
import { type LivePage, runToPage } from './live-page.ts';
import { choose, STEP, step, texts } from './live-steps.ts';

const FILE = findChromium();
if (FILE === undefined) {
  console.warn('The page was NOT tried in a browser: no Chromium on the path, and CHROMIUM names none.');
}

describe.skipIf(FILE === undefined && !IS_CHROMIUM_REQUIRED)(
  'the page in Chromium, opened from the disk with the network off',
  () => {
    const out = mkdtempSync(path.join(tmpdir(), 'siepac-browser-'));
    let browser: Chromium;
    let page: Page;
    let address: string;
    let second: LivePage;

    beforeAll(async () => {
      address = pathToFileURL(runToPage('2017-dry-max', out).file).href;
      second = runToPage('2017-second-circuit', out);
      browser = new Chromium(FILE!);
      page = await browser.open(address);
      await page.until(STEP);
    }, 240_000);
    afterAll(async () => {
      await browser?.close();
      rmSync(out, { recursive: true, force: true });
    });

    it('says nothing to the console and asks for nothing but itself', () => {
      expect(page.said).toEqual([]);
      expect(page.requests).toEqual([address]);
    });

    it('shows the figures of the run before anything is changed', async () => {
      const changes = await texts(page, `#what-if-capacity + .scroll tbody td:nth-child(3)`);
      expect(changes.length).toBeGreaterThan(10);
      expect(new Set(changes)).toEqual(new Set(['0']));
    });

    it('shows the figures of the command line once the second circuit is chosen', async () => {
      await choose(page, ['national-works-all', 'second-circuit-whole']);
      const shown = await texts(page, `#what-if-capacity + .scroll tbody td:nth-child(2)`);
      const rows = second.result.capacity.rows as { readonly ttcMw: number }[];
      expect(shown).toEqual(rows.map(({ ttcMw }) => formatNumber(ttcMw, 0)));
      const loadings = await texts(page, `#what-if-loading + .scroll tbody td:nth-child(7)`);
      const elements = second.result.loading.elements as { readonly worstLoadingPct: number }[];
      expect(loadings).toEqual(
        elements.slice(0, loadings.length).map((element) => formatNumber(element.worstLoadingPct, 1)),
      );
      expect(await page.value(`document.querySelectorAll('.lines .added').length`)).toBeGreaterThan(10);
      expect(await page.value(`document.querySelector('.asked').innerText`)).toMatch(
        /^Changed: .*National reinforcements, all countries, SIEPAC second circuit, whole line/,
      );
    });

    it('reproduces what is on the screen from its address', async () => {
      const shown = await texts(page, `#what-if-capacity + .scroll td`);
      const there = await page.value<string>('location.href');
      expect(there).toContain('second-circuit-whole');
      const again = await browser.open(there);
      await again.until(STEP);
      expect(await texts(again, `#what-if-capacity + .scroll td`)).toEqual(shown);
      expect(
        await again.value(`document.querySelector('[name=upgrade][value=second-circuit-whole]').checked`),
      ).toBe(true);
      await page.bringToFront();
    });

    it('goes back to the scenario as it was run', async () => {
      await step(page, `document.querySelector('[name=reset]').click()`);
      const changes = await texts(page, `#what-if-capacity + .scroll tbody td:nth-child(3)`);
      expect(new Set(changes)).toEqual(new Set(['0']));
    });

    it('switches the language without loading again', async () => {
      const heading = `document.querySelector('#what-if-capacity').innerText`;
      await page.value(`document.querySelector('#choose-es').click()`);
      const spanish = await page.value(heading);
      await page.value(`document.querySelector('#choose-en').click()`);
      expect([spanish, await page.value(heading)]).toEqual([
        'Capacidad de transferencia, MW',
        'Trade capacity, MW',
      ]);
      expect(page.requests).toEqual([address]);
    });

    it('tells of the line under the pointer, and goes along the lines by arrow keys', async () => {
      const panel = `document.querySelector('.element-panel').innerText`;
      await page.value(`document.querySelector('figure.map').scrollIntoView({ block: 'center' })`);
      const { x, y } = await page.value<{ x: number; y: number }>(LINE_IN_SIGHT);
      await page.pointAt(x, y);
      await page.until(`/MVA/.test(${panel})`);
      const pointed = await page.value<string>(panel);
      expect(pointed).toMatch(/Sources/);
      await page.value(`document.querySelector('.lines [tabindex="0"]').focus()`);
      await page.press('ArrowRight');
      await page.until(
        `document.activeElement.dataset.element !== undefined && ${panel} !== ${JSON.stringify(pointed)}`,
      );
      const focused = await page.value<string>('document.activeElement.dataset.element');
      await step(page, undefined, () => page.press('Enter'));
      expect(await page.value(`document.querySelector('[data-element="${focused}"] .out') !== null`)).toBe(
        true,
      );
      expect(await page.value<string>('location.hash')).toContain('out=');
    });

    it('shows one contingency on the map, and says which', async () => {
      await step(page, `document.querySelector('[name=view][value=after]').click()`);
      const chosen = await page.value<string>(
        `document.querySelector('[name=contingency]').selectedOptions[0].textContent`,
      );
      expect(await page.value('document.querySelector(".shown-state").innerText')).toBe(
        `Loading after the loss of ${chosen}:`,
      );
    });

    it('says what cannot be solved and keeps the figures before it', async () => {
      const shown = await texts(page, '#what-if-capacity + .scroll td');
      await step(page, `location.hash = '#what-if?out=nothing-of-this-name'`);
      expect(await page.value(`document.querySelector('#what-if .failed').innerText`)).toContain(
        'nothing-of-this-name does not exist',
      );
      expect(await texts(page, '#what-if-capacity + .scroll td')).toEqual(shown);
      await step(page, `document.querySelector('[name=reset]').click()`);
    });

    it('hands out the scenario behind the screen', async () => {
      const file = await page.value<string>(`new Promise((resolve) => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => { blob.text().then(resolve); URL.createObjectURL = make; return make.call(URL, blob); };
      document.querySelector('[name=download]').click();
    })`);
      expect(file).toContain('id: "2017-dry-max-what-if"');
      expect(file).toContain('  MX->GT: 120 MW');
    });

    it('makes one step of several changes between two frames', async () => {
      const before = await page.value<number>('Number(document.querySelector("#what-if").dataset.steps)');
      await step(
        page,
        `for (const mw of [10, 20, 30]) { const slider = document.querySelector('[name=exchange]'); slider.value = mw; slider.dispatchEvent(new Event('input', { bubbles: true })); }`,
      );
      expect(await page.value('Number(document.querySelector("#what-if").dataset.steps)')).toBe(before + 1);
      expect(await page.value<string>('location.hash')).toContain('=30');
    });

    it('has said nothing to the console in the end', () => {
      expect(page.said).toEqual([]);
      expect(page.requests).toEqual([address]);
    });
  },
);

/** The middle of a line of the map that nothing lies upon. */
const LINE_IN_SIGHT = `(() => {
  for (const line of document.querySelectorAll('.lines .line')) {
    const at = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(line.getScreenCTM());
    if (document.elementFromPoint(at.x, at.y)?.closest('a') === line.parentElement) return { x: at.x, y: at.y };
  }
})()`;
