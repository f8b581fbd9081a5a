import type { ElementTrace, TableTrace } from '../study/result.ts';
import { formatNumber } from './number-format.ts';
import type { Cell, Trace, Words } from './report-model.ts';
import type { Tone } from './style.ts';

/** What stands where there is no figure. */
export const NO_FIGURE = '–';

export function textCell(words: Words, tone: Tone = 'plain'): Cell {
  return { words, tone };
}

export function numberCell(value: number | undefined, decimals: number, tone: Tone = 'plain'): Cell {
  if (value === undefined) return { words: NO_FIGURE, tone: 'muted' };
  return { words: formatNumber(value, decimals), tone };
}

/** A loading in per cent, coloured from 90 % (near) and from 100 % (over). */
export function loadingCell(loadingPct: number | undefined): Cell {
  return numberCell(loadingPct, 1, loadingTone(loadingPct));
}

export function loadingTone(loadingPct: number | undefined): Tone {
  if (loadingPct === undefined || loadingPct < 90) return 'plain';
  return loadingPct > 100 ? 'bad' : 'warn';
}

export function withTraces(cell: Cell, traces: readonly (ElementTrace | TableTrace)[]): Cell {
  return { ...cell, traces: traces.map(traceOf) };
}

function traceOf(trace: ElementTrace | TableTrace): Trace {
  const lines = 'lines' in trace ? trace.lines : [trace.line];
  return { file: trace.file, lines, sourceIds: trace.sourceIds, confidence: trace.confidence };
}
