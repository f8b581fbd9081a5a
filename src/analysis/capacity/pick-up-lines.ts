import { transferCarrier } from '../transfer-after.ts';
import type { PairLimits } from './pair-limits.ts';
import { pairTerms } from './pair-row.ts';
import type { RedispatchColumns } from './redispatch-columns.ts';
import type { PairBeyond, ResolvedSecurity } from './resolve-security.ts';
import type { PairLine } from './secure-programme.ts';
import type { SecurityFrame } from './security-frame.ts';

/**
 * Lines that hold the pairs which a point leaves beyond their limits when it is solved anew: through the flow found there,
 * with the shares in which units pick up there, those at their limits left out. Cost: per pair what a carrier and a row
 * take.
 *
 * @param value - the columns at that point
 */
export function pickUpLines(
  frame: SecurityFrame,
  columns: RedispatchColumns,
  limits: PairLimits,
  { base, beyond }: ResolvedSecurity,
  value: Float64Array,
): PairLine[] {
  return beyond.flatMap((pair) => {
    const limit = limits.of(pair.element, pair.contingency);
    const terms = pairTerms(frameThere(frame, base, pair), pair.contingency, pair.element, columns);
    if (limit === undefined || terms === undefined) return [];
    const movedMw = terms.column.reduce((sum, j, i) => sum + terms.value[i]! * value[j]!, 0);
    const { element, contingency } = pair;
    const { lowerMw, upperMw } = limit;
    return [{ element, contingency, flowMw: pair.flowMw - movedMw, terms, lowerMw, upperMw }];
  });
}

function frameThere(
  frame: SecurityFrame,
  base: ResolvedSecurity['base'],
  { contingency, state }: PairBeyond,
): SecurityFrame {
  const carriers = frame.carriers.with(contingency, transferCarrier(base, state));
  return { ...frame, base, carriers, rows: new Map() };
}
