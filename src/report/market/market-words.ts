import type { MarketDesign } from '../../analysis/market/market-design.ts';
import { type Text, text } from '../../base/text.ts';
import type { Hydrology } from '../../grid/market/market-year.ts';
import type { DesignResult, MarketResult } from '../../study/market/market-result.ts';
import type { Words } from '../report-model.ts';

const DESIGN_WORDS: Readonly<Record<string, Text>> = {
  isolated: text('Isolated', 'Aislados'),
  today: text('As today', 'Como hoy'),
  integrated: text('Integrated', 'Integrado'),
  'border-agent': text('Border agent', 'Agente frontera'),
  'explicit-auction': text('Explicit auction', 'Subasta explícita'),
  'implicit-coupling': text('Implicit coupling', 'Acoplamiento implícito'),
  'joint-dispatch': text('Joint dispatch', 'Despacho conjunto'),
  'full-member': text('Full member', 'Miembro pleno'),
  'scheduled-link': text('Scheduled link', 'Enlace programado'),
};

/** A design as a row or a key names it; one that a scenario made up keeps its id. */
export function designWords({ id }: Pick<MarketDesign, 'id'>): Text {
  return Object.hasOwn(DESIGN_WORDS, id) ? DESIGN_WORDS[id]! : text(id, id);
}

/** The same, the base design said to be it. */
export function markedDesignWords({ design }: DesignResult, { base }: MarketResult): Text {
  const { en, es } = designWords(design);
  return design.id === base ? text(`${en} (base)`, `${es} (base)`) : text(en, es);
}

export const REGION_WORDS: Readonly<Record<MarketDesign['region'], Text>> = {
  isolated: text('each country by itself', 'cada país por su cuenta'),
  opportunity: text(
    'national dispatch first, then the opportunity market',
    'despacho nacional primero, luego el mercado de oportunidad',
  ),
  integrated: text('one dispatch for all', 'un solo despacho para todos'),
};

export const MEXICO_WORDS: Readonly<Record<MarketDesign['mexico'], Text>> = {
  none: text('no trade with Mexico', 'sin intercambio con México'),
  contracts: text('contracts with Mexico as now', 'contratos con México como hoy'),
  'border-agent': text(
    'Mexico as an extra-regional agent at the border node',
    'México como agente extrarregional en el nodo frontera',
  ),
  'explicit-auction': text('explicit auction of the Mexican link', 'subasta explícita del enlace con México'),
  'implicit-coupling': text('implicit coupling with Mexico', 'acoplamiento implícito con México'),
  'joint-dispatch': text('Mexico in the same dispatch', 'México en el mismo despacho'),
  'full-member': text('Mexico as full member', 'México como miembro pleno'),
  'scheduled-link': text(
    'asynchronous link scheduled by its owner',
    'enlace asíncrono programado por su dueño',
  ),
};

const TECHNOLOGY_WORDS: Readonly<Record<string, Text>> = {
  hydro_reservoir: text('Hydro, reservoir', 'Hidro, embalse'),
  hydro_run_of_river: text('Hydro, run of river', 'Hidro, filo de agua'),
  geothermal: text('Geothermal', 'Geotérmica'),
  wind: text('Wind', 'Eólica'),
  solar: text('Solar', 'Solar'),
  biomass: text('Biomass', 'Biomasa'),
  coal: text('Coal', 'Carbón'),
  gas_ccgt: text('Natural gas', 'Gas natural'),
  fuel_oil: text('Fuel oil', 'Búnker'),
  diesel: text('Diesel', 'Diésel'),
  border_offer: text('Border offer', 'Oferta en frontera'),
  contract: text('Contract', 'Contrato'),
  neighbour: text('Neighbour, net', 'Vecino, neto'),
};

/** Technologies in the order in which stacks and tables list them: what cannot wait first, what costs most last. */
export const TECHNOLOGY_ORDER: readonly string[] = Object.keys(TECHNOLOGY_WORDS);

export function technologyWords(technology: string): Words {
  return Object.hasOwn(TECHNOLOGY_WORDS, technology) ? TECHNOLOGY_WORDS[technology]! : technology;
}

/** The water of the year in words. */
export function hydrologyWords(hydrology: Hydrology): Text {
  switch (hydrology) {
    case 'average':
      return text('average water', 'hidrología media');
    case 'dry':
      return text('the driest year of the data', 'el año más seco de los datos');
    case 'wet':
      return text('the wettest year of the data', 'el año más húmedo de los datos');
    default:
      return text(`the water of ${hydrology}`, `la hidrología de ${hydrology}`);
  }
}
