/** The form of a list of conditions. */
import * as z from 'zod';
import type { DemandPeriod, Season } from '../grid/dataset.ts';
import { about } from './schema-parts.ts';

export const SEASONS = ['dry', 'wet'] as const satisfies readonly Season[];
export const DEMAND_PERIODS = ['minimum', 'medium', 'maximum'] as const satisfies readonly DemandPeriod[];

export const conditions = z
  .strictObject({
    seasons: z.array(z.enum(SEASONS)).min(1).optional().meta(about('Seasons; both.', 'Épocas; ambas.')),
    demand: z
      .array(z.enum(DEMAND_PERIODS))
      .min(1)
      .optional()
      .meta(about('Demand periods; all three.', 'Períodos de demanda; los tres.')),
    months: z
      .array(z.int().min(1).max(12))
      .min(1)
      .optional()
      .meta(
        about(
          'Months of the one season given; by default the month that the data give each season.',
          'Meses de la única época indicada; por defecto, el mes que los datos dan a cada época.',
        ),
      ),
    scenarios: z
      .array(z.string())
      .min(1)
      .optional()
      .meta(
        about(
          'Scenario files in place of seasons and demand, relative to this one.',
          'Archivos de escenario en lugar de épocas y demanda, relativos a este.',
        ),
      ),
  })
  .meta(
    about(
      'The capacities under many conditions: least, median, largest, and the condition that decides.',
      'Las capacidades en muchas condiciones: menor, mediana, mayor, y la condición que decide.',
    ),
  );
