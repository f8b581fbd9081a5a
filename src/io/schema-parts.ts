/** Pieces that the forms of several studies are made of. */
import * as z from 'zod';
import { type Text, text } from '../base/text.ts';
import type { CapacityRequest, LoadingRequest } from '../study/scenario.ts';

const RATINGS = [
  'continuous',
  'emergency',
] as const satisfies readonly LoadingRequest['postContingencyRating'][];
const CAPACITY_OUTAGES = ['n-1', 'multiple'] as const satisfies readonly CapacityRequest['contingencies'][];
const DIRECTIONS = ['both', 'forward'] as const satisfies readonly CapacityRequest['directions'][];

export const BORDER = /^\s*\w+(?:\s*\+\s*\w+)*\s*(?:->|→)\s*\w+(?:\s*\+\s*\w+)*\s*$/;

/** The note that an editor shows, in both languages. */
export function about(en: string, es: string): { readonly description: string } {
  const note: Text = text(en, es);
  return { description: `${note.en}\n${note.es}` };
}

export const quantity = z.union([z.number(), z.string()]);

export const monitorFrom = quantity.meta(
  about('Lowest voltage watched; 115 kV.', 'Tensión más baja que se vigila; 115 kV.'),
);
export const postContingencyRating = z
  .enum(RATINGS)
  .meta(
    about(
      'Rating after a contingency; continuous, as the regional operator does.',
      'Capacidad después de una contingencia; continua, como hace el operador regional.',
    ),
  );

export const directions = z
  .enum(DIRECTIONS)
  .meta(about('Both ways or only as written; both.', 'Ambos sentidos o solo el escrito; both.'));

/** What is watched and which pairs limit. */
export const securityRules = {
  contingencies: z
    .enum(CAPACITY_OUTAGES)
    .optional()
    .meta(
      about(
        'Losses of one element, or also the listed losses of several; n-1.',
        'Pérdidas de un elemento, o también las pérdidas múltiples de la lista; n-1.',
      ),
    ),
  monitorFrom: monitorFrom.optional(),
  sensitivityThreshold: quantity
    .optional()
    .meta(
      about(
        'An element that takes less of the transfer than this does not limit it; 1 %.',
        'Un elemento que toma menos de esto de la transferencia no la limita; 1 %.',
      ),
    ),
  localOverloadThreshold: quantity
    .optional()
    .meta(
      about(
        'The same for elements overloaded without any transfer; as above.',
        'Lo mismo para elementos sobrecargados sin transferencia; como arriba.',
      ),
    ),
  postContingencyRating: postContingencyRating.optional(),
};
