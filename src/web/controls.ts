import { type Language, type Text, text } from '../base/text.ts';
import type { Dataset } from '../grid/dataset.ts';
import { bilingual, html, type Markup, trusted } from '../report/html/markup.ts';
import { formatNumber } from '../report/number-format.ts';
import { demandWords, directionWords, SEASON_WORDS } from '../report/vocabulary.ts';
import type { ScheduledExchange } from '../study/scenario.ts';
import { upgradesToChoose, type WhatIfBase } from '../study/what-if/what-if-choices.ts';
import type { WhatIfStep } from '../study/what-if/what-if-step.ts';
import { demandOf, demandText, type MapView, type WhatIfState } from './what-if-state.ts';

const WORDS = {
  title: text('What if …', '¿Qué pasaría si …?'),
  lead: text(
    'The same calculation as the report, here in the page. The tables further down stay those of the scenario as it was run.',
    'El mismo cálculo del informe, aquí en la página. Las tablas de más abajo siguen siendo las del escenario tal como se calculó.',
  ),
  season: text('Season', 'Época'),
  demand: text('Demand', 'Demanda'),
  factor: text('Demand of the year, %', 'Demanda del año, %'),
  exchanges: text('Scheduled exchanges, MW', 'Intercambios programados, MW'),
  upgrades: text('Upgrades', 'Refuerzos'),
  outages: text('Out of service', 'Fuera de servicio'),
  takeOut: text(
    'Take an element out (or click its line on the map)',
    'Sacar un elemento (o pulse su línea en el mapa)',
  ),
  choose: text('choose …', 'elegir …'),
  view: text('The map shows', 'El mapa muestra'),
  viewN: text('nothing out (N)', 'sin contingencia (N)'),
  viewN1: text('the worst of N-1', 'lo peor de N-1'),
  viewAfter: text('after the loss of', 'tras la pérdida de'),
  reset: text('As it was run', 'Como se calculó'),
  link: text('Copy link', 'Copiar enlace'),
  download: text('Download scenario', 'Descargar escenario'),
} as const satisfies Record<string, Text>;

/** Furthest a slider of an exchange goes, MW, when the schedule itself is smaller. */
const LEAST_REACH_MW = 400;

/** The controls, ready for a page of either language. */
export function controlsMarkup(scenario: WhatIfBase, dataset: Dataset, state: WhatIfState): Markup {
  const { choices } = state;
  return html`<h3>${bilingual(WORDS.title)}</h3><p class="note muted">${bilingual(WORDS.lead)}</p>
<form id="what-if" autocomplete="off"><div class="choices">
${radios('season', WORDS.season, seasons(dataset), choices.season)}
${radios('demand', WORDS.demand, demands(dataset, scenario), demandText(choices.demand))}
<label class="slider factor"><span>${bilingual(WORDS.factor)}</span><input type="range" name="factor" min="80" max="120" step="1" value="${100 * choices.demandFactor}"><output></output></label>
<fieldset class="wide"><legend>${bilingual(WORDS.exchanges)}</legend>${choices.exchanges.map(slider)}</fieldset>
<details class="wide" open><summary>${bilingual(WORDS.upgrades)}</summary><div class="upgrades">${upgradesToChoose(
    scenario,
    dataset,
  ).map(
    ({ id, nameEn, nameEs }) =>
      html`<label><input type="checkbox" name="upgrade" value="${id}">${bilingual(text(nameEn, nameEs))}</label>`,
  )}</div></details>
<fieldset class="wide"><legend>${bilingual(WORDS.outages)}</legend><label>${bilingual(WORDS.takeOut)} <select name="out"></select></label> <span class="outages"></span></fieldset>
<fieldset class="wide"><legend>${bilingual(WORDS.view)}</legend>${(
    [
      ['n', WORDS.viewN],
      ['n-1', WORDS.viewN1],
      ['after', WORDS.viewAfter],
    ] as const
  ).map(([value, words]) =>
    radio('view', value, words, state.view.kind),
  )}<label><span class="unseen">${bilingual(WORDS.viewAfter)}</span><select name="contingency"></select></label></fieldset>
</div><p class="buttons"><button type="button" name="reset">${bilingual(WORDS.reset)}</button><button type="button" name="link">${bilingual(WORDS.link)}</button><button type="button" name="download">${bilingual(WORDS.download)}</button><span class="status" role="status"></span></p></form>`;
}

function seasons(dataset: Dataset): readonly (readonly [string, Text])[] {
  const known = new Set(dataset.demandPeriods.map((row) => row.season));
  return [...known].map((season) => [season, SEASON_WORDS[season]]);
}

/** The periods of the data, and the hour of a scenario that names one. */
function demands(dataset: Dataset, { demand }: WhatIfBase): readonly (readonly [string, Text])[] {
  const periods = [...new Set(dataset.demandPeriods.map((row) => row.demandPeriod))];
  const all = [...periods, ...(typeof demand === 'string' ? [] : [demandText(demand)])];
  return all.map((value) => {
    const words = demandWords(value);
    return [value, typeof words === 'string' ? text(words, words) : words];
  });
}

function radios(
  name: string,
  title: Text,
  values: readonly (readonly [string, Text])[],
  chosen: string,
): Markup {
  return html`<fieldset><legend>${bilingual(title)}</legend>${values.map(([value, words]) => radio(name, value, words, chosen))}</fieldset>`;
}

function radio(name: string, value: string, words: Text, chosen: string): Markup {
  const checked = value === chosen ? trusted(' checked') : undefined;
  return html`<label><input type="radio" name="${name}" value="${value}"${checked}>${bilingual(words)}</label>`;
}

function slider({ from, to, powerMw }: ScheduledExchange, position: number): Markup {
  const reach = Math.max(LEAST_REACH_MW, 100 * Math.ceil((2 * Math.abs(powerMw)) / 100));
  return html`<label class="slider"><span>${directionWords([from], [to])}</span><input type="range" name="exchange" data-position="${position}" min="${-reach}" max="${reach}" step="1" value="${powerMw}"><output></output></label>`;
}

/** Puts the state into the controls. */
export function showState(form: HTMLFormElement, { choices, view }: WhatIfState): void {
  setRadio(form, 'season', choices.season);
  setRadio(form, 'demand', demandText(choices.demand));
  setRadio(form, 'view', view.kind);
  setSlider(form.querySelector('[name=factor]')!, 100 * choices.demandFactor);
  for (const input of form.querySelectorAll<HTMLInputElement>('[name=exchange]')) {
    setSlider(input, choices.exchanges[Number(input.dataset.position)]!.powerMw);
  }
  for (const box of form.querySelectorAll<HTMLInputElement>('[name=upgrade]')) {
    box.checked = choices.upgrades.includes(box.value);
  }
}

function setRadio(form: HTMLFormElement, name: string, value: string): void {
  for (const input of form.querySelectorAll<HTMLInputElement>(`[name=${name}]`)) {
    input.checked = input.value === value;
  }
}

function setSlider(input: HTMLInputElement, value: number): void {
  input.value = String(value);
  (input.nextElementSibling as HTMLOutputElement).value = formatNumber(value, 0);
}

/** The lists that depend on the grid: what can be taken out, what is out, and the contingencies of the map. */
export function showLists(
  form: HTMLFormElement,
  step: WhatIfStep,
  names: ReadonlyMap<string, string>,
  { choices, view }: WhatIfState,
  language: Language,
): void {
  const elements = [...step.loading.elements].sort((a, b) => a.name.localeCompare(b.name));
  form.querySelector('[name=out]')!.innerHTML =
    html`<option value="">${WORDS.choose[language]}</option>${elements.map(
      ({ element, name, kv }) => html`<option value="${element}">${name}, ${kv} kV</option>`,
    )}`.markup;
  form.querySelector('.outages')!.innerHTML = html`${choices.outages.map(
    (id) => html`<button type="button" name="back" value="${id}">${names.get(id) ?? id} ✕</button> `,
  )}`.markup;
  const select = form.querySelector<HTMLSelectElement>('[name=contingency]')!;
  const chosen = view.kind === 'after' ? view.contingency : worstContingency(step);
  select.innerHTML = html`${[...step.loading.contingencies]
    .sort((a, b) => a.name[language].localeCompare(b.name[language]))
    .map(({ contingency, name }) => html`<option value="${contingency}">${name[language]}</option>`)}`.markup;
  select.value = chosen ?? '';
}

/** The contingency that harms most elements, and of those the one with the highest loading. */
function worstContingency({ loading }: WhatIfStep): string | undefined {
  const [first, ...others] = loading.contingencies;
  const worst = others.reduce(
    (most, next) =>
      next.harmed > (most?.harmed ?? 0) ||
      (next.harmed === most?.harmed && (next.worstLoadingPct ?? 0) > (most.worstLoadingPct ?? 0))
        ? next
        : most,
    first,
  );
  return worst?.contingency;
}

/** The state after one control was changed. */
export function stateAfter(control: HTMLInputElement | HTMLSelectElement, state: WhatIfState): WhatIfState {
  const { choices } = state;
  const choose = (changed: Partial<WhatIfState['choices']>): WhatIfState => ({
    ...state,
    choices: { ...choices, ...changed },
  });
  const { name, value } = control;
  switch (name) {
    case 'season':
      return choose({ season: value === 'wet' ? 'wet' : 'dry' });
    case 'demand':
      return choose({ demand: demandOf(value) ?? choices.demand });
    case 'factor':
      return choose({ demandFactor: Number(value) / 100 });
    case 'exchange': {
      const position = Number(control.dataset.position);
      const exchange = { ...choices.exchanges[position]!, powerMw: Number(value) };
      return choose({ exchanges: choices.exchanges.with(position, exchange) });
    }
    case 'upgrade':
      return choose({ upgrades: toggled(choices.upgrades, value) });
    case 'out':
      return value === '' ? state : choose({ outages: toggled(choices.outages, value) });
    case 'view':
      return { ...state, view: viewOfKind(value, control.form!) };
    case 'contingency':
      return { ...state, view: { kind: 'after', contingency: value } };
    default:
      return state;
  }
}

function viewOfKind(kind: string, form: HTMLFormElement): MapView {
  if (kind !== 'after') return { kind: kind === 'n' ? 'n' : 'n-1' };
  return { kind, contingency: form.querySelector<HTMLSelectElement>('[name=contingency]')!.value };
}

/** A list with an id taken away, or put at its end. */
export function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
}
