import { text as say } from '../../base/text.ts';
import { radFromDeg } from '../../base/units.ts';
import type { AlternatingCurrentData } from '../../grid/case-file.ts';
import type { AreaTable, BusTable } from '../../grid/network.ts';
import type { Reporter } from '../reporter.ts';
import { readColumn, readWholeColumn, reportValue } from './column-reader.ts';
import type { Placed } from './document.ts';
import type { NumberTable } from './matrix.ts';

/** Bus types of the format. */
const BUS_TYPE = { load: 1, voltageControlled: 2, reference: 3, isolated: 4 } as const;

export const BUS_COLUMNS = 13;

export interface ReadBuses {
  readonly areas: AreaTable;
  readonly buses: BusTable;
  readonly alternatingCurrent: AlternatingCurrentData['buses'];
  /** Bus number → position. */
  readonly positions: ReadonlyMap<number, number>;
}

export function readBuses(
  table: NumberTable,
  names: Placed<readonly string[]> | undefined,
  reporter: Reporter,
): ReadBuses {
  const column = (k: number, name: string) => readColumn(table, k, name, 'finite', reporter);
  const free = (k: number, name: string) => readColumn(table, k, name, 'any', reporter);
  const numbers = readWholeColumn(table, 1, 'BUS_I', 1, reporter);
  const types = readBusTypes(table, reporter);
  const areaNumbers = readWholeColumn(table, 7, 'BUS_AREA', 0, reporter);
  const areas = Array.from(new Set(areaNumbers)).sort((a, b) => a - b);
  const areaPositions = new Map(areas.map((area, k) => [area, k]));
  const id = Array.from(numbers, String);
  return {
    areas: { count: areas.length, id: areas.map(String), name: areas.map(String) },
    buses: {
      count: table.rows,
      id,
      name: readBusNames(names, id, reporter),
      nominalKv: readColumn(table, 10, 'BASE_KV', 'non-negative', reporter),
      area: Int32Array.from(areaNumbers, (area) => areaPositions.get(area)!),
      demandMw: column(3, 'PD'),
      shuntMw: column(5, 'GS'),
      isolated: Uint8Array.from(types, (type) => (type === BUS_TYPE.isolated ? 1 : 0)),
      reference: Uint8Array.from(types, (type) => (type === BUS_TYPE.reference ? 1 : 0)),
      angleRad: column(9, 'VA').map(radFromDeg),
    },
    alternatingCurrent: {
      reactiveDemandMvar: free(4, 'QD'),
      shuntMvar: free(6, 'BS'),
      voltagePu: free(8, 'VM'),
      minVoltagePu: free(13, 'VMIN'),
      maxVoltagePu: free(12, 'VMAX'),
      zone: free(11, 'ZONE'),
      voltageControlled: Uint8Array.from(types, (type) => (type === BUS_TYPE.voltageControlled ? 1 : 0)),
    },
    positions: indexBuses(table, numbers, reporter),
  };
}

function readBusTypes(table: NumberTable, reporter: Reporter): Float64Array {
  const types = readColumn(table, 2, 'BUS_TYPE', 'any', reporter);
  for (let row = 0; row < table.rows; row++) {
    const type = types[row]!;
    if (type !== 1 && type !== 2 && type !== 3 && type !== 4) {
      reportValue(table, row, 2, 'BUS_TYPE', { en: '1, 2, 3 or 4', es: '1, 2, 3 o 4' }, reporter);
    }
  }
  return types;
}

function indexBuses(table: NumberTable, numbers: Float64Array, reporter: Reporter): Map<number, number> {
  const positions = new Map<number, number>();
  for (let row = 0; row < table.rows; row++) {
    const number = numbers[row]!;
    const first = positions.get(number);
    if (first === undefined) {
      positions.set(number, row);
      continue;
    }
    const at = table.offsets[row * table.columns]!;
    const { line } = reporter.spanOf(table.offsets[first * table.columns]!, at);
    reporter.error(
      'DUPLICATE_BUS',
      at,
      at + String(number).length,
      say(
        `Bus ${number} is already given in line ${line}.`,
        `La barra ${number} ya aparece en la línea ${line}.`,
      ),
    );
  }
  return positions;
}

function readBusNames(
  names: Placed<readonly string[]> | undefined,
  id: readonly string[],
  reporter: Reporter,
): readonly string[] {
  if (names === undefined) return id;
  if (names.value.length !== id.length) {
    reporter.error(
      'LIST_LENGTH',
      names.start,
      names.start + 1,
      say(
        `bus_name lists ${names.value.length} names for ${id.length} buses.`,
        `bus_name da ${names.value.length} nombres para ${id.length} barras.`,
      ),
    );
    return id;
  }
  return names.value.map((name) => name.trim());
}
