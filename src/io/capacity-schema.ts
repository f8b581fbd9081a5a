/** The form of a study of trade capacity. */
import * as z from 'zod';
import type { CapacityRequest, ShiftKeyKind } from '../study/scenario.ts';
import { about, BORDER, directions, quantity, securityRules } from './schema-parts.ts';

const SHIFT_KEYS = ['output', 'headroom', 'demand', 'merit-order'] as const satisfies readonly ShiftKeyKind[];
const BORDER_WORDS = ['all', 'matrix'] as const satisfies readonly CapacityRequest['borders'][];
const ASSUMPTIONS = [
  'none',
  'thresholds',
  'all',
] as const satisfies readonly CapacityRequest['assumptions'][];

/** Whose margin: all interfaces' or one's. */
export const BORDER_OR_DEFAULT = new RegExp(`^\\s*default\\s*$|${BORDER.source}`);

const plantWeights = z
  .record(z.string(), z.number().positive())
  .meta(
    about(
      'Plants by id, each with its weight; on each side those that stand there take part.',
      'Plantas por id, cada una con su peso; en cada lado participan las que están allí.',
    ),
  );

/** The key of one side. */
const sideKey = z
  .union([z.enum(SHIFT_KEYS), z.strictObject({ explicit: plantWeights })])
  .meta(
    about(
      'In proportion to output, headroom or demand, plant after plant by cost, or by weights written out.',
      'En proporción a la salida, al margen o a la demanda, planta tras planta por costo, o por pesos escritos.',
    ),
  );

export const capacity = z
  .strictObject({
    borders: z
      .union([z.enum(BORDER_WORDS), z.array(z.string().regex(BORDER)).min(1)])
      .optional()
      .meta(
        about(
          '`all` (neighbours and published interfaces), `matrix` (also totals by country, through transfers and Mexico to each), or a list such as `GT->SV+HN`; all.',
          '`all` (vecinos e interfaces publicadas), `matrix` (también totales por país, porteos y México con cada uno), o una lista como `GT->SV+HN`; all.',
        ),
      ),
    directions: directions.optional(),
    shiftKey: z
      .union([
        z.enum(SHIFT_KEYS),
        z.strictObject({
          up: sideKey.optional(),
          down: sideKey.optional(),
          explicit: plantWeights.optional(),
        }),
      ])
      .optional()
      .meta(
        about(
          'How generation is shifted: one key for both sides, `{ up: merit-order, down: headroom }`, or `{ explicit: { plant: 2, other: 1 } }`; headroom.',
          'Llave de distribución: una para ambos lados, `{ up: merit-order, down: headroom }`, o `{ explicit: { planta: 2, otra: 1 } }`; headroom.',
        ),
      ),
    ...securityRules,
    reliabilityMargin: z
      .union([z.number(), z.string(), z.record(z.string().regex(BORDER_OR_DEFAULT), quantity)])
      .optional()
      .meta(
        about(
          'Transmission reliability margin, in MW or per cent of TTC, for all or by border: `{ default: 5 %, GT->SV: 20 MW }`; 0 MW.',
          'Margen de confiabilidad de transmisión, en MW o por ciento de la TTC, para todas o por frontera: `{ default: 5 %, GT->SV: 20 MW }`; 0 MW.',
        ),
      ),
    committed: z
      .record(z.string().regex(BORDER), quantity)
      .optional()
      .meta(
        about(
          'Firm commitments, `MX->GT: 240 MW`: what they take of the net capacity; by default the contracts of the data.',
          'Compromisos firmes, `MX->GT: 240 MW`: lo que toman de la capacidad neta; por defecto, los contratos de los datos.',
        ),
      ),
    assumptions: z
      .enum(ASSUMPTIONS)
      .optional()
      .meta(
        about(
          'Show what the thresholds do to each capacity, or all rules of the study (some times slower); thresholds, or none in merit order.',
          'Mostrar qué hacen los umbrales a cada capacidad, o todas las reglas del estudio (varias veces más lento); thresholds, o none por orden de mérito.',
        ),
      ),
  })
  .meta(about('Trade capacity of borders.', 'Capacidad de intercambio de las fronteras.'));
