import type { Language } from '../base/text.ts';
import { text } from '../base/text.ts';

/** Shorter work is done before a progress line could be read. */
const WORTH_SHOWING_MS = 2000;
/** A line drawn more often than this could not be read. */
const REDRAW_MS = 100;

interface ProgressStream {
  readonly isTTY?: boolean;
  write(chunk: string): unknown;
}

export interface Progress {
  /** One more is done. */
  readonly step: (name: string) => void;
  /** One more was done before this run: it counts as done and says nothing about the pace. */
  readonly skip: () => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/**
 * A line with what is done and the time left, on a terminal only, for work that takes more than two seconds by the
 * pace so far.
 */
export function showProgress(
  total: number,
  stream: ProgressStream,
  language: Language,
  nowMs: () => number = () => performance.now(),
): Progress {
  if (stream.isTTY !== true) return { step: () => {}, skip: () => {}, end: () => {} };
  const startMs = nowMs();
  let done = 0;
  let skipped = 0;
  let shownMs = Number.NEGATIVE_INFINITY;
  const step = (name: string) => {
    done++;
    const elapsedMs = nowMs() - startMs;
    const leftMs = (elapsedMs / (done - skipped)) * (total - done);
    if (elapsedMs + leftMs < WORTH_SHOWING_MS) return;
    if (elapsedMs - shownMs < REDRAW_MS && done < total) return;
    const seconds = Math.ceil(leftMs / 1000);
    const left = text(`${seconds} s left`, `faltan ${seconds} s`)[language];
    stream.write(`\r\u001b[K${done}/${total} ${name} · ${left}`);
    shownMs = elapsedMs;
  };
  const skip = () => {
    done++;
    skipped++;
  };
  return { step, skip, end: () => void (shownMs >= 0 && stream.write('\r\u001b[K')) };
}
