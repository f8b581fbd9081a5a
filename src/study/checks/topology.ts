import type { Diagnostic } from '../../base/diagnostics.ts';
import { text } from '../../base/text.ts';
import type { BusRow, Dataset } from '../../grid/dataset.ts';
import { type GridRows, gridRowsOfYear } from '../../grid/grid-rows.ts';
import { connectedComponents } from '../../numeric/graph.ts';
import { atRow, yearSpans } from './finding.ts';

/**
 * Buses with demand or plants that no closed line or bank joins to the main island (the one of most buses), each with
 * its years. Cost: years × rows.
 */
export function checkIslands(dataset: Dataset, years: readonly number[]): Diagnostic[] {
  const apart = new Map<BusRow, number[]>();
  for (const year of years) {
    for (const bus of busesApart(gridRowsOfYear(dataset, year))) {
      apart.set(bus, [...(apart.get(bus) ?? []), year]);
    }
  }
  return [...apart].map(([bus, when]) => {
    const message = text(
      `${bus.id} has demand or plants and is not joined to the main island in ${yearSpans(when)}`,
      `${bus.id} tiene demanda o plantas y no está unida a la isla principal en ${yearSpans(when)}`,
    );
    return atRow(bus, { code: 'BUS_APART', severity: 'warning', message });
  });
}

function busesApart(rows: GridRows): BusRow[] {
  const position = new Map(rows.buses.map((row, index) => [row.id, index]));
  const joins = [...rows.lines.filter((line) => !line.normallyOpen), ...rows.transformers].filter(
    (row) => position.has(row.fromBus) && position.has(row.toBus),
  );
  const { count, label } = connectedComponents(
    rows.buses.length,
    Int32Array.from(joins, (row) => position.get(row.fromBus)!),
    Int32Array.from(joins, (row) => position.get(row.toBus)!),
  );
  const size = new Int32Array(count);
  for (const island of label) size[island]!++;
  const main = size.indexOf(Math.max(...size));
  const used = new Set([...rows.plants, ...rows.demandZones].map((row) => row.bus));
  return rows.buses.filter((bus, index) => label[index] !== main && used.has(bus.id));
}

/**
 * Rows that nothing hangs on in any year: a substation without buses, a bus without line, bank, plant or demand. A
 * substation that an upgrade builds at is meant to wait, and is told as `info`. Cost: linear in the rows.
 */
export function checkDangling(dataset: Dataset): Diagnostic[] {
  const { substations, buses, lines, transformers, plants, demandZones, upgradeEdits } = dataset;
  const withBus = new Set(buses.map((row) => row.substation));
  const awaited = new Set(upgradeEdits.map((edit) => edit.substation));
  const attached = new Set([
    ...[...lines, ...transformers].flatMap((row) => [row.fromBus, row.toBus]),
    ...[...plants, ...demandZones].map((row) => row.bus),
  ]);
  const emptyPlaces = substations.filter((row) => !withBus.has(row.id));
  const bareBuses = buses.filter((row) => !attached.has(row.id));
  return [
    ...emptyPlaces.map((row) =>
      awaited.has(row.id)
        ? atRow(row, {
            code: 'SUBSTATION_PLANNED',
            severity: 'info',
            message: text(
              `substation ${row.id} has no bus until an upgrade adds one`,
              `la subestación ${row.id} no tiene barras hasta que un refuerzo agregue una`,
            ),
          })
        : atRow(row, {
            code: 'SUBSTATION_WITHOUT_BUS',
            severity: 'warning',
            message: text(
              `substation ${row.id} has no bus in any year`,
              `la subestación ${row.id} no tiene barras en ningún año`,
            ),
          }),
    ),
    ...bareBuses.map((row) =>
      atRow(row, {
        code: 'NOTHING_ATTACHED',
        severity: 'warning',
        message: text(
          `nothing is attached to bus ${row.id} in any year`,
          `nada está conectado a la barra ${row.id} en ningún año`,
        ),
      }),
    ),
  ];
}
