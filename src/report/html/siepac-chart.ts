import { text } from '../../base/text.ts';
import type { ElementLoading, GridSummary, LoadingResult } from '../../study/result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { type Axis, axisShare, axisTicks, tickWords } from '../charts/axis.ts';
import { type ChartData, type ChartWords, figureWords } from '../charts/chart-data.ts';
import { chartFigure, entry, key } from '../charts/chart-figure.ts';
import { px, svgText } from '../charts/svg-parts.ts';
import { outageWords } from '../tables/pair-words.ts';
import { html, type Markup } from './markup.ts';
import { type SiepacBranch, type SiepacSection, siepacBranches } from './siepac-branches.ts';
import type { SourceIndex } from './source-index.ts';

const WORDS: ChartWords = {
  id: 'chart-siepac-loading',
  title: text('Loading of the SIEPAC line end to end', 'Carga de la línea SIEPAC de punta a punta'),
  definition: text(
    'Flow of each section from Guatemala to Panama with everything in service and after the outage that loads it most, southward to the right, between its ratings; the branch from Guatemala to Honduras stands apart from the one through El Salvador.',
    'Flujo de cada tramo de Guatemala a Panamá con la red completa y tras la contingencia que más lo carga, hacia el sur a la derecha, entre sus límites térmicos; el ramal de Guatemala a Honduras está aparte del que pasa por El Salvador.',
  ),
  caveat: text(
    'Active power at one moment, DC: reactive power and voltage, which also limit long sections, are not seen; each section has its own worst outage, so the bars do not happen together.',
    'Potencia activa en un momento, DC: no se ven la potencia reactiva ni la tensión, que también limitan tramos largos; cada tramo tiene su propia peor contingencia: las barras no ocurren a la vez.',
  ),
};

/** The line end to end with all that is said about it; `undefined` where no section is monitored. */
export function siepacFigure(
  loading: LoadingResult,
  grid: GridSummary,
  index: SourceIndex,
): Markup | undefined {
  const branches = siepacBranches(loading, grid);
  if (branches.length === 0) return undefined;
  return chartFigure(WORDS, siepacData(branches), drawing(branches), SAMPLES, index);
}

const SAMPLES = key([
  entry(CATALOGUE.flowMw, html`<rect class="intact" x="0" y="3" width="26" height="4"/>`),
  entry(CATALOGUE.worstFlowMw, html`<rect class="worst" x="0" y="0" width="26" height="10"/>`),
  entry(CATALOGUE.ratingMva, html`<path class="rating" d="M13 -1v12"/>`),
]);

function siepacData(branches: readonly SiepacBranch[]): ChartData {
  const sections = branches.flat();
  const of = (value: (loading: ElementLoading) => number | undefined) =>
    sections.map(({ loading }) => value(loading));
  return {
    unit: 'MW',
    decimals: 0,
    rowTitle: CATALOGUE.section,
    rows: sections.map(({ loading }) => loading.name),
    remarks: [
      { name: CATALOGUE.areas, values: sections.map(areaWords) },
      {
        name: CATALOGUE.worstOutage,
        values: sections.map(({ loading }) => outageWords(loading.worstContingencyName)),
      },
    ],
    series: [
      { name: text('Flow N', 'Flujo N'), values: sections.map(({ flowMw }) => flowMw) },
      { name: text('Flow N-1', 'Flujo N-1'), values: sections.map(({ worstFlowMw }) => worstFlowMw) },
      { name: text('Rating', 'Límite'), unit: 'MVA', values: of(({ ratingMva }) => ratingMva) },
      { name: text('Loading N', 'Cargabilidad N'), unit: '%', decimals: 1, values: of((l) => l.loadingPct) },
      {
        name: text('Loading N-1', 'Cargabilidad N-1'),
        unit: '%',
        decimals: 1,
        values: of((l) => l.worstLoadingPct),
      },
    ],
  };
}

function areaWords({ areas: [north, south] }: SiepacSection): string {
  return north === south ? north : `${north}–${south}`;
}

const WIDTH = 360;
const BAND = 42;
const LEFT = 46;
const RIGHT = 284;
const COLUMNS = [320, 357] as const;
const HEAD = 18;
const ROW = 30;
const LABEL = 12;
const BAR = 11;
const FOOT = 32;

function drawing(branches: readonly SiepacBranch[]): Markup {
  const axis = flowAxis(branches.flat());
  const place = (mw: number) => LEFT + axisShare(mw, axis) * (RIGHT - LEFT);
  let y = 0;
  const drawn = branches.map((branch) => {
    const top = y + HEAD;
    y = top + branch.length * ROW + 6;
    const heads = [CATALOGUE.loadingPct, CATALOGUE.worstPct].map((words, i) =>
      svgText(COLUMNS[i]!, top - 5, words, 'end'),
    );
    return html`${svgText(0, top - 5, branchWords(branch), 'start', 'label')}${heads}${bands(branch, top)}${grid(axis, place, top, top + branch.length * ROW)}${branch.map((section, i) => sectionMarks(section, top + i * ROW, place))}
`;
  });
  const ticks = axisTicks(axis).map((tick) =>
    svgText(place(tick), y + 8, tickWords(Math.abs(tick), axis), 'middle'),
  );
  return html`<svg viewBox="0 0 ${WIDTH} ${px(y + FOOT - 6)}" aria-hidden="true">${drawn}${ticks}${svgText(LEFT, y + 22, text('← northward', '← hacia el norte'), 'start', 'axis')}${svgText(RIGHT, y + 22, text('southward →', 'hacia el sur →'), 'end', 'axis')}${svgText(WIDTH - 3, y + 22, 'MW', 'end', 'axis')}</svg>`;
}

/** As far to one side as to the other, with room for the highest flow and rating. */
function flowAxis(sections: readonly SiepacSection[]): Axis {
  const most = Math.max(
    1,
    ...sections.flatMap(({ flowMw, worstFlowMw, loading: { ratingMva, worstRatingMva } }) => [
      Math.abs(flowMw),
      Math.abs(worstFlowMw),
      ratingMva ?? 0,
      worstRatingMva ?? 0,
    ]),
  );
  const step = most > 1000 ? 500 : most > 400 ? 200 : 100;
  return { from: -most * 1.02, to: most * 1.02, step };
}

/** The countries that a branch goes through. */
function branchWords(branch: SiepacBranch): string {
  return [...new Set(branch.flatMap(({ areas }) => areas))].join(' – ');
}

/** A band for every country and every border, with its name. */
function bands(branch: SiepacBranch, top: number): Markup[] {
  const names = branch.map(areaWords);
  const starts = [...names.keys()].filter((i) => i === 0 || names[i] !== names[i - 1]);
  return starts.map((start, k) => {
    const rows = (starts[k + 1] ?? names.length) - start;
    const name = names[start]!;
    const y = top + start * ROW;
    const kind = name.includes('–') ? 'border' : 'country';
    return html`<rect class="band-${kind}" x="0" y="${px(y + 0.5)}" width="${WIDTH}" height="${px(rows * ROW - 1)}"/>${svgText(BAND / 2, y + (rows * ROW) / 2 + 4, name, 'middle', 'band')}`;
  });
}

function grid(axis: Axis, place: (mw: number) => number, top: number, bottom: number): Markup[] {
  return axisTicks(axis).map(
    (tick) =>
      html`<path class="${tick === 0 ? 'zero' : 'grid'}" d="M${px(place(tick))} ${px(top)}V${px(bottom)}"/>`,
  );
}

function sectionMarks(
  { loading, flowMw, worstFlowMw }: SiepacSection,
  top: number,
  place: (mw: number) => number,
): Markup {
  const y = top + LABEL + 2;
  const bar = (kind: string, mw: number, height: number) =>
    html`<rect class="${kind}" x="${px(Math.min(place(0), place(mw)))}" y="${px(y + (BAR - height) / 2)}" width="${px(Math.abs(place(mw) - place(0)))}" height="${height}"/>`;
  const rating = loading.ratingMva;
  const ratings =
    rating !== undefined &&
    html`<path class="rating" d="M${px(place(-rating))} ${px(y - 1)}v${BAR + 2}M${px(place(rating))} ${px(y - 1)}v${BAR + 2}"/>`;
  const shares = [loading.loadingPct, loading.worstLoadingPct].map((pct, i) =>
    svgText(
      COLUMNS[i]!,
      y + BAR - 1,
      figureWords(pct, { decimals: 1 }),
      'end',
      (pct ?? 0) > 100 ? 'figure over' : 'figure',
    ),
  );
  return html`${bar('worst', worstFlowMw, BAR)}${bar('intact', flowMw, 5)}${ratings || undefined}${svgText(LEFT, top + LABEL - 1, loading.name, 'start', 'said')}${shares}`;
}
