import { text as say } from '../../base/text.ts';
import { type CostPoint, FREE_GENERATION, type GenerationCost } from '../../grid/cost-curves.ts';
import type { Reporter } from '../reporter.ts';
import { readColumn, reportValue } from './column-reader.ts';
import type { NumberTable } from './matrix.ts';

export const COST_COLUMNS = 4;

const PIECEWISE = 1;
const POLYNOMIAL = 2;

export interface ReadCosts {
  readonly costs: readonly GenerationCost[];
  readonly startupUsd: Float64Array;
  readonly shutdownUsd: Float64Array;
}

/** One row per unit for active power; a second block of as many rows, for reactive power, is left aside. */
export function readCosts(table: NumberTable, unitCount: number, reporter: Reporter): ReadCosts | undefined {
  if (table.rows !== unitCount && table.rows !== 2 * unitCount) {
    reporter.error(
      'LIST_LENGTH',
      table.start,
      table.start + 1,
      say(
        `gencost has ${table.rows} rows for ${unitCount} units.`,
        `gencost tiene ${table.rows} filas para ${unitCount} unidades.`,
      ),
    );
    return undefined;
  }
  if (table.rows > unitCount) {
    reporter.report(
      'info',
      'NOT_CARRIED',
      table.offsets[unitCount * table.columns]!,
      table.offsets[unitCount * table.columns]! + 1,
      say('Costs of reactive power are not kept.', 'Los costos de potencia reactiva no se conservan.'),
    );
  }
  const startup = readColumn(table, 2, 'STARTUP', 'any', reporter);
  const shutdown = readColumn(table, 3, 'SHUTDOWN', 'any', reporter);
  return {
    costs: Array.from({ length: unitCount }, (_, row) => readCost(table, row, reporter)),
    startupUsd: startup.slice(0, unitCount),
    shutdownUsd: shutdown.slice(0, unitCount),
  };
}

function readCost(table: NumberTable, row: number, reporter: Reporter): GenerationCost {
  const start = row * table.columns;
  const model = table.values[start]!;
  const count = table.values[start + 3]!;
  if (model !== PIECEWISE && model !== POLYNOMIAL) {
    const expected = {
      en: '1 (piecewise linear) or 2 (polynomial)',
      es: '1 (lineal por tramos) o 2 (polinomio)',
    };
    reportValue(table, row, 1, 'MODEL', expected, reporter);
    return FREE_GENERATION;
  }
  const most = Math.floor((table.columns - COST_COLUMNS) / (model === PIECEWISE ? 2 : 1));
  const least = model === PIECEWISE ? 2 : 0;
  if (!Number.isInteger(count) || count < least || count > most) {
    const expected = { en: `a whole number from ${least} to ${most}`, es: `un entero de ${least} a ${most}` };
    reportValue(table, row, 4, 'NCOST', expected, reporter);
    return FREE_GENERATION;
  }
  const width = model === PIECEWISE ? 2 * count : count;
  const numbers = table.values.slice(start + COST_COLUMNS, start + COST_COLUMNS + width);
  for (let k = 0; k < width; k++) {
    if (!Number.isFinite(numbers[k]!)) {
      const expected = { en: 'a finite number', es: 'un número finito' };
      reportValue(table, row, COST_COLUMNS + 1 + k, 'COST', expected, reporter);
    }
  }
  if (model === POLYNOMIAL) return { kind: 'polynomial', coefficients: Array.from(numbers) };
  return { kind: 'piecewise', points: readPoints(table, row, numbers, reporter) };
}

function readPoints(
  table: NumberTable,
  row: number,
  numbers: Float64Array,
  reporter: Reporter,
): readonly CostPoint[] {
  const points: CostPoint[] = [];
  for (let k = 0; k < numbers.length; k += 2) {
    const powerMw = numbers[k]!;
    const before = points.at(-1);
    if (before !== undefined && powerMw <= before.powerMw) {
      const expected = {
        en: `above ${before.powerMw}, the point before`,
        es: `mayor que ${before.powerMw}, el punto anterior`,
      };
      reportValue(table, row, COST_COLUMNS + 1 + k, 'COST', expected, reporter);
    }
    points.push({ powerMw, costUsdPerH: numbers[k + 1]! });
  }
  return points;
}
