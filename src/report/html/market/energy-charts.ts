import { type Text, text } from '../../../base/text.ts';
import type { DesignResult, MarketResult } from '../../../study/market/market-result.ts';
import { CATALOGUE } from '../../catalogue.ts';
import type { ChartSeries } from '../../charts/chart-data.ts';
import { barFigure, chartRow } from '../../charts/chart-figure.ts';
import { technologiesOf, technologyGwh } from '../../market/energy-tables.ts';
import { designWords, markedDesignWords, technologyWords } from '../../market/market-words.ts';
import { DESIGN } from '../../market/summary-table.ts';
import type { Words } from '../../report-model.ts';
import type { Markup } from '../markup.ts';
import type { SourceIndex } from '../source-index.ts';

/** Technologies that are drawn as one, so that a stack stays readable. */
const LUMPED: readonly { readonly words: Text; readonly technologies: readonly string[] }[] = [
  { words: text('Wind and solar', 'Eólica y solar'), technologies: ['wind', 'solar'] },
  { words: text('Oil', 'Derivados del petróleo'), technologies: ['fuel_oil', 'diesel'] },
  { words: text('Mexico', 'México'), technologies: ['border_offer', 'contract', 'neighbour'] },
];

/** What generates the energy of each design, in all countries. */
export function mixChart(market: MarketResult, index: SourceIndex): Markup {
  const { designs } = market;
  return chartRow([
    barFigure(
      {
        id: 'chart-mix',
        title: text('Energy by technology and design', 'Energía por tecnología y diseño'),
        definition: text(
          'Energy of the year that each technology generates in all areas, Mexico at the border among them.',
          'Energía del año que genera cada tecnología en todas las áreas, incluido México en la frontera.',
        ),
        caveat: text(
          'Plants of one technology and country cost the same in the data; who of them runs is not told apart.',
          'Las plantas de una tecnología y país cuestan igual en los datos; no se distingue cuál de ellas opera.',
        ),
      },
      {
        unit: 'GWh',
        decimals: 0,
        rowTitle: DESIGN,
        rows: designs.map((design) => markedDesignWords(design, market)),
        series: stackOf(designs, (technology) => designs.map((design) => technologyGwh(design, technology))),
      },
      'stacked',
      index,
    ),
  ]);
}

/** What generates the energy of each country under one design. */
export function energyChart(of: DesignResult, market: MarketResult, index: SourceIndex): Markup {
  const { en, es } = designWords(of.design);
  const { areas } = market;
  const energy = (area: string, technology: string) =>
    technologyGwh({ technologies: of.technologies.filter((row) => row.area === area) }, technology);
  return chartRow([
    barFigure(
      {
        id: 'chart-energy',
        title: text(`Energy by country, “${en}”`, `Energía por país, «${es}»`),
        definition: text(
          'Energy of the year by technology, in the country where it is generated.',
          'Energía del año por tecnología, en el país donde se genera.',
        ),
        caveat: text(
          'Oil and gas units with technical availability of the data; no outages of single units.',
          'Unidades térmicas con la disponibilidad técnica de los datos; sin fallas de unidades sueltas.',
        ),
      },
      {
        unit: 'GWh',
        decimals: 0,
        rowTitle: CATALOGUE.country,
        rows: areas.map(({ name }) => name),
        series: stackOf([of], (technology) => areas.map(({ id }) => energy(id, technology))),
      },
      'stacked',
      index,
    ),
  ]);
}

/** A series for each technology or lump that generates anything. */
function stackOf(
  designs: readonly DesignResult[],
  valuesOf: (technology: string) => readonly number[],
): ChartSeries[] {
  const series = new Map<Words, number[]>();
  for (const technology of technologiesOf(designs)) {
    const lump = LUMPED.find(({ technologies }) => technologies.includes(technology));
    const name = lump?.words ?? technologyWords(technology);
    const values = valuesOf(technology);
    const known = series.get(name);
    series.set(name, known === undefined ? [...values] : known.map((value, i) => value + values[i]!));
  }
  return [...series].map(([name, values]) => ({ name, values }));
}
