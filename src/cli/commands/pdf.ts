import path from 'node:path';
import process from 'node:process';
import { InputError } from '../../base/errors.ts';
import { text } from '../../base/text.ts';
import { openBrowser } from '../browser/browser-session.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { printPage } from '../browser/print-page.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { displayName, type InputFiles } from '../input-files.ts';
import type { PdfInvocation } from '../invocation.ts';
import { writeFiles } from '../output-files.ts';

/** `siepac pdf`: prints a page to A4 with a browser of the Chromium family that is on this machine. */
export async function pdf(
  { page, part, out, browser, language }: PdfInvocation,
  inputs: InputFiles,
): Promise<ExitCode> {
  const { text: markup } = inputs.read(page);
  if (part !== 'all' && !markup.includes('<section id="brief">')) throw new InputError([noBrief(page)]);
  const program = findBrowser(browser);
  const ending = part === 'all' ? 'pdf' : `${part}.pdf`;
  const file = out ?? `${page.replace(/\.html?$/i, '')}.${ending}`;
  const session = openBrowser(program);
  try {
    const bytes = await printPage(session, path.resolve(page), language, part).catch((error: Error) => {
      throw new InputError([browserFailed(program, error)], { cause: error });
    });
    writeFiles(path.dirname(file), [{ name: path.basename(file), bytes }]);
  } finally {
    session.close();
  }
  process.stdout.write(`${displayName(file)}\n`);
  return EXIT.done;
}

function noBrief(page: string) {
  return {
    code: 'NO_BRIEF',
    severity: 'error',
    message: text('This page has no brief.', 'Esta página no tiene resumen.'),
    hint: text(
      'siepac report makes pages with one, of results with capacities, works or a market; --part all prints it as it is',
      'siepac report hace páginas con uno, de resultados con capacidades, obras o mercado; --part all la imprime como está',
    ),
    file: page,
    line: 1,
    column: 1,
  } as const;
}

function browserFailed(program: string, { message }: Error) {
  return {
    code: 'BROWSER_FAILED',
    severity: 'error',
    message: text(
      `This browser could not print the page: ${message}.`,
      `Este navegador no pudo imprimir la página: ${message}.`,
    ),
    hint: text('another one: --browser PATH', 'otro: --browser RUTA'),
    file: program,
    line: 1,
    column: 1,
  } as const;
}
