import { type BuiltNetwork, isLine } from '../../grid/build-network.ts';

/** A section of the SIEPAC line, and whether it runs southward as it stands in the network (1) or northward (−1). */
export interface SiepacSegment {
  readonly branch: number;
  readonly southward: 1 | -1;
}

/**
 * The sections of the SIEPAC line from north to south. The isthmus runs from north-west to south-east, so a place is the
 * further south the more its longitude exceeds its latitude.
 */
export function siepacLine({ rows, branchRows }: BuiltNetwork): SiepacSegment[] {
  const placeOf = new Map(rows.substations.map((row) => [row.id, row.longitudeDeg - row.latitudeDeg]));
  const southOf = new Map(rows.buses.map((row) => [row.id, placeOf.get(row.substation)!]));
  return branchRows
    .flatMap((row, branch) => {
      if (!isLine(row) || row.lineClass !== 'siepac' || row.normallyOpen) return [];
      const [from, to] = [southOf.get(row.fromBus)!, southOf.get(row.toBus)!];
      return [{ branch, southward: from <= to ? (1 as const) : (-1 as const), place: from + to }];
    })
    .sort((a, b) => a.place - b.place || a.branch - b.branch)
    .map(({ branch, southward }) => ({ branch, southward }));
}
