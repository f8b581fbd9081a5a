import { type Text, text } from '../base/text.ts';
import { areaNames } from '../report/explanation/area-names.ts';
import { confidenceMark } from '../report/html/confidence-mark.ts';
import { bilingual, html, type Markup } from '../report/html/markup.ts';
import { technologyWords } from '../report/market/market-words.ts';
import { formatNumber } from '../report/number-format.ts';
import { traceOf } from '../study/trace.ts';
import type { PlantState } from '../study/what-if/substation-state.ts';
import { entry, figure, originEntries, type Shown } from './panel-parts.ts';

const WORDS = {
  buses: text('Buses', 'Barras'),
  demand: text('Demand here', 'Demanda aquí'),
  generation: text('Generation here', 'Generación aquí'),
  of: text('of', 'de'),
  available: text('available', 'disponibles'),
  plants: text('Plants', 'Plantas'),
  position: text('Position', 'Posición'),
} as const satisfies Record<string, Text>;

/** What is connected at a substation at the moment of the step, and how well its place is known. */
export function substationPanel(id: string, shown: Shown): Markup {
  const place = shown.step.grid.substations.find((each) => each.id === id);
  const state = shown.step.substation(id);
  if (place === undefined || state === undefined) return html``;
  const row = shown.dataset.substations.find((each) => each.id === id)!;
  const availableMw = state.plants.reduce((sum, plant) => sum + plant.availableMw, 0);
  const buses = state.buses.map(({ kv }) => `${kv} kV`).join(', ');
  const plants = html`${state.plants.map(plantLine)}`;
  return html`<p><strong>${place.name}</strong><br>${bilingual(areaNames(shown.step.areas)(place.area))}</p>
<dl>${entry(WORDS.buses, html`${buses}`)}${entry(WORDS.demand, figure(state.demandMw, 1, 'MW'))}${entry(
    WORDS.generation,
    html`${figure(state.generationMw, 1, 'MW')}${state.plants.length > 0 ? html` ${bilingual(WORDS.of)} ${figure(availableMw, 1, 'MW')} ${bilingual(WORDS.available)}` : ''}`,
  )}${state.plants.length > 0 ? entry(WORDS.plants, plants) : ''}${entry(
    WORDS.position,
    confidenceMark(row.coordinateConfidence),
  )}${originEntries([traceOf(row), ...state.traces], shown)}</dl>`;
}

function plantLine({ name, technology, outputMw, availableMw }: PlantState): Markup {
  return html`<span class="source">${bilingual(name)}, ${bilingual(technologyWords(technology))}: ${formatNumber(outputMw, 1)} / ${formatNumber(availableMw, 1)} MW</span>`;
}
