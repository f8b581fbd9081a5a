import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { InputError } from '../../base/errors.ts';
import { LANGUAGES, text } from '../../base/text.ts';
import { diagnosticsText } from '../../report/diagnostics-text.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { InputFiles } from '../input-files.ts';
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
  return prints(page, invocation, inputs);
}

/** In both languages; what it takes to have them is said where no browser is found, and the pack is whole without. */
async function prints(page: string, invocation: PackInvocation, inputs: InputFiles): Promise<ExitCode> {
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
    return EXIT.done;
  }
  for (const language of LANGUAGES) {
    const out = page.replace(/\.html$/, `.${language}.pdf`);
    await pdf({ ...invocation, command: 'pdf', part: 'all', page, out, browser, language }, inputs);
  }
  return EXIT.done;
}

const NOT_PRINTED = text('The page is not printed to PDF:', 'La página no se imprime a PDF:');

/** They stand beside the built program. */
function shippedScenarios(workerFile: URL): string[] {
  const folder = fileURLToPath(new URL('../scenarios/', workerFile));
  return SHIPPED_SCENARIOS.map((name) => path.relative(process.cwd(), path.join(folder, name)));
}
