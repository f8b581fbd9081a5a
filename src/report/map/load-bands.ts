import { type Text, text } from '../../base/text.ts';
import type { Words } from '../report-model.ts';

/** Bands of loading that the map tells apart by colour. */
export interface LoadBand {
  readonly id: string;
  /** Upper end, per cent. */
  readonly upToPct: number;
  readonly words: Words;
}

const OVER: Text = text('over 100 %', 'más de 100 %');

export const LOAD_BANDS: readonly LoadBand[] = [
  { id: 'load-low', upToPct: 50, words: '< 50 %' },
  { id: 'load-medium', upToPct: 75, words: '50–75 %' },
  { id: 'load-high', upToPct: 90, words: '75–90 %' },
  { id: 'load-near', upToPct: 100, words: '90–100 %' },
  { id: 'load-over', upToPct: Number.POSITIVE_INFINITY, words: OVER },
];

const UNRATED: LoadBand = { id: 'load-none', upToPct: 0, words: '–' };

/** The band of a loading; elements without a limit have a band of their own. */
export function loadBand(loadingPct: number | undefined): LoadBand {
  if (loadingPct === undefined) return UNRATED;
  return LOAD_BANDS.find((band) => loadingPct <= band.upToPct) ?? UNRATED;
}
