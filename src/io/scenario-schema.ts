/**
 * The form of a scenario file. Everything may be left out here, because a file may inherit from another one; what a
 * scenario needs in the end is for the reader to say. Quantities are numbers or text: `120`, `120 MW`, `1.2 GW / 10`.
 */
import * as z from 'zod';
import { text } from '../base/text.ts';
import type { LoadingRequest, SchemeRule } from '../study/scenario.ts';
import { BORDER_OR_DEFAULT, capacity } from './capacity-schema.ts';
import { conditions, DEMAND_PERIODS, SEASONS } from './conditions-schema.ts';
import { edit, SCENARIO_ID } from './edit-schema.ts';
import { market } from './market-schema.ts';
import { joint, optimised, regionalTrade } from './optimum-schema.ts';
import { rights } from './rights-schema.ts';
import type { FormHints } from './schema-fault.ts';
import { about, BORDER, monitorFrom, postContingencyRating, quantity } from './schema-parts.ts';
import { uncertainty } from './uncertainty-schema.ts';
import { upgradeOptions } from './upgrade-options-schema.ts';

const LOADING_OUTAGES = ['none', 'n-1'] as const satisfies readonly LoadingRequest['contingencies'][];
const TRIGGER_DIRECTIONS = [
  'from-to',
  'to-from',
  'either',
] as const satisfies readonly SchemeRule['triggerDirection'][];
const EXCHANGE = /^\s*\w+\s*(?:->|→)\s*\w+\s*$/;
const BORDER_HINT = text(
  'areas on both sides of an arrow: `GT->SV+HN`',
  'áreas a ambos lados de una flecha: `GT->SV+HN`',
);

/** What the texts of a certain form look like. */
export const SCENARIO_FORMS: FormHints = new Map([
  [
    SCENARIO_ID,
    text('small letters, digits, hyphens: `2017-dry-max`', 'minúsculas, cifras, guiones: `2017-dry-max`'),
  ],
  [EXCHANGE, text('from exporter to importer: `MX->GT`', 'del exportador al importador: `MX->GT`')],
  [BORDER, BORDER_HINT],
  [BORDER_OR_DEFAULT, text(`\`default\`, or ${BORDER_HINT.en}`, `\`default\`, o ${BORDER_HINT.es}`)],
]);

const title = z
  .strictObject({ en: z.string().min(1).optional(), es: z.string().min(1).optional() })
  .meta(about('What it is, in English and Spanish.', 'Qué es, en inglés y en español.'));

const question = z
  .strictObject({ en: z.string().min(1), es: z.string().min(1) })
  .meta(
    about(
      'The question of this file alone, in English and Spanish; without it, the first comment.',
      'La pregunta de este archivo solo, en inglés y en español; sin ella, el primer comentario.',
    ),
  );

const demand = z
  .union([z.enum(DEMAND_PERIODS), z.strictObject({ hour: z.int().min(0).max(23), dayType: z.string() })])
  .meta(
    about(
      'Demand period, or an hour (UTC−6) and a day type of the demand profiles.',
      'Período de demanda, o una hora (UTC−6) y un tipo de día de los perfiles de demanda.',
    ),
  );

const upgrade = z
  .union([
    z.string(),
    z.strictObject({
      id: z.string().regex(SCENARIO_ID),
      title: z.strictObject({ en: z.string(), es: z.string() }),
      edits: z.array(edit).min(1),
    }),
  ])
  .meta(
    about(
      'Id from the upgrade catalogue, or edits written out here.',
      'Id del catálogo de refuerzos, o cambios escritos aquí.',
    ),
  );

const loading = z
  .strictObject({
    contingencies: z
      .enum(LOADING_OUTAGES)
      .optional()
      .meta(about('Outages to solve; n-1.', 'Contingencias por resolver; n-1.')),
    monitorFrom: monitorFrom.optional(),
    postContingencyRating: postContingencyRating.optional(),
  })
  .meta(about('Loading of lines and transformers.', 'Cargabilidad de líneas y transformadores.'));

const study = z
  .strictObject({
    loading: loading.nullable(),
    capacity: capacity.nullable(),
    conditions: conditions.nullable(),
    optimised: optimised.nullable(),
    joint,
    regionalTrade: regionalTrade.nullable(),
    rights,
    uncertainty: uncertainty.nullable(),
    upgradeOptions,
    market: market.nullable(),
  })
  .partial();

const powerByName = z.record(z.string(), quantity);

const scheme = z
  .union([
    z.string(),
    z.strictObject({
      id: z.string().min(1),
      title: z.strictObject({ en: z.string(), es: z.string() }),
      trigger: z.strictObject({
        element: z.string(),
        direction: z.enum(TRIGGER_DIRECTIONS).optional(),
        level: quantity,
      }),
      open: z.array(z.string()).optional(),
      trip: z.record(z.string(), z.union([z.literal('all'), quantity])).optional(),
      set: powerByName.optional(),
      shed: powerByName.optional(),
    }),
  ])
  .meta(
    about(
      'Supplementary control scheme: id of the data, or written out: when the flow on `trigger` passes its level, `open` elements, `trip` plants, `set` plants or links, `shed` demand of areas.',
      'Esquema de control suplementario: id de los datos, o escrito aquí: cuando el flujo en `trigger` pasa su nivel, abre (`open`) elementos, dispara (`trip`) plantas, fija (`set`) plantas o enlaces, desconecta (`shed`) demanda de áreas.',
    ),
  );

/** One scenario file. */
export const scenarioFileSchema = z
  .strictObject({
    extends: z
      .string()
      .optional()
      .meta(about('File to inherit from, relative to this one.', 'Archivo del que hereda, relativo a este.')),
    id: z.string().regex(SCENARIO_ID).optional(),
    title: title.optional(),
    question: question.optional(),
    data: z
      .string()
      .optional()
      .meta(
        about(
          'Folder of a data set, relative to this file.',
          'Carpeta de un conjunto de datos, relativa a este archivo.',
        ),
      ),
    year: z
      .int()
      .min(1990)
      .max(2100)
      .optional()
      .meta(about('Which year’s grid, fleet and demand.', 'De qué año son la red, el parque y la demanda.')),
    season: z.enum(SEASONS).optional().meta(about('Dry or wet season.', 'Época seca o húmeda.')),
    demand: demand.optional(),
    month: z
      .int()
      .min(1)
      .max(12)
      .optional()
      .meta(
        about(
          'Month of water, wind and monthly limits; that of the season by default.',
          'Mes del agua, del viento y de los límites mensuales; por defecto, el de la época.',
        ),
      ),
    demandFactor: quantity
      .optional()
      .meta(about('Multiplies all demand; 1.', 'Multiplica toda la demanda; 1.')),
    upgrades: z.array(upgrade).nullable().optional(),
    schemes: z.array(scheme).nullable().optional(),
    exchanges: z
      .record(z.string().regex(EXCHANGE), quantity)
      .nullable()
      .optional()
      .meta(
        about(
          'Net schedules of the base case, `MX->GT: 120 MW`; areas without one balance themselves.',
          'Programas netos del caso base, `MX->GT: 120 MW`; las áreas sin programa se equilibran solas.',
        ),
      ),
    studies: z.array(study).min(1).optional(),
    moreStudies: z
      .array(study)
      .min(1)
      .optional()
      .meta(
        about(
          'Studies beside those of `studies`, which stay as inherited.',
          'Estudios además de los de `studies`, que quedan como se heredan.',
        ),
      ),
  })
  .meta({ title: 'siepac scenario', ...about('A question put to the grid.', 'Una pregunta sobre la red.') });

export type ScenarioFile = z.infer<typeof scenarioFileSchema>;

/** An entry of the list of studies. */
export type StudyEntry = z.infer<typeof study>;

/** JSON Schema (draft 2020-12) of scenario files, for editors. */
export function scenarioJsonSchema(): object {
  return z.toJSONSchema(scenarioFileSchema, { io: 'input' });
}
