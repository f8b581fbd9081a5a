import { type Language, type Text, text } from '../../base/text.ts';
import type {
  AreaWelfare,
  DesignResult,
  MarketChange,
  MarketResult,
} from '../../study/market/market-result.ts';
import { numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Table, TableRow } from '../report-model.ts';
import { designWords } from './market-words.ts';
import { overloadHint } from './overload-note.ts';
import { DESIGN } from './summary-table.ts';

/** A space that keeps a name and its figure in one line. */
const NO_BREAK = '\u00a0';

type Part = keyof Pick<AreaWelfare, 'consumerMusd' | 'producerMusd' | 'rentMusd'>;

/** The parts of a country's gain, in the order in which they are told. */
export const WELFARE_PARTS: readonly { readonly key: Part; readonly words: Text }[] = [
  { key: 'consumerMusd', words: text('Consumers', 'Consumidores') },
  { key: 'producerMusd', words: text('Producers', 'Productores') },
  { key: 'rentMusd', words: text('Rent', 'Renta') },
];

/** What every country gains or loses under each design against the base, and under it who in the country. */
export function welfareTable(market: MarketResult): Table {
  const { en, es } = designWords({ id: market.base });
  return {
    id: 'market-welfare',
    title: text(
      `Winners and losers against “${en}”, MUSD a year`,
      `Ganadores y perdedores frente a «${es}», MUSD al año`,
    ),
    columns: [
      left(DESIGN),
      ...market.areas.map(({ id }) => right(id)),
      right(text('No country', 'Sin país')),
      right(text('Sum', 'Suma')),
    ],
    rows: market.designs.flatMap((design) => changeRows(design, market)),
    notes: [...NOTES.map((words) => textCell(words, 'muted')), ...overloadHint(market)],
  };
}

const NOTES = [
  text(
    'Of each country: consumer surplus (value of what is served less what is paid), producer surplus (receipts less cost) and its part of the congestion rent. Rent of a tie is half of each end, that of an inner line its country’s.',
    'De cada país: excedente del consumidor (valor de lo servido menos lo pagado), excedente del productor (ingresos menos costo variable) y su parte de la renta de congestión. La renta de una interconexión es mitad de cada extremo; la de una línea interna, de su país.',
  ),
  text(
    'No country: charges on exchanges, holders of link capacity, the owner of a link, institutions. The sum is the cost that the design saves. Transfers inside a country (tariffs, taxes, owners abroad) are not seen.',
    'Sin país: cargos por intercambios, titulares de capacidad del enlace, dueño de un enlace, instituciones. La suma es el costo que ahorra el diseño. No se ven transferencias dentro del país (tarifas, impuestos, dueños del exterior).',
  ),
  text(
    'Plants of one technology have one cost, so that many dispatches cost the same and the one that is taken may differ between designs: small changes of one country or account can come from that choice alone.',
    'Las plantas de una tecnología tienen un mismo costo: muchos despachos cuestan igual y el que se toma puede diferir entre diseños. Cambios pequeños de un país o de una cuenta pueden venir solo de esa elección.',
  ),
];

/** What belongs to no country, added up. */
export function othersMusd({ others }: MarketChange): number {
  return others.reduce((sum, { musd }) => sum + musd, 0);
}

function changeRows({ design, change }: DesignResult, { areas }: MarketResult): TableRow[] {
  if (change === undefined) return [];
  const of = (id: string) => change.areas.find(({ area }) => area === id);
  const others = othersMusd(change);
  const sum = change.areas.reduce((total, { totalMusd }) => total + totalMusd, others);
  return [
    {
      cells: [
        textCell(designWords(design), 'strong'),
        ...areas.map(({ id }) => gainCell(of(id)?.totalMusd)),
        gainCell(others),
        gainCell(sum),
      ],
      details: [...WELFARE_PARTS.map(({ key, words }) => partLine(key, words, change)), ...otherLine(change)],
    },
  ];
}

function gainCell(musd: number | undefined): Cell {
  if (musd === undefined) return numberCell(undefined, 1);
  return numberCell(musd, 1, Math.abs(musd) < 0.05 ? 'muted' : musd > 0 ? 'good' : 'bad');
}

/** `Consumers: GT −4.0, SV +2.0`. */
function partLine(key: Part, words: Text, { areas }: MarketChange): Cell {
  const list = areas.map((area) => `${area.area}${NO_BREAK}${signed(area[key])}`).join(', ');
  return textCell(text(`${words.en}: ${list}`, `${words.es}: ${list}`), 'muted');
}

const OTHER_WORDS: Readonly<Record<MarketChange['others'][number]['id'], Text>> = {
  charges: text('charges on exchanges', 'cargos por intercambios'),
  holders: text('holders of link capacity', 'titulares de capacidad del enlace'),
  owner: text('owner of the link', 'dueño del enlace'),
  institution: text('institutions', 'instituciones'),
};

function otherLine({ others }: MarketChange): Cell[] {
  const told = others.filter(({ musd }) => Math.abs(musd) >= 0.05);
  if (told.length === 0) return [];
  const list = (language: Language) =>
    told.map(({ id, musd }) => `${OTHER_WORDS[id][language]}${NO_BREAK}${signed(musd)}`).join(', ');
  return [textCell(text(`No country: ${list('en')}`, `Sin país: ${list('es')}`), 'muted')];
}

function signed(musd: number): string {
  const words = formatNumber(musd, 1);
  return musd > 0 && Number(words) !== 0 ? `+${words}` : words;
}
