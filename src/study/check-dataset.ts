import type { Diagnostic } from '../base/diagnostics.ts';
import type { Dataset } from '../grid/dataset.ts';
import { checkAreasHavePlants } from './checks/areas.ts';
import { checkBranchValues } from './checks/branch-values.ts';
import { checkOverlaps } from './checks/overlaps.ts';
import { checkDemandShares, checkPublishedTotals } from './checks/published-totals.ts';
import { checkContingencies, checkPlaces, checkSchemes } from './checks/references.ts';
import { checkReservoirs } from './checks/reservoirs.ts';
import { checkDangling, checkIslands } from './checks/topology.ts';
import { checkUpgrades } from './checks/upgrade-edits.ts';

/**
 * Everything that can be said about a data set without a scenario: whether it can be solved at all in these years
 * (`error`), what looks wrong (`warning`), and what is worth knowing, such as totals that agree (`info`). The reader
 * has seen to types, allowed values and duplicate ids before. Cost: years × (rows + upgrade edits × elements).
 *
 * @param years ascending; what stands in none of them is not looked at.
 */
export function checkDataset(dataset: Dataset, years: readonly number[]): readonly Diagnostic[] {
  return [
    ...checkPlaces(dataset, years),
    ...checkBranchValues(dataset),
    ...checkOverlaps(dataset, years),
    ...checkAreasHavePlants(dataset, years),
    ...checkContingencies(dataset, years),
    ...checkSchemes(dataset, years),
    ...checkReservoirs(dataset),
    ...checkUpgrades(dataset, years),
    ...checkIslands(dataset, years),
    ...checkDangling(dataset),
    ...checkDemandShares(dataset, years),
    ...checkPublishedTotals(dataset, years),
  ];
}
