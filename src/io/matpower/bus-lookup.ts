import { text as say } from '../../base/text.ts';
import type { Reporter } from '../reporter.ts';
import type { NumberTable } from './matrix.ts';

/** Positions of the buses that `column` (from 1) names; an unknown number is reported and gives -1. */
export function lookUpBuses(
  table: NumberTable,
  column: number,
  positions: ReadonlyMap<number, number>,
  reporter: Reporter,
): Int32Array {
  const out = new Int32Array(table.rows);
  for (let row = 0; row < table.rows; row++) {
    const at = row * table.columns + column - 1;
    const number = table.values[at]!;
    const position = positions.get(number);
    out[row] = position ?? -1;
    if (position === undefined) {
      reporter.error(
        'UNKNOWN_BUS',
        table.offsets[at]!,
        table.offsets[at]! + String(number).length,
        say(`There is no bus ${number}.`, `No existe la barra ${number}.`),
      );
    }
  }
  return out;
}
