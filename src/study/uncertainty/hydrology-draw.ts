import type { HydrologyYears } from '../../grid/hydrology-years.ts';
import { keyedUniform, randomKey } from '../../numeric/keyed-random.ts';

const HYDROLOGY = randomKey('year of hydrology');

/**
 * The water of a sample's year: one year for the whole region, because dry years are dry everywhere. `undefined` where
 * there is no year to draw.
 */
export function drawHydrology(
  { factor }: HydrologyYears,
  seed: number,
  sample: number,
): Float64Array | undefined {
  return factor[Math.floor(keyedUniform(HYDROLOGY, seed, sample) * factor.length)];
}
