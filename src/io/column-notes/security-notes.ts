import { text } from '../../base/text.ts';

/** Columns of published limits, criteria and the outages that harm. */
export const SECURITY_NOTES = {
  limit_id: text('row of transfer_limits.csv', 'fila de transfer_limits.csv'),
  limit_kind: text(
    'sort of figure: operating, design, contract, study, default or observed',
    'tipo de cifra: operating (operativa), design (diseño), contract (contrato), study (estudio), default (por defecto) u observed (observada)',
  ),
  published_mw: text('the published figure', 'la cifra publicada'),
  tolerance_mw: text('how exactly it could be read', 'con qué exactitud se pudo leer'),
  acts: text('whether it is the operating limit of this moment', 'si es el límite operativo de este momento'),
  n1_beyond_limit_mw: text(
    'thermal N-1 limit less the published figure',
    'límite térmico N-1 menos la cifra publicada',
  ),
  limit_nature: text('what it is about, read from its reason', 'de qué trata, según su razón'),
  decides: text('directions whose capacity it sets', 'sentidos cuya capacidad fija'),
  year_from: text('first year in which it holds', 'primer año en que rige'),
  year_to: text('last year in which it holds', 'último año en que rige'),
  demand_period: text(
    'demand period in which it holds; empty: all',
    'período de demanda en que rige; vacío: todos',
  ),
  criterion: text('row of criteria.csv', 'fila de criteria.csv'),
  aspect: text('what the rule is about', 'de qué trata la regla'),
  treatment: text(
    'applied; otherwise: the run does something else; entered: not seen, only in published limits',
    'applied: se aplica; otherwise: se hace de otro modo; entered: no se ve, solo en límites publicados',
  ),
  rule: text('what the regional operator asks', 'lo que pide el operador regional'),
  rule_value: text('its figure or range', 'su cifra o rango'),
  rule_unit: text('unit of that', 'unidad de eso'),
  rating_confidence: text('what the rating rests on', 'en qué se apoya la capacidad'),
  flow_before_mw: text('flow before the outage', 'flujo antes de la contingencia'),
  flow_after_mw: text('flow after it', 'flujo tras ella'),
  loading_before_pct: text('loading before the outage', 'cargabilidad antes de la contingencia'),
  loading_after_pct: text('loading after it', 'cargabilidad tras ella'),
  harmed: text(
    'elements that it overloads, or loads 1 % of their limit more',
    'elementos que sobrecarga, o carga 1 % más de su límite',
  ),
  limits: text('directions of which it is the thermal limit', 'sentidos de los que es el límite térmico'),
  next_in: text('directions that it limits next', 'sentidos que limita después'),
  set_apart_in: text(
    'directions from which it is set apart as an overload of the base case',
    'sentidos de los que se aparta como sobrecarga del caso base',
  ),
} as const;
