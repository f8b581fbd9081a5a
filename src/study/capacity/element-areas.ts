import type { PreparedGrid } from '../prepare-grid.ts';

/** The countries in which a branch ends, by its position: one where both ends lie in the same. */
export function elementAreas({ network }: Pick<PreparedGrid, 'network'>, element: number): string[] {
  const { branches, buses, areas } = network;
  const ends = [branches.from[element]!, branches.to[element]!];
  return [...new Set(ends.map((bus) => areas.id[buses.area[bus]!]!))];
}
