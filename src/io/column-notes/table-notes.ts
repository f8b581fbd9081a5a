import { type Text, text } from '../../base/text.ts';

/** Columns that mean something of their own in one table. */
export const TABLE_NOTES: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  market_areas: {
    rent_change_musd: text('gain of rent against the base design', 'ganancia de renta frente al diseño base'),
  },
  market_hours: {
    kind: text('area or border', 'area (área) o border (frontera)'),
    flow_mw: text('flow over the border, from → to', 'flujo por la frontera, from → to'),
  },
  optimum_limits: {
    flow_mw: text('flow after the outage, from → to', 'flujo tras la contingencia, from → to'),
    rank: text(
      'position in the list, the highest price first',
      'posición en la lista, el mayor precio primero',
    ),
  },
  rights: {
    from: text('where it takes in: area, substation or bus', 'dónde toma: área, subestación o barra'),
    to: text('where it gives out: area, substation or bus', 'dónde entrega: área, subestación o barra'),
  },
  rights_limits: {
    flow_mw: text('flow with all rights used', 'flujo con todos los derechos en uso'),
    limit_mw: text('what may flow', 'lo que puede fluir'),
  },
  security_limits: {
    season: text('season in which it holds; empty: all', 'época en que rige; vacío: todas'),
    month: text('month in which it holds; empty: all', 'mes en que rige; vacío: todos'),
    reason: text('why it stands, as its source says', 'por qué rige, según su fuente'),
  },
  upgrade_group: {
    unit: text('unit of both worths', 'unidad de ambos valores'),
  },
};
