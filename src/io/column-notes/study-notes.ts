import { text } from '../../base/text.ts';

/** Columns of conditions, schemes, the most that redispatch allows, transmission rights and uncertainty. */
export const STUDY_NOTES = {
  condition: text('id of the condition', 'id de la condición'),
  year: text('year of the grid', 'año de la red'),
  season: text('dry or wet', 'dry (seca) o wet (húmeda)'),
  month: text('month, from 1', 'mes, desde 1'),
  demand: text(
    'demand period (minimum, medium, maximum) or hour',
    'período de demanda (minimum, medium, maximum) u hora',
  ),
  lowest_mw: text('capacity: the lowest of all layers', 'capacidad: la menor de todas las capas'),
  deciding: text(
    'whether the direction has its least capacity under this condition',
    'si el sentido tiene su menor capacidad en esta condición',
  ),
  reason: text('why the condition has no answer', 'por qué la condición no tiene respuesta'),

  scheme: text('id of the supplementary scheme', 'id del esquema suplementario'),
  scheme_name: text('its name', 'su nombre'),
  without_mw: text(
    'thermal N-1 limit without any scheme; empty: none',
    'límite térmico N-1 sin ningún esquema; vacío: ninguno',
  ),
  with_mw: text('the same with the scheme', 'lo mismo con el esquema'),
  acts_from_mw: text(
    'exchange from which it acts; empty: not before the limit',
    'intercambio desde el que actúa; vacío: no antes del límite',
  ),
  unrelieved: text(
    'whether the flow on its trigger stays above its level',
    'si el flujo que lo dispara sigue sobre su nivel',
  ),

  linear_mw: text('capacity along the shift keys', 'capacidad según las llaves de distribución'),
  optimised_mw: text(
    'capacity with redispatch inside the limits of plants',
    'capacidad con redespacho dentro de los límites de las plantas',
  ),
  straight_mw: text(
    'the same before it is lowered for plants at their limits',
    'lo mismo antes de reducirlo por plantas en sus límites',
  ),
  up_mw: text('MW by which plants are raised', 'MW que suben las plantas'),
  down_mw: text('MW by which plants are lowered', 'MW que bajan las plantas'),
  scarce_side: text(
    'side all of whose plants stand at their limits',
    'lado cuyas plantas están todas en sus límites',
  ),
  mends_base: text(
    'whether redispatch makes the base case secure',
    'si el redespacho hace seguro el caso base',
  ),
  price_mw_per_mw: text(
    'MW of exchange per MW that the element may carry more',
    'MW de intercambio por cada MW más que pueda llevar el elemento',
  ),
  no_answer: text('why there is no figure', 'por qué no hay cifra'),
  study: text('study that the row belongs to', 'estudio al que pertenece la fila'),
  unit: text('id of the plant', 'id de la planta'),
  area: text('area', 'área'),
  technology: text('technology', 'tecnología'),
  base_mw: text('output in the base case', 'producción en el caso base'),
  change_mw: text('change of its output', 'cambio de su producción'),
  output_mw: text('output after it', 'producción resultante'),
  base_net_export_mw: text('net export in the base case', 'exportación neta en el caso base'),
  net_export_mw: text('net export', 'exportación neta'),
  region: text(
    'how exchanges are made: linear (shift keys) or redispatch',
    'cómo se hacen los intercambios: linear (llaves) o redispatch (redespacho)',
  ),
  vertex: text('corner of the polygon, counter-clockwise', 'vértice del polígono, en sentido antihorario'),
  first_mw: text('first exchange there', 'primer intercambio allí'),
  second_mw: text('second exchange there', 'segundo intercambio allí'),
  edge: text('what bounds the region to the next corner', 'qué acota la región hasta el vértice siguiente'),
  edge_element: text('element that does', 'elemento que la acota'),
  edge_element_name: text('its name', 'su nombre'),
  edge_contingency: text('outage behind it; empty: nothing out', 'contingencia detrás; vacío: red completa'),
  edge_contingency_name: text('its name', 'su nombre'),
  edge_units: text('plants that do', 'plantas que la acotan'),
  edge_other_elements: text('elements that bind there too', 'otros elementos que limitan allí'),
  first_from_area: text(
    'areas that export in the first exchange',
    'áreas que exportan en el primer intercambio',
  ),
  first_to_area: text('areas that import in it', 'áreas que importan en él'),
  second_from_area: text(
    'areas that export in the second exchange',
    'áreas que exportan en el segundo intercambio',
  ),
  second_to_area: text('areas that import in it', 'áreas que importan en él'),

  status: text(
    'of a right: held or bid; of a limit: violated, closest or binding',
    'de un derecho: held (vigente) o bid (oferta); de un límite: violated (violado), closest (el más cercano) o binding (activo)',
  ),
  right: text('id of the right or bid', 'id del derecho o de la oferta'),
  holder: text('who holds it or bids for it', 'quién lo tiene o lo pide'),
  type: text('obligation or option', 'obligation (obligación) u option (opción)'),
  power_mw: text('MW held or asked for', 'MW vigentes o pedidos'),
  price_usd_per_mw: text(
    'price bid, for the whole period; of a limit, what one more MW is worth',
    'precio ofrecido por todo el período; de un límite, lo que vale un MW más',
  ),
  awarded_mw: text('MW awarded', 'MW adjudicados'),
  clearing_price_usd_per_mw: text(
    'price of the award, the same for all of one path and type',
    'precio de adjudicación, igual para todos los de un camino y tipo',
  ),
  payment_usd: text(
    'what the bidder pays; negative: is paid',
    'lo que paga quien ofrece; negativo: lo recibe',
  ),
  direction: text('direction of the flow: from-to or to-from', 'sentido del flujo: from-to o to-from'),
  excess_mw: text('flow above the limit; negative: below', 'flujo sobre el límite; negativo: por debajo'),
  used_by_bids_mw: text('MW of it that bids use', 'MW que usan las ofertas'),
  rights: text(
    'rights and bids that put flow on it, the largest first',
    'derechos y ofertas que le ponen flujo, el mayor primero',
  ),
  right_flows_mw: text('flow of each of them, in their order', 'flujo de cada uno, en su orden'),

  scenario: text('id of the scenario', 'id del escenario'),
  samples: text('samples with an answer', 'muestras con respuesta'),
  immovable_share: text(
    'share of the samples in which no transfer can be made',
    'parte de las muestras en que no puede hacerse transferencia',
  ),
  unlimited_share: text(
    'share of the samples in which no element limits',
    'parte de las muestras en que ningún elemento limita',
  ),
  thermal_n_share: text(
    'share of the samples in which the thermal limit with nothing out binds',
    'parte de las muestras en que rige el límite térmico sin contingencia',
  ),
  thermal_n1_share: text(
    'share in which the thermal N-1 limit binds',
    'parte en que rige el límite térmico N-1',
  ),
  operating_share: text(
    'share in which the published operating limit binds',
    'parte en que rige el límite operativo publicado',
  ),
  crossed_share: text(
    'share in which a published limit on the way binds',
    'parte en que rige un límite publicado en el camino',
  ),
  resources_share: text(
    'share in which the plants that shift run out',
    'parte en que se agotan las plantas que se desplazan',
  ),
  share: text('share of the samples in which the pair limits', 'parte de las muestras en que limita el par'),
  more_share: text(
    'share of the samples in which the first allows or brings more',
    'parte de las muestras en que el primero permite o aporta más',
  ),
  less_share: text('share in which it allows less', 'parte en que permite menos'),
  n0_p10_mw: text(
    'thermal limit with nothing out, tenth percentile of the samples; empty: nothing limits',
    'límite térmico sin contingencia, percentil diez de las muestras; vacío: nada limita',
  ),
  n0_p50_mw: text(
    'thermal limit with nothing out, median of the samples; empty: nothing limits',
    'límite térmico sin contingencia, mediana de las muestras; vacío: nada limita',
  ),
  n0_p90_mw: text(
    'thermal limit with nothing out, ninetieth percentile of the samples; empty: nothing limits',
    'límite térmico sin contingencia, percentil noventa de las muestras; vacío: nada limita',
  ),
  n1_p10_mw: text(
    'thermal N-1 limit, tenth percentile of the samples; empty: nothing limits',
    'límite térmico N-1, percentil diez de las muestras; vacío: nada limita',
  ),
  n1_p50_mw: text(
    'thermal N-1 limit, median of the samples; empty: nothing limits',
    'límite térmico N-1, mediana de las muestras; vacío: nada limita',
  ),
  n1_p90_mw: text(
    'thermal N-1 limit, ninetieth percentile of the samples; empty: nothing limits',
    'límite térmico N-1, percentil noventa de las muestras; vacío: nada limita',
  ),
  lowest_p10_mw: text(
    'capacity, tenth percentile of the samples; empty: nothing limits',
    'capacidad, percentil diez de las muestras; vacío: nada limita',
  ),
  lowest_p50_mw: text(
    'capacity, median of the samples; empty: nothing limits',
    'capacidad, mediana de las muestras; vacío: nada limita',
  ),
  lowest_p90_mw: text(
    'capacity, ninetieth percentile of the samples; empty: nothing limits',
    'capacidad, percentil noventa de las muestras; vacío: nada limita',
  ),
  difference_p10_mw: text(
    'capacity less that of the other scenario, tenth percentile of the samples; empty: nothing limits',
    'capacidad menos la del otro escenario, percentil diez de las muestras; vacío: nada limita',
  ),
  difference_p50_mw: text(
    'capacity less that of the other scenario, median of the samples; empty: nothing limits',
    'capacidad menos la del otro escenario, mediana de las muestras; vacío: nada limita',
  ),
  difference_p90_mw: text(
    'capacity less that of the other scenario, ninetieth percentile of the samples; empty: nothing limits',
    'capacidad menos la del otro escenario, percentil noventa de las muestras; vacío: nada limita',
  ),
};
