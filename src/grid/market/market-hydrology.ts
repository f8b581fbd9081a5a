import { NoAnswerError } from '../../base/errors.ts';
import { type Text, text } from '../../base/text.ts';
import type { AreaRow, Dataset } from '../dataset.ts';
import { hydrologyYears } from '../hydrology-years.ts';
import type { Hydrology } from './market-year.ts';

/** Water of every area against the mean year. */
export interface MarketHydrology {
  /** By area position. */
  readonly factor: Float64Array;
  /** The year it is that of; `undefined` for the mean. */
  readonly year: number | undefined;
  readonly remarks: readonly Text[];
}

/**
 * The driest and the wettest year are one for the whole region, by the energy of its hydro plants, among the years that
 * the data know for every country.
 *
 * @param meanMwh by area position, energy of its hydro plants in the mean year
 * @throws NoAnswerError when the data know no such year
 */
export function marketHydrology(
  dataset: Dataset,
  areas: readonly AreaRow[],
  meanMwh: Float64Array,
  hydrology: Hydrology,
): MarketHydrology {
  if (hydrology === 'average') {
    return { factor: new Float64Array(areas.length).fill(1), year: undefined, remarks: [] };
  }
  if (typeof hydrology === 'number') return ofYear(dataset, areas, meanMwh, hydrology);
  const known = hydrologyYears(
    dataset,
    areas.map(({ id }) => id),
  );
  const energy = known.factor.map((factor) => factor.reduce((sum, f, a) => sum + f * meanMwh[a]!, 0));
  const extreme = hydrology === 'dry' ? Math.min(...energy) : Math.max(...energy);
  const chosen = energy.indexOf(extreme);
  const year = known.years[chosen];
  if (year === undefined) {
    throw new NoAnswerError(
      text(
        'the data know the water of no year in all countries',
        'los datos no conocen el agua de ningún año en todos los países',
      ),
    );
  }
  return { factor: known.factor[chosen]!, year, remarks: [] };
}

function ofYear(
  dataset: Dataset,
  areas: readonly AreaRow[],
  meanMwh: Float64Array,
  year: number,
): MarketHydrology {
  const known = new Map<string, number>();
  for (const row of dataset.hydroYears) {
    if (row.year === year && row.hydrologyPu !== undefined) known.set(row.area, row.hydrologyPu);
  }
  if (known.size === 0) {
    throw new NoAnswerError(
      text(`the data do not know the water of ${year}`, `los datos no conocen el agua de ${year}`),
    );
  }
  const remarks = areas.flatMap(({ id }, a) =>
    meanMwh[a]! > 0 && !known.has(id)
      ? [
          text(
            `${id}: the water of ${year} is not known, that of the mean year is used`,
            `${id}: no se conoce el agua de ${year}, se usa la del año medio`,
          ),
        ]
      : [],
  );
  return { factor: Float64Array.from(areas, ({ id }) => known.get(id) ?? 1), year, remarks };
}
