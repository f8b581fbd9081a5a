import { type Text, text } from '../base/text.ts';
import { CATALOGUE } from '../report/catalogue.ts';
import { NO_FIGURE } from '../report/cells.ts';
import { areaNames } from '../report/explanation/area-names.ts';
import { confidenceMark } from '../report/html/confidence-mark.ts';
import { bilingual, html, type Markup } from '../report/html/markup.ts';
import { borderCapacities } from '../report/map/border-marks.ts';
import { borderId } from '../report/map/border-places.ts';
import { formatNumber } from '../report/number-format.ts';
import type { Words } from '../report/report-model.ts';
import { bindingWords } from '../report/tables/capacity-table.ts';
import { limitCell } from '../report/tables/limit-cell.ts';
import { directionWords } from '../report/vocabulary.ts';
import type { CapacityRow } from '../study/capacity/capacity-result.ts';
import type { BorderFlow } from '../study/result.ts';
import { entry, originEntries, type Shown } from './panel-parts.ts';

const WORDS = {
  flow: text('Flow, nothing out', 'Flujo, sin contingencia'),
  schedule: text('Scheduled', 'Programado'),
  ties: text('Over the ties', 'Por enlace'),
  resources: text('Generation', 'Generación'),
  limiting: text('Limiting element', 'Elemento que limita'),
  after: text('after', 'tras'),
  none: text('no tie is in service', 'ningún enlace está en servicio'),
} as const satisfies Record<string, Text>;

/** What crosses a border, what it can carry each way, layer by layer, and what binds. */
export function borderPanel(id: string, shown: Shown): Markup {
  const { loading, capacity, areas } = shown.step;
  const border = loading.borders.find((each) => borderId(each) === id);
  if (border === undefined) return html`<p><strong>${id}</strong><br>${bilingual(WORDS.none)}</p>`;
  const rows = borderCapacities(border, capacity);
  const nameOf = areaNames(areas);
  const elements = new Map(loading.elements.map((element) => [element.element, element]));
  const ties = border.lines.map(
    ({ element, flowMw }) =>
      html`<span class="source">${elements.get(element)?.name ?? element}: ${formatNumber(flowMw, 1)} MW</span>`,
  );
  const traces = [
    ...border.lines.flatMap(({ element }) => elements.get(element)?.trace ?? []),
    ...rows.flatMap(({ operating, pairs }) => [operating?.trace ?? [], pairs[0]?.trace ?? []].flat()),
  ];
  const scheduled = rows[0];
  return html`<p><strong>${bilingual(nameOf(border.fromArea))} – ${bilingual(nameOf(border.toArea))}</strong></p>
${rows.length > 0 ? layers(rows) : ''}
<dl>${entry(WORDS.flow, way(border, border.flowMw))}${scheduled && entry(WORDS.schedule, way(border, scheduled.baseExchangeMw))}${entry(WORDS.ties, html`${ties}`)}${originEntries(traces, shown)}</dl>`;
}

/** `GT → SV 12.3 MW`, in the direction in which it goes. */
function way({ fromArea, toArea }: BorderFlow, mw: number): Markup {
  const ends = mw < 0 ? [toArea, fromArea] : [fromArea, toArea];
  return html`${ends.join(' → ')} ${formatNumber(Math.abs(mw), 1)} MW`;
}

/** The capacity of each direction, a column each. */
function layers(rows: readonly CapacityRow[]): Markup {
  const lines: readonly (readonly [Words, (row: CapacityRow) => Words | Markup])[] = [
    [CATALOGUE.lowest, (row) => html`<strong>${number(row.ttcMw)}</strong>`],
    [CATALOGUE.binds, bindingWords],
    [CATALOGUE.thermalN, (row) => limitCell(row.thermalN).words],
    [CATALOGUE.thermalN1, (row) => limitCell(row.thermalN1).words],
    [CATALOGUE.operatingLimit, (row) => number(row.operating?.mw)],
    [CATALOGUE.crossedLimit, (row) => number(row.crossed[0]?.limitMw)],
    [WORDS.resources, (row) => limitCell(row.resources).words],
    [WORDS.limiting, limitingWords],
    [CATALOGUE.confidence, (row) => confidenceMark(row.confidence)],
  ];
  const cell = (value: Words | Markup) =>
    typeof value === 'object' && 'markup' in value ? value : bilingual(value);
  return html`<table><thead><tr><th>MW</th>${rows.map((row) => html`<th>${directionWords(row.fromAreas, row.toAreas)}</th>`)}</tr></thead>
<tbody>${lines.map(([label, value]) => html`<tr><th>${bilingual(label)}</th>${rows.map((row) => html`<td>${cell(value(row))}</td>`)}</tr>`)}</tbody></table>`;
}

function number(mw: number | undefined): string {
  return mw === undefined ? NO_FIGURE : formatNumber(mw, 0);
}

/** The pair that sets the thermal figure. */
function limitingWords({ pairs }: CapacityRow): Words | Markup {
  const pair = pairs[0];
  if (pair === undefined) return NO_FIGURE;
  const after = pair.contingencyName;
  return html`${pair.elementName}${after ? html`, ${bilingual(WORDS.after)} ${bilingual(after)}` : ''}`;
}
