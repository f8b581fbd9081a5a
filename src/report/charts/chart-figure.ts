import { text } from '../../base/text.ts';
import { bilingual, html, type Markup } from '../html/markup.ts';
import type { SourceIndex } from '../html/source-index.ts';
import { tableMarkup } from '../html/table-markup.ts';
import type { Words } from '../report-model.ts';
import { type BarOptions, groupedBars, stackedBars } from './bar-chart.ts';
import { chartCsv, csvAddress } from './chart-csv.ts';
import { type ChartData, type ChartWords, chartTable } from './chart-data.ts';
import { DISTINCT_LINES, type LineData, type LineOptions, lineChart } from './line-chart.ts';
import { type ScatterData, scatterChart } from './scatter-chart.ts';
import { texturedRect } from './texture.ts';

/** A picture with what must be said about it, and its figures in a table behind a fold. */
export function barFigure(
  words: ChartWords,
  data: ChartData,
  kind: 'grouped' | 'stacked',
  index: SourceIndex,
  options: BarOptions = {},
): Markup {
  const drawn = kind === 'grouped' ? groupedBars(data, options) : stackedBars(data, options);
  return chartFigure(words, data, drawn, barKey(data, kind === 'grouped' ? undefined : options.total), index);
}

export function lineFigure(
  words: ChartWords,
  data: LineData,
  index: SourceIndex,
  options: LineOptions = {},
): Markup {
  return chartFigure(words, data, lineChart(data, options), lineKey(data), index);
}

export function scatterFigure(words: ChartWords, data: ScatterData, index: SourceIndex): Markup {
  return chartFigure(words, data, scatterChart(data), SCATTER_KEY, index);
}

const SCATTER_KEY = key([
  entry(
    text('Pareto front: nothing cheaper gives more', 'Frente de Pareto: nada más barato da más'),
    html`<path class="curve l0" d="M0 5h26"/><circle class="best" cx="13" cy="5" r="3.4"/>`,
  ),
  entry(text('The others', 'Los demás'), html`<circle class="ring" cx="13" cy="5" r="2.6"/>`),
]);

/** Figures side by side where the page is wide, their parts on common lines. */
export function chartRow(figures: readonly Markup[]): Markup {
  return html`<div class="charts">${figures}</div>`;
}

/** The same of figures that are not alike: each has its parts close together. */
export function looseRow(figures: readonly Markup[]): Markup {
  return html`<div class="charts loose">${figures}</div>`;
}

const FIGURES = text('The figures', 'Las cifras');
const AS_CSV = text('Data as CSV', 'Datos en CSV');

/** Any picture with what must be said about it: its key, its figures in a table behind a fold and as a file to keep. */
export function chartFigure(
  words: ChartWords,
  data: ChartData,
  drawn: Markup,
  key: Markup,
  index: SourceIndex,
): Markup {
  return html`<figure class="chart" id="${words.id}"><figcaption><h3>${bilingual(words.title)}</h3><p>${bilingual(words.definition)}</p></figcaption>
${drawn}${key}<p class="caveat">${bilingual(words.caveat)}</p><div class="data"><a download="${words.id}.csv" href="${csvAddress(chartCsv(data))}">${bilingual(AS_CSV)}</a><details><summary>${bilingual(FIGURES)}, ${bilingual(data.unit)}</summary>${tableMarkup(chartTable(words, data), index)}</details></div></figure>
`;
}

/** A single series needs no key: the title names it. */
function barKey({ series }: ChartData, total: number | undefined): Markup {
  const samples = series.map(({ name }, s) =>
    s === total
      ? entry(name, html`<path class="total" d="M9 0v10"/>`)
      : entry(name, texturedRect({ x: 0, width: 18 }, 0, 10, s)),
  );
  return key(samples);
}

function lineKey({ series }: ChartData): Markup {
  return key(
    series.map(({ name }, s) => entry(name, html`<path class="curve l${s % DISTINCT_LINES}" d="M0 5h26"/>`)),
  );
}

/** A sample of the picture and what it stands for. */
export function entry(name: Words, sample: Markup): Markup {
  return html`<span><svg viewBox="0 0 26 10" width="26" height="10" aria-hidden="true">${sample}</svg>${bilingual(name)}</span>`;
}

/** What the marks of a picture stand for. */
export function key(entries: readonly Markup[]): Markup {
  return entries.length < 2 ? html`` : html`<p class="key">${entries}</p>`;
}
