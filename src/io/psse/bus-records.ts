import { addBus, type BusColumns } from './bus-columns.ts';
import type { Layouts } from './layouts.ts';
import type { RawRecord } from './records.ts';
import { createRow, type Row, type RowContext } from './row.ts';
import type { Sections } from './sections.ts';

/** Voltage limits where a file gives none, per unit. */
const DEFAULT_LIMITS_PU = { min: 0.9, max: 1.1 };

/** Reads the buses and fills `context.buses`; a number that is no bus number or stands twice is reported. */
export function readBuses(
  records: readonly RawRecord[],
  layouts: Layouts,
  columns: BusColumns,
  context: RowContext,
): void {
  const shuntsInBus = layouts.bus.has('GL');
  const limitsInBus = layouts.bus.has('NVHI');
  for (const record of records) {
    const row = createRow(record, layouts.bus, context);
    const number = row.whole('I', 0);
    if (number < 1) {
      row.error(
        'I',
        'BAD_VALUE',
        'A bus number must be 1 or more.',
        'El número de una barra debe ser 1 o más.',
      );
    } else if (context.buses.has(number)) {
      row.error('I', 'DUPLICATE_BUS', `Bus ${number} stands twice.`, `La barra ${number} aparece dos veces.`);
    }
    const position = addBus(columns, {
      number,
      name: row.text('NAME', String(number)),
      nominalKv: row.number('BASKV', 0),
      type: row.oneOf('IDE', 1, [1, 2, 3, 4]),
      area: row.whole('AREA', 1),
      zone: row.whole('ZONE', 1),
      voltagePu: row.number('VM', 1),
      angleDeg: row.number('VA', 0),
      minVoltagePu: limitsInBus ? row.number('NVLO', DEFAULT_LIMITS_PU.min) : DEFAULT_LIMITS_PU.min,
      maxVoltagePu: limitsInBus ? row.number('NVHI', DEFAULT_LIMITS_PU.max) : DEFAULT_LIMITS_PU.max,
    });
    if (columns.nominalKv[position]! < 0) {
      row.error('BASKV', 'BAD_VALUE', 'BASKV must be zero or more.', 'BASKV debe ser cero o más.');
    }
    if (!context.buses.has(number)) context.buses.set(number, position);
    if (shuntsInBus) addShunt(columns, position, row.number('GL', 0), row.number('BL', 0));
  }
}

/**
 * Adds loads, fixed and switched shunts to their buses. A load is constant power, current and admittance, taken at
 * the voltage its bus record gives; from version 34 on, less the generation behind it.
 */
export function readBusInjections(
  sections: Sections,
  layouts: Layouts,
  columns: BusColumns,
  context: RowContext,
): void {
  for (const record of sections.get('load') ?? []) addLoad(createRow(record, layouts.load, context), columns);
  for (const record of sections.get('fixed shunt') ?? []) {
    const row = createRow(record, layouts.fixedShunt, context);
    const bus = row.bus('I');
    const status = row.oneOf('STATUS', 1, [0, 1]);
    if (bus >= 0) addShunt(columns, bus, status * row.number('GL', 0), status * row.number('BL', 0));
  }
  for (const record of sections.get('switched shunt') ?? []) {
    const row = createRow(record, layouts.switchedShunt, context);
    const bus = row.bus('I');
    const status = layouts.switchedShunt.has('STAT') ? row.oneOf('STAT', 1, [0, 1]) : 1;
    if (bus >= 0) addShunt(columns, bus, 0, status * row.number('BINIT', 0));
  }
}

function addLoad(row: Row, columns: BusColumns): void {
  const bus = row.bus('I');
  const status = row.oneOf('STATUS', 1, [0, 1]);
  const generating = row.oneOf('DGENF', 0, [0, 1]);
  const powerMw = row.number('PL', 0) - generating * row.number('DGENP', 0);
  const powerMvar = row.number('QL', 0) - generating * row.number('DGENQ', 0);
  const currentMw = row.number('IP', 0);
  const currentMvar = row.number('IQ', 0);
  const admittanceMw = row.number('YP', 0);
  const admittanceMvar = row.number('YQ', 0);
  if (bus < 0) return;
  const v = columns.voltagePu[bus]!;
  columns.demandMw[bus]! += status * (powerMw + currentMw * v + admittanceMw * v * v);
  // The format counts the reactive part of a constant admittance as a shunt does: negative for an inductive load.
  columns.demandMvar[bus]! += status * (powerMvar + currentMvar * v - admittanceMvar * v * v);
}

/** MW drawn and Mvar injected at 1 per unit. */
export function addShunt(columns: BusColumns, bus: number, drawnMw: number, injectedMvar: number): void {
  columns.shuntMw[bus]! += drawnMw;
  columns.shuntMvar[bus]! += injectedMvar;
}
