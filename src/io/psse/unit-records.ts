import type { AlternatingCurrentData } from '../../grid/case-file.ts';
import type { UnitTable } from '../../grid/network.ts';
import { uniqueId } from './branch-columns.ts';
import type { BusColumns } from './bus-columns.ts';
import type { Layouts } from './layouts.ts';
import type { RawRecord } from './records.ts';
import { createRow, type RowContext } from './row.ts';

export interface ReadUnits {
  /** `participation` is 0 everywhere. */
  readonly units: UnitTable;
  readonly alternatingCurrent: AlternatingCurrentData['units'];
}

/** Limits where a record gives none, as the format has them. */
const NO_LIMIT = 9999;

export function readUnits(
  records: readonly RawRecord[],
  layouts: Layouts,
  baseMva: number,
  buses: BusColumns,
  context: RowContext,
): ReadUnits {
  const ids = new Map<string, number>();
  const list = records.map((record) => {
    const row = createRow(record, layouts.generator, context);
    const bus = row.bus('I');
    const own = row.text('ID', '1');
    const plain = `${buses.number[bus] ?? '?'}-${own}`;
    const id = uniqueId(plain, ids);
    if (id !== plain) {
      row.warning(
        'ID',
        'DUPLICATE_UNIT',
        `Unit ${plain} stands twice; both are kept.`,
        `La unidad ${plain} aparece dos veces; se conservan ambas.`,
      );
    }
    return {
      id,
      name: `${buses.name[bus] ?? '?'} ${own}`,
      bus,
      outputMw: row.number('PG', 0),
      outputMvar: row.number('QG', 0),
      maxMvar: row.number('QT', NO_LIMIT),
      minMvar: row.number('QB', -NO_LIMIT),
      voltagePu: row.number('VS', 1),
      baseMva: row.number('MBASE', baseMva),
      inService: row.oneOf('STAT', 1, [0, 1]),
      maxMw: row.number('PT', NO_LIMIT),
      minMw: row.number('PB', -NO_LIMIT),
    };
  });
  type Unit = (typeof list)[number];
  const column = (value: (unit: Unit) => number) => Float64Array.from(list, value);
  const none = new Float64Array(list.length);
  return {
    units: {
      count: list.length,
      id: list.map((unit) => unit.id),
      name: list.map((unit) => unit.name),
      bus: Int32Array.from(list, (unit) => unit.bus),
      outputMw: column((unit) => unit.outputMw),
      minMw: column((unit) => unit.minMw),
      maxMw: column((unit) => unit.maxMw),
      inService: Uint8Array.from(list, (unit) => unit.inService),
      participation: none,
      costUsdPerMwh: none,
      technology: list.map(() => ''),
    },
    alternatingCurrent: {
      outputMvar: column((unit) => unit.outputMvar),
      minMvar: column((unit) => unit.minMvar),
      maxMvar: column((unit) => unit.maxMvar),
      voltagePu: column((unit) => unit.voltagePu),
      baseMva: column((unit) => unit.baseMva),
      startupUsd: none,
      shutdownUsd: none,
    },
  };
}
