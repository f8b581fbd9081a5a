import { type Text, text } from '../../base/text.ts';
import type { CapacityRow, Limit } from '../../study/capacity/capacity-result.ts';
import type { UncertaintyResult } from '../../study/uncertainty/uncertainty-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import type { ChartWords } from '../charts/chart-data.ts';
import { chartFigure, entry, key } from '../charts/chart-figure.ts';
import { layerSample, spreadSample } from '../charts/layer-marks.ts';
import { type MirrorData, type MirrorPair, mirrorChart } from '../charts/mirror-chart.ts';
import { bindingWords } from '../tables/capacity-table.ts';
import { interfaceWords } from '../vocabulary.ts';
import type { Markup } from './markup.ts';
import type { SourceIndex } from './source-index.ts';

const RESOURCES = text('Generation', 'Generación');
const SPREAD = text('P10 – P50 – P90 of the lowest', 'P10 – P50 – P90 de la menor');

const WORDS: ChartWords = {
  id: 'chart-capacity',
  title: text('Capacity by border and its layers', 'Capacidad por frontera y sus capas'),
  definition: text(
    'How much each border can carry in each direction, layer by layer; the dark bar and the figure are the lowest of all layers, which is what can be traded.',
    'Cuánto puede llevar cada frontera en cada sentido, capa por capa; la barra oscura y la cifra son la menor de todas las capas, que es lo que puede intercambiarse.',
  ),
  caveat: text(
    'Each direction alone, the others as scheduled: figures do not add up. Below zero a bar goes over the zero: the limits hold only if that much flows the other way. Limits beyond the scale are in the figures.',
    'Cada sentido por sí solo, los demás como están programados: las cifras no se suman. Bajo cero la barra pasa al otro lado: los límites se cumplen solo si esa cantidad fluye en sentido contrario. Los límites fuera de la escala están en las cifras.',
  ),
};

/** All directions of a capacity table in one picture, both directions of a border mirrored. */
export function capacityFigure(
  rows: readonly CapacityRow[],
  uncertainty: UncertaintyResult | undefined,
  southOf: (area: string) => number,
  index: SourceIndex,
): Markup {
  const data = capacityData(rows, uncertainty, southOf);
  return chartFigure(WORDS, data, mirrorChart(data), capacityKey(data), index);
}

function capacityData(
  rows: readonly CapacityRow[],
  uncertainty: UncertaintyResult | undefined,
  southOf: (area: string) => number,
): MirrorData {
  const sampled = rows.map((row) => uncertainty?.capacities.rows.find((one) => isSame(one, row))?.lowest);
  const layer = (
    name: Text,
    mark: MirrorData['series'][number]['mark'],
    of: (row: CapacityRow) => number | undefined,
  ) => ({
    name,
    mark,
    values: rows.map(of),
  });
  const layers = [
    layer(CATALOGUE.thermalN, 'wide', ({ thermalN }) => mwOf(thermalN)),
    layer(CATALOGUE.thermalN1, 'middle', ({ thermalN1 }) => mwOf(thermalN1)),
    layer(CATALOGUE.lowest, 'narrow', ({ ttcMw }) => ttcMw),
    layer(CATALOGUE.operatingLimit, 'line', ({ operating }) => operating?.mw),
    layer(CATALOGUE.crossedLimit, 'dashed', ({ crossed }) => crossed[0]?.limitMw),
    layer(RESOURCES, 'wedge', ({ resources }) => mwOf(resources)),
    { name: text('P10', 'P10'), mark: 'low', values: sampled.map((spread) => spread?.p10Mw) },
    { name: CATALOGUE.p50, mark: 'mid', values: sampled.map((spread) => spread?.p50Mw) },
    { name: CATALOGUE.p90, mark: 'high', values: sampled.map((spread) => spread?.p90Mw) },
  ] as const;
  return {
    unit: 'MW',
    decimals: 0,
    rowTitle: CATALOGUE.direction,
    rows: rows.map(interfaceWords),
    remarks: [{ name: CATALOGUE.binds, values: rows.map(bindingWords) }],
    series: layers.filter(({ values }) => values.some((value) => value !== undefined)),
    pairs: mirrored(rows, southOf),
  };
}

function mwOf(limit: Limit): number | undefined {
  return limit.kind === 'limited' ? limit.mw : undefined;
}

type Sides = Pick<CapacityRow, 'fromAreas' | 'toAreas'>;

function isSame(a: Sides, b: Sides): boolean {
  return a.fromAreas.join() === b.fromAreas.join() && a.toAreas.join() === b.toAreas.join();
}

/** Every border once, southward to the right where both directions are there; a direction alone stays to the right. */
export function mirrored(rows: readonly Sides[], southOf: (area: string) => number): MirrorPair[] {
  return rows.flatMap((row, position): MirrorPair[] => {
    const back = rows.findIndex((other) =>
      isSame(row, { fromAreas: other.toAreas, toAreas: other.fromAreas }),
    );
    if (back < 0) return [{ right: position, left: undefined }];
    if (back < position) return [];
    const isSouthward = southOf(row.fromAreas[0]!) <= southOf(row.toAreas[0]!);
    return [isSouthward ? { right: position, left: back } : { right: back, left: position }];
  });
}

function capacityKey({ series }: MirrorData): Markup {
  const layers = series.filter(({ mark }) => !['low', 'mid', 'high'].includes(mark));
  const isSampled = layers.length < series.length;
  return key([
    ...layers.map(({ name, mark }) => entry(name, layerSample(mark))),
    ...(isSampled ? [entry(SPREAD, spreadSample())] : []),
  ]);
}
