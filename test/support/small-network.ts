import type { Network } from '../../src/grid/network.ts';

export interface BusSpec {
  readonly demandMw?: number;
  readonly shuntMw?: number;
  readonly area?: number;
  readonly kv?: number;
  readonly reference?: boolean;
  readonly angleRad?: number;
  readonly isolated?: boolean;
}

export interface BranchSpec {
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly tap?: number;
  readonly shiftRad?: number;
  readonly ratingMva?: number;
  readonly emergencyMva?: number;
  readonly off?: boolean;
}

export interface UnitSpec {
  readonly bus: number;
  readonly outputMw?: number;
  readonly minMw?: number;
  readonly maxMw?: number;
  readonly participation?: number;
  readonly cost?: number;
}

/** A network written down by hand: buses, branches and units count from 0. */
export function smallNetwork(
  buses: readonly BusSpec[],
  branches: readonly BranchSpec[],
  units: readonly UnitSpec[],
  baseMva = 100,
): Network {
  const areaCount = Math.max(...buses.map((b) => b.area ?? 0)) + 1;
  const areaId = Array.from({ length: areaCount }, (_, a) => `A${a}`);
  const numbers = (values: readonly number[]) => Float64Array.from(values);
  return {
    baseMva,
    areas: { count: areaCount, id: areaId, name: areaId },
    buses: {
      count: buses.length,
      id: buses.map((_, i) => `bus ${i}`),
      name: buses.map((_, i) => `bus ${i}`),
      nominalKv: numbers(buses.map((b) => b.kv ?? 230)),
      area: Int32Array.from(buses, (b) => b.area ?? 0),
      demandMw: numbers(buses.map((b) => b.demandMw ?? 0)),
      shuntMw: numbers(buses.map((b) => b.shuntMw ?? 0)),
      isolated: Uint8Array.from(buses, (b) => (b.isolated ? 1 : 0)),
      reference: Uint8Array.from(buses, (b) => (b.reference ? 1 : 0)),
      angleRad: numbers(buses.map((b) => b.angleRad ?? 0)),
    },
    branches: {
      count: branches.length,
      id: branches.map((_, i) => `branch ${i}`),
      name: branches.map((_, i) => `branch ${i}`),
      kind: branches.map(() => 'line' as const),
      from: Int32Array.from(branches, (b) => b.from),
      to: Int32Array.from(branches, (b) => b.to),
      reactancePu: numbers(branches.map((b) => b.x)),
      resistancePu: new Float64Array(branches.length),
      tapRatio: numbers(branches.map((b) => b.tap ?? 1)),
      shiftRad: numbers(branches.map((b) => b.shiftRad ?? 0)),
      ratingMva: numbers(branches.map((b) => b.ratingMva ?? Number.POSITIVE_INFINITY)),
      emergencyRatingMva: numbers(
        branches.map((b) => b.emergencyMva ?? b.ratingMva ?? Number.POSITIVE_INFINITY),
      ),
      inService: Uint8Array.from(branches, (b) => (b.off ? 0 : 1)),
      lengthKm: new Float64Array(branches.length),
    },
    units: {
      count: units.length,
      id: units.map((_, i) => `unit ${i}`),
      name: units.map((_, i) => `unit ${i}`),
      bus: Int32Array.from(units, (u) => u.bus),
      outputMw: numbers(units.map((u) => u.outputMw ?? 0)),
      minMw: numbers(units.map((u) => u.minMw ?? 0)),
      maxMw: numbers(units.map((u) => u.maxMw ?? 1000)),
      inService: new Uint8Array(units.length).fill(1),
      participation: numbers(units.map((u) => u.participation ?? 0)),
      costUsdPerMwh: numbers(units.map((u) => u.cost ?? 0)),
      technology: units.map(() => 'test'),
    },
    dcLinks: {
      count: 0,
      id: [],
      name: [],
      from: new Int32Array(0),
      to: new Int32Array(0),
      flowMw: new Float64Array(0),
      minMw: new Float64Array(0),
      maxMw: new Float64Array(0),
      inService: new Uint8Array(0),
    },
  };
}
