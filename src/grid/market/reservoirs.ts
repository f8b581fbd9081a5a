import { RESERVOIR } from '../area-day.ts';
import type { BuiltNetwork } from '../build-network.ts';
import type { Dataset } from '../dataset.ts';
import type { Reservoir } from './market-year.ts';

/**
 * The reservoirs of a grid in the order of its plants: the rows of the data that join plants, and every other reservoir
 * plant by itself, whose water stays within its month.
 *
 * @param inflowMwh by month (12), of a unit
 */
export function reservoirsOf(
  { plantRows, network }: BuiltNetwork,
  dataset: Dataset,
  inflowMwh: (unit: number) => Float64Array,
): readonly Reservoir[] {
  const rowOf = new Map(dataset.reservoirs.flatMap((row) => row.plants.map((plant) => [plant, row])));
  const unitsOf = new Map<string, number[]>();
  plantRows.forEach(({ id, technology }, u) => {
    if (technology !== RESERVOIR) return;
    const key = rowOf.get(id)?.id ?? id;
    unitsOf.set(key, [...(unitsOf.get(key) ?? []), u]);
  });
  return [...unitsOf].map(([id, units]) => {
    const row = dataset.reservoirs.find((candidate) => candidate.id === id);
    const crossesMonths = row?.crossesMonths ?? false;
    const inflows = units.map(inflowMwh);
    return {
      id,
      units,
      area: network.buses.area[network.units.bus[units[0]!]!]!,
      crossesMonths,
      storageMwh: crossesMonths ? 1000 * (row?.storageGwh ?? 0) : 0,
      inflowMwh: Float64Array.from({ length: 12 }, (_, m) => inflows.reduce((sum, mwh) => sum + mwh[m]!, 0)),
    };
  });
}
