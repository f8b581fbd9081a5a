/** The form of the studies that look for the most that the grid allows. */
import * as z from 'zod';
import type { OptimisedRequest, UnitKeyKind } from '../study/scenario.ts';
import { about, BORDER, directions, securityRules } from './schema-parts.ts';

const UNIT_KEYS = ['output', 'headroom'] as const satisfies readonly UnitKeyKind[];
const HELPING = ['none', 'all'] as const satisfies readonly OptimisedRequest['helping'][];

const shiftKey = z
  .enum(UNIT_KEYS)
  .meta(
    about(
      'Key of the linear figure to compare with: output or headroom; that of the capacity study, else headroom.',
      'Llave de la cifra lineal con que se compara: output o headroom; la del estudio de capacidad, si no headroom.',
    ),
  );

/** Rules not given are those of the capacity study. */
export const optimised = z
  .strictObject({
    borders: z
      .union([z.literal('all'), z.array(z.string().regex(BORDER)).min(1)])
      .optional()
      .meta(
        about(
          '`all` (neighbours), or a list such as `GT->SV+HN`; all.',
          '`all` (vecinos), o una lista como `GT->SV+HN`; all.',
        ),
      ),
    directions: directions.optional(),
    shiftKey: shiftKey.optional(),
    helping: z
      .enum(HELPING)
      .optional()
      .meta(
        about(
          'Whether units of third areas move too, each area with its net export unchanged; none.',
          'Si también se mueven unidades de terceras áreas, cada área con su exportación neta igual; none.',
        ),
      ),
    ...securityRules,
  })
  .meta(
    about(
      'The largest secure exchange with redispatch inside unit limits.',
      'El mayor intercambio seguro con redespacho dentro de los límites de las unidades.',
    ),
  );

export const joint = z
  .strictObject({
    exchanges: z
      .array(z.string().regex(BORDER))
      .length(2)
      .meta(
        about(
          'Two exchanges used together: `[MX->GT, GT->SV+HN]`.',
          'Dos intercambios usados a la vez: `[MX->GT, GT->SV+HN]`.',
        ),
      ),
    shiftKey: shiftKey.optional(),
    redispatch: z
      .boolean()
      .optional()
      .meta(about('Also the region with redispatch; true.', 'También la región con redespacho; true.')),
    ...securityRules,
  })
  .meta(
    about(
      'Which sizes of two exchanges are secure together: the region as a polygon.',
      'Qué tamaños de dos intercambios son seguros a la vez: la región como polígono.',
    ),
  );

export const regionalTrade = z
  .strictObject({ ...securityRules })
  .meta(
    about(
      'The largest secure trade of all areas at the same time, with redispatch.',
      'El mayor intercambio seguro de todas las áreas a la vez, con redespacho.',
    ),
  );
