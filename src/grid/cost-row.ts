import type { CostRow, Dataset } from './dataset.ts';

/**
 * Finds the cost row of a technology in an area and a year: the area's own before `*`, the latest year that is not
 * later, else the earliest. `undefined` where the data have none.
 */
export function costLookup(
  dataset: Dataset,
  year: number,
): (technology: string, area: string) => CostRow | undefined {
  const found = new Map<string, CostRow | undefined>();
  return (technology, area) => {
    const key = `${area} ${technology}`;
    if (!found.has(key)) found.set(key, costRow(dataset, technology, area, year));
    return found.get(key);
  };
}

function costRow(dataset: Dataset, technology: string, area: string, year: number): CostRow | undefined {
  const rows = dataset.costs.filter((row) => row.technology === technology);
  const own = rows.filter((row) => row.area === area);
  const candidates = (own.length > 0 ? own : rows.filter((row) => row.area === '*')).sort(
    (a, b) => a.year - b.year,
  );
  return candidates.findLast((row) => row.year <= year) ?? candidates[0];
}
