import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScenario } from '../../src/io/scenario-reader.ts';
import { scenarioText } from '../../src/io/scenario-text.ts';
import { checkScenario } from '../../src/study/check-scenario.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import type { Scenario } from '../../src/study/scenario.ts';
import {
  choicesOf,
  scenarioWith,
  upgradesToChoose,
  type WhatIfBase,
  whatIfBase,
} from '../../src/study/what-if/what-if-choices.ts';
import { whatIfGrids, whatIfStep } from '../../src/study/what-if/what-if-step.ts';
import { PROJECT } from '../cli/run-siepac.ts';
import { dataOfPage, type LivePage, runToPage } from './live-page.ts';

const out = mkdtempSync(path.join(tmpdir(), 'siepac-live-'));
let page: LivePage;
let second: LivePage;
beforeAll(() => {
  page = runToPage('2017-dry-max', out);
  second = runToPage('2017-second-circuit', out);
}, 120_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** As `result.json` holds it. */
function asWritten(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, each: unknown) => (each === undefined ? null : each)));
}

/** Capacities without the figures under other rules, which a step leaves out. */
function withoutAssumptions<C extends { readonly rows: readonly object[] }>(capacity: C): unknown {
  return { ...capacity, rows: capacity.rows.map((row) => ({ ...row, assumptions: [] })) };
}

function load(file: string) {
  return existsSync(file) ? { file, text: readFileSync(file, 'utf8') } : undefined;
}

async function readBack(text: string): Promise<Scenario> {
  const file = path.join(PROJECT, 'scenarios', 'downloaded.yaml');
  const { value, diagnostics } = await readScenario({ file, text }, load);
  expect(diagnostics).toEqual([]);
  return value!;
}

describe('the what-if of a page', () => {
  it('gives the figures of the run with what the page carries', () => {
    const { scenario, dataset } = dataOfPage(page);
    const step = whatIfStep(scenario, dataset);
    expect(asWritten(step.loading)).toEqual(page.result.loading);
    expect(asWritten(withoutAssumptions(step.capacity))).toEqual(withoutAssumptions(page.result.capacity));
    expect(asWritten(step.dispatch)).toEqual(page.result.dispatch);
  });

  it('gives with the second circuit what the command line gives for its scenario', () => {
    const { scenario, dataset } = dataOfPage(page);
    const upgrades = ['national-works-all', 'second-circuit-whole'];
    const step = whatIfStep(changed(scenario, { upgrades }), dataset);
    expect(asWritten(step.loading)).toEqual(second.result.loading);
    expect(asWritten(withoutAssumptions(step.capacity))).toEqual(withoutAssumptions(second.result.capacity));
  });

  it('knows what every line carries after a contingency', () => {
    const { scenario, dataset } = dataOfPage(page);
    const step = whatIfStep(scenario, dataset);
    const worst = step.loading.elements.find(({ worstContingency }) => worstContingency !== undefined)!;
    const after = step.after(worst.worstContingency!)!.get(worst.element)!;
    expect(after.flowMw).toBe(worst.worstFlowMw);
    expect(after.loadingPct).toBeCloseTo(worst.worstLoadingPct!, 10);
    expect(step.after('nothing of this name')).toBeUndefined();
  });

  it('takes an element out of service as a run without it does', () => {
    const { scenario, dataset } = dataOfPage(page);
    const tie = page.result.loading.borders[0].lines[0].element as string;
    const step = whatIfStep(changed(scenario, { outages: [tie] }), dataset);
    expect(step.loading.elements.map(({ element }) => element)).not.toContain(tie);
    const without = { ...dataset, lines: dataset.lines.filter(({ id }) => id !== tie) };
    const ran = runScenario(scenario, without);
    expect(step.capacity.rows.map(({ ttcMw }) => ttcMw)).toEqual(
      ran.capacity!.rows.map(({ ttcMw }) => ttcMw),
    );
  });

  it('gives after any steps before what it gives alone', () => {
    const { scenario, dataset } = dataOfPage(page);
    const ties = page.result.loading.borders.map(
      ({ lines }: { lines: { element: string }[] }) => lines[0]!.element,
    );
    const elements = page.result.loading.elements.map(({ element }: { element: string }) => element);
    const outage = fc.constantFrom<string>(...elements);
    const choices = fc.record({
      season: fc.constantFrom('dry' as const, 'wet' as const),
      demand: fc.constantFrom('minimum' as const, 'medium' as const, 'maximum' as const),
      demandFactor: fc.constantFrom(0.9, 1, 1.04),
      outages: fc.oneof(
        fc.constant([]),
        fc.constant([ties[1]]),
        outage.map((id) => [id]),
      ),
      exchanges: fc.integer({ min: -100, max: 300 }).map((powerMw) => [{ from: 'MX', to: 'GT', powerMw }]),
      upgrades: fc.constantFrom([], [], ['second-circuit-whole']),
    });
    const figures = (asked: WhatIfBase, grids = whatIfGrids(asked, dataset)): unknown => {
      try {
        const { after, substation, ...step } = whatIfStep(asked, dataset, grids);
        const loss = step.loading.contingencies.at(-1)!.contingency;
        return { step, after: after(loss), substation: substation(step.grid.substations[0]!.id) };
      } catch (error) {
        return String(error);
      }
    };
    fc.assert(
      fc.property(fc.array(choices, { minLength: 2, maxLength: 6 }), (steps) => {
        const grids = whatIfGrids(scenario, dataset);
        for (const step of steps) {
          const asked = changed(scenario, step);
          expect(figures(asked, grids)).toStrictEqual(figures(asked));
        }
      }),
      { numRuns: 6 },
    );
  });

  it('offers only upgrades that the year can draw', () => {
    const { scenario, dataset } = dataOfPage(page);
    const ids = upgradesToChoose(scenario, dataset).map(({ id }) => id);
    expect(ids).toContain('second-circuit-whole');
    expect(ids).not.toContain('siepac-first-circuit');
  });
});

function changed(scenario: WhatIfBase, choices: Partial<ReturnType<typeof choicesOf>>): WhatIfBase {
  return { ...scenarioWith(scenario, { ...choicesOf(scenario), ...choices }), studies: scenario.studies };
}

describe('a downloaded scenario', () => {
  it('reads back as what was on the screen', async () => {
    const { scenario, dataset } = dataOfPage(page);
    const asked = changed(scenario, {
      season: 'wet',
      demand: 'minimum',
      upgrades: ['second-circuit-whole'],
      outages: [page.result.loading.borders[0].lines[0].element],
      exchanges: [
        { from: 'MX', to: 'GT', powerMw: 95 },
        { from: 'PA', to: 'CR', powerMw: 12.5 },
      ],
      demandFactor: 1.07,
    });
    const { file: _file, spans: _spans, data, ...read } = await readBack(scenarioText(asked));
    const { file: _, spans: __, data: ___, ...wanted } = asked;
    expect(asWritten(read)).toEqual(asWritten(wanted));
    expect(path.resolve(data)).toBe(path.join(PROJECT, 'data/siepac'));
    expect(checkScenario({ ...asked, data }, dataset).filter(({ severity }) => severity === 'error')).toEqual(
      [],
    );
  });

  it('keeps every rule of a capacity study', async () => {
    const file = path.join(PROJECT, 'scenarios', 'rules.yaml');
    const text = readFileSync(path.join(PROJECT, 'scenarios/2017-matrix.yaml'), 'utf8')
      .replace('shiftKey: headroom', 'shiftKey: { up: merit-order, explicit: { sv-15-septiembre: 2 } }')
      .replace('borders: matrix', 'borders: [GT->SV+HN, "MX → GT"]');
    const loading = '\nmoreStudies: [{ loading: { contingencies: none, monitorFrom: 138 kV } }]\n';
    const { value } = await readScenario({ file, text: text + loading }, load);
    const base = whatIfBase(value!)!;
    expect(base.studies[1].reliabilityMargin.byBorder).toHaveLength(1);
    expect((await readBack(scenarioText(base))).studies).toEqual(base.studies);
  });

  it('gives the same figures at the command line', () => {
    const { scenario, dataset } = dataOfPage(page);
    const outages = [page.result.loading.elements[0].element as string];
    const asked = changed(scenario, { outages, demandFactor: 0.95 });
    const file = path.join(out, `${asked.id}.yaml`);
    const data = path.join(PROJECT, 'data/siepac');
    writeFileSync(file, scenarioText({ ...asked, data }));
    const again = runToPage(file, out);
    const step = whatIfStep(asked, dataset);
    expect(asWritten(step.loading.elements)).toEqual(again.result.loading.elements);
    expect(asWritten(withoutAssumptions(step.capacity))).toEqual(withoutAssumptions(again.result.capacity));
  });
});
