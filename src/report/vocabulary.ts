import { type Text, text } from '../base/text.ts';
import type { Confidence, DemandPeriod, Season, TransferLimitRow } from '../grid/dataset.ts';
import type { BindingLayer } from '../study/capacity/capacity-result.ts';
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

/** `GT → SV + HN` for two sets of areas. */
export function directionWords(fromAreas: readonly string[], toAreas: readonly string[]): string {
  return `${fromAreas.join('+')} → ${toAreas.join('+')}`;
}
