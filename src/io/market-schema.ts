/** The form of a market study. */
import * as z from 'zod';
import type { MexicanOption, RegionalRegime } from '../analysis/market/market-design.ts';
import type { MarketRequest } from '../study/scenario.ts';
import { about, quantity } from './schema-parts.ts';

const HOURS = ['representative', 'all'] as const satisfies readonly MarketRequest['hours'][];
const WATER = ['average', 'dry', 'wet'] as const satisfies readonly MarketRequest['hydrology'][];
const OUTAGES = ['none', 'n-1'] as const satisfies readonly MarketRequest['contingencies'][];
const LOSSES = ['none', 'linearised'] as const satisfies readonly MarketRequest['losses'][];
const REGIMES = ['isolated', 'opportunity', 'integrated'] as const satisfies readonly RegionalRegime[];
const OPTIONS = [
  'none',
  'contracts',
  'border-agent',
  'explicit-auction',
  'implicit-coupling',
  'joint-dispatch',
  'full-member',
  'scheduled-link',
] as const satisfies readonly MexicanOption[];
/** Becomes part of file names. */
const DESIGN_ID = /^[a-z0-9][a-z0-9-]*$/;

const design = z.union([
  z.string(),
  z.strictObject({
    id: z.string().regex(DESIGN_ID),
    mexico: z
      .enum(OPTIONS)
      .meta(about('How Mexico trades with the region.', 'Cómo comercia México con la región.')),
    region: z
      .enum(REGIMES)
      .optional()
      .meta(
        about(
          'How the countries trade; integrated where Mexico is in one dispatch with them, else opportunity.',
          'Cómo comercian los países; integrated si México está en un mismo despacho con ellos, si no opportunity.',
        ),
      ),
  }),
]);

const dayOrPrice = z.union([quantity, z.array(quantity).length(24)]);

const mexico = z
  .strictObject({
    price: z
      .union([quantity, z.array(quantity).length(24), z.strictObject({ dry: dayOrPrice, wet: dayOrPrice })])
      .optional()
      .meta(
        about(
          'Price on Mexico’s side of the link: one, 24 by hour (UTC−6), or either by season; the border offer of the data.',
          'Precio del lado mexicano del enlace: uno, 24 por hora (UTC−6), o cualquiera por época; la oferta de frontera de los datos.',
        ),
      ),
    slope: quantity
      .optional()
      .meta(
        about(
          'What each MW sold raises that price by; 0 USD/MWh per MW.',
          'Lo que cada MW vendido sube ese precio; 0 USD/MWh per MW.',
        ),
      ),
    contract: quantity
      .optional()
      .meta(about('Contracted power; as in the data.', 'Potencia contratada; la de los datos.')),
    contractPrice: quantity
      .optional()
      .meta(
        about(
          'What a contracted MWh costs; the mean of `price`.',
          'Lo que cuesta un MWh contratado; la media de `price`.',
        ),
      ),
    capacity: z
      .union([quantity, z.strictObject({ import: quantity.optional(), export: quantity.optional() })])
      .optional()
      .meta(
        about(
          'Secure capacity of the link, both ways or into the region (`import`) and out of it (`export`); the operating limits of the hour in the data, else their defaults.',
          'Capacidad segura del enlace, en ambos sentidos o hacia la región (`import`) y desde ella (`export`); los límites operativos de la hora en los datos, o sus valores por defecto.',
        ),
      ),
    yearlyShare: quantity
      .optional()
      .meta(
        about(
          'Share of the capacity that an explicit auction sells by the year; 50 %.',
          'Parte de la capacidad que una subasta explícita vende por año; 50 %.',
        ),
      ),
    link: z
      .strictObject({ capacity: quantity.optional(), loss: quantity.optional() })
      .optional()
      .meta(
        about(
          'The asynchronous link that its owner schedules; 300 MW, 2 % lost.',
          'El enlace asíncrono que programa su dueño; 300 MW, 2 % de pérdidas.',
        ),
      ),
    memberCost: quantity
      .optional()
      .meta(
        about(
          'What membership costs in institutions a year; 0 MUSD.',
          'Lo que la membresía cuesta en instituciones al año; 0 MUSD.',
        ),
      ),
  })
  .meta(about('Mexico’s side.', 'El lado de México.'));

export const market = z
  .strictObject({
    hours: z
      .enum(HOURS)
      .optional()
      .meta(
        about(
          '12 months × working day and weekend × 24 hours, or all 8,760; representative.',
          '12 meses × día hábil y fin de semana × 24 horas, o todas las 8,760; representative.',
        ),
      ),
    designs: z
      .union([z.literal('all'), z.array(design).min(1)])
      .optional()
      .meta(
        about(
          'Market designs: `all` standard ones, or a list of their ids and of own ones; all.',
          'Diseños de mercado: `all` los habituales, o una lista de sus ids y de propios; all.',
        ),
      ),
    base: z
      .string()
      .optional()
      .meta(
        about(
          'Design that the others are told against; `today`, or the first where that is not in the list.',
          'Diseño con el que se comparan los demás; `today`, o el primero si no está en la lista.',
        ),
      ),
    hydrology: z
      .union([z.enum(WATER), z.int()])
      .optional()
      .meta(
        about(
          'Water: the mean, the driest or wettest year of the data, or that of a year; average.',
          'Agua: la media, el año más seco o más húmedo de los datos, o la de un año; average.',
        ),
      ),
    monitorFrom: quantity
      .optional()
      .meta(
        about(
          'Lowest voltage of what limits the dispatch; 230 kV.',
          'Tensión más baja de lo que limita el despacho; 230 kV.',
        ),
      ),
    contingencies: z
      .enum(OUTAGES)
      .optional()
      .meta(
        about(
          'Whether limits hold after the loss of any one of those elements too; none, as the limits of borders count losses already.',
          'Si los límites se respetan también tras perder uno cualquiera de esos elementos; none, porque los límites de fronteras ya cuentan pérdidas.',
        ),
      ),
    operatingLimits: z
      .boolean()
      .optional()
      .meta(
        about(
          'Whether the published operating limits of borders hold; true.',
          'Si rigen los límites operativos publicados de las fronteras; true.',
        ),
      ),
    overloadCost: quantity
      .optional()
      .meta(
        about(
          'What a MWh beyond a limit costs where no dispatch can hold it; 500 USD/MWh.',
          'Lo que cuesta un MWh sobre un límite que ningún despacho puede respetar; 500 USD/MWh.',
        ),
      ),
    reserve: quantity
      .optional()
      .meta(about('Spinning reserve, share of demand; 5 %.', 'Reserva rodante, parte de la demanda; 5 %.')),
    reserveCost: quantity
      .optional()
      .meta(
        about(
          'What an hour of a missing MW of reserve costs; 300 USD/MWh.',
          'Lo que cuesta una hora de un MW de reserva que falta; 300 USD/MWh.',
        ),
      ),
    voll: quantity
      .optional()
      .meta(
        about(
          'Value of demand that is not served; 1000 USD/MWh.',
          'Valor de la demanda no servida; 1000 USD/MWh.',
        ),
      ),
    exchangeCharge: quantity
      .optional()
      .meta(
        about(
          'Charge on what a country exports net; 0.01 USD/MWh.',
          'Cargo sobre la exportación neta de un país; 0.01 USD/MWh.',
        ),
      ),
    losses: z
      .enum(LOSSES)
      .optional()
      .meta(
        about(
          'Whether losses of lines count in the dispatch; none.',
          'Si las pérdidas de las líneas cuentan en el despacho; none.',
        ),
      ),
    costs: z
      .record(z.string(), quantity)
      .optional()
      .meta(
        about(
          'Costs in place of the data’s, by technology: `fuel_oil: 82 USD/MWh`.',
          'Costos en lugar de los de los datos, por tecnología: `fuel_oil: 82 USD/MWh`.',
        ),
      ),
    mexico: mexico.optional(),
  })
  .meta(
    about(
      'A year of the regional market under several designs.',
      'Un año del mercado regional con varios diseños.',
    ),
  );
