import { text as say } from '../../base/text.ts';
import type { AlternatingCurrentData } from '../../grid/case-file.ts';
import { type GenerationCost, marginalCostUsdPerMwh } from '../../grid/cost-curves.ts';
import type { BusTable, UnitTable } from '../../grid/network.ts';
import type { Reporter } from '../reporter.ts';
import { lookUpBuses } from './bus-lookup.ts';
import { readColumn, reportUnusedColumns } from './column-reader.ts';
import type { Placed } from './document.ts';
import type { NumberTable } from './matrix.ts';

export const UNIT_COLUMNS = 10;

export interface ReadUnits {
  /** `participation` is 0 and the marginal cost is 0 everywhere. */
  readonly units: UnitTable;
  readonly alternatingCurrent: Omit<AlternatingCurrentData['units'], 'startupUsd' | 'shutdownUsd'>;
}

export function readUnits(
  table: NumberTable,
  buses: BusTable,
  positions: ReadonlyMap<number, number>,
  fuels: Placed<readonly string[]> | undefined,
  reporter: Reporter,
): ReadUnits {
  const column = (k: number, name: string) => readColumn(table, k, name, 'finite', reporter);
  const free = (k: number, name: string) => readColumn(table, k, name, 'any', reporter);
  const bus = lookUpBuses(table, 1, positions, reporter);
  const id = unitIds(buses, bus);
  const status = column(8, 'GEN_STATUS');
  reportUnusedColumns(table, 'gen', CAPABILITY_COLUMNS, UNIT_COLUMNS + 1, reporter);
  return {
    units: {
      count: table.rows,
      id,
      name: id,
      bus,
      outputMw: column(2, 'PG'),
      minMw: readColumn(table, 10, 'PMIN', 'lower-limit', reporter),
      maxMw: readColumn(table, 9, 'PMAX', 'upper-limit', reporter),
      inService: Uint8Array.from(status, (value) => (value > 0 ? 1 : 0)),
      participation: new Float64Array(table.rows),
      costUsdPerMwh: new Float64Array(table.rows),
      technology: readFuels(fuels, table.rows, reporter),
    },
    alternatingCurrent: {
      outputMvar: free(3, 'QG'),
      maxMvar: free(4, 'QMAX'),
      minMvar: free(5, 'QMIN'),
      voltagePu: free(6, 'VG'),
      baseMva: free(7, 'MBASE'),
    },
  };
}

const CAPABILITY_COLUMNS: readonly string[] = [
  'PC1',
  'PC2',
  'QC1MIN',
  'QC1MAX',
  'QC2MIN',
  'QC2MAX',
  'RAMP_AGC',
  'RAMP_10',
  'RAMP_30',
  'RAMP_Q',
  'APF',
];

/** `bus-k`, the k-th unit at its bus in file order. */
function unitIds(buses: BusTable, bus: Int32Array): string[] {
  const counts = new Map<number, number>();
  return Array.from(bus, (b) => {
    const count = (counts.get(b) ?? 0) + 1;
    counts.set(b, count);
    return `${buses.id[b] ?? '?'}-${count}`;
  });
}

function readFuels(
  fuels: Placed<readonly string[]> | undefined,
  unitCount: number,
  reporter: Reporter,
): readonly string[] {
  if (fuels === undefined) return Array.from({ length: unitCount }, () => '');
  if (fuels.value.length !== unitCount) {
    reporter.error(
      'LIST_LENGTH',
      fuels.start,
      fuels.start + 1,
      say(
        `genfuel lists ${fuels.value.length} fuels for ${unitCount} units.`,
        `genfuel da ${fuels.value.length} combustibles para ${unitCount} unidades.`,
      ),
    );
    return Array.from({ length: unitCount }, () => '');
  }
  return fuels.value;
}

/** The same units with the marginal cost at their scheduled output. */
export function withMarginalCosts(units: UnitTable, costs: readonly GenerationCost[]): UnitTable {
  const costUsdPerMwh = units.outputMw.map((output, k) => marginalCostUsdPerMwh(costs[k]!, output));
  return { ...units, costUsdPerMwh };
}
