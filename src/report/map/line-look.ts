import type { ElementLoading } from '../../study/result.ts';
import { formatNumber } from '../number-format.ts';
import { loadBand } from './load-bands.ts';

/** What a line of the map carries, in N, in the worst of N-1, or after one contingency. */
export interface LineLoad {
  readonly flowMw: number;
  /** `undefined`: no limit. */
  readonly loadingPct: number | undefined;
}

/** The classes by which the style sheet draws a line: its voltage, its sort, and the band of its loading. */
export function lineClass(element: ElementLoading, { loadingPct }: LineLoad): string {
  const level = element.kv >= 300 ? 'ehv' : element.kv >= 200 ? 'hv' : 'mv';
  const added = element.isAdded ? ' added' : '';
  return `line ${level}${added} ${loadBand(loadingPct).id}`;
}

/** Name and figures of a line, the same in both languages. */
export function lineWords(element: ElementLoading): string {
  const base = element.loadingPct === undefined ? '' : ` · N ${formatNumber(element.loadingPct, 1)} %`;
  const worst =
    element.worstLoadingPct === undefined ? '' : ` · N-1 ${formatNumber(element.worstLoadingPct, 1)} %`;
  return `${element.name}, ${element.kv} kV: ${formatNumber(element.flowMw, 1)} MW${base}${worst}`;
}

/** The highest of N and N-1: what a printed map shows. */
export function worstLoad(element: ElementLoading): LineLoad {
  return { flowMw: element.worstFlowMw, loadingPct: element.worstLoadingPct };
}
