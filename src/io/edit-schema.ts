/** The form of a change to the grid. */
import * as z from 'zod';
import type { EditAction } from '../grid/dataset.ts';
import { about, quantity } from './schema-parts.ts';

/** Becomes a folder name, so it holds nothing that a file system minds. */
export const SCENARIO_ID = /^[a-z0-9][a-z0-9._-]*$/;

const ACTIONS = [
  'add-bus',
  'add-line',
  'add-transformer',
  'add-dc-link',
  'set-rating',
  'set-reactance-factor',
  'close',
  'open',
  'remove',
] as const satisfies readonly EditAction[];

export const edit = z.strictObject({
  action: z.enum(ACTIONS),
  element: z.string().meta(about('Id of what is added or changed.', 'Id de lo que se agrega o cambia.')),
  name: z.string().optional(),
  substation: z.string().optional(),
  fromBus: z.string().optional(),
  toBus: z.string().optional(),
  nominalKv: quantity.optional(),
  circuits: z.int().min(1).max(8).optional(),
  lengthKm: quantity.optional(),
  typicalClass: z.string().optional(),
  ratingMva: quantity.optional(),
  reactancePct: quantity.optional(),
  flowMw: quantity.optional(),
});
