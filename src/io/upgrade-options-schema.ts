/** The form of a study that compares works. */
import * as z from 'zod';
import type { SavingsRequest, UpgradeOptionsRequest } from '../study/scenario.ts';
import { BORDER_OR_DEFAULT } from './capacity-schema.ts';
import { conditions } from './conditions-schema.ts';
import { edit, SCENARIO_ID } from './edit-schema.ts';
import { market } from './market-schema.ts';
import { about, BORDER, quantity } from './schema-parts.ts';
import { uncertainty } from './uncertainty-schema.ts';

const STATISTICS = ['median', 'minimum'] as const satisfies readonly UpgradeOptionsRequest['statistic'][];

const LIMITS = ['moved', 'held'] as const satisfies readonly SavingsRequest['limits'][];

const money = z.number().min(0);
const ids = z.array(z.string()).min(1);

const option = z
  .union([
    z.string(),
    z.strictObject({
      id: z.string().regex(SCENARIO_ID),
      title: z
        .strictObject({ en: z.string(), es: z.string() })
        .optional()
        .meta(about('Of an option written out here.', 'De una opción escrita aquí.')),
      edits: z.array(edit).min(1).optional(),
      raises: z
        .record(z.string().regex(BORDER), quantity)
        .optional()
        .meta(
          about(
            'What it adds to published operating limits, `MX->GT: 90 MW`.',
            'Lo que agrega a límites operativos publicados, `MX->GT: 90 MW`.',
          ),
        ),
      lifts: z
        .array(z.string().regex(BORDER))
        .optional()
        .meta(about('Operating limits that it takes away.', 'Límites operativos que elimina.')),
      costMusd: z
        .union([money, z.strictObject({ low: money, base: money, high: money })])
        .optional()
        .meta(
          about(
            'Investment, in place of the catalogue’s: a figure or a range.',
            'Inversión, en lugar de la del catálogo: una cifra o un rango.',
          ),
        ),
      earliestYear: z.int().min(1990).max(2100).optional(),
      lifeYears: z.int().min(1).max(100).optional(),
    }),
  ])
  .meta(
    about(
      'Id of the upgrade catalogue, or an option with what differs from the catalogue or is not in it.',
      'Id del catálogo de refuerzos, o una opción con lo que difiere del catálogo o no está en él.',
    ),
  );

export const upgradeOptions = z
  .strictObject({
    options: z.array(option).min(1).max(30),
    conditions: conditions.nullable().optional(),
    combinations: z
      .int()
      .min(1)
      .max(30)
      .optional()
      .meta(
        about(
          'Every combination of at most this many options; 1.',
          'Toda combinación de a lo sumo este número de opciones; 1.',
        ),
      ),
    group: ids
      .max(10)
      .optional()
      .meta(
        about(
          'Up to ten options looked at in every combination: the part of each in their joint gain, the best of them for a budget or the targets, and in which years.',
          'Hasta diez opciones que se evalúan en toda combinación: la parte de cada una en la ganancia conjunta, las mejores para un presupuesto o las metas, y en qué años.',
        ),
      ),
    portfolios: z
      .array(ids)
      .optional()
      .meta(about('Sets looked at beside the others.', 'Conjuntos que se evalúan además de los otros.')),
    exclusive: z
      .array(ids)
      .optional()
      .meta(
        about(
          'Groups of which at most one option is built.',
          'Grupos de los que se construye a lo sumo una opción.',
        ),
      ),
    target: z
      .union([z.number(), z.string(), z.record(z.string().regex(BORDER_OR_DEFAULT), quantity)])
      .optional()
      .meta(
        about(
          'What each border between two countries is meant to carry each way; 300 MW. By border too: `{ default: 300 MW, MX->GT: 240 MW }`.',
          'Lo que debe llevar cada frontera entre dos países en cada sentido; 300 MW. También por frontera: `{ default: 300 MW, MX->GT: 240 MW }`.',
        ),
      ),
    statistic: z
      .enum(STATISTICS)
      .optional()
      .meta(
        about(
          'Which figure of the conditions counts towards the target; median.',
          'Qué cifra de las condiciones cuenta hacia la meta; median.',
        ),
      ),
    budgetsMusd: z
      .array(money)
      .min(1)
      .optional()
      .meta(
        about(
          'Budgets for which the best portfolio is told.',
          'Presupuestos para los que se indica el mejor portafolio.',
        ),
      ),
    benefits: z
      .array(
        z.strictObject({
          options: ids,
          musdPerYear: z.union([z.number(), z.record(z.string(), z.number())]),
        }),
      )
      .optional()
      .meta(
        about(
          'What sets of options save a year, in all or by country, from a market study or elsewhere: `{ options: [a, b], musdPerYear: { HN: 2, NI: 3 } }`.',
          'Lo que ahorran por año conjuntos de opciones, en total o por país, de un estudio de mercado o de otra fuente: `{ options: [a, b], musdPerYear: { HN: 2, NI: 3 } }`.',
        ),
      ),
    savings: market
      .omit({ hours: true, base: true })
      .extend({
        limits: z
          .enum(LIMITS)
          .optional()
          .meta(
            about(
              'Published operating limits: `moved` by what the works add to the transfer capacity of the model in the same season and demand period, or `held`; moved.',
              'Límites operativos publicados: `moved`, movidos según lo que las obras agregan a la capacidad de transferencia del modelo en la misma época y demanda, o `held`, fijos; moved.',
            ),
          ),
      })
      .optional()
      .meta(
        about(
          'The market year dispatched with every set of options, with the keys of a market study: what each saves a year, for whom, hours of congestion, CO₂ and energy not served. By default the one design `integrated`; the first one listed values the options.',
          'El año de mercado despachado con cada conjunto de opciones, con las claves de un estudio de mercado: lo que cada uno ahorra por año, para quién, horas de congestión, CO₂ y energía no servida. Por defecto el diseño `integrated`; el primero de la lista valora las opciones.',
        ),
      ),
    sequence: z
      .strictObject({ untilYear: z.int().min(1990).max(2100), yearlyBudgetMusd: money.optional() })
      .optional()
      .meta(
        about(
          'In which years to build the group, from the base year on, within a yearly budget; by yearly benefits where all combinations have one, else by MW towards the targets.',
          'En qué años construir el grupo, desde el año base, dentro de un presupuesto anual; según los beneficios anuales si toda combinación los tiene, si no según los MW hacia las metas.',
        ),
      ),
    uncertainty: uncertainty
      .omit({ against: true })
      .optional()
      .meta(
        about(
          'Sample the scenario’s own moment without works, with each option, with all and with each portfolio, under the same random numbers; 200 samples.',
          'Muestrear el momento del propio escenario sin obras, con cada opción, con todas y con cada portafolio, bajo los mismos números aleatorios; 200 muestras.',
        ),
      ),
    discountRate: quantity.optional().meta(about('Per year, real; 12 %.', 'Anual, real; 12 %.')),
    maintenance: quantity
      .optional()
      .meta(
        about(
          'Operation and maintenance a year, as a share of the investment; 3 %.',
          'Operación y mantenimiento por año, como parte de la inversión; 3 %.',
        ),
      ),
    lifeYears: z
      .int()
      .min(1)
      .max(100)
      .optional()
      .meta(about('Where the catalogue gives none; 30.', 'Donde el catálogo no la da; 30.')),
    baseYear: z
      .int()
      .min(1990)
      .max(2100)
      .optional()
      .meta(
        about(
          'At its beginning present values are told; the year of the scenario.',
          'A su comienzo se indican los valores presentes; el año del escenario.',
        ),
      ),
  })
  .meta(
    about(
      'Works compared: alone, last of all and together, with what they cost.',
      'Obras comparadas: solas, al final y en conjunto, con lo que cuestan.',
    ),
  );
