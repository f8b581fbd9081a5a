import { type Language, type Text, text } from '../../base/text.ts';
import type { PricedLimit, Redispatch, UnitMove } from '../../study/optimum/optimum-result.ts';
import { textCell, withTraces } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell } from '../report-model.ts';
import { outageWords } from './pair-words.ts';

/** Rows of limits and plants under an optimum; the files hold all. */
const MOST_LIMITS = 3;
const MOST_MOVES = 5;
/** A plant that moves less is not worth a word, MW. */
const LEAST_MOVE_MW = 0.5;
/** A limit worth less is not worth a line, MW per MW. */
const LEAST_PRICE = 0.005;

/** What optima leave out: a reader must not take them for what may be scheduled. */
export const GRID_ALONE = text(
  'Thermal limits and plants alone: published operating limits, which stand for voltage and stability too, do not count here; where one is lower, it holds.',
  'Solo límites térmicos y plantas: los límites operativos publicados, que también responden a tensión y estabilidad, no cuentan aquí; donde uno es menor, vale ese.',
);

/** What holds an optimum back, each with what one more MW of it would give. */
export function bindingDetails({ binding }: Redispatch): Cell[] {
  return binding
    .filter(({ price }) => price >= LEAST_PRICE)
    .slice(0, MOST_LIMITS)
    .map((limit) => withTraces(textCell(limitWords(limit), 'muted'), [limit.trace]));
}

function limitWords(limit: PricedLimit): Text {
  const price = formatNumber(limit.price, 2);
  const outage = outageWords(limit.contingencyName);
  return text(
    `${limit.elementName}, ${outage.en}: ${price} MW per MW of rating`,
    `${limit.elementName}, ${outage.es}: ${price} MW por MW de límite`,
  );
}

/** Which plants move most, in one sentence. */
export function moveDetail({ moves }: Redispatch): Cell[] {
  const up = moves.filter(({ changeMw }) => changeMw >= LEAST_MOVE_MW);
  const down = moves.filter(({ changeMw }) => changeMw <= -LEAST_MOVE_MW);
  if (up.length + down.length === 0) return [];
  const part = (words: Text, some: readonly UnitMove[], language: Language) =>
    some.length === 0 ? [] : [`${words[language]}: ${listed(some, language)}`];
  const sentence = (language: Language) =>
    [...part(text('up', 'suben'), up, language), ...part(text('down', 'bajan'), down, language)].join('; ');
  return [textCell(text(sentence('en'), sentence('es')), 'muted')];
}

function listed(moves: readonly UnitMove[], language: Language): string {
  const shown = moves
    .slice(0, MOST_MOVES)
    .map(({ name, changeMw }) => `${name[language]} ${signed(changeMw)}`);
  const rest = moves.slice(MOST_MOVES);
  const restMw = rest.reduce((sum, { changeMw }) => sum + changeMw, 0);
  const others = text(`${rest.length} others ${signed(restMw)}`, `otras ${rest.length} ${signed(restMw)}`);
  return [...shown, ...(rest.length > 0 ? [others[language]] : [])].join(', ');
}

function signed(mw: number): string {
  return (mw > 0 ? '+' : '') + formatNumber(mw, 0);
}

/** Said where an optimum had to leave the base case as insecure as it is. */
export function unmendedDetail({ mendsBase }: Redispatch): Cell[] {
  if (mendsBase) return [];
  return [
    textCell(
      text(
        'No redispatch of these plants makes the base case secure: its overloads stay, and get no worse.',
        'Ningún redespacho de estas plantas hace seguro el caso base: sus sobrecargas quedan, sin agravarse.',
      ),
      'bad',
    ),
  ];
}
