import type { ElementLoading } from '../../study/result.ts';
import { formatNumber } from '../number-format.ts';
import { loadBand } from './load-bands.ts';

/** What an element of the map carries, in N, in the worst of N-1, or after one contingency. */
export interface ElementLoad {
  readonly flowMw: number;
  /** `undefined`: no limit. */
  readonly loadingPct: number | undefined;
}

/** The classes by which the style sheet draws a line or a transformer: its sort, and the band of its loading. */
export function elementClass({ kind, kv, isAdded }: ElementLoading, { loadingPct }: ElementLoad): string {
  const sort = kind === 'transformer' ? 'bank' : `line ${kv >= 300 ? 'ehv' : kv >= 200 ? 'hv' : 'mv'}`;
  return `${sort}${isAdded ? ' added' : ''} ${loadBand(loadingPct).id}`;
}

/** Name and figures of an element, the same in both languages. */
export function elementWords(element: ElementLoading): string {
  const base = element.loadingPct === undefined ? '' : ` · N ${formatNumber(element.loadingPct, 1)} %`;
  const worst =
    element.worstLoadingPct === undefined ? '' : ` · N-1 ${formatNumber(element.worstLoadingPct, 1)} %`;
  return `${element.name}, ${element.kv} kV: ${formatNumber(element.flowMw, 1)} MW${base}${worst}`;
}

/** The highest of N and N-1: what a printed map shows. */
export function worstLoad(element: ElementLoading): ElementLoad {
  return { flowMw: element.worstFlowMw, loadingPct: element.worstLoadingPct };
}
