import type { BuiltNetwork } from './build-network.ts';
import type { Dataset, DemandPeriod } from './dataset.ts';

/**
 * Technologies whose machines follow frequency; the offer at a border stands for all machines of the neighbour. Wind,
 * solar, bagasse and geothermal run at what they have.
 */
const GOVERNED = new Set([
  'hydro_reservoir',
  'hydro_run_of_river',
  'coal',
  'fuel_oil',
  'diesel',
  'gas_ccgt',
  'gas_ocgt',
  'border_offer',
]);

/** Whether machines of a technology follow frequency, so that what they have left is reserve. */
export function isGoverned(technology: string): boolean {
  return GOVERNED.has(technology);
}

/**
 * Weight with which each unit picks up a lost generator: the primary reserve of its area, spread over the area's
 * running governed units in proportion to what they can still give (to their output where nothing is left). An area
 * without a published reserve counts with its running headroom. EOR solves outages in this way, Mexico included,
 * which takes most of any loss while the link is closed.
 *
 * @param outputMw dispatched output per unit, MW
 * @param maxMw available capacity per unit, MW
 */
export function governorParticipation(
  built: BuiltNetwork,
  dataset: Dataset,
  demandPeriod: DemandPeriod,
  outputMw: Float64Array,
  maxMw: Float64Array,
): Float64Array {
  const { plantRows, rows } = built;
  const participation = new Float64Array(plantRows.length);
  for (const area of rows.areas) {
    const running = plantRows.flatMap((plant, u) =>
      plant.area === area.id && isGoverned(plant.technology) && outputMw[u]! > 0 ? [u] : [],
    );
    const headroomMw = running.reduce((sum, u) => sum + maxMw[u]! - outputMw[u]!, 0);
    const weightOf = (u: number) => (headroomMw > 1e-6 ? maxMw[u]! - outputMw[u]! : outputMw[u]!);
    const total = running.reduce((sum, u) => sum + weightOf(u), 0);
    const reserve = dataset.reserves.find((row) => row.area === area.id && row.demandPeriod === demandPeriod);
    const areaWeight = reserve?.primaryReserveMw ?? headroomMw;
    for (const u of running) participation[u] = (areaWeight * weightOf(u)) / total;
  }
  return participation;
}
