import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { InputError } from '../../base/errors.ts';
import { LANGUAGES, type Language, text } from '../../base/text.ts';
import { diagnosticsText } from '../../report/diagnostics-text.ts';
import { formatNumber } from '../../report/number-format.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { displayName, type InputFiles } from '../input-files.ts';
import type { PackInvocation } from '../invocation.ts';
import { requireScenarios } from '../scenario-input.ts';
import { terminalOptions } from '../terminal.ts';
import { pdf } from './pdf.ts';
import { report } from './report.ts';
import { run } from './run.ts';

/** What the evidence is made of where no scenarios are named: the grid of today, what works would add, the market. */
const SHIPPED_SCENARIOS = ['2026-wet-max.yaml', 'upgrade-options.yaml', '2017-market.yaml'];

/**
 * `siepac pack`: the evidence in one go. Runs the scenarios into a folder, spreadsheets among their files, puts one page
 * about all of them beside, and prints it in both languages where a browser is found. A run that is interrupted goes on
 * from there; pages and prints are made once all scenarios have an answer.
 */
export async function pack(
  invocation: PackInvocation,
  inputs: InputFiles,
  workerFile: URL,
): Promise<ExitCode> {
  const { out, jobs, language, format } = invocation;
  const scenarios = invocation.scenarios.length > 0 ? invocation.scenarios : shippedScenarios(workerFile);
  const spoken = { language, format };
  const asked = { ...spoken, command: 'run', scenarios, out, jobs, withWorkbook: true } as const;
  const answered = await run(asked, inputs, workerFile);
  if (answered !== EXIT.done) return answered;
  const { ready } = await requireScenarios(inputs, scenarios);
  const results = ready.map(({ scenario }) => path.join(out, scenario.id));
  const page = path.join(out, 'report.html');
  await report({ ...spoken, command: 'report', results, base: undefined, out: page }, inputs, workerFile);
  await prints(page, invocation, inputs);
  process.stdout.write(contentsText(out, results, language));
  return EXIT.done;
}

/** What the pack holds: its own files and the folder of each scenario, with their sizes. */
function contentsText(out: string, results: readonly string[], language: Language): string {
  const own = filesIn(out).map((file) => [displayName(file.name), sizeText(file.bytes)]);
  const folders = results.map((folder) => {
    const files = filesIn(folder);
    const count = text(`${files.length} files`, `${files.length} archivos`)[language];
    return [
      `${displayName(folder)}/`,
      `${sizeText(files.reduce((sum, { bytes }) => sum + bytes, 0))}, ${count}`,
    ];
  });
  const lines = [...own, ...folders];
  const width = Math.max(...lines.map(([name]) => name!.length));
  return `\n${CONTENTS[language]}\n${lines.map(([name, size]) => `${name!.padEnd(width)}  ${size}\n`).join('')}`;
}

const CONTENTS = text('The pack', 'El paquete');

function filesIn(folder: string): { readonly name: string; readonly bytes: number }[] {
  const names = readdirSync(folder, { withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(folder, entry.name))
    .map((name) => ({ name, bytes: statSync(name).size }));
}

function sizeText(bytes: number): string {
  return `${formatNumber(bytes / 1e6, 1)} MB`;
}

/** In both languages; what it takes to have them is said where no browser is found, and the pack is whole without. */
async function prints(page: string, invocation: PackInvocation, inputs: InputFiles): Promise<void> {
  let browser: string;
  try {
    browser = findBrowser(invocation.browser);
  } catch (error) {
    if (!(error instanceof InputError) || invocation.browser !== undefined) throw error;
    const { language } = invocation;
    process.stderr.write(`${NOT_PRINTED[language]}\n`);
    process.stderr.write(
      diagnosticsText(error.diagnostics, inputs.texts, terminalOptions(process.stderr, language)),
    );
    return;
  }
  for (const language of LANGUAGES) {
    const out = page.replace(/\.html$/, `.${language}.pdf`);
    await pdf({ ...invocation, command: 'pdf', part: 'all', page, out, browser, language }, inputs);
  }
}

const NOT_PRINTED = text('The page is not printed to PDF:', 'La página no se imprime a PDF:');

/** They stand beside the built program. */
function shippedScenarios(workerFile: URL): string[] {
  const folder = fileURLToPath(new URL('../scenarios/', workerFile));
  return SHIPPED_SCENARIOS.map((name) => path.relative(process.cwd(), path.join(folder, name)));
}
