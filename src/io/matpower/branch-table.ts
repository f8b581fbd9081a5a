import { text as say } from '../../base/text.ts';
import { radFromDeg } from '../../base/units.ts';
import type { AlternatingCurrentData, AngleLimits } from '../../grid/case-file.ts';
import type { BranchKind, BranchTable, BusTable } from '../../grid/network.ts';
import type { Reporter } from '../reporter.ts';
import { lookUpBuses } from './bus-lookup.ts';
import { readColumn, reportValue } from './column-reader.ts';
import type { NumberTable } from './matrix.ts';

export const BRANCH_COLUMNS = 11;

export interface ReadBranches {
  readonly branches: BranchTable;
  readonly angleLimits: AngleLimits;
  readonly alternatingCurrent: AlternatingCurrentData['branches'];
}

export function readBranches(
  table: NumberTable,
  buses: BusTable,
  positions: ReadonlyMap<number, number>,
  reporter: Reporter,
): ReadBranches {
  const column = (k: number, name: string) => readColumn(table, k, name, 'finite', reporter);
  const rating = (k: number, name: string) => readColumn(table, k, name, 'non-negative', reporter);
  const from = lookUpBuses(table, 1, positions, reporter);
  const to = lookUpBuses(table, 2, positions, reporter);
  reportLoops(table, from, to, reporter);
  const ratio = column(9, 'TAP');
  const shiftDeg = column(10, 'SHIFT');
  const id = circuitIds(buses, from, to);
  const rateA = rating(6, 'RATE_A');
  const rateB = rating(7, 'RATE_B');
  return {
    branches: {
      count: table.rows,
      id,
      name: id,
      kind: id.map((_, k) => branchKind(buses, from[k]!, to[k]!, ratio[k]!, shiftDeg[k]!)),
      from,
      to,
      reactancePu: column(4, 'BR_X'),
      resistancePu: column(3, 'BR_R'),
      tapRatio: ratio.map((tap) => (tap === 0 ? 1 : tap)),
      shiftRad: shiftDeg.map(radFromDeg),
      ratingMva: rateA.map(unlimitedWhereZero),
      emergencyRatingMva: rateB.map((rate, k) => unlimitedWhereZero(rate === 0 ? rateA[k]! : rate)),
      inService: readStatus(table, reporter),
      lengthKm: new Float64Array(table.rows),
    },
    angleLimits: readAngleLimits(table, reporter),
    alternatingCurrent: {
      chargingPu: readColumn(table, 5, 'BR_B', 'any', reporter),
      thirdRatingMva: rating(8, 'RATE_C').map(unlimitedWhereZero),
    },
  };
}

function unlimitedWhereZero(rate: number): number {
  return rate === 0 ? Number.POSITIVE_INFINITY : rate;
}

/** A tap, a shift or two voltage levels make a transformer. */
function branchKind(buses: BusTable, from: number, to: number, tap: number, shiftDeg: number): BranchKind {
  const sameVoltage = buses.nominalKv[from] === buses.nominalKv[to];
  return tap === 0 && shiftDeg === 0 && sameVoltage ? 'line' : 'transformer';
}

/** `from-to-circuit`, the circuit counted among the branches between the same two buses, in file order. */
function circuitIds(buses: BusTable, from: Int32Array, to: Int32Array): string[] {
  const circuits = new Map<number, number>();
  return Array.from(from, (f, k) => {
    const t = to[k]!;
    const pair = Math.min(f, t) * buses.count + Math.max(f, t);
    const circuit = (circuits.get(pair) ?? 0) + 1;
    circuits.set(pair, circuit);
    return `${buses.id[f] ?? '?'}-${buses.id[t] ?? '?'}-${circuit}`;
  });
}

function reportLoops(table: NumberTable, from: Int32Array, to: Int32Array, reporter: Reporter): void {
  for (let row = 0; row < table.rows; row++) {
    if (from[row] !== to[row] || from[row] === -1) continue;
    const at = table.offsets[row * table.columns + 1]!;
    reporter.error(
      'BRANCH_LOOP',
      at,
      at + 1,
      say('This branch has the same bus at both ends.', 'Esta rama tiene la misma barra en ambos extremos.'),
    );
  }
}

function readStatus(table: NumberTable, reporter: Reporter): Uint8Array {
  const status = readColumn(table, 11, 'BR_STATUS', 'any', reporter);
  for (let row = 0; row < table.rows; row++) {
    if (status[row] !== 0 && status[row] !== 1) {
      reportValue(table, row, 11, 'BR_STATUS', { en: '0 or 1', es: '0 o 1' }, reporter);
    }
  }
  return Uint8Array.from(status);
}

/** As MATPOWER takes them: 0 and anything from 360° outwards mean no limit. */
function readAngleLimits(table: NumberTable, reporter: Reporter): AngleLimits {
  const min = readColumn(table, 12, 'ANGMIN', 'lower-limit', reporter);
  const max = readColumn(table, 13, 'ANGMAX', 'upper-limit', reporter);
  return {
    minRad: min.map((deg) => (deg === 0 || deg <= -360 ? Number.NEGATIVE_INFINITY : radFromDeg(deg))),
    maxRad: max.map((deg) => (deg === 0 || deg >= 360 ? Number.POSITIVE_INFINITY : radFromDeg(deg))),
  };
}
