import { type Text, text } from '../base/text.ts';
import type { Confidence, DemandPeriod, Season, TransferLimitRow } from '../grid/dataset.ts';
import type { BindingLayer, CapacityRow } from '../study/capacity/capacity-result.ts';
import type { AreaPair } from '../study/scenario.ts';
import type { Words } from './report-model.ts';

/** The words for the values that tables hold. */

export const SEASON_WORDS: Readonly<Record<Season, Text>> = {
  dry: text('dry season', 'época seca'),
  wet: text('wet season', 'época húmeda'),
};

const DEMAND_WORDS: Readonly<Record<DemandPeriod, Text>> = {
  minimum: text('minimum demand', 'demanda mínima'),
  medium: text('medium demand', 'demanda media'),
  maximum: text('maximum demand', 'demanda máxima'),
};

/** A demand period in words; any other string is already an hour and a day type, and stays. */
export function demandWords(demand: string): Words {
  return Object.hasOwn(DEMAND_WORDS, demand) ? DEMAND_WORDS[demand as DemandPeriod] : demand;
}

const SHORT_SEASON_WORDS: Readonly<Record<Season, Text>> = {
  dry: text('dry', 'seca'),
  wet: text('wet', 'húmeda'),
};

const SHORT_DEMAND_WORDS: Readonly<Record<DemandPeriod, Text>> = {
  minimum: text('min', 'mín'),
  medium: text('med', 'med'),
  maximum: text('max', 'máx'),
};

/** A moment as the head of a column: `wet max, September`. */
export function conditionWords(season: Season, month: number | undefined, demand: string): Text {
  const period = Object.hasOwn(SHORT_DEMAND_WORDS, demand)
    ? SHORT_DEMAND_WORDS[demand as DemandPeriod]
    : text(demand, demand);
  const { en, es } = SHORT_SEASON_WORDS[season];
  const named = month === undefined ? undefined : MONTHS[month - 1];
  return named === undefined
    ? text(`${en} ${period.en}`, `${es} ${period.es}`)
    : text(`${en} ${period.en}, ${named.en}`, `${es} ${period.es}, ${named.es}`);
}

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, Text>> = {
  published: text('published', 'publicado'),
  inferred: text('inferred', 'inferido'),
  estimated: text('estimated', 'estimado'),
};

export const LAYER_WORDS: Readonly<Record<BindingLayer, Text>> = {
  'thermal-n': text('thermal N', 'térmica N'),
  'thermal-n-1': text('thermal N-1', 'térmica N-1'),
  operating: text('operating', 'operativo'),
  crossed: text('limit on the way', 'límite en el camino'),
  resources: text('generation', 'generación'),
  none: text('nothing', 'nada'),
};

/** Kinds of published transfer figures. */
export const PUBLISHED_KIND_WORDS: Readonly<Record<TransferLimitRow['kind'], Text>> = {
  operating: text('operating', 'operativo'),
  design: text('design', 'diseño'),
  contract: text('contract', 'contrato'),
  study: text('study', 'estudio'),
  default: text('default', 'por defecto'),
  observed: text('observed', 'observado'),
};

const MONTHS: readonly Text[] = [
  text('January', 'enero'),
  text('February', 'febrero'),
  text('March', 'marzo'),
  text('April', 'abril'),
  text('May', 'mayo'),
  text('June', 'junio'),
  text('July', 'julio'),
  text('August', 'agosto'),
  text('September', 'septiembre'),
  text('October', 'octubre'),
  text('November', 'noviembre'),
  text('December', 'diciembre'),
];

/** Name of a month, from 1. */
export function monthWords(month: number): Words {
  return MONTHS[month - 1] ?? String(month);
}

/** A date as each language writes it, `1 June 2013` and `1 de junio de 2013`; without day, or without month, as far as it goes. */
export function dateWords(date: string): Words {
  const [year, month, day] = date.split('-').map(Number);
  const named = month === undefined ? undefined : MONTHS[month - 1];
  if (named === undefined) return date;
  if (day === undefined) return text(`${named.en} ${year}`, `${named.es} de ${year}`);
  return text(`${day} ${named.en} ${year}`, `${day} de ${named.es} de ${year}`);
}

/** `GT → SV + HN` for two sets of areas. */
export function directionWords(fromAreas: readonly string[], toAreas: readonly string[]): string {
  return `${fromAreas.join('+')} → ${toAreas.join('+')}`;
}

/** A pair of sides as a direction. */
export function pairWay({ from, to }: AreaPair): string {
  return directionWords(from, to);
}

/** An interface in words: a direction, or a country against all others. */
export function interfaceWords({ kind, fromAreas, toAreas }: NamedInterface): Words {
  if (kind === 'total-export') return text(`${fromAreas[0]} → the others`, `${fromAreas[0]} → los demás`);
  if (kind === 'total-import') return text(`the others → ${toAreas[0]}`, `los demás → ${toAreas[0]}`);
  return directionWords(fromAreas, toAreas);
}

type NamedInterface = Pick<CapacityRow, 'kind' | 'fromAreas' | 'toAreas'>;
