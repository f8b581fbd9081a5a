import { InputError, NoAnswerError } from '../base/errors.ts';
import { joinedTexts, type Language, type Text, text } from '../base/text.ts';
import type { Dataset } from '../grid/dataset.ts';
import { scenarioText } from '../io/scenario-text.ts';
import { bilingual, html, type Markup } from '../report/html/markup.ts';
import type { SourceIndex } from '../report/html/source-index.ts';
import { tableMarkup } from '../report/html/table-markup.ts';
import { formatNumber } from '../report/number-format.ts';
import { whatIfTables } from '../report/tables/what-if-tables.ts';
import type { ElementLoading } from '../study/result.ts';
import { scenarioWith, type WhatIfBase } from '../study/what-if/what-if-choices.ts';
import { type WhatIfStep, whatIfGrids, whatIfStep } from '../study/what-if/what-if-step.ts';
import { changeWords } from './change-words.ts';
import { controlsMarkup, showLists, showState, stateAfter, toggled } from './controls.ts';
import { LiveMap } from './live-map.ts';
import { MapPanel } from './map-panel.ts';
import type { MapTarget } from './map-target.ts';
import { fragmentOf, initialState, stateOf, type WhatIfState } from './what-if-state.ts';

/** What the page says of a scenario that it can start from. */
export interface Start {
  readonly scenario: WhatIfBase;
  /** Its name in the address; `undefined` for the one that the page opens with. */
  readonly name: string | undefined;
  /** What names to jump to in its own part of the page begin with. */
  readonly scope: string;
}

/** The live part of the page: controls, map, and the tables under it, one step after another. */
export class WhatIfPage {
  readonly #section: HTMLElement;
  readonly #scenario: WhatIfBase;
  readonly #dataset: Dataset;
  readonly #grids;
  readonly #initial: WhatIfState;
  readonly #map: LiveMap;
  readonly #index = sourcesOfPage();
  readonly #closing = new AbortController();
  #state: WhatIfState;
  #asWritten!: WhatIfStep;
  #step!: WhatIfStep;
  #solvedFor: WhatIfState['choices'] | undefined;
  /** What solving took since the last frame. */
  #solveMs = 0;
  /** Works whose lines the map shows. */
  #drawnFor: string | undefined;
  #drawn: ReadonlyMap<string, ElementLoading> = new Map();
  #panel!: MapPanel;
  #pointed: MapTarget | undefined;
  #changedAt: number | undefined;
  #listsDue: ReturnType<typeof setTimeout> | undefined;
  #steps = 0;
  /** By place. */
  readonly #shown = new Map<string, string>();

  constructor(section: HTMLElement, { scenario, name, scope }: Start, dataset: Dataset) {
    this.#section = section;
    this.#scenario = scenario;
    this.#dataset = dataset;
    this.#grids = whatIfGrids(scenario, dataset);
    this.#initial = initialState(
      scenario,
      dataset.areas.map(({ id }) => id),
      name,
    );
    this.#state = stateOf(location.hash, this.#initial);
    this.#map = new LiveMap(section, (element) => `${scope}element-${element}`, {
      onPoint: (target) => this.#point(target),
      onChoose: (target) => {
        if (target.kind === 'element') this.#toggle(target.id);
        else this.#panel.focus();
      },
      onLeave: () => this.#point(undefined),
    });
  }

  start(): void {
    if (this.#section.querySelector('figure.map') === null) {
      this.#section.insertAdjacentHTML('beforeend', '<figure class="map"></figure>');
    }
    const figure = this.#section.querySelector('figure.map')!;
    const controls = controlsMarkup(this.#scenario, this.#dataset, this.#initial);
    const frame = html`<div class="live"><div class="what-if-head">${controls}</div><div class="what-if-map"></div></div>`;
    figure.insertAdjacentHTML('beforebegin', frame.markup);
    const place = this.#section.querySelector('.what-if-map')!;
    place.append(figure);
    place.insertAdjacentHTML(
      'beforeend',
      '<aside class="element-panel" id="map-panel" tabindex="0"></aside>',
    );
    this.#panel = new MapPanel(
      place.querySelector('.element-panel')!,
      (element) => this.#toggle(element),
      () => this.#backToMap(),
    );
    place.insertAdjacentHTML('beforeend', '<p class="asked note"></p><div class="what-if-tables"></div>');
    this.#listen();
    const asked = this.#state;
    this.#state = this.#initial;
    this.#solveNow();
    this.#asWritten = this.#step;
    this.#show(this.#initial);
    this.#state = asked;
    this.#takeStep();
  }

  /** Takes everything away again, so that another scenario can be started from. */
  close(): void {
    this.#closing.abort();
    clearTimeout(this.#listsDue);
    this.#section.querySelector('.live')!.remove();
  }

  get #form(): HTMLFormElement {
    return this.#section.querySelector<HTMLFormElement>('#what-if')!;
  }

  get #language(): Language {
    return document.querySelector<HTMLInputElement>('#choose-es')?.checked ? 'es' : 'en';
  }

  #listen(): void {
    const form = this.#form;
    const { signal } = this.#closing;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', ({ target }) => {
      this.#change(stateAfter(target as HTMLInputElement | HTMLSelectElement, this.#state));
    });
    form.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest('button');
      if (button !== null) this.#press(button.name, button.value);
    });
    for (const choice of document.querySelectorAll('.choose')) {
      choice.addEventListener('change', () => this.#showLists(), { signal });
    }
    const follow = () => {
      if (location.hash.startsWith('#what-if')) this.#change(stateOf(location.hash, this.#initial));
    };
    addEventListener('hashchange', follow, { signal });
  }

  #press(name: string, value: string): void {
    if (name === 'reset') this.#change(this.#initial);
    if (name === 'back') this.#toggle(value);
    if (name === 'link') void this.#copyLink();
    if (name === 'download') this.#download();
  }

  /** Takes an element out of service, or puts it back. */
  #toggle(element: string): void {
    this.#choose({ outages: toggled(this.#state.choices.outages, element) });
  }

  #choose(changed: Partial<WhatIfState['choices']>): void {
    this.#change({ ...this.#state, choices: { ...this.#state.choices, ...changed } });
  }

  /** Several changes before the next frame are one step. */
  #change(state: WhatIfState): void {
    this.#state = state;
    if (this.#changedAt !== undefined) return;
    this.#changedAt = performance.now();
    setTimeout(() => this.#solveAhead());
    requestAnimationFrame(() => {
      if (!this.#closing.signal.aborted) this.#takeStep();
    });
  }

  /** While the browser waits for its next frame; a failure is met again by the step, which says it. */
  #solveAhead(): void {
    if (this.#changedAt === undefined || this.#closing.signal.aborted) return;
    try {
      this.#solveNow();
    } catch {}
  }

  #takeStep(): void {
    const changedAt = this.#changedAt ?? performance.now();
    this.#changedAt = undefined;
    showState(this.#form, this.#state);
    const fragment = fragmentOf(this.#state, this.#initial);
    this.#section.classList.toggle('changed', fragment !== '');
    if (location.hash.startsWith('#what-if') || fragment !== '') {
      history.replaceState(null, '', fragment === '' ? '#map' : fragment);
    }
    try {
      this.#solveNow();
      const solveMs = this.#solveMs;
      this.#solveMs = 0;
      const solved = performance.now();
      this.#show(this.#state);
      const drawMs = performance.now() - solved;
      setTimeout(() => this.#sayTimes(solveMs, drawMs, performance.now() - changedAt));
    } catch (error) {
      this.#sayFailure(error);
    }
  }

  /** The step of the present choices; another look at the same ones needs no other. */
  #solveNow(): void {
    const { choices } = this.#state;
    if (choices === this.#solvedFor) return;
    const before = performance.now();
    this.#step = this.#solve(this.#state);
    this.#solvedFor = choices;
    this.#solveMs = performance.now() - before;
  }

  #solve({ choices }: WhatIfState): WhatIfStep {
    return whatIfStep(this.#scenarioOf(choices), this.#dataset, this.#grids);
  }

  #scenarioOf(choices: WhatIfState['choices']): WhatIfBase {
    return { ...scenarioWith(this.#scenario, choices), studies: this.#scenario.studies };
  }

  #show(state: WhatIfState): void {
    const { choices, view } = state;
    const works = choices.upgrades.join(' ');
    if (works !== this.#drawnFor) {
      const whole = choices.outages.length === 0 ? this.#step : this.#solve(withoutOutages(state));
      this.#drawnFor = works;
      this.#drawn = new Map(whole.loading.elements.map((element) => [element.element, element]));
      this.#map.draw(whole);
      this.#map.showPointed(this.#pointed);
    }
    this.#map.show(this.#step, view);
    this.#showListsSoon();
    this.#showPanel();
    const asked = changeWords(state, this.#initial, this.#dataset, this.#names);
    this.#put('.asked', bilingual(asked));
    const tables = whatIfTables(this.#step, this.#asWritten).map(
      (table) => html`<h3 id="${table.id}">${bilingual(table.title)}</h3>${tableMarkup(table, this.#index)}`,
    );
    this.#put('.what-if-tables', html`${tables}`);
  }

  /** What says the same already is left as it stands. */
  #put(place: string, { markup }: Markup): void {
    if (this.#shown.get(place) === markup) return;
    this.#shown.set(place, markup);
    this.#section.querySelector(place)!.innerHTML = markup;
  }

  /** A thousand names to choose from would delay the figures: they follow when the reader pauses. */
  #showListsSoon(): void {
    clearTimeout(this.#listsDue);
    this.#listsDue = setTimeout(() => this.#showLists(), 250);
  }

  #showLists(): void {
    showLists(this.#form, this.#step, this.#names, this.#state, this.#language);
    this.#map.label(this.#step, this.#language);
  }

  get #names(): ReadonlyMap<string, string> {
    return new Map(Array.from(this.#drawn.values(), ({ element, name }) => [element, name]));
  }

  #point(target: MapTarget | undefined): void {
    this.#pointed = target;
    this.#map.showPointed(target);
    this.#showPanel();
  }

  #backToMap(): void {
    if (this.#pointed !== undefined) this.#map.focus(this.#pointed);
  }

  #showPanel(): void {
    this.#panel.show(this.#pointed, {
      step: this.#step,
      view: this.#state.view,
      drawn: this.#drawn,
      dataset: this.#dataset,
      index: this.#index,
    });
  }

  #sayTimes(solveMs: number, drawMs: number, eyeMs: number): void {
    const status = this.#form.querySelector<HTMLElement>('.status')!;
    const [solve, draw, eye] = [solveMs, drawMs, eyeMs].map((ms) => formatNumber(ms, 0));
    const words = text(
      `calculated in ${solve} ms, drawn in ${draw} ms, ${eye} ms to the eye`,
      `calculado en ${solve} ms, dibujado en ${draw} ms, ${eye} ms hasta verlo`,
    );
    status.className = 'status';
    status.innerHTML = bilingual(words).markup;
    Object.assign(status.dataset, { solveMs, drawMs, eyeMs });
    this.#form.dataset.steps = String(++this.#steps);
  }

  /** What cannot be solved is said; map and tables stay those of the last step. */
  #sayFailure(error: unknown): void {
    const status = this.#form.querySelector('.status')!;
    status.className = 'status failed';
    status.innerHTML = bilingual(failureWords(error)).markup;
    this.#form.dataset.steps = String(++this.#steps);
  }

  async #copyLink(): Promise<void> {
    const isCopied = await navigator.clipboard.writeText(location.href).then(
      () => true,
      () => false,
    );
    const words = isCopied
      ? text('The link is copied.', 'El enlace está copiado.')
      : text(
          'The browser does not let the page copy: the link is the address of this window.',
          'El navegador no deja copiar: el enlace es la dirección de esta ventana.',
        );
    this.#form.querySelector('.status')!.innerHTML = bilingual(words).markup;
  }

  #download(): void {
    const scenario = this.#scenarioOf(this.#state.choices);
    const yaml = scenarioText(scenario, [
      `Made from ${this.#scenario.file} in its report; put it into the folder of that file.`,
    ]);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([yaml], { type: 'text/yaml' }));
    link.download = `${scenario.id}.yaml`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }
}

/** The numbers of the list that the page already has. */
function sourcesOfPage(): SourceIndex {
  const items = document.querySelectorAll('.sources li[id]');
  return {
    numberOf: new Map(Array.from(items, ({ id }, i) => [id.replace(/^source-/, ''), i + 1])),
    sources: [],
  };
}

function withoutOutages(state: WhatIfState): WhatIfState {
  return { ...state, choices: { ...state.choices, outages: [] } };
}

function failureWords(error: unknown): Text {
  if (error instanceof NoAnswerError) return error.text;
  if (!(error instanceof InputError)) throw error;
  return joinedTexts(
    error.diagnostics.map(({ message }) => message),
    '; ',
  );
}
