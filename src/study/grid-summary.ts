import { lazilyFor } from '../base/lazily.ts';
import type { BuiltNetwork } from '../grid/build-network.ts';
import type { PreparedGrid } from './prepare-grid.ts';
import type { GridSummary } from './result.ts';

/** What the grid of a scenario is made of, by area, and where its substations stand. */
export function gridSummary({ built, model }: PreparedGrid): GridSummary {
  const { buses, lines, transformers, units, ...others } = rowsSummary(built);
  return { buses, lines, transformers, units, islands: model.islandCount, ...others };
}

const rowsSummary = lazilyFor(({ rows }: BuiltNetwork): Omit<GridSummary, 'islands'> => {
  const areaOfSubstation = new Map(rows.substations.map((row) => [row.id, row.area]));
  const areaOfBus = new Map(rows.buses.map((row) => [row.id, areaOfSubstation.get(row.substation)!]));
  const kvOfSubstation = new Map<string, number>();
  for (const { substation, nominalKv } of rows.buses) {
    kvOfSubstation.set(substation, Math.max(nominalKv, kvOfSubstation.get(substation) ?? 0));
  }
  const closedLines = rows.lines.filter((row) => !row.normallyOpen);
  return {
    buses: rows.buses.length,
    lines: closedLines.length,
    transformers: rows.transformers.length,
    units: rows.plants.length,
    siepacKm: closedLines.reduce((sum, row) => sum + row.siepacKm, 0),
    byArea: rows.areas.map(({ id }) => ({
      area: id,
      buses: rows.buses.filter((row) => areaOfBus.get(row.id) === id).length,
      lines: closedLines.filter((row) => areaOfBus.get(row.fromBus) === id).length,
      transformers: rows.transformers.filter((row) => areaOfBus.get(row.fromBus) === id).length,
      capacityMw: rows.plants.filter((row) => row.area === id).reduce((sum, row) => sum + row.capacityMw, 0),
    })),
    substations: rows.substations.flatMap((row) => {
      const kv = kvOfSubstation.get(row.id);
      const { id, name, area, latitudeDeg, longitudeDeg } = row;
      return kv === undefined ? [] : [{ id, name, area, latitudeDeg, longitudeDeg, kv }];
    }),
  };
});
