/** The form of a study over samples of what the data do not know for sure. */
import * as z from 'zod';
import type { UncertaintyRequest } from '../study/scenario.ts';
import { about, quantity } from './schema-parts.ts';

const HYDROLOGY = ['years', 'mean'] as const satisfies readonly UncertaintyRequest['hydrology'][];

export const uncertainty = z
  .strictObject({
    samples: z.int().min(1).max(100_000).optional().meta(about('Samples; 1000.', 'Muestras; 1000.')),
    seed: z
      .int()
      .min(0)
      .max(0xffff_ffff)
      .optional()
      .meta(about('Where the random numbers start; 1.', 'Donde comienzan los números aleatorios; 1.')),
    ranges: z
      .strictObject({
        reactance: quantity.optional(),
        rating: quantity.optional(),
        demand: quantity.optional(),
        availability: quantity.optional(),
        cost: quantity.optional(),
      })
      .optional()
      .meta(
        about(
          'Half width of each range; 10, 10, 5, 5 and 10 %. What is left out keeps its own.',
          'Semiancho de cada rango; 10, 10, 5, 5 y 10 %. Lo que no se indica conserva el suyo.',
        ),
      ),
    byConfidence: z
      .strictObject({
        published: quantity.optional(),
        inferred: quantity.optional(),
        estimated: quantity.optional(),
      })
      .optional()
      .meta(
        about(
          'Part of the range for values of each confidence; 0, 50 and 100 %.',
          'Parte del rango para valores de cada confianza; 0, 50 y 100 %.',
        ),
      ),
    common: quantity
      .optional()
      .meta(
        about(
          'Part of each error that values of one kind share; 50 %.',
          'Parte de cada error que comparten los valores de un mismo tipo; 50 %.',
        ),
      ),
    hydrology: z
      .enum(HYDROLOGY)
      .optional()
      .meta(
        about(
          'A year drawn for all countries, or the mean; years.',
          'Un año sorteado para todos los países, o la media; years.',
        ),
      ),
    against: z
      .string()
      .optional()
      .meta(
        about(
          'Scenario file to compare with under the same random numbers, relative to this one.',
          'Archivo de escenario con el que se compara bajo los mismos números aleatorios, relativo a este.',
        ),
      ),
  })
  .meta(
    about(
      'The capacities over samples of what the data do not know for sure: P10, P50, P90.',
      'Las capacidades sobre muestras de lo que los datos no saben con certeza: P10, P50, P90.',
    ),
  );
