import { text } from '../base/text.ts';
import type { Dataset } from '../grid/dataset.ts';
import { bilingual, html, trusted } from '../report/html/markup.ts';
import { type Start, WhatIfPage } from './what-if-page.ts';
import { startOf } from './what-if-state.ts';

const START_FROM = text('Start from', 'Partir de');

/** Which of its scenarios the page starts from, where it has several: one after the other stands in the same place. */
export class StartChoice {
  readonly #section: HTMLElement;
  readonly #starts: readonly Start[];
  readonly #dataset: Dataset;
  #open: { readonly start: Start; readonly page: WhatIfPage } | undefined;

  constructor(section: HTMLElement, starts: readonly Start[], dataset: Dataset) {
    this.#section = section;
    this.#starts = starts;
    this.#dataset = dataset;
    if (starts.length < 2) return;
    const radios = starts.map(
      ({ scenario: { id, title } }, i) =>
        html`<label><input type="radio" name="start" value="${id}"${i === 0 ? trusted(' checked') : undefined}> ${bilingual(title)}</label>`,
    );
    const choice = html`<fieldset class="starts"><legend>${bilingual(START_FROM)}</legend>${radios}</fieldset>`;
    section.insertAdjacentHTML('beforeend', choice.markup);
    section.querySelector('.starts')!.addEventListener('change', ({ target }) => {
      const { value } = target as HTMLInputElement;
      history.replaceState(null, '', value === starts[0]!.scenario.id ? '#map' : `#what-if?start=${value}`);
      this.open(location.hash);
    });
    addEventListener('hashchange', () => {
      if (location.hash.startsWith('#what-if')) this.open(location.hash);
    });
  }

  /** Starts from the scenario that a fragment names, unless it is the one that stands. */
  open(fragment: string): void {
    const name = startOf(fragment);
    const start = this.#starts.find((each) => each.name === name) ?? this.#starts[0]!;
    if (start === this.#open?.start) return;
    this.#open?.page.close();
    const page = new WhatIfPage(this.#section, start, this.#dataset);
    this.#open = { start, page };
    const radio = this.#section.querySelector<HTMLInputElement>(`.starts [value="${start.scenario.id}"]`);
    if (radio !== null) radio.checked = true;
    page.start();
  }
}
