import { text as say } from '../base/text.ts';
import type { BusTable, UnitTable } from '../grid/network.ts';
import type { Reporter } from './reporter.ts';

export interface ReferenceChoice {
  readonly reference: Uint8Array;
  readonly voltageControlled: Uint8Array;
  readonly participation: Float64Array;
}

/**
 * The slack rule of MATPOWER: at each reference bus the first live unit in file order takes up the imbalance. When no
 * reference bus has a live unit, the first voltage-controlled bus that has one becomes the reference, with a warning.
 */
export function chooseReferences(
  buses: BusTable,
  voltageControlled: Uint8Array,
  units: UnitTable,
  reporter: Reporter,
): ReferenceChoice {
  const firstUnits = firstLiveUnits(buses, units);
  const participation = new Float64Array(units.count);
  for (const [bus, unit] of firstUnits) {
    if (buses.reference[bus] === 1) participation[unit] = 1;
  }
  if (participation.includes(1)) return { reference: buses.reference, voltageControlled, participation };

  const substitute = voltageControlled.findIndex((flag, bus) => flag === 1 && firstUnits.has(bus));
  if (substitute < 0) return { reference: buses.reference, voltageControlled, participation };
  participation[firstUnits.get(substitute)!] = 1;
  const id = buses.id[substitute]!;
  reporter.report(
    'warning',
    'REFERENCE_MOVED',
    0,
    1,
    say(
      `No reference bus has a unit in service; bus ${id} takes its place.`,
      `Ninguna barra de referencia tiene una unidad en servicio; la barra ${id} ocupa su lugar.`,
    ),
  );
  return {
    reference: new Uint8Array(buses.count).fill(1, substitute, substitute + 1),
    voltageControlled: voltageControlled.map((flag, bus) => (bus === substitute ? 0 : flag)),
    participation,
  };
}

/** Bus position → its first unit in service; isolated buses have none. */
function firstLiveUnits(buses: BusTable, units: UnitTable): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (let unit = 0; unit < units.count; unit++) {
    const bus = units.bus[unit]!;
    if (units.inService[unit] === 1 && buses.isolated[bus] === 0 && !first.has(bus)) first.set(bus, unit);
  }
  return first;
}
