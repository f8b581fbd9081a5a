import { radFromDeg } from '../../base/units.ts';
import type { AlternatingCurrentData } from '../../grid/case-file.ts';
import type { AreaTable, BusTable } from '../../grid/network.ts';

/** Buses as they are read, one by one; star points of three-winding transformers join them at the end. */
export interface BusColumns {
  readonly number: number[];
  readonly name: string[];
  readonly nominalKv: number[];
  readonly type: number[];
  readonly area: number[];
  readonly zone: number[];
  readonly voltagePu: number[];
  readonly angleDeg: number[];
  readonly minVoltagePu: number[];
  readonly maxVoltagePu: number[];
  readonly demandMw: number[];
  readonly demandMvar: number[];
  readonly shuntMw: number[];
  readonly shuntMvar: number[];
}

export interface NewBus {
  readonly number: number;
  readonly name: string;
  readonly nominalKv: number;
  /** 1 load, 2 voltage controlled, 3 reference, 4 isolated. */
  readonly type: number;
  readonly area: number;
  readonly zone: number;
  readonly voltagePu: number;
  readonly angleDeg: number;
  readonly minVoltagePu: number;
  readonly maxVoltagePu: number;
}

export function createBusColumns(): BusColumns {
  return {
    number: [],
    name: [],
    nominalKv: [],
    type: [],
    area: [],
    zone: [],
    voltagePu: [],
    angleDeg: [],
    minVoltagePu: [],
    maxVoltagePu: [],
    demandMw: [],
    demandMvar: [],
    shuntMw: [],
    shuntMvar: [],
  };
}

/** Adds a bus without demand or shunt and returns its position. */
export function addBus(columns: BusColumns, bus: NewBus): number {
  columns.number.push(bus.number);
  columns.name.push(bus.name);
  columns.nominalKv.push(bus.nominalKv);
  columns.type.push(bus.type);
  columns.area.push(bus.area);
  columns.zone.push(bus.zone);
  columns.voltagePu.push(bus.voltagePu);
  columns.angleDeg.push(bus.angleDeg);
  columns.minVoltagePu.push(bus.minVoltagePu);
  columns.maxVoltagePu.push(bus.maxVoltagePu);
  columns.demandMw.push(0);
  columns.demandMvar.push(0);
  columns.shuntMw.push(0);
  columns.shuntMvar.push(0);
  return columns.number.length - 1;
}

export interface FinishedBuses {
  readonly areas: AreaTable;
  readonly buses: BusTable;
  readonly alternatingCurrent: AlternatingCurrentData['buses'];
}

/** Areas that have buses, by number; names from the area records where there are any. */
export function finishBuses(columns: BusColumns, areaNames: ReadonlyMap<number, string>): FinishedBuses {
  const areas = Array.from(new Set(columns.area)).sort((a, b) => a - b);
  const areaPositions = new Map(areas.map((area, k) => [area, k]));
  const flag = (type: number) => Uint8Array.from(columns.type, (t) => (t === type ? 1 : 0));
  return {
    areas: {
      count: areas.length,
      id: areas.map(String),
      name: areas.map((area) => areaNames.get(area) ?? String(area)),
    },
    buses: {
      count: columns.number.length,
      id: columns.number.map(String),
      name: columns.name,
      nominalKv: Float64Array.from(columns.nominalKv),
      area: Int32Array.from(columns.area, (area) => areaPositions.get(area)!),
      demandMw: Float64Array.from(columns.demandMw),
      shuntMw: Float64Array.from(columns.shuntMw),
      isolated: flag(4),
      reference: flag(3),
      angleRad: Float64Array.from(columns.angleDeg, radFromDeg),
    },
    alternatingCurrent: {
      reactiveDemandMvar: Float64Array.from(columns.demandMvar),
      shuntMvar: Float64Array.from(columns.shuntMvar),
      voltagePu: Float64Array.from(columns.voltagePu),
      minVoltagePu: Float64Array.from(columns.minVoltagePu),
      maxVoltagePu: Float64Array.from(columns.maxVoltagePu),
      zone: Float64Array.from(columns.zone),
      voltageControlled: flag(2),
    },
  };
}
