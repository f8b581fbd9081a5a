import { text as say } from '../../base/text.ts';
import type { BusTable, DcLinkTable } from '../../grid/network.ts';
import type { Reporter } from '../reporter.ts';
import { lookUpBuses } from './bus-lookup.ts';
import { readColumn } from './column-reader.ts';
import type { NumberTable } from './matrix.ts';

export const DC_LINE_COLUMNS = 11;

export const NO_DC_LINKS: DcLinkTable = {
  count: 0,
  id: [],
  name: [],
  from: new Int32Array(0),
  to: new Int32Array(0),
  flowMw: new Float64Array(0),
  minMw: new Float64Array(0),
  maxMw: new Float64Array(0),
  inService: new Uint8Array(0),
};

/** DC lines as controlled links at their scheduled sending-end flow; losses are left out, and that is said. */
export function readDcLines(
  table: NumberTable,
  buses: BusTable,
  positions: ReadonlyMap<number, number>,
  reporter: Reporter,
): DcLinkTable {
  const column = (k: number, name: string) => readColumn(table, k, name, 'finite', reporter);
  const from = lookUpBuses(table, 1, positions, reporter);
  const to = lookUpBuses(table, 2, positions, reporter);
  const flowMw = column(4, 'PF');
  const status = column(3, 'BR_STATUS');
  const received = column(5, 'PT');
  reporter.report('warning', 'DC_LINES_TAKEN', table.start, table.start + 1, DC_LINES_TAKEN);
  if (flowMw.some((sent, k) => status[k]! > 0 && sent !== received[k])) {
    reporter.report('warning', 'DC_LOSSES_LEFT_OUT', table.start, table.start + 1, LOSSES_LEFT_OUT);
  }
  const id = Array.from(from, (f, k) => `dc-${buses.id[f] ?? '?'}-${buses.id[to[k]!] ?? '?'}-${k + 1}`);
  return {
    count: table.rows,
    id,
    name: id,
    from,
    to,
    flowMw,
    minMw: readColumn(table, 10, 'PMIN', 'lower-limit', reporter),
    maxMw: readColumn(table, 11, 'PMAX', 'upper-limit', reporter),
    inService: Uint8Array.from(status, (value) => (value > 0 ? 1 : 0)),
  };
}

const DC_LINES_TAKEN = say(
  'The DC lines are taken as links at their scheduled flow. MATPOWER leaves them out unless toggle_dcline is on.',
  'Los enlaces de corriente continua se toman con su flujo programado. MATPOWER los omite si toggle_dcline no está activo.',
);

const LOSSES_LEFT_OUT = say(
  'Losses of DC lines are left out: what is sent arrives.',
  'Se omiten las pérdidas de los enlaces de corriente continua: lo que se envía llega.',
);
