import { branchTakesPart, type Network } from '../grid/network.ts';
import { type Columns, csvText, type OutputText } from './csv-text.ts';

/** An optimal power flow of a case, parallel to its tables. */
export interface OptimumFigures {
  readonly objectiveUsdPerH: number;
  readonly outputMw: Float64Array;
  readonly priceUsdPerMwh: Float64Array;
  readonly flowMw: Float64Array;
  /** Worth of one more MW of a branch's limit: positive where it binds from→to, negative where to→from. */
  readonly limitPriceUsdPerMwh: Float64Array;
}

interface Quantity {
  readonly quantity: 'objective' | 'pg_mw' | 'lmp' | 'pf_mw' | 'mu_mw';
  /** Row in the file's table, from 1. */
  readonly row: number | undefined;
  readonly bus: string | undefined;
  readonly value: number;
}

const COLUMNS: Columns<Quantity> = [
  ['quantity', (q) => q.quantity],
  ['row', (q) => q.row],
  ['bus', (q) => q.bus],
  ['value', (q) => q.value],
];

/**
 * `dcopf.csv`: the objective, the output of every unit that takes part, the price at every bus, flow and limit price of
 * every branch that takes part; full double precision.
 */
export function caseOptimumCsvFile(network: Network, optimum: OptimumFigures): OutputText {
  const { buses, branches, units } = network;
  const rows: Quantity[] = [
    { quantity: 'objective', row: undefined, bus: undefined, value: optimum.objectiveUsdPerH },
  ];
  for (let u = 0; u < units.count; u++) {
    const bus = units.bus[u]!;
    if (units.inService[u] === 0 || buses.isolated[bus] === 1) continue;
    rows.push({ quantity: 'pg_mw', row: u + 1, bus: buses.id[bus], value: optimum.outputMw[u]! });
  }
  for (let b = 0; b < buses.count; b++) {
    rows.push({ quantity: 'lmp', row: b + 1, bus: buses.id[b], value: optimum.priceUsdPerMwh[b]! });
  }
  const takesPart = Array.from(branches.id.keys()).filter((k) => branchTakesPart(network, k));
  for (const k of takesPart) {
    rows.push({ quantity: 'pf_mw', row: k + 1, bus: undefined, value: optimum.flowMw[k]! });
  }
  for (const k of takesPart) {
    rows.push({ quantity: 'mu_mw', row: k + 1, bus: undefined, value: optimum.limitPriceUsdPerMwh[k]! });
  }
  return { name: 'dcopf.csv', text: csvText(COLUMNS, rows) };
}
