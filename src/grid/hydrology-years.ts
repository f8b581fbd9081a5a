import type { Dataset } from './dataset.ts';

/** The water of every area in each year that the data know for all areas that they know, with the years' numbers. */
export interface HydrologyYears {
  readonly years: readonly number[];
  /** By year, then by area position; 1 for an area without a record. */
  readonly factor: readonly Float64Array[];
}

export const NO_YEARS: HydrologyYears = { years: [], factor: [] };

export function hydrologyYears(dataset: Dataset, areas: readonly string[]): HydrologyYears {
  const known = dataset.hydroYears.filter(({ hydrologyPu }) => hydrologyPu !== undefined);
  const recorded = new Set(known.map(({ area }) => area));
  const years = [...new Set(known.map(({ year }) => year))]
    .filter((year) => known.filter((row) => row.year === year).length === recorded.size)
    .sort((a, b) => a - b);
  const water = new Map(known.map((row) => [`${row.area} ${row.year}`, row.hydrologyPu!]));
  return {
    years,
    factor: years.map((year) => Float64Array.from(areas, (area) => water.get(`${area} ${year}`) ?? 1)),
  };
}
