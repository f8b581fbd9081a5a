import type { Diagnostic } from '../../base/diagnostics.ts';
import { text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { gridRowsOfYear } from '../../grid/grid-rows.ts';
import { atRow, yearSpans } from './finding.ts';

/** Areas that draw power in a year in which no plant of theirs stands. Cost: years × rows. */
export function checkAreasHavePlants(dataset: Dataset, years: readonly number[]): Diagnostic[] {
  const rowsOfYears = years.map((year) => gridRowsOfYear(dataset, year));
  return dataset.areas.flatMap((area) => {
    const without = rowsOfYears.filter(
      ({ demandZones, plants }) =>
        demandZones.some((zone) => zone.area === area.id) && !plants.some((plant) => plant.area === area.id),
    );
    if (without.length === 0) return [];
    const spans = yearSpans(without.map((rows) => rows.year));
    const message = text(
      `${area.id} has demand and no plants in ${spans}`,
      `${area.id} tiene demanda y ninguna planta en ${spans}`,
    );
    return atRow(area, { code: 'AREA_WITHOUT_PLANTS', severity: 'error', message });
  });
}
