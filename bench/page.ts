/**
 * `npm run bench:page -- [rounds] [page.html]`: what a change in the live page takes, by kind of change, in a Chromium
 * without a window: milliseconds that the page itself measures (solving, drawing, from the change to the painted frame),
 * and processor time of its main thread, which other work on the machine disturbs less. Kinds are taken in turn, round
 * after round. Without a page it runs `scenarios/2017-dry-max.yaml`. Prints medians and writes `out/bench-page.json`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { Chromium, findChromium, type Page } from '../test/support/chromium.ts';

const ROUNDS = 25;
/** Rounds before any is counted: engines of browsers compile what runs often. */
const WARM_UP = 5;

/** An expression that changes something in the page, another way in each round. */
type Change = (round: number) => string;

const CHANGES: Readonly<Record<string, Change>> = {
  exchange: (round) => slide('exchange', 100 + ((7 * round) % 60)),
  demand: (round) => slide('factor', 100 - (round % 12)),
  season: (round) => click(`[name=season][value=${round % 2 === 0 ? 'wet' : 'dry'}]`),
  period: (round) => click(`[name=demand][value=${['medium', 'minimum', 'maximum'][round % 3]}]`),
  outage: (round) => `document.querySelectorAll('.lines a[data-element]')[${(11 * (round >> 1)) % 150}]
    .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))`,
  upgrade: () => click('[name=upgrade][value=second-circuit-whole]'),
  view: (round) => click(`[name=view][value=${round % 2 === 0 ? 'n' : 'n-1'}]`),
};

interface Sample {
  readonly solveMs: number;
  readonly drawMs: number;
  readonly eyeMs: number;
  readonly processorMs: number;
}

const program = findChromium();
if (program === undefined) throw new Error('no Chromium on the path, and CHROMIUM names none');
const address = pathToFileURL(path.resolve(process.argv[3] ?? madePage())).href;
const rounds = Number(process.argv[2] ?? ROUNDS);
const browser = new Chromium(program);
try {
  report(await measured(await browser.open(address)));
} finally {
  await browser.close();
}

function slide(name: string, value: number): string {
  return `{ const slider = document.querySelector('[name=${name}]'); slider.value = ${value};
    slider.dispatchEvent(new Event('input', { bubbles: true })); }`;
}

function click(selector: string): string {
  return `document.querySelector('${selector}').click()`;
}

function madePage(): string {
  const out = 'out/bench-page';
  const { status } = spawnSync(process.execPath, [
    'dist/cli.cjs',
    'run',
    'scenarios/2017-dry-max.yaml',
    '--out',
    out,
  ]);
  if (status !== 0) throw new Error(`the run ended with ${status}`);
  return `${out}/2017-dry-max/report.html`;
}

async function measured(page: Page): Promise<Record<string, Sample[]>> {
  await page.until(`document.querySelector('#what-if .status[data-solve-ms]')`);
  await page.send('Performance.enable', { timeDomain: 'threadTicks' });
  const samples = Object.fromEntries(Object.keys(CHANGES).map((kind): [string, Sample[]] => [kind, []]));
  for (let round = 0; round < WARM_UP + rounds; round++) {
    for (const [kind, change] of Object.entries(CHANGES)) {
      const sample = await changed(page, change(round));
      if (sample !== undefined && round >= WARM_UP) samples[kind]!.push(sample);
    }
  }
  return samples;
}

/** `undefined` for a change after which the grid cannot be solved. */
async function changed(page: Page, expression: string): Promise<Sample | undefined> {
  const before = await processorMs(page);
  const steps = await page.value<string>(`document.querySelector('#what-if').dataset.steps`);
  await page.value(`{ ${expression} }`);
  await page.until(`document.querySelector('#what-if').dataset.steps > ${steps}`);
  // What the page does once the reader pauses belongs to the step.
  await new Promise((resolve) => setTimeout(resolve, 400));
  const times = await page.value<Record<'solveMs' | 'drawMs' | 'eyeMs', string> | undefined>(
    `(({ className, dataset }) => className === 'status' ? { ...dataset } : undefined)(document.querySelector('#what-if .status'))`,
  );
  if (times === undefined) return undefined;
  return {
    solveMs: Number(times.solveMs),
    drawMs: Number(times.drawMs),
    eyeMs: Number(times.eyeMs),
    processorMs: (await processorMs(page)) - before,
  };
}

/** Processor time of the page's main thread since it was opened. */
async function processorMs(page: Page): Promise<number> {
  const { metrics } = await page.send('Performance.getMetrics');
  const known = metrics as readonly { readonly name: string; readonly value: number }[];
  return 1000 * known.find(({ name }) => name === 'TaskDuration')!.value;
}

function report(samples: Readonly<Record<string, readonly Sample[]>>): void {
  const columns = ['solveMs', 'drawMs', 'eyeMs', 'processorMs'] as const;
  const rows = Object.entries(samples).map(([kind, taken]) => {
    const figures = columns.map((column) => {
      const sorted = taken.map((sample) => sample[column]).sort((a, b) => a - b);
      return [column, { median: sorted[sorted.length >> 1]!, least: sorted[0]! }] as const;
    });
    return { kind, ...Object.fromEntries(figures) };
  });
  console.log(`milliseconds, median (least) of ${rounds} rounds`);
  console.log(`${'change'.padEnd(10)}${columns.map((column) => column.padStart(18)).join('')}`);
  for (const { kind, ...figures } of rows) {
    const cells = Object.values(figures as Record<string, { median: number; least: number }>).map(
      ({ median, least }) => `${median.toFixed(1)} (${least.toFixed(1)})`.padStart(18),
    );
    console.log(kind.padEnd(10) + cells.join(''));
  }
  mkdirSync('out', { recursive: true });
  writeFileSync('out/bench-page.json', `${JSON.stringify({ rounds, rows }, undefined, 2)}\n`);
}
