import { text as say } from '../../base/text.ts';
import type { DcLinkTable } from '../../grid/network.ts';
import { uniqueId } from './branch-columns.ts';
import type { Layouts } from './layouts.ts';
import type { RawRecord } from './records.ts';
import { createRow, type Row, type RowContext } from './row.ts';
import type { Sections } from './sections.ts';

interface NewLink {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly flowMw: number;
  readonly minMw: number;
  readonly maxMw: number;
  readonly inService: boolean;
}

/** Two-terminal and VSC lines as links with their scheduled flow. Losses are left out, and that is said. */
export function readDcLines(sections: Sections, layouts: Layouts, context: RowContext): DcLinkTable {
  const links: NewLink[] = [];
  const ids = new Map<string, number>();
  for (const lines of triples(sections.get('two-terminal dc') ?? [], layouts, context)) {
    links.push(readTwoTerminal(lines, layouts, ids, context));
  }
  for (const lines of triples(sections.get('voltage source converter') ?? [], layouts, context)) {
    links.push(readVsc(lines, layouts, ids, context));
  }
  const first = sections.get('two-terminal dc')?.[0] ?? sections.get('voltage source converter')?.[0];
  if (first !== undefined && links.some((link) => link.inService)) {
    context.reporter.report('warning', 'DC_LOSSES_LEFT_OUT', first.start, first.end, LOSSES_LEFT_OUT);
  }
  const column = (value: (link: NewLink) => number) => Float64Array.from(links, value);
  const id = links.map((link) => link.id);
  return {
    count: links.length,
    id,
    name: id,
    from: Int32Array.from(links, (link) => link.from),
    to: Int32Array.from(links, (link) => link.to),
    flowMw: column((link) => link.flowMw),
    minMw: column((link) => link.minMw),
    maxMw: column((link) => link.maxMw),
    inService: Uint8Array.from(links, (link) => (link.inService ? 1 : 0)),
  };
}

type Triple = readonly [RawRecord, RawRecord, RawRecord];

/** Both kinds of line take three records: the line and its two converters. */
function triples(records: readonly RawRecord[], layouts: Layouts, context: RowContext): Triple[] {
  const whole: Triple[] = [];
  for (let k = 0; k < records.length; k += 3) {
    const [line, first, second] = records.slice(k, k + 3);
    if (first === undefined || second === undefined) {
      const row = createRow(line!, layouts.dcLine, context);
      row.error(
        'NAME',
        'UNFINISHED_RECORD',
        'This DC line lacks lines.',
        'A este enlace de corriente continua le faltan líneas.',
      );
    } else whole.push([line!, first, second]);
  }
  return whole;
}

/**
 * Rectifier to inverter. MDC 1: SETVL is the power, in MW (negative: at the inverter); 2: the current in ampere, at
 * the scheduled voltage; 0: blocked.
 */
function readTwoTerminal(
  [line, rectifier, inverter]: Triple,
  layouts: Layouts,
  ids: Map<string, number>,
  context: RowContext,
): NewLink {
  const row = createRow(line, layouts.dcLine, context);
  const mode = row.oneOf('MDC', 0, [0, 1, 2]);
  const setting = Math.abs(row.number('SETVL', 0));
  const voltageKv = row.number('VSCHD', 0);
  const flowMw = mode === 2 ? (setting * voltageKv) / 1000 : setting;
  return {
    id: linkId(row, ids),
    from: createRow(rectifier, layouts.dcConverter, context).bus('BUS'),
    to: createRow(inverter, layouts.dcConverter, context).bus('BUS'),
    flowMw,
    minMw: flowMw,
    maxMw: flowMw,
    inService: mode !== 0,
  };
}

const CONVERTER = { out: 0, voltage: 1, power: 2 } as const;

/**
 * From the first converter to the second. One of them holds the voltage, the other its power: DCSET in MW, positive
 * when it feeds the AC network.
 */
function readVsc(
  [line, first, second]: Triple,
  layouts: Layouts,
  ids: Map<string, number>,
  context: RowContext,
): NewLink {
  const row = createRow(line, layouts.vscLine, context);
  const rowA = createRow(first, layouts.vscConverter, context);
  const rowB = createRow(second, layouts.vscConverter, context);
  const typeA = rowA.oneOf('TYPE', CONVERTER.out, [0, 1, 2]);
  const typeB = rowB.oneOf('TYPE', CONVERTER.out, [0, 1, 2]);
  const inService = row.oneOf('MDC', 1, [0, 1]) === 1 && typeA !== CONVERTER.out && typeB !== CONVERTER.out;
  if (inService && typeA === typeB) {
    rowB.error('TYPE', 'BAD_VALUE', ONE_HOLDS_VOLTAGE.en, ONE_HOLDS_VOLTAGE.es);
  }
  const flowMw = typeB === CONVERTER.power ? rowB.number('DCSET', 0) : -rowA.number('DCSET', 0);
  const limitMw = Math.min(rowA.rating('SMAX'), rowB.rating('SMAX'));
  return {
    id: linkId(row, ids),
    from: rowA.bus('IBUS'),
    to: rowB.bus('IBUS'),
    flowMw: flowMw || 0,
    minMw: -limitMw,
    maxMw: limitMw,
    inService,
  };
}

/** The line's name; a number of its own before version 31. */
function linkId(row: Row, ids: Map<string, number>): string {
  return uniqueId(`dc-${row.text('NAME', '1')}`, ids);
}

const LOSSES_LEFT_OUT = say(
  'Losses of DC lines are left out: what is sent arrives.',
  'Se omiten las pérdidas de los enlaces de corriente continua: lo que se envía llega.',
);

const ONE_HOLDS_VOLTAGE = say(
  'One converter must hold the voltage (1) and the other the power (2).',
  'Un convertidor debe fijar la tensión (1) y el otro la potencia (2).',
);
