import { type Text, text } from '../base/text.ts';

/** What the columns of the tables of a run hold; units are in their names. A name means the same in every table. */
export const COLUMN_NOTES: Readonly<Record<string, Text>> = {
  element: text('id of a line, bank or coupler', 'id de una línea, un banco o un acoplador'),
  element_name: text('name of the element', 'nombre del elemento'),
  name: text('name', 'nombre'),
  kind: text('sort of element, contingency or interface', 'tipo de elemento, contingencia o interfaz'),
  class: text('class of line: siepac, tie, national…', 'clase de línea: siepac, enlace, nacional…'),
  from: text('bus from which flows count', 'barra desde la que cuentan los flujos'),
  to: text('bus to which flows count', 'barra hacia la que cuentan los flujos'),
  area_from: text('area of the first end', 'área del primer extremo'),
  area_to: text('area of the second end', 'área del segundo extremo'),
  areas: text('areas of the part', 'áreas de la parte'),
  kv: text('voltage, of a bank the higher one', 'tensión; de un banco, la mayor'),
  rating_mva: text('continuous rating', 'capacidad continua'),
  flow_mw: text('flow with nothing out, from → to', 'flujo sin contingencia, from → to'),
  loading_pct: text('loading with nothing out', 'cargabilidad sin contingencia'),
  worst_contingency: text(
    'outage after which it is loaded most; empty: none',
    'contingencia tras la que se carga más; vacío: ninguna',
  ),
  worst_contingency_name: text('its name', 'su nombre'),
  worst_flow_mw: text('flow after it', 'flujo tras ella'),
  worst_rating_mva: text('rating that holds after it', 'capacidad que rige tras ella'),
  worst_loading_pct: text('loading after it', 'cargabilidad tras ella'),
  confidence: text(
    'published, inferred or estimated: the weakest of the rows behind the figure',
    'published (publicado), inferred (inferido) o estimated (estimado): la más débil de las filas',
  ),
  sil_mw: text('surge impedance loading', 'potencia natural'),
  loadability_mw: text(
    'what its length lets it carry, an indicator',
    'lo que permite su longitud, un indicador',
  ),
  loadability_element: text('tie that reaches it first', 'enlace que lo alcanza primero'),
  loadability_regime: text('what limits by length', 'qué limita por longitud'),
  source_file: text('table of the data set with its row', 'tabla de los datos con su fila'),
  source_line: text('line of that file', 'línea de ese archivo'),
  source_ids: text('ids of sources.csv behind the row', 'ids de sources.csv detrás de la fila'),

  event: text('id of the event', 'id del evento'),
  date: text(
    'year, month or day, as exact as the source tells',
    'año, mes o día, con la exactitud de la fuente',
  ),
  event_areas: text('areas that it touched; empty: the region', 'áreas que tocó; vacío: la región'),
  demand_lost_mw: text('demand lost, where told', 'demanda perdida, donde se cuenta'),
  words_en: text('what happened, in English', 'qué pasó, en inglés'),
  words_es: text('what happened, in Spanish', 'qué pasó, en español'),

  from_area: text('areas that export', 'áreas que exportan'),
  to_area: text('areas that import', 'áreas que importan'),
  lines: text('ties of the border', 'enlaces de la frontera'),
  line_flows_mw: text('flow over each of them, in their order', 'flujo por cada uno, en su orden'),

  contingency: text('id of what is lost; empty: nothing', 'id de lo que se pierde; vacío: nada'),
  contingency_name: text('its name', 'su nombre'),
  splits: text('whether it cuts the grid in parts', 'si separa la red'),
  shed_mw: text('demand lost in parts without supply', 'demanda desconectada en partes sin suministro'),
  shed_by_area: text('the same by area', 'lo mismo por área'),
  tripped_mw: text('generation lost in parts without demand', 'generación perdida en partes sin demanda'),
  worst_element: text('element loaded most after it', 'elemento más cargado tras ella'),
  worst_element_name: text('its name', 'su nombre'),
  overloads: text('watched elements above 100 %', 'elementos vigilados sobre 100 %'),

  base_exchange_mw: text(
    'exchange of the base case, from which capacities count',
    'intercambio del caso base, desde el que cuentan las capacidades',
  ),
  n0_mw: text('thermal limit with nothing out', 'límite térmico sin contingencia'),
  n1_mw: text('thermal limit after the worst outage', 'límite térmico tras la peor contingencia'),
  operating_limit_mw: text('published operating limit', 'límite operativo publicado'),
  operating_limit_id: text('its row in transfer_limits.csv', 'su fila en transfer_limits.csv'),
  operating_limit_source_ids: text('its sources', 'sus fuentes'),
  ttc_mw: text(
    'total transfer capacity: the lowest of all layers',
    'capacidad total de transferencia: la menor de las capas',
  ),
  trm_mw: text('transmission reliability margin', 'margen de confiabilidad de transmisión'),
  ntc_mw: text('net transfer capacity, TTC − TRM', 'capacidad neta de transferencia, TTC − TRM'),
  aac_mw: text('already allocated capacity: firm contracts', 'capacidad ya asignada: contratos firmes'),
  aac_source: text('who says so: scenario, contracts or none', 'quién lo dice: scenario, contracts o none'),
  atc_mw: text('available transfer capacity, NTC − AAC', 'capacidad disponible de transferencia, NTC − AAC'),
  binding_layer: text('layer that is the lowest', 'capa que es la menor'),
  limiting_element: text('element behind the thermal N-1 limit', 'elemento detrás del límite térmico N-1'),
  limiting_element_name: text('its name', 'su nombre'),
  limiting_contingency: text('outage behind it; empty: none', 'contingencia detrás; vacío: ninguna'),
  limiting_contingency_name: text('its name', 'su nombre'),
  crossed_limit_mw: text(
    'exchange at which a published limit on the way is full',
    'intercambio con el que se llena un límite publicado en el camino',
  ),
  crossed_limit_id: text('that limit', 'ese límite'),
  crossed_limit_share: text('MW over it per MW of exchange', 'MW por él por MW de intercambio'),
  resources_mw: text(
    'how far the plants that shift can go',
    'hasta dónde llegan las plantas que se desplazan',
  ),
  edge_loading_pct: text(
    'loading of a limiting pair that a worse base case would set apart',
    'carga de un par que un caso base peor apartaría',
  ),
  edge_set_apart_contingency: text(
    'outage by which it is set apart already',
    'contingencia por la que ya se aparta',
  ),
  edge_ttc_mw: text('capacity that would come', 'capacidad que resultaría'),
  edge_binding_layer: text('what would bind', 'qué limitaría'),

  rank: text('position in the list, 1 limits', 'posición en la lista, 1 es el que limita'),
  base_flow_mw: text(
    'flow after the outage, before more exchange',
    'flujo tras la contingencia, antes de más intercambio',
  ),
  sensitivity: text('MW on the element per MW of exchange', 'MW en el elemento por MW de intercambio'),
  limit_mw: text('exchange at which it reaches its rating', 'intercambio con el que llega a su capacidad'),
  relief_rank: text('step at which the element is relieved', 'paso en que se alivia el elemento'),
  relieved: text('elements relieved so far', 'elementos aliviados hasta aquí'),
  relieved_ttc_mw: text('capacity then', 'capacidad entonces'),
  relieved_binding_layer: text('what binds then', 'qué limita entonces'),
  next_element: text('element that limits then', 'elemento que limita entonces'),
  next_element_name: text('its name', 'su nombre'),
  next_contingency: text('outage behind it', 'contingencia detrás'),
  next_limit_mw: text('its limit', 'su límite'),

  assumption: text('rule of the study that is changed', 'regla del estudio que se cambia'),
  asked_n1_mw: text('thermal N-1 limit as asked', 'límite térmico N-1 según lo pedido'),
  asked_ttc_mw: text('capacity as asked', 'capacidad según lo pedido'),

  section: text('part of the explanation', 'parte de la explicación'),
  item: text('what the row is about', 'de qué trata la fila'),
  mw: text('MW of it', 'MW de ello'),
  per_mw: text('effect on the element per MW', 'efecto en el elemento por MW'),
  effect_mw: text('effect on the element', 'efecto en el elemento'),
  cost_usd_per_mwh: text('variable cost', 'costo variable'),

  separation: text('what is cut', 'qué se separa'),
  cut_mw: text('flow that is cut', 'flujo que se corta'),
  demand_mw: text('demand', 'demanda'),
  generation_before_mw: text('generation before', 'generación antes'),
  generation_after_mw: text('generation after', 'generación después'),
  new_overloads: text('elements overloaded by it', 'elementos que sobrecarga'),
  pick_up_by_area: text('who picks up what is lost', 'quién asume lo que se pierde'),

  set: text('position among the sets, 0: nothing built', 'posición entre los conjuntos, 0: nada construido'),
  options: text('ids of the options of the set', 'ids de las opciones del conjunto'),
  design: text('id of the market design', 'id del diseño de mercado'),
  saved_musd: text(
    'total cost of the market year saved against no works',
    'costo total del año de mercado ahorrado frente a ninguna obra',
  ),
  rent_change_musd: text(
    'change of the congestion rent against no works',
    'cambio de la renta de congestión frente a ninguna obra',
  ),
  hours_at_limit_change: text(
    'change of the hours in which a border is at its limit, added up over borders',
    'cambio de las horas en que una frontera está en su límite, sumadas sobre las fronteras',
  ),
  trade_change_gwh: text('change of regional trade', 'cambio del intercambio regional'),
  co2_change_kt: text('change of the CO₂ of all areas', 'cambio del CO₂ de todas las áreas'),
  unserved_change_gwh: text('change of the energy not served', 'cambio de la energía no servida'),
  saved_no_country_musd: text(
    'part of the saving that belongs to no area',
    'parte del ahorro que no corresponde a ninguna área',
  ),
};

const AREA_SAVING = /^saved_([a-z]+)_musd$/;

/** The note of a column, also of one that each area has; `undefined` for a column without a note. */
export function columnNote(name: string): Text | undefined {
  const area = AREA_SAVING.exec(name)?.[1]?.toUpperCase();
  if (area === undefined) return COLUMN_NOTES[name];
  return text(`part of the saving that goes to ${area}`, `parte del ahorro que va a ${area}`);
}
