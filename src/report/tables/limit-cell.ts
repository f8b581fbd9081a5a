import type { Limit } from '../../study/capacity/capacity-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell } from '../cells.ts';
import type { Cell } from '../report-model.ts';

/** A capacity in MW, or the words for its absence. */
export function limitCell(limit: Limit): Cell {
  return limit.kind === 'limited' ? numberCell(limit.mw, 0) : textCell(CATALOGUE.unlimited, 'muted');
}
