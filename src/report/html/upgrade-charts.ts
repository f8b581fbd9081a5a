import { type Text, text } from '../../base/text.ts';
import type { SetResult, UpgradesResult } from '../../study/upgrades/upgrades-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import type { ChartWords } from '../charts/chart-data.ts';
import { chartRow, scatterFigure } from '../charts/chart-figure.ts';
import type { Table } from '../report-model.ts';
import { broughtMw, optionWords } from '../tables/upgrade-set-words.ts';
import { html, type Markup } from './markup.ts';
import type { SourceIndex } from './source-index.ts';
import { tableMarkup } from './table-markup.ts';

/** The fronts of a comparison of works as the page has them: a picture of all sets above the table of the best. */
export function upgradeSection(
  table: Table,
  upgrades: UpgradesResult | undefined,
  index: SourceIndex,
): Markup | undefined {
  if (upgrades === undefined) return undefined;
  if (table.id === 'upgrade-front') {
    const picture = frontFigure(upgrades, upgrades.front, (set) => broughtMw(upgrades, set), MW_WORDS, index);
    return html`${chartRow([picture])}${tableMarkup(table, index)}`;
  }
  if (table.id === 'upgrade-benefit-front') {
    const saved = ({ value }: SetResult) => value?.benefitMusdPerYear;
    const picture = frontFigure(upgrades, upgrades.benefitFront, saved, MUSD_WORDS, index);
    return html`${chartRow([picture])}${tableMarkup(table, index)}`;
  }
  return undefined;
}

interface FrontWords extends ChartWords {
  readonly unit: string;
  readonly gain: Text;
}

const ON_FRONT = text('Number on the Pareto front', 'Número en el frente de Pareto');
const COST = text('Cost', 'Costo');

const CAVEAT = text(
  'Base costs; a published cost covers all works of its option, and sets with an unknown cost or no answer are left out.',
  'Costos base; un costo publicado cubre todas las obras de su opción, y no se muestran conjuntos con costo desconocido o sin respuesta.',
);

const MW_WORDS: FrontWords = {
  id: 'chart-upgrade-front',
  title: CATALOGUE.frontTitle,
  definition: text(
    'Every set of works looked at: its investment, and how many MW all borders together come nearer to their targets.',
    'Todo conjunto de obras evaluado: su inversión y cuántos MW se acercan todas las fronteras juntas a sus metas.',
  ),
  caveat: CAVEAT,
  unit: 'MW',
  gain: text('Towards the targets', 'Hacia las metas'),
};

const MUSD_WORDS: FrontWords = {
  id: 'chart-upgrade-benefit-front',
  title: CATALOGUE.benefitFrontTitle,
  definition: text(
    'Every set of works valued: its investment, and what it saves a year.',
    'Todo conjunto de obras valorado: su inversión y lo que ahorra por año.',
  ),
  caveat: CAVEAT,
  unit: 'MUSD',
  gain: text('Saved a year', 'Ahorro anual'),
};

function frontFigure(
  { sets }: UpgradesResult,
  front: readonly number[],
  gainOf: (set: SetResult) => number | undefined,
  { unit, gain, ...words }: FrontWords,
  index: SourceIndex,
): Markup {
  const counted = sets.flatMap((set, position) => {
    const [cost, brought] = [set.costMusd?.base, gainOf(set)];
    const isWhole = set.unpriced.length === 0 && set.unanswered.length === 0;
    return cost === undefined || brought === undefined || !isWhole ? [] : [{ set, position, cost, brought }];
  });
  return scatterFigure(
    words,
    {
      unit,
      decimals: 1,
      rowTitle: CATALOGUE.portfolio,
      rows: counted.map(({ set }) => optionWords(set)),
      remarks: [{ name: ON_FRONT, values: counted.map(({ position }) => frontNumber(front, position)) }],
      series: [
        { name: COST, unit: 'MUSD', values: counted.map(({ cost }) => cost) },
        { name: gain, values: counted.map(({ brought }) => brought) },
      ],
      xTitle: CATALOGUE.costMusd,
      front: front.map((position) => counted.findIndex((each) => each.position === position)),
    },
    index,
  );
}

/** As the picture numbers it. */
function frontNumber(front: readonly number[], position: number): string {
  const place = front.indexOf(position);
  return place < 0 ? '' : String(place + 1);
}
