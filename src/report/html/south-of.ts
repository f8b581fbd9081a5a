import type { GridSummary, SubstationPlace } from '../../study/result.ts';

/** How far south a place lies along the isthmus, which runs from north-west to south-east. */
export function southOfPlace({ longitudeDeg, latitudeDeg }: SubstationPlace): number {
  return longitudeDeg - latitudeDeg;
}

/** The same of an area: the mean of its substations. */
export function southOfAreas({ substations }: GridSummary): (area: string) => number {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const place of substations) {
    const { sum, count } = sums.get(place.area) ?? { sum: 0, count: 0 };
    sums.set(place.area, { sum: sum + southOfPlace(place), count: count + 1 });
  }
  return (area) => {
    const found = sums.get(area);
    return found === undefined ? 0 : found.sum / found.count;
  };
}
