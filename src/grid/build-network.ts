import { puFromOhm, puFromTransformerPct, radFromDeg, SYSTEM_BASE_MVA } from '../base/units.ts';
import type { LineRow, PlantRow, TransformerRow } from './dataset.ts';
import type { GridRows } from './grid-rows.ts';
import type { BranchKind, Network } from './network.ts';

/** A network and, position by position, the rows its elements came from. */
export interface BuiltNetwork {
  readonly network: Network;
  readonly rows: GridRows;
  readonly branchRows: readonly (LineRow | TransformerRow)[];
  readonly plantRows: readonly PlantRow[];
  readonly busIndex: ReadonlyMap<string, number>;
  readonly branchIndex: ReadonlyMap<string, number>;
  readonly unitIndex: ReadonlyMap<string, number>;
}

/**
 * The rows of one year as a network: every unit at zero output, every demand at zero. `operating-point.ts` says who
 * draws and who runs. Rows must refer to buses that exist: `checkDataset` and `applyEdits` see to that.
 * Cost: linear in the rows.
 */
export function buildNetwork(rows: GridRows): BuiltNetwork {
  const areaIndex = indexById(rows.areas);
  const busIndex = indexById(rows.buses);
  const areaOfSubstation = new Map(rows.substations.map((row) => [row.id, areaIndex.get(row.area)!]));
  const nameOfSubstation = new Map(rows.substations.map((row) => [row.id, row.name]));
  const branchRows = withCircuitNumbers([...rows.lines, ...rows.transformers]);
  const busCount = rows.buses.length;
  const kvOf = (busId: string) => rows.buses[busIndex.get(busId)!]!.nominalKv;

  const network: Network = {
    baseMva: SYSTEM_BASE_MVA,
    areas: {
      count: rows.areas.length,
      id: rows.areas.map((row) => row.id),
      name: rows.areas.map((row) => row.nameEs),
    },
    buses: {
      count: busCount,
      id: rows.buses.map((row) => row.id),
      name: rows.buses.map(
        (row) => `${nameOfSubstation.get(row.substation) ?? row.substation} ${row.nominalKv} kV`,
      ),
      nominalKv: Float64Array.from(rows.buses, (row) => row.nominalKv),
      area: Int32Array.from(rows.buses, (row) => areaOfSubstation.get(row.substation)!),
      demandMw: new Float64Array(busCount),
      shuntMw: new Float64Array(busCount),
      isolated: new Uint8Array(busCount),
      reference: new Uint8Array(busCount),
      angleRad: new Float64Array(busCount),
    },
    branches: {
      count: branchRows.length,
      id: branchRows.map((row) => row.id),
      name: branchRows.map((row) => row.name),
      kind: branchRows.map((row): BranchKind => (isLine(row) ? 'line' : 'transformer')),
      from: Int32Array.from(branchRows, (row) => busIndex.get(row.fromBus)!),
      to: Int32Array.from(branchRows, (row) => busIndex.get(row.toBus)!),
      reactancePu: Float64Array.from(branchRows, (row) => reactancePu(row, kvOf(row.fromBus))),
      resistancePu: Float64Array.from(branchRows, (row) =>
        isLine(row)
          ? puFromOhm(row.resistanceOhmPerKm * row.lengthKm, kvOf(row.fromBus), SYSTEM_BASE_MVA)
          : 0,
      ),
      tapRatio: Float64Array.from(branchRows, (row) => (isLine(row) ? 1 : row.tapRatio)),
      shiftRad: Float64Array.from(branchRows, (row) => (isLine(row) ? 0 : radFromDeg(row.phaseShiftDeg))),
      ratingMva: Float64Array.from(branchRows, (row) => row.ratingMva),
      emergencyRatingMva: Float64Array.from(branchRows, (row) => row.emergencyRatingMva ?? row.ratingMva),
      inService: Uint8Array.from(branchRows, (row) => (isLine(row) && row.normallyOpen ? 0 : 1)),
      lengthKm: Float64Array.from(branchRows, (row) => (isLine(row) ? row.lengthKm : 0)),
    },
    units: unitTable(rows.plants, busIndex),
    dcLinks: {
      count: rows.dcLinks.length,
      id: rows.dcLinks.map((row) => row.id),
      name: rows.dcLinks.map((row) => row.name),
      from: Int32Array.from(rows.dcLinks, (row) => busIndex.get(row.fromBus)!),
      to: Int32Array.from(rows.dcLinks, (row) => busIndex.get(row.toBus)!),
      flowMw: Float64Array.from(rows.dcLinks, (row) => row.flowMw),
      minMw: Float64Array.from(rows.dcLinks, (row) => -row.capacityMw),
      maxMw: Float64Array.from(rows.dcLinks, (row) => row.capacityMw),
      inService: new Uint8Array(rows.dcLinks.length).fill(1),
    },
  };
  return {
    network,
    rows,
    branchRows,
    plantRows: rows.plants,
    busIndex,
    branchIndex: indexById(branchRows),
    unitIndex: indexById(rows.plants),
  };
}

/** Circuits that share a name are told apart by a number, in the order of the tables. */
function withCircuitNumbers<R extends { readonly name: string }>(rows: readonly R[]): R[] {
  const count = new Map<string, number>();
  for (const { name } of rows) count.set(name, (count.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return rows.map((row) => {
    if (count.get(row.name) === 1) return row;
    const circuit = (seen.get(row.name) ?? 0) + 1;
    seen.set(row.name, circuit);
    return { ...row, name: `${row.name} ${circuit}` };
  });
}

export function isLine(row: LineRow | TransformerRow): row is LineRow {
  return 'reactanceOhmPerKm' in row;
}

function reactancePu(row: LineRow | TransformerRow, nominalKv: number): number {
  return isLine(row)
    ? puFromOhm(row.reactanceOhmPerKm * row.lengthKm, nominalKv, SYSTEM_BASE_MVA)
    : puFromTransformerPct(row.reactancePct, row.reactanceBaseMva, SYSTEM_BASE_MVA);
}

function unitTable(plants: readonly PlantRow[], busIndex: ReadonlyMap<string, number>): Network['units'] {
  const count = plants.length;
  return {
    count,
    id: plants.map((row) => row.id),
    name: plants.map((row) => row.name),
    bus: Int32Array.from(plants, (row) => busIndex.get(row.bus)!),
    outputMw: new Float64Array(count),
    minMw: new Float64Array(count),
    maxMw: Float64Array.from(plants, (row) => row.capacityMw),
    inService: new Uint8Array(count).fill(1),
    participation: new Float64Array(count),
    costUsdPerMwh: new Float64Array(count),
    technology: plants.map((row) => row.technology),
  };
}

function indexById(rows: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(rows.map((row, index) => [row.id, index]));
}
