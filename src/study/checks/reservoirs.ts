import type { Diagnostic } from '../../base/diagnostics.ts';
import { type Text, text } from '../../base/text.ts';
import { RESERVOIR } from '../../grid/area-day.ts';
import type { Dataset, PlantRow, ReservoirRow } from '../../grid/dataset.ts';
import { atRow } from './finding.ts';

/**
 * Plants that share water are reservoir plants of one area, each in one row; what keeps water has room for it, and only
 * that. The reader has seen to it that they exist. Cost: rows.
 */
export function checkReservoirs({ reservoirs, plants }: Dataset): Diagnostic[] {
  const plantOf = new Map(plants.map((plant) => [plant.id, plant]));
  const rowOf = new Map<string, string>();
  return reservoirs.flatMap((row) => {
    const own = row.plants.flatMap((id) => plantOf.get(id) ?? []);
    const messages = [...plantFaults(row, own, rowOf), ...storageFaults(row)];
    for (const { id } of own) rowOf.set(id, row.id);
    return messages.map((message) =>
      atRow(row, { code: 'RESERVOIR_NOT_POSSIBLE', severity: 'error', message }),
    );
  });
}

function plantFaults(
  row: ReservoirRow,
  plants: readonly PlantRow[],
  rowOf: ReadonlyMap<string, string>,
): readonly Text[] {
  const areas = [...new Set(plants.map(({ area }) => area))];
  return [
    ...plants.flatMap(({ id, technology }) => [
      ...(technology === RESERVOIR
        ? []
        : [
            text(
              `${row.id}: \`${id}\` is no reservoir plant but ${technology}`,
              `${row.id}: \`${id}\` no es una planta de embalse sino ${technology}`,
            ),
          ]),
      ...(rowOf.has(id)
        ? [
            text(
              `${row.id}: \`${id}\` already uses the water of ${rowOf.get(id)}`,
              `${row.id}: \`${id}\` ya usa el agua de ${rowOf.get(id)}`,
            ),
          ]
        : []),
    ]),
    ...(areas.length > 1
      ? [
          text(
            `${row.id}: its plants stand in ${areas.join(' and ')}`,
            `${row.id}: sus plantas están en ${areas.join(' y ')}`,
          ),
        ]
      : []),
  ];
}

function storageFaults({ id, crossesMonths, storageGwh = 0 }: ReservoirRow): readonly Text[] {
  if (crossesMonths === storageGwh > 0) return [];
  return crossesMonths
    ? [
        text(
          `${id} keeps water from month to month and has no \`storage_gwh\``,
          `${id} guarda agua de un mes a otro y no tiene \`storage_gwh\``,
        ),
      ]
    : [
        text(
          `${id} has \`storage_gwh\` and keeps no water from month to month`,
          `${id} tiene \`storage_gwh\` y no guarda agua de un mes a otro`,
        ),
      ];
}
