import { text } from '../../base/text.ts';
import type { CapacityRow } from '../../study/capacity/capacity-result.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { groupedAxis } from '../charts/bar-chart.ts';
import type { ChartData, ChartWords } from '../charts/chart-data.ts';
import { barFigure, chartRow } from '../charts/chart-figure.ts';
import { DISTINCT_SERIES } from '../charts/texture.ts';
import { directionWords } from '../vocabulary.ts';
import { mirrored } from './capacity-chart.ts';
import type { Markup } from './markup.ts';
import { siepacBranches } from './siepac-branches.ts';
import type { SourceIndex } from './source-index.ts';
import { southOfAreas } from './south-of.ts';

type Draw = (results: readonly ScenarioResult[], index: SourceIndex) => Markup[];

const FIGURES: Readonly<Record<string, Draw>> = { capacity: capacityFigures, loading: siepacFigures };

/** The pictures that go with a table of several scenarios; none where there are more scenarios than bars look different. */
export function comparisonCharts(
  table: string,
  results: readonly ScenarioResult[],
  index: SourceIndex,
): Markup | undefined {
  if (results.length > DISTINCT_SERIES) return undefined;
  const figures = FIGURES[table]?.(results, index) ?? [];
  return figures.length === 0 ? undefined : chartRow(figures);
}

const CAPACITY_WORDS = {
  definition: text(
    'The lowest of all layers of each direction, a bar for each scenario.',
    'La menor de todas las capas de cada sentido, una barra por escenario.',
  ),
  caveat: text(
    'Each direction alone; both pictures have one scale. Below zero the limits hold only if that much flows the other way.',
    'Cada sentido por sí solo; ambos gráficos tienen una escala. Bajo cero los límites se cumplen solo si esa cantidad fluye en sentido contrario.',
  ),
};

const SIDES: readonly (Pick<ChartWords, 'id' | 'title'> & { readonly side: 'right' | 'left' })[] = [
  {
    id: 'chart-compare-southward',
    title: text('Lowest capacity, southward', 'Menor capacidad, hacia el sur'),
    side: 'right',
  },
  {
    id: 'chart-compare-northward',
    title: text('Lowest capacity, northward', 'Menor capacidad, hacia el norte'),
    side: 'left',
  },
];

/** The capacity of every direction under each scenario: one picture southward, one back. */
function capacityFigures(results: readonly ScenarioResult[], index: SourceIndex): Markup[] {
  const rows = new Map<string, CapacityRow>();
  for (const row of results.flatMap(({ capacity }) => capacity?.rows ?? [])) {
    if (row.kind === 'border' || row.kind === 'interface') rows.set(directionOf(row), row);
  }
  const all = [...rows.values()];
  const pairs = mirrored(all, southOfAreas(results[0]!.grid));
  const pictures = SIDES.map(({ side, ...words }) => {
    const positions = pairs.map((pair) => pair[side]).filter((position) => position !== undefined);
    return {
      words: { ...words, ...CAPACITY_WORDS },
      data: capacityData(
        results,
        positions.map((at) => all[at]!),
      ),
    };
  }).filter(({ data }) => data.rows.length > 0);
  const axis = groupedAxis(pictures.map(({ data }) => data));
  return pictures.map(({ words, data }) => barFigure(words, data, 'grouped', index, { axis }));
}

function directionOf({ fromAreas, toAreas }: CapacityRow): string {
  return directionWords(fromAreas, toAreas);
}

function capacityData(results: readonly ScenarioResult[], rows: readonly CapacityRow[]): ChartData {
  const directions = rows.map(directionOf);
  return {
    unit: 'MW',
    decimals: 0,
    rowTitle: CATALOGUE.direction,
    rows: directions,
    series: results.map(({ scenario, capacity }) => {
      const mwOf = new Map(capacity?.rows.map((row) => [directionOf(row), row.ttcMw]));
      return { name: scenario.id, values: directions.map((direction) => mwOf.get(direction)) };
    }),
  };
}

const SIEPAC_WORDS: ChartWords = {
  id: 'chart-compare-siepac',
  title: text('The SIEPAC line after the worst outage', 'La línea SIEPAC tras la peor contingencia'),
  definition: text(
    'Loading of each section from north to south, per cent of its rating, after the outage that loads it most, a bar for each scenario.',
    'Cargabilidad de cada tramo de norte a sur, por ciento de su límite, tras la contingencia que más lo carga, una barra por escenario.',
  ),
  caveat: text(
    'The worst outage may be another in each scenario and section; active power alone, DC.',
    'La peor contingencia puede ser otra en cada escenario y tramo; solo potencia activa, DC.',
  ),
};

function siepacFigures(results: readonly ScenarioResult[], index: SourceIndex): Markup[] {
  const sections = new Map<string, { name: string; by: (number | undefined)[] }>();
  results.forEach(({ loading, grid }, i) => {
    if (loading === undefined) return;
    for (const { loading: section } of siepacBranches(loading, grid).flat()) {
      const known = sections.get(section.element) ?? { name: section.name, by: [] };
      known.by[i] = section.worstLoadingPct;
      sections.set(section.element, known);
    }
  });
  const all = [...sections.values()];
  if (all.length === 0) return [];
  const data: ChartData = {
    unit: '%',
    decimals: 1,
    rowTitle: CATALOGUE.section,
    rows: all.map(({ name }) => name),
    series: results.map(({ scenario }, i) => ({ name: scenario.id, values: all.map(({ by }) => by[i]) })),
  };
  return [barFigure(SIEPAC_WORDS, data, 'grouped', index)];
}
