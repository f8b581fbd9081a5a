import type { Dataset, TransferLimitRow } from '../../grid/dataset.ts';
import { interfaceKey } from '../capacity/published-limits.ts';
import type { UpgradeOption } from '../scenario.ts';

/**
 * The data as a set of options leaves their operating limits. A published limit was found for the grid as it stands and
 * would be found anew once something is built, so none counts here, but those that an option of the study moves: these
 * are of another kind than the grid's (oscillations), and hold until an option raises or lifts them.
 *
 * @param all options of the study
 * @param built those that are built
 */
export function withHeldLimits(
  dataset: Dataset,
  all: readonly UpgradeOption[],
  built: readonly UpgradeOption[],
): Dataset {
  const held = new Set(all.flatMap(({ raises, lifts }) => [...raises, ...lifts]).map(interfaceKey));
  const lifted = new Set(built.flatMap(({ lifts }) => lifts).map(interfaceKey));
  const raises = built.flatMap((option) => option.raises);
  const transferLimits = dataset.transferLimits.flatMap((row): TransferLimitRow[] => {
    if (row.kind !== 'operating') return [row];
    const key = interfaceKey({ from: row.fromAreas, to: row.toAreas });
    if (!held.has(key) || lifted.has(key)) return [];
    const more = raises.filter((raise) => interfaceKey(raise) === key).map(({ powerMw }) => powerMw);
    return [{ ...row, limitMw: row.limitMw + more.reduce((sum, mw) => sum + mw, 0) }];
  });
  return { ...dataset, transferLimits };
}
