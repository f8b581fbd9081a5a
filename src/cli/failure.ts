import process from 'node:process';
import { InputError, NoAnswerError } from '../base/errors.ts';
import { type Language, text } from '../base/text.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { HELP } from './help-words.ts';
import { terminalOptions } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/**
 * Says on standard error what went wrong, in the user's language, and gives the exit code. Bad input shows every
 * problem; a defect of ours is one line, and its stack only with SIEPAC_DEBUG.
 */
export async function failureExit(
  error: unknown,
  language: Language,
  sources: ReadonlyMap<string, string> = new Map(),
): Promise<ExitCode> {
  const { style } = terminalOptions(process.stderr, language);
  if (error instanceof UsageError) {
    process.stderr.write(`siepac: ${error.message}\n${HELP.seeHelp[language]}\n`);
    return EXIT.badInput;
  }
  if (error instanceof InputError) {
    // The renderer is loaded only when there is something to render.
    const { diagnosticsText, diagnosticsSummary } = await import('../report/diagnostics-text.ts');
    const options = terminalOptions(process.stderr, language);
    process.stderr.write(diagnosticsText(error.diagnostics, sources, options));
    process.stderr.write(`${diagnosticsSummary(error.diagnostics, language)}\n`);
    return EXIT.badInput;
  }
  if (error instanceof NoAnswerError) {
    process.stderr.write(`siepac: ${style.paint('warn', error.text[language])}\n`);
    return EXIT.noAnswer;
  }
  process.stderr.write(defectMessage(error, language));
  return EXIT.defect;
}

function defectMessage(error: unknown, language: Language): string {
  const what = error instanceof Error ? error.message : String(error);
  const message = text(
    `siepac: a defect of ours: ${what}\nPlease report it with the command and its files. SIEPAC_DEBUG=1 shows where it happened.\n`,
    `siepac: un defecto nuestro: ${what}\nPor favor repórtelo con el comando y sus archivos. SIEPAC_DEBUG=1 muestra dónde ocurrió.\n`,
  )[language];
  const stack = error instanceof Error && process.env.SIEPAC_DEBUG ? `${error.stack}\n` : '';
  return message + stack;
}
