import { type Text, text } from '../../base/text.ts';
import type { Limit } from '../../study/capacity/capacity-result.ts';
import type {
  CapacityExplanation,
  ExplainedMove,
  ExplainedPair,
  TouchingUpgrade,
} from '../../study/explanation/explanation-result.ts';
import { textCell } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Remarks } from '../report-model.ts';
import { LAYER_WORDS } from '../vocabulary.ts';
import type { AreaNames } from './area-names.ts';
import { EXPLANATION } from './explanation-words.ts';

/** The explanation in a few sentences; the tables after it hold every figure. */
export function summaryRemarks(explanation: CapacityExplanation, nameOf: AreaNames): Remarks {
  const { pair, thermalN1 } = explanation;
  const sentences =
    pair === undefined
      ? thermalN1.kind === 'unlimited'
        ? [thermalN1.reason]
        : []
      : [
          flowSentence(pair),
          shareSentence(pair),
          loaderSentence(pair, nameOf),
          ...reliefSentences(pair, thermalN1),
          ...layerSentence(explanation),
        ];
  return {
    id: 'explained-summary',
    title: EXPLANATION.summaryTitle,
    lines: sentences.map((s) => textCell(s)),
  };
}

function flowSentence({ element, contingency, sum }: ExplainedPair): Text {
  const [after, rating] = [sum.afterMw, sum.ratingMva].map((mw) => formatNumber(mw, 0));
  const { name } = element;
  if (contingency === undefined) {
    return text(
      `${name} carries ${after} MW with nothing out; its rating is ${rating} MVA.`,
      `${name} lleva ${after} MW con la red completa; su límite es ${rating} MVA.`,
    );
  }
  const base = formatNumber(sum.baseFlowMw, 0);
  return text(
    `${name} carries ${base} MW, and ${after} MW after the loss of ${contingency.name.en}; its rating is ${rating} MVA.`,
    `${name} lleva ${base} MW, y ${after} MW tras la pérdida de ${contingency.name.es}; su límite es ${rating} MVA.`,
  );
}

function shareSentence({ sum }: ExplainedPair): Text {
  const share = formatNumber(100 * sum.sensitivity, 0);
  const room = formatNumber(Math.abs(sum.exchangeEffectMw), 0);
  const growth = formatNumber(Math.abs(sum.growthMw), 0);
  return sum.growthMw < 0
    ? text(
        `It is ${room} MW beyond it; ${share} % of the exchange passes there, so the exchange would have to fall by ${growth} MW.`,
        `Lo supera en ${room} MW; por él pasa ${share} % del intercambio, que tendría que bajar ${growth} MW.`,
      )
    : text(
        `The ${room} MW left, with ${share} % of the exchange passing there, allow ${growth} MW more exchange.`,
        `Los ${room} MW que quedan, con ${share} % del intercambio pasando por él, permiten ${growth} MW más de intercambio.`,
      );
}

/** The largest part of the flow, and what it is. */
function loaderSentence({ loading }: ExplainedPair, nameOf: AreaNames): Text {
  const parts = loading.areas.flatMap(({ area, internalMw, exchangeMw }) => [
    { area, mw: internalMw, isOwn: true },
    { area, mw: exchangeMw, isOwn: false },
  ]);
  const { area, mw, isOwn } = parts.reduce((best, part) => (part.mw > best.mw ? part : best));
  const name = nameOf(area);
  const figure = formatNumber(mw, 0);
  const flow = formatNumber(loading.flowMw, 0);
  return isOwn
    ? text(
        `Of these ${flow} MW, ${figure} are ${name.en} serving its own demand: the largest part.`,
        `De esos ${flow} MW, ${figure} son ${name.es} sirviendo su propia demanda: la parte mayor.`,
      )
    : text(
        `Of these ${flow} MW, ${figure} are trade of ${name.en}: the largest part.`,
        `De esos ${flow} MW, ${figure} son intercambio de ${name.es}: la parte mayor.`,
      );
}

/** Gains below this are not worth a sentence, MW. */
const LEAST_GAIN_MW = 1;

function reliefSentences({ relief }: ExplainedPair, today: Limit): Text[] {
  const gainMw = ({ thermalN1 }: { readonly thermalN1: Limit | undefined }) =>
    thermalN1?.kind === 'limited' && today.kind === 'limited' ? thermalN1.mw - today.mw : 0;
  const move = largest(
    [...relief.raise, ...relief.lower].filter((m) => gainMw(m) >= LEAST_GAIN_MW),
    gainMw,
  );
  const works = relief.upgrades.filter((work) => gainMw(work) >= LEAST_GAIN_MW);
  const work = largest(works, (one) => (one.costMusd === undefined ? 0 : gainMw(one) / one.costMusd));
  return [
    ...(move === undefined ? [] : [moveSentence(move, relief.raise.includes(move), gainMw(move))]),
    ...(work === undefined ? [] : [workSentence(work, gainMw(work))]),
  ];
}

/** The first of those with the largest figure. */
function largest<T>(options: readonly T[], figureOf: (option: T) => number): T | undefined {
  return options.reduce<T | undefined>(
    (best, one) => (best === undefined || figureOf(one) > figureOf(best) ? one : best),
    undefined,
  );
}

function moveSentence(move: ExplainedMove, isRaised: boolean, gainMw: number): Text {
  const moved = formatNumber(Math.min(move.roomMw, move.counterRoomMw), 0);
  const [gain, cost] = [formatNumber(gainMw, 0), formatNumber(move.costUsdPerMwh, 0)];
  return text(
    `Of the plants, ${move.name} helps most: ${moved} MW ${isRaised ? 'more' : 'less'} bring ${gain} MW, at ${cost} USD per MWh moved.`,
    `De las plantas, ${move.name} es la que más ayuda: ${moved} MW ${isRaised ? 'más' : 'menos'} aportan ${gain} MW, a ${cost} USD por MWh movido.`,
  );
}

function workSentence({ title, costMusd }: TouchingUpgrade, gainMw: number): Text {
  const gain = formatNumber(gainMw, 0);
  if (costMusd === undefined) {
    return text(
      `Of the works, ${title.en} brings ${gain} MW.`,
      `De las obras, ${title.es} aporta ${gain} MW.`,
    );
  }
  const cost = formatNumber(costMusd, 1);
  return text(
    `Of the works, ${title.en} brings most for its cost: ${gain} MW for ${cost} MUSD.`,
    `De las obras, ${title.es} es la que más aporta por su costo: ${gain} MW por ${cost} MUSD.`,
  );
}

/** Said where another layer than the thermal ones sets the capacity. */
function layerSentence({ bindingLayer, lowestMw }: CapacityExplanation): Text[] {
  if (bindingLayer === 'thermal-n' || bindingLayer === 'thermal-n-1' || lowestMw === undefined) return [];
  const mw = formatNumber(lowestMw, 0);
  const layer = LAYER_WORDS[bindingLayer];
  return [
    text(
      `The capacity is lower: ${mw} MW, set by another layer (${layer.en}).`,
      `La capacidad es menor: ${mw} MW, fijada por otra capa (${layer.es}).`,
    ),
  ];
}
