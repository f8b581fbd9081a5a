import { text as say } from '../../base/text.ts';
import type { NewBranch } from './branch-columns.ts';
import { addBus, type BusColumns } from './bus-columns.ts';
import type { Layouts } from './layouts.ts';
import { uniqueCircuit } from './line-records.ts';
import { hasField, type RawRecord } from './records.ts';
import { createRow, type Row, type RowContext } from './row.ts';
import { type Impedance, starArms, systemImpedance, turnsRatioPu } from './winding-formulas.ts';

/** What every transformer record needs at hand. */
export interface TransformerContext {
  readonly layouts: Layouts;
  readonly baseMva: number;
  readonly buses: BusColumns;
  readonly ids: Map<string, number>;
  readonly row: RowContext;
}

interface Heading {
  readonly row: Row;
  readonly windingCode: number;
  readonly impedanceCode: number;
  readonly circuit: string;
  readonly name: string;
  readonly status: number;
}

/**
 * Transformers with two windings take four lines, with three (K given) five. Three windings become a star of three
 * branches around a bus of its own. Tap-changer control, impedance correction and magnetising branches play no part.
 */
export function readTransformers(records: readonly RawRecord[], context: TransformerContext): NewBranch[] {
  const branches: NewBranch[] = [];
  const { layouts, row: rowContext } = context;
  const starBase = firstStarNumber(context.buses.number);
  let starCount = 0;
  let magnetised: RawRecord | undefined;
  for (let k = 0; k < records.length; ) {
    const row = createRow(records[k]!, layouts.transformer, rowContext);
    const threeWindings = row.whole('K', 0) !== 0;
    const lines = records.slice(k, k + (threeWindings ? 5 : 4));
    if (lines.length < (threeWindings ? 5 : 4)) {
      row.error(
        'I',
        'UNFINISHED_RECORD',
        'This transformer lacks lines.',
        'A este transformador le faltan líneas.',
      );
      break;
    }
    const heading = readHeading(row);
    magnetised ??= row.number('MAG1', 0) === 0 ? undefined : records[k]!;
    if (threeWindings) branches.push(...readThreeWindings(lines, heading, starBase + ++starCount, context));
    else branches.push(readTwoWindings(lines, heading, context));
    k += lines.length;
  }
  if (magnetised !== undefined) {
    rowContext.reporter.report('info', 'NOT_CARRIED', magnetised.start, magnetised.end, MAGNETISING);
  }
  return branches;
}

function readHeading(row: Row): Heading {
  return {
    row,
    windingCode: code(row, 'CW'),
    impedanceCode: code(row, 'CZ'),
    circuit: row.text('CKT', '1'),
    name: row.text('NAME', ''),
    status: row.oneOf('STAT', 1, [0, 1, 2, 3, 4]),
  };
}

/** A unit code from 1 to 3; 0 is met in files of other programs and means the default. */
function code(row: Row, field: string): number {
  const value = row.oneOf(field, 1, [0, 1, 2, 3]);
  if (value !== 0) return value;
  row.warning(field, 'CODE_ZERO', `${field} is 0; 1 is used.`, `${field} es 0; se usa 1.`);
  return 1;
}

function readTwoWindings(
  lines: readonly RawRecord[],
  heading: Heading,
  context: TransformerContext,
): NewBranch {
  const { layouts, buses, ids, row: rowContext } = context;
  const { row, status } = heading;
  const from = row.bus('I');
  const to = row.bus('J');
  if (from >= 0 && from === to) row.error('J', 'BRANCH_LOOP', SAME_BUS.en, SAME_BUS.es);
  if (status > 1) row.warning('STAT', 'TWO_WINDING_STATUS', TWO_WINDING_STATUS.en, TWO_WINDING_STATUS.es);
  const id = uniqueCircuit(`${busId(buses, from)}-${busId(buses, to)}-${heading.circuit}`, row, ids);
  const first = createRow(lines[2]!, layouts.winding, rowContext);
  const second = createRow(lines[3]!, layouts.winding, rowContext);
  const ratio1 = windingRatio(heading, first, from, buses);
  const ratio2 = windingRatio(heading, second, to, buses);
  const { resistancePu, reactancePu } = pairImpedance(heading, lines[1]!, '12', context);
  return {
    id,
    name: heading.name || id,
    kind: 'transformer',
    from,
    to,
    reactancePu: reactancePu * ratio2 * ratio2,
    resistancePu: resistancePu * ratio2 * ratio2,
    tapRatio: ratio1 / ratio2,
    shiftDeg: first.number('ANG', 0),
    ratingsMva: [first.rating('RATE1'), first.rating('RATE2'), first.rating('RATE3')],
    inService: status > 0,
    chargingPu: 0,
  };
}

/** Of STAT 2, 3 and 4 the format says which winding alone is open: winding 2, 3 and 1. */
const OPEN_WINDING: ReadonlyMap<number, number> = new Map([
  [2, 1],
  [3, 2],
  [4, 0],
]);

function readThreeWindings(
  lines: readonly RawRecord[],
  heading: Heading,
  starNumber: number,
  context: TransformerContext,
): NewBranch[] {
  const { layouts, buses, ids, row: rowContext } = context;
  const { row, status, circuit } = heading;
  const ends = [row.bus('I'), row.bus('J'), row.bus('K')];
  if (new Set(ends).size < 3 && !ends.includes(-1)) row.error('K', 'BRANCH_LOOP', SAME_BUS.en, SAME_BUS.es);
  const id = uniqueCircuit(`${ends.map((end) => busId(buses, end)).join('-')}-${circuit}`, row, ids);
  const name = heading.name || id;
  const impedance = createRow(lines[1]!, layouts.impedance, rowContext);
  const star = addBus(buses, {
    number: starNumber,
    name: `${name} *`,
    nominalKv: 1,
    type: status === 0 ? 4 : 1,
    area: buses.area[ends[0]!] ?? 1,
    zone: buses.zone[ends[0]!] ?? 1,
    voltagePu: impedance.number('VMSTAR', 1),
    angleDeg: impedance.number('ANSTAR', 0),
    minVoltagePu: 0.9,
    maxVoltagePu: 1.1,
  });
  const [z12, z23, z31] = (['12', '23', '31'] as const).map((pair) =>
    pairImpedance(heading, lines[1]!, pair, context),
  );
  return starArms(z12!, z23!, z31!).map((arm, k) => {
    const winding = createRow(lines[2 + k]!, layouts.winding, rowContext);
    return {
      ...arm,
      id: `${id}/${k + 1}`,
      name: `${name} /${k + 1}`,
      kind: 'transformer',
      from: ends[k]!,
      to: star,
      tapRatio: windingRatio(heading, winding, ends[k]!, buses),
      shiftDeg: winding.number('ANG', 0),
      ratingsMva: [winding.rating('RATE1'), winding.rating('RATE2'), winding.rating('RATE3')],
      inService: status > 0 && OPEN_WINDING.get(status) !== k,
      chargingPu: 0,
    };
  });
}

function windingRatio(heading: Heading, winding: Row, bus: number, buses: BusColumns): number {
  const busKv = buses.nominalKv[bus] ?? 1;
  const { windingCode } = heading;
  const voltage = winding.number('WINDV', windingCode === 2 ? busKv : 1);
  const nominalKv = winding.number('NOMV', 0);
  const ratio = turnsRatioPu(windingCode, { voltage, nominalKv, busKv });
  if (Number.isFinite(ratio) && ratio !== 0) return ratio;
  winding.error(
    'WINDV',
    'BAD_VALUE',
    'The turns ratio cannot be zero or infinite.',
    'La relación de vueltas no puede ser cero ni infinita.',
  );
  return 1;
}

/** Impedance between two windings, per unit of the system base. */
function pairImpedance(
  heading: Heading,
  line: RawRecord,
  pair: '12' | '23' | '31',
  { layouts, baseMva, row: rowContext }: TransformerContext,
): Impedance {
  const row = createRow(line, layouts.impedance, rowContext);
  const field = `X${pair}`;
  if (!hasField(line, layouts.impedance.get(field)!)) {
    row.error(field, 'MISSING_NUMBER', `${field} must be given.`, `Se debe dar ${field}.`);
  }
  const windingMva = row.number(`SBASE${pair}`, baseMva);
  const usesBase = heading.impedanceCode !== 1;
  if (usesBase && windingMva <= 0) {
    row.error(
      `SBASE${pair}`,
      'BAD_VALUE',
      'The winding base must be above zero.',
      'La base del devanado debe ser mayor que cero.',
    );
  }
  const r = row.number(`R${pair}`, 0);
  const impedance = systemImpedance(heading.impedanceCode, r, row.number(field, 0), windingMva, baseMva);
  if (impedance !== undefined) return impedance;
  row.error(
    `R${pair}`,
    'BAD_VALUE',
    'The load loss is larger than the impedance allows.',
    'La pérdida con carga es mayor de lo que la impedancia permite.',
  );
  return { resistancePu: 0, reactancePu: 0 };
}

/** Star points are numbered on from the first power of ten above all bus numbers, as MATPOWER does. */
function firstStarNumber(numbers: readonly number[]): number {
  const highest = numbers.reduce((high, number) => Math.max(high, number), 1);
  return 10 ** Math.ceil(Math.log10(highest + 1));
}

function busId(buses: BusColumns, position: number): string {
  return String(buses.number[position] ?? '?');
}

const MAGNETISING = say(
  'Magnetising losses of transformers are not kept.',
  'Las pérdidas de magnetización de los transformadores no se conservan.',
);

const SAME_BUS = say(
  'This transformer has one bus at two of its ends.',
  'Este transformador tiene la misma barra en dos de sus extremos.',
);

const TWO_WINDING_STATUS = say(
  'A transformer with two windings is in service (1) or not (0); it is taken as in service.',
  'Un transformador de dos devanados está en servicio (1) o no (0); se toma en servicio.',
);
