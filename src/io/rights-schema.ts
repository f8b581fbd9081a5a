/** The form of the study of transmission rights. */
import * as z from 'zod';
import type { AreaSpread, RightEntry, RightsRequest } from '../study/scenario.ts';
import { about, monitorFrom, postContingencyRating, quantity } from './schema-parts.ts';

const TYPES = ['obligation', 'option'] as const satisfies readonly RightEntry['type'][];
const SPREADS = ['demand', 'capacity'] as const satisfies readonly AreaSpread[];
const OUTAGES = ['none', 'n-1', 'multiple'] as const satisfies readonly RightsRequest['contingencies'][];

const place = z
  .union([z.string().min(1), z.record(z.string(), z.number().positive())])
  .meta(
    about(
      'Area, substation (its highest voltage) or bus by id; or several substations or buses with weights.',
      'Área, subestación (su tensión más alta) o barra por id; o varias subestaciones o barras con pesos.',
    ),
  );

const type = z
  .enum(TYPES)
  .meta(
    about(
      'Obligation, which always flows, or option, which makes no room for others by flowing against them; obligation.',
      'Obligación, que siempre fluye, u opción, que no deja lugar a otros por fluir en contra; obligation.',
    ),
  );

const right = {
  id: z.string().min(1).optional(),
  holder: z
    .string()
    .min(1)
    .optional()
    .meta(about('Who holds it or bids for it.', 'Quién lo tiene o lo pide.')),
  from: place,
  to: place,
  power: quantity.meta(about('MW held or asked for.', 'MW asignados o pedidos.')),
  type: type.optional(),
};

export const rights = z
  .strictObject({
    period: z
      .union([z.string().min(1), z.int()])
      .meta(
        about(
          'What the rights are for: `2017`, `March 2026`.',
          'Para qué son los derechos: `2017`, `marzo de 2026`.',
        ),
      ),
    held: z
      .array(z.strictObject(right))
      .optional()
      .meta(
        about(
          'Rights to be tested together; the auction sells beside them.',
          'Derechos que se prueban juntos; la subasta vende además de ellos.',
        ),
      ),
    bids: z
      .array(
        z.strictObject({
          ...right,
          price: z
            .number()
            .meta(
              about(
                'USD/MW for the whole period; negative: what is asked for taking an obligation.',
                'USD/MW por todo el período; negativo: lo que se pide por tomar una obligación.',
              ),
            ),
        }),
      )
      .optional()
      .meta(about('Bids of the auction.', 'Ofertas de la subasta.')),
    type: type.optional(),
    spread: z
      .enum(SPREADS)
      .optional()
      .meta(
        about(
          'Areas over their buses by demand or by capacity of plants; demand.',
          'Áreas sobre sus barras por demanda o por capacidad de plantas; demand.',
        ),
      ),
    operatingLimits: z
      .boolean()
      .optional()
      .meta(
        about(
          'Published operating limits of borders hold too; true.',
          'Valen también los límites operativos publicados de fronteras; true.',
        ),
      ),
    contingencies: z
      .enum(OUTAGES)
      .optional()
      .meta(
        about(
          'None, losses of one line or bank, or also the listed losses of several; n-1.',
          'Ninguna, pérdidas de una línea o banco, o también las pérdidas múltiples de la lista; n-1.',
        ),
      ),
    monitorFrom: monitorFrom.optional(),
    postContingencyRating: postContingencyRating.optional(),
  })
  .meta(
    about(
      'Transmission rights from point to point: whether they fit at once, and an auction of more.',
      'Derechos de transmisión de punto a punto: si caben a la vez, y una subasta de más.',
    ),
  );
