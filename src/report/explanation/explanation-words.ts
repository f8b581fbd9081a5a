import { type Text, text } from '../../base/text.ts';
import type {
  DifferenceReason,
  LimitNature,
  TouchingUpgrade,
} from '../../study/explanation/explanation-result.ts';

/** The words that only explanations use. */
export const EXPLANATION = {
  pair: text('Limiting pair', 'Par que limita'),
  pairRank: text('Rank', 'Orden'),
  result: text('Result', 'Resultado'),

  summaryTitle: text('In short', 'En breve'),

  sumTitle: text('From the base case to the rating', 'Del caso base al límite'),
  step: text('Step', 'Paso'),
  calculation: text('Calculation', 'Cálculo'),
  mw: text('MW', 'MW'),
  baseFlow: text('Flow with nothing out', 'Flujo con la red completa'),
  rebuilt: text(
    'Removal of the lost elements, solved anew',
    'Retiro de los elementos perdidos, resuelto de nuevo',
  ),
  after: text('After the contingency', 'Tras la contingencia'),
  rating: text('Rating', 'Límite del elemento'),

  loadingTitle: text('Who loads the element', 'Quién carga el elemento'),
  netExport: text('Net export MW', 'Exportación neta MW'),
  internal: text('Own supply MW', 'Suministro propio MW'),
  trade: text('Trade MW', 'Intercambio MW'),
  sum: text('Sum MW', 'Suma MW'),
  share: text('%', '%'),
  others: text('others', 'otros'),
  shifters: text('phase shifters', 'desfasadores'),

  pathsTitle: text('How the exchange leaves', 'Por dónde sale el intercambio'),
  tie: text('Tie', 'Enlace'),

  reliefTitle: text('What relieves the element: plants', 'Qué alivia el elemento: plantas'),
  plant: text('Plant', 'Planta'),
  move: text('Move', 'Cambio'),
  raise: text('raise', 'subir'),
  lower: text('lower', 'bajar'),
  perMw: text('MW per MW', 'MW por MW'),
  room: text('Room MW', 'Margen MW'),
  against: text('Against, in the same country', 'A cambio, en el mismo país'),
  counterRoom: text('Their room MW', 'Su margen MW'),
  takesOff: text('Takes off MW', 'Quita MW'),
  cost: text('USD/MWh', 'USD/MWh'),

  worksTitle: text('What relieves the element: works', 'Qué alivia el elemento: obras'),
  upgrade: text('Upgrade', 'Refuerzo'),
  touches: text('Touches', 'Toca'),
  costMusd: text('MUSD', 'MUSD'),
  thermalWith: text('Thermal N-1 with it MW', 'Térmica N-1 con él MW'),
  gain: text('Gain MW', 'Ganancia MW'),

  comparisonTitle: text('Beside what was published', 'Frente a lo publicado'),
  published: text('Published', 'Publicado'),
  interface: text('Interface', 'Interfaz'),
  fullAt: text('Exchange MW', 'Intercambio MW'),
  oursLess: text('Ours less it MW', 'Nuestra menos esa MW'),
  about: text('About', 'Trata de'),
  nonePublished: text(
    'No figure is published for this interface and moment.',
    'No hay cifra publicada para esta interfaz y este momento.',
  ),

  confidenceTitle: text('What it rests on', 'En qué se apoya'),
  figure: text('Figure', 'Cifra'),
  rows: text('Rows', 'Filas'),
  sources: text('Sources', 'Fuentes'),
} as const satisfies Record<string, Text>;

export const RELATION_WORDS: Readonly<Record<TouchingUpgrade['relation'], Text>> = {
  element: text('the element', 'el elemento'),
  outage: text('the lost element', 'el elemento perdido'),
  corridor: text('the same corridor', 'el mismo corredor'),
  end: text('an end of it', 'un extremo'),
};

export const NATURE_WORDS: Readonly<Record<LimitNature, Text>> = {
  thermal: text('loading', 'carga'),
  'non-thermal': text('voltage, stability or frequency', 'tensión, estabilidad o frecuencia'),
  'range-end': text('end of the range studied', 'fin del rango estudiado'),
  policy: text('target, cap or contract', 'meta, tope o contrato'),
  joint: text('lowest of all checks', 'la menor de todas las verificaciones'),
  'not-stated': text('not stated', 'no se indica'),
};

/** Why a DC thermal figure differs; each is said only where the data bear it out. */
export const REASON_WORDS: Readonly<Record<DifferenceReason, Text>> = {
  'non-thermal': text(
    'A published figure is about voltage, stability or frequency; a DC model sees none of them.',
    'Una cifra publicada trata de tensión, estabilidad o frecuencia; un modelo DC no ve ninguna de ellas.',
  ),
  joint: text(
    "The operator's figure is the lowest of loading, voltage, stability and frequency checks, under a cap of 300 MW; ours checks loading.",
    'La cifra del operador es la menor de las verificaciones de carga, tensión, estabilidad y frecuencia, con un tope de 300 MW; la nuestra verifica la carga.',
  ),
  'range-end': text(
    'A published figure is the end of the range that was studied: the limit itself lies above it.',
    'Una cifra publicada es el fin del rango estudiado: el límite mismo está por encima.',
  ),
  policy: text(
    'A published figure is a target, a cap or a contract and not a limit of the grid.',
    'Una cifra publicada es una meta, un tope o un contrato y no un límite de la red.',
  ),
  'other-interface': text(
    'A published figure is for another interface, which this exchange loads on its way: the exchange that fills it stands beside it.',
    'Una cifra publicada es de otra interfaz, que este intercambio carga en su camino: al lado está el intercambio que la llena.',
  ),
  'all-periods': text(
    'A published limit holds for all demand periods; ours is for this one.',
    'Un límite publicado vale para todos los períodos de demanda; el nuestro es para este.',
  ),
  'other-base-case': text(
    "The operator's base case, dispatch and plants that shift are not published; ours are those of this scenario.",
    'El caso base del operador, su despacho y las plantas que desplaza no se publican; los nuestros son los de este escenario.',
  ),
  'overloaded-before': text(
    'In our base case the element is beyond its rating after the contingency before any more exchange; the operator redispatches or drops such violations.',
    'En nuestro caso base el elemento supera su límite tras la contingencia sin más intercambio; el operador redespacha o descarta tales violaciones.',
  ),
  'estimated-rating': text(
    'The rating of the limiting element is an estimate.',
    'El límite del elemento que limita es una estimación.',
  ),
  'estimated-reactance': text(
    'The reactance of the limiting element is an estimate: its share of the exchange is too.',
    'La reactancia del elemento que limita es una estimación: también lo es su parte del intercambio.',
  ),
};
