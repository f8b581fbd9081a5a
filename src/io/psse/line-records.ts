import type { NewBranch } from './branch-columns.ts';
import { uniqueId } from './branch-columns.ts';
import type { BusColumns } from './bus-columns.ts';
import { addShunt } from './bus-records.ts';
import type { Layouts } from './layouts.ts';
import { hasField } from './records.ts';
import { createRow, type Row, type RowContext } from './row.ts';
import type { Sections } from './sections.ts';

/** Lines, then switching devices; the conductance at the ends of a line is added to its buses as a shunt. */
export function readLines(
  sections: Sections,
  layouts: Layouts,
  baseMva: number,
  buses: BusColumns,
  ids: Map<string, number>,
  context: RowContext,
): NewBranch[] {
  const lines: NewBranch[] = [];
  for (const record of sections.get('branch') ?? []) {
    const row = createRow(record, layouts.branch, context);
    const ends = readEnds(row, buses, ids);
    if (!hasField(record, layouts.branch.get('X')!)) {
      row.error(
        'X',
        'MISSING_NUMBER',
        'A branch must have a reactance X.',
        'Una rama debe tener reactancia X.',
      );
    }
    const inService = row.oneOf('ST', 1, [0, 1]) === 1;
    lines.push({
      ...ends,
      name: layouts.branch.has('NAME') ? row.text('NAME', ends.id) : ends.id,
      kind: 'line',
      reactancePu: row.number('X', 0),
      resistancePu: row.number('R', 0),
      tapRatio: 1,
      shiftDeg: 0,
      ratingsMva: [row.rating('RATE1'), row.rating('RATE2'), row.rating('RATE3')],
      inService,
      chargingPu: row.number('B', 0),
    });
    const shunts = [row.number('GI', 0), row.number('BI', 0), row.number('GJ', 0), row.number('BJ', 0)];
    const [fromMw, fromMvar, toMw, toMvar] = shunts.map((pu) => pu * baseMva);
    if (inService && ends.from >= 0 && ends.to >= 0) {
      addShunt(buses, ends.from, fromMw!, fromMvar!);
      addShunt(buses, ends.to, toMw!, toMvar!);
    }
  }
  for (const record of sections.get('system switching device') ?? []) {
    lines.push(readSwitch(createRow(record, layouts.switch, context), buses, ids));
  }
  return lines;
}

/** A breaker or disconnector joins its buses without impedance when closed (2 and 3: closed or open and stuck). */
function readSwitch(row: Row, buses: BusColumns, ids: Map<string, number>): NewBranch {
  const ends = readEnds(row, buses, ids);
  const status = row.oneOf('STAT', 1, [0, 1, 2, 3]);
  return {
    ...ends,
    name: row.text('NAME', ends.id),
    kind: 'coupler',
    reactancePu: 0,
    resistancePu: 0,
    tapRatio: 1,
    shiftDeg: 0,
    ratingsMva: [row.rating('RATE1'), row.rating('RATE2'), row.rating('RATE3')],
    inService: status === 1 || status === 2,
    chargingPu: 0,
  };
}

function readEnds(row: Row, buses: BusColumns, ids: Map<string, number>) {
  const from = row.bus('I');
  const to = row.meteredBus('J');
  if (from >= 0 && from === to) {
    row.error(
      'J',
      'BRANCH_LOOP',
      'This branch has the same bus at both ends.',
      'Esta rama tiene la misma barra en ambos extremos.',
    );
  }
  const id = `${buses.number[from] ?? '?'}-${buses.number[to] ?? '?'}-${row.text('CKT', '1')}`;
  return { id: uniqueCircuit(id, row, ids), from, to };
}

/** Warns of a circuit that stands twice, and keeps both. */
export function uniqueCircuit(id: string, row: Row, ids: Map<string, number>): string {
  const unique = uniqueId(id, ids);
  if (unique !== id) {
    row.warning(
      'CKT',
      'DUPLICATE_CIRCUIT',
      `Circuit ${id} stands twice; both are kept.`,
      `El circuito ${id} aparece dos veces; se conservan ambos.`,
    );
  }
  return unique;
}
