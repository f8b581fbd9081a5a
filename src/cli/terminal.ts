import process from 'node:process';
import { styleText } from 'node:util';
import type { Language } from '../base/text.ts';
import type { Style, Tone } from '../report/style.ts';
import type { TerminalOptions } from '../report/terminal/report-text.ts';

/** Columns when the output is no terminal and COLUMNS is not set. */
const PIPE_WIDTH = 120;
const NARROWEST = 60;
const WIDEST = 160;

type Format = Parameters<typeof styleText>[0];

const FORMATS: Readonly<Record<Tone, readonly Format[]>> = {
  plain: [],
  title: ['bold'],
  heading: ['cyan', 'bold'],
  strong: ['bold'],
  muted: ['gray'],
  good: ['green'],
  warn: ['yellow'],
  bad: ['red'],
  accent: ['cyan'],
};

/** How text looks on a stream: its width, and colours where it is a terminal that wants them. */
export function terminalOptions(stream: NodeJS.WriteStream, language: Language): TerminalOptions {
  const columns = columnsOf(stream) ?? PIPE_WIDTH;
  return {
    language,
    width: Math.min(WIDEST, Math.max(NARROWEST, columns)),
    style: streamStyle(stream),
  };
}

/** Columns of a terminal, or those that `COLUMNS` asks for in a pipe. */
export function columnsOf(stream: NodeJS.WriteStream): number | undefined {
  const asked = process.env.COLUMNS ?? '';
  return stream.columns ?? (/^[1-9]\d*$/.test(asked) ? Number(asked) : undefined);
}

/**
 * `styleText` itself obeys NO_COLOR, FORCE_COLOR and a stream that is no terminal; one format at a time, because
 * Node 20 looks at the stream only then.
 */
function streamStyle(stream: NodeJS.WriteStream): Style {
  return {
    paint: (tone, words) =>
      FORMATS[tone].reduce(
        (text, format) => styleText(format, text, { stream, validateStream: true }),
        words,
      ),
  };
}

/**
 * A reader that goes away (`| head`) is no error: what is left is not printed, and the work goes on so that files
 * are written.
 */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
