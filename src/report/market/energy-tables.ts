import { text } from '../../base/text.ts';
import type { DesignResult, MarketResult } from '../../study/market/market-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import type { Table } from '../report-model.ts';
import { designWords, markedDesignWords, TECHNOLOGY_ORDER, technologyWords } from './market-words.ts';
import { DESIGN } from './summary-table.ts';

const TECHNOLOGY = text('Technology', 'Tecnología');

/** What each technology of each country generates under one design. */
export function energyTable({ design, technologies }: DesignResult, { areas }: MarketResult): Table {
  const { en, es } = designWords(design);
  const energy = (area: string | undefined, technology: string | undefined) =>
    technologies
      .filter((row) => area === undefined || row.area === area)
      .filter((row) => technology === undefined || row.technology === technology)
      .reduce((sum, { energyGwh }) => sum + energyGwh, 0);
  const rowOf = (technology: string | undefined) => [
    ...areas.map(({ id }) => numberCell(energy(id, technology), 0)),
    numberCell(energy(undefined, technology), 0, 'strong'),
  ];
  return {
    id: 'market-energy',
    title: text(`Energy by technology, GWh: ${en}`, `Energía por tecnología, GWh: ${es}`),
    columns: [left(TECHNOLOGY), ...areas.map(({ id }) => right(id)), right(CATALOGUE.total)],
    rows: [
      ...technologiesOf([{ technologies }]).map((technology) => ({
        cells: [textCell(technologyWords(technology), 'strong'), ...rowOf(technology)],
      })),
      { cells: [textCell(CATALOGUE.total, 'strong'), ...rowOf(undefined)], isTotal: true },
    ],
    notes: [],
  };
}

/** What each technology generates in all countries, a row for each design. */
export function mixTable(market: MarketResult): Table {
  const technologies = technologiesOf(market.designs);
  return {
    id: 'market-mix',
    title: text('Energy by technology and design, GWh', 'Energía por tecnología y diseño, GWh'),
    columns: [left(DESIGN), ...technologies.map((technology) => right(technologyWords(technology)))],
    rows: market.designs.map((design) => ({
      cells: [
        textCell(markedDesignWords(design, market), 'strong'),
        ...technologies.map((technology) => numberCell(technologyGwh(design, technology), 0)),
      ],
    })),
    notes: [
      textCell(
        text(
          'Of all areas. Neighbour: what Mexico sells at the border, less what it buys.',
          'De todas las áreas. Vecino: lo que México vende en la frontera, menos lo que compra.',
        ),
        'muted',
      ),
    ],
  };
}

/** Technologies that generate anything, in the order of stacks. */
export function technologiesOf(designs: readonly Pick<DesignResult, 'technologies'>[]): string[] {
  const found = new Set(
    designs.flatMap(({ technologies }) =>
      technologies.filter(({ energyGwh }) => energyGwh !== 0).map(({ technology }) => technology),
    ),
  );
  const rank = (technology: string) => {
    const position = TECHNOLOGY_ORDER.indexOf(technology);
    return position === -1 ? TECHNOLOGY_ORDER.length : position;
  };
  return [...found].sort((a, b) => rank(a) - rank(b));
}

export function technologyGwh(
  { technologies }: Pick<DesignResult, 'technologies'>,
  technology: string,
): number {
  return technologies
    .filter((row) => row.technology === technology)
    .reduce((sum, { energyGwh }) => sum + energyGwh, 0);
}
