import type { CostRange } from '../../study/scenario.ts';
import { formatNumber } from '../number-format.ts';

/** `27.5 (21.4–35.7)`; without a range the figure alone. */
export function costWords({ low, base, high }: CostRange): string {
  const figure = formatNumber(base, 1);
  return low === high ? figure : `${figure} (${formatNumber(low, 1)}–${formatNumber(high, 1)})`;
}
