import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/report/number-format.ts';
import { Chromium, findChromium, IS_CHROMIUM_REQUIRED, type Page } from '../support/chromium.ts';
import { type LivePage, runToPage } from './live-page.ts';
import { STEP, step, texts } from './live-steps.ts';

const FILE = findChromium();
const PANEL = `document.querySelector('.element-panel')`;
const FOCUSED = 'Object.entries(document.activeElement.dataset)[0]';

describe.skipIf(FILE === undefined && !IS_CHROMIUM_REQUIRED)(
  'the map under pointer, keyboard and finger',
  () => {
    const out = mkdtempSync(path.join(tmpdir(), 'siepac-map-'));
    let browser: Chromium;
    let page: Page;
    let run: LivePage;

    beforeAll(async () => {
      run = runToPage('2017-dry-max', out);
      browser = new Chromium(FILE!);
      page = await opened({ width: 1280, height: 900 });
    }, 240_000);
    afterAll(async () => {
      await browser?.close();
      rmSync(out, { recursive: true, force: true });
    });

    async function opened(size: { width: number; height: number }): Promise<Page> {
      const opening = await browser.open(pathToFileURL(run.file).href, size);
      await opening.until(STEP);
      await opening.value(`document.querySelector('figure.map').scrollIntoView({ block: 'center' })`);
      return opening;
    }

    /** What the panel says once it has a figure. */
    async function panelWith(figure: string, on = page): Promise<string> {
      await on.until(`${PANEL}.innerText.includes(${JSON.stringify(figure)})`);
      return on.value(`${PANEL}.innerText`);
    }

    function elementOf(kind: 'line' | 'transformer', id: string) {
      return run.result.loading.elements.find(
        (each: { element: string; kind: string }) => each.element === id && each.kind === kind,
      );
    }

    it('tells of the transformer under the pointer what the result says', async () => {
      const { id, x, y } = await page.value<Spot>(inSight('.transformers [data-element]'));
      await page.pointAt(x, y);
      const bank = elementOf('transformer', id);
      const words = await panelWith(bank.name);
      expect(words).toContain(`${formatNumber(bank.ratingMva, 0)} MVA`);
      expect(words).toContain(`${formatNumber(bank.flowMw, 1)} MW, ${formatNumber(bank.loadingPct, 1)} %`);
      expect(words).toContain(
        `${formatNumber(bank.worstFlowMw, 1)} MW, ${formatNumber(bank.worstLoadingPct, 1)} %, after ${bank.worstContingencyName.en}`,
      );
      expect(words).toContain('transformers.csv');
      expect(words).toMatch(/[●◐○] of reactance/);
    });

    it('draws a mark for every monitored transformer, coloured by the view that is chosen', async () => {
      const banks = run.result.loading.elements.filter(
        ({ kind }: { kind: string }) => kind === 'transformer',
      );
      const over = (pct: string) =>
        banks.filter((bank: Record<string, number | undefined>) => (bank[pct] ?? 0) > 100).length;
      const drawn = () => page.value(`document.querySelectorAll('.transformers .bank.load-over').length`);
      expect(await page.value(`document.querySelectorAll('.transformers .bank').length`)).toBe(banks.length);
      expect(over('worstLoadingPct')).toBeGreaterThan(over('loadingPct'));
      expect(await drawn()).toBe(over('worstLoadingPct'));
      await step(page, `document.querySelector('[name=view][value=n]').click()`);
      expect(await drawn()).toBe(over('loadingPct'));
      const lost = banks.find(({ element }: { element: string }) => element.endsWith('-2'));
      await step(page, `location.hash = '#what-if?view=after+${lost.element}'`);
      expect(
        await page.value(
          `document.querySelector('[data-element="${lost.element}"] .bank').className.baseVal`,
        ),
      ).toContain('load-');
      await step(page, `document.querySelector('[name=reset]').click()`);
      expect(await drawn()).toBe(over('worstLoadingPct'));
    });

    it('tells of the substation under the pointer, and adds up to the balance of the result', async () => {
      const { id, x, y } = await page.value<Spot>(inSight('.substations [data-substation]'));
      await page.pointAt(x, y);
      const place = run.result.grid.substations.find((each: { id: string }) => each.id === id);
      const words = await panelWith(place.name);
      expect(words).toMatch(/Buses\s+\d+ kV/);
      expect(words).toMatch(/Position\s+[●◐○]/);
      expect(words).toContain('substations.csv');
      const sums = await page.value<Record<string, [number, number]>>(`(() => {
      const sums = {};
      for (const mark of document.querySelectorAll('[data-substation]')) {
        mark.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
        const [country, demand, generation] = [${PANEL}.querySelector('p').innerText.split('\\n')[1], ...['Demand', 'Generation'].map((name) =>
          Number.parseFloat([...${PANEL}.querySelectorAll('dt')].find((each) => each.textContent.startsWith(name)).nextElementSibling.textContent.replaceAll(',', '').replace('−', '-')))];
        const sum = (sums[country] ??= [0, 0]);
        sum[0] += demand;
        sum[1] += generation;
      }
      return sums;
    })()`);
      for (const { name, demandMw, unservedMw, generationMw } of run.result.dispatch) {
        // Every substation is rounded to a tenth of a megawatt.
        expect(Math.abs(sums[name.en]![0] - (demandMw - unservedMw))).toBeLessThan(3);
        expect(Math.abs(sums[name.en]![1] - generationMw)).toBeLessThan(3);
      }
    });

    it('tells of the border under the pointer, layer by layer and both ways', async () => {
      const { id, x, y } = await page.value<Spot>(inSight('.borders [data-border="GT-SV"]', '.card rect'));
      expect(id).toBe('GT-SV');
      await page.pointAt(x, y);
      await panelWith('Guatemala – El Salvador');
      const [there, back] = ['GT', 'SV'].map((from) =>
        run.result.capacity.rows.find(
          (row: { kind: string; fromAreas: string[]; toAreas: string[] }) =>
            row.kind === 'border' && row.fromAreas[0] === from && 'GT SV'.includes(row.toAreas[0]!),
        ),
      );
      const rows = await page.value<string[][]>(
        `Array.from(${PANEL}.querySelectorAll('tr'), (row) => Array.from(row.cells, (cell) => cell.innerText))`,
      );
      const limit = (layer: { kind: string; mw: number }) =>
        layer.kind === 'limited' ? formatNumber(layer.mw, 0) : 'none';
      expect(rows[0]).toEqual(['MW', 'GT → SV', 'SV → GT']);
      expect(rows[1]).toEqual(['Lowest', formatNumber(there.ttcMw, 0), formatNumber(back.ttcMw, 0)]);
      expect(rows[3]).toEqual(['Thermal N', limit(there.thermalN), limit(back.thermalN)]);
      expect(rows[4]).toEqual(['Thermal N-1', limit(there.thermalN1), limit(back.thermalN1)]);
      expect(rows[8]![1]).toBe(`${there.pairs[0].elementName}, after ${there.pairs[0].contingencyName.en}`);
      const words = await page.value<string>(`${PANEL}.innerText`);
      const border = run.result.loading.borders.find(
        (each: { fromArea: string; toArea: string }) => each.fromArea === 'GT' && each.toArea === 'SV',
      );
      expect(words).toContain(`GT → SV ${formatNumber(border.flowMw, 1)} MW`);
      for (const tie of border.lines) expect(words).toContain(`${formatNumber(tie.flowMw, 1)} MW`);
    });

    it('is four stops of the Tab key, along which the arrows go', async () => {
      const stops = `document.querySelectorAll('figure.map [tabindex="0"]').length`;
      expect(await page.value(stops)).toBe(4);
      await page.value(`document.querySelector('.lines [tabindex="0"]').focus()`);
      const kinds: string[] = [];
      for (let i = 0; i < 4; i++) {
        await page.press('ArrowRight');
        const [kind, id] = await page.value<[string, string]>(FOCUSED);
        kinds.push(kind);
        expect(await page.value(`document.activeElement.getAttribute('aria-label').length`)).toBeGreaterThan(
          5,
        );
        expect(await page.value(`document.activeElement.classList.contains('pointed')`)).toBe(true);
        expect(id).not.toBe('');
        await page.press('Tab');
      }
      expect(kinds).toEqual(['element', 'substation', 'element', 'border']);
      expect(await page.value(`document.activeElement.className`)).toBe('element-panel');
      expect(await page.value(stops)).toBe(4);
    });

    it('takes a transformer out by Enter, and back', async () => {
      await page.value(`document.querySelector('.transformers [tabindex="0"]').focus()`);
      const [, id] = await page.value<[string, string]>(FOCUSED);
      const isOut = `document.querySelector('[data-element="${id}"] .bank.out') !== null`;
      await step(page, undefined, () => page.press('Enter'));
      expect(await page.value(isOut)).toBe(true);
      expect(await page.value(FOCUSED)).toEqual(['element', id]);
      expect(await panelWith('out of service')).toContain('Put back into service');
      await step(page, undefined, () => page.press('Enter'));
      expect(await page.value(isOut)).toBe(false);
    });

    it('leads by Enter from a border to its panel, by Escape back and out', async () => {
      await page.value(`document.querySelector('.borders [tabindex="0"]').focus()`);
      const border = await page.value(FOCUSED);
      await page.press('Enter');
      expect(await page.value(`document.activeElement === ${PANEL}`)).toBe(true);
      await page.press('Escape');
      expect(await page.value(FOCUSED)).toEqual(border);
      await page.press('Escape');
      expect(await page.value('document.activeElement === document.body')).toBe(true);
      expect(await panelWith('Point at a line')).not.toContain('MW');
    });

    it('speaks the language of the page', async () => {
      await page.value(`document.querySelector('#choose-es').click()`);
      const label = `document.querySelector('[data-border="GT-SV"]').getAttribute('aria-label')`;
      expect(await page.value(label)).toMatch(/^GT-SV: flujo .* \(térmica N-1\)$/);
      await page.value(`document.querySelector('#choose-en').click()`);
      expect(await page.value(label)).toMatch(/^GT-SV: flow .* \(thermal N-1\)$/);
    });

    it('shows to a finger first, with the map and nothing beyond the side, and takes out by a button', async () => {
      const phone = await opened({ width: 390, height: 844 });
      // The map stands where the panel will lie.
      await phone.value(`document.querySelector('figure.map').scrollIntoView({ block: 'end' })`);
      const steps = await phone.value('document.querySelector("#what-if").dataset.steps');
      const { x, y } = await phone.value<Spot>(inSight('.lines [data-element]'));
      await phone.tapAt(x, y);
      await phone.until(`${PANEL}.querySelector('button, table') !== null`);
      expect(await phone.value('document.querySelector("#what-if").dataset.steps')).toBe(steps);
      const [map, panel] = await phone.value<[Sides, Sides]>(
        `[document.querySelector('figure.map svg'), ${PANEL}].map((each) => each.getBoundingClientRect().toJSON())`,
      );
      expect(map.top).toBeGreaterThanOrEqual(0);
      expect(panel.top).toBeGreaterThanOrEqual(map.bottom);
      expect(panel.bottom).toBeLessThanOrEqual(844);
      expect(Math.max(map.right, panel.right)).toBeLessThanOrEqual(390);
      expect(await phone.value('document.documentElement.scrollWidth')).toBe(390);
      await phone.value(`document.querySelector('.lines a').focus()`);
      const [, id] = await phone.value<[string, string]>(FOCUSED);
      await step(phone, `${PANEL}.querySelector('button').click()`);
      expect(await phone.value<string>('location.hash')).toContain(`out=${id}`);
      expect(await phone.value(`document.querySelector('[data-element="${id}"] .out') !== null`)).toBe(true);
      expect(await texts(phone, '.element-panel button')).toEqual(['Put back into service']);
    }, 60_000);

    it('has said nothing to the console in the end', () => {
      expect(page.said).toEqual([]);
    });
  },
);

type Sides = Readonly<Record<'top' | 'bottom' | 'right', number>>;

interface Spot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The first mark in whose middle nothing lies upon it. */
function inSight(marks: string, shape = ':first-child'): string {
  return `(() => {
    for (const mark of document.querySelectorAll(${JSON.stringify(marks)})) {
      const { x, y, width, height } = mark.querySelector(${JSON.stringify(shape)}).getBoundingClientRect();
      const at = { x: x + width / 2, y: y + height / 2 };
      if (document.elementFromPoint(at.x, at.y)?.closest('a') === mark) return { id: Object.values(mark.dataset)[0], ...at };
    }
  })()`;
}
