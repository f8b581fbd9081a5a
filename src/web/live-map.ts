import { type Text, text } from '../base/text.ts';
import { bilingual, html } from '../report/html/markup.ts';
import { borderMarks, borderMarkup } from '../report/map/border-marks.ts';
import { gridMap, WORST_LOADING } from '../report/map/grid-map.ts';
import { type DrawnLine, drawnLines, mapPlan } from '../report/map/line-geometry.ts';
import { type LineLoad, lineClass, lineWords, worstLoad } from '../report/map/line-look.ts';
import type { ElementLoading } from '../study/result.ts';
import type { WhatIfStep } from '../study/what-if/what-if-step.ts';
import type { MapView } from './what-if-state.ts';

interface LineOnMap {
  readonly id: string;
  readonly anchor: SVGAElement;
  readonly path: SVGPathElement;
}

/**
 * The map of the page, which follows the steps: drawn anew when the lines are others, else only what each line and
 * border carries. Lines are one stop of the keyboard; arrow keys go along them from west to east.
 */
export class LiveMap {
  readonly #section: HTMLElement;
  readonly #anchorOf: (element: string) => string;
  readonly #onPoint: (element: string | undefined) => void;
  readonly #onChoose: (element: string) => void;
  #lines: LineOnMap[] = [];
  #drawn: readonly DrawnLine[] = [];

  /**
   * @param anchorOf where an element stands in the tables of the page
   * @param onPoint told which line the pointer or the keyboard is on
   * @param onChoose told which line was clicked
   */
  constructor(
    section: HTMLElement,
    anchorOf: (element: string) => string,
    onPoint: (element: string | undefined) => void,
    onChoose: (element: string) => void,
  ) {
    this.#section = section;
    this.#anchorOf = anchorOf;
    this.#onPoint = onPoint;
    this.#onChoose = onChoose;
  }

  get #figure(): HTMLElement {
    return this.#section.querySelector<HTMLElement>('figure.map')!;
  }

  /** Draws the grid of a step, with nothing out of service. */
  draw(step: WhatIfStep): void {
    this.#figure.outerHTML = gridMap(step, this.#anchorOf).markup;
    const { points } = mapPlan(step.grid.substations);
    this.#drawn = drawnLines(step.loading.elements, points);
    const middle = new Map(this.#drawn.map(({ element, from, to }) => [element.element, from.x + to.x]));
    this.#lines = [...this.#figure.querySelectorAll<SVGAElement>('a[data-element]')]
      .map((anchor) => ({
        id: anchor.dataset.element!,
        anchor,
        path: anchor.querySelector('path')!,
      }))
      .sort((a, b) => middle.get(a.id)! - middle.get(b.id)!);
    for (const [i, { anchor, path }] of this.#lines.entries()) {
      path.querySelector('title')?.remove();
      anchor.append(hitArea(path));
      anchor.setAttribute('tabindex', i === 0 ? '0' : '-1');
    }
    this.#listen();
  }

  #listen(): void {
    const svg = this.#figure.querySelector('svg')!;
    const idAt = (event: Event) =>
      (event.target as Element).closest<SVGAElement>('a[data-element]')?.dataset.element;
    svg.addEventListener('pointerover', (event) => this.#onPoint(idAt(event)));
    svg.addEventListener('focusin', (event) => this.#onPoint(idAt(event)));
    svg.addEventListener('click', (event) => {
      const id = idAt(event);
      if (id === undefined) return;
      event.preventDefault();
      this.#onChoose(id);
    });
    svg.addEventListener('keydown', (event) => this.#onKey(event, idAt(event)));
  }

  #onKey(event: KeyboardEvent, id: string | undefined): void {
    const here = this.#lines.findIndex((line) => line.id === id);
    const last = this.#lines.length - 1;
    const next = {
      ArrowRight: Math.min(here + 1, last),
      ArrowDown: Math.min(here + 1, last),
      ArrowLeft: Math.max(here - 1, 0),
      ArrowUp: Math.max(here - 1, 0),
      Home: 0,
      End: last,
    }[event.key];
    if (here < 0 || next === undefined) return;
    event.preventDefault();
    this.#lines[here]!.anchor.setAttribute('tabindex', '-1');
    const { anchor } = this.#lines[next]!;
    anchor.setAttribute('tabindex', '0');
    anchor.focus();
  }

  /** Shows what lines and borders carry in a step. A line that the step has not got is out of service. */
  show(step: WhatIfStep, view: MapView): void {
    const loads = loadsOf(step, view);
    const byId = new Map(step.loading.elements.map((element) => [element.element, element]));
    const drawn = new Map(this.#drawn.map((line) => [line.element.element, line]));
    for (const { id, anchor, path } of this.#lines) {
      const element = byId.get(id);
      const known = element ?? drawn.get(id)!.element;
      const looks = element ? lineClass(element, loads(element)) : `${lineClass(known, NOTHING)} out`;
      if (path.getAttribute('class') !== looks) path.setAttribute('class', looks);
      const words = element ? lineWords(element) : `${known.name}, ${known.kv} kV ✕`;
      if (anchor.getAttribute('aria-label') !== words) anchor.setAttribute('aria-label', words);
    }
    const standing = this.#drawn.flatMap((line) => {
      const element = byId.get(line.element.element);
      return element ? [{ ...line, element }] : [];
    });
    const marks = borderMarks(step.loading.borders, step.capacity, standing);
    this.#figure.querySelector('.shown-state')!.innerHTML = bilingual(shownWords(step, view)).markup;
    this.#figure.querySelector('.borders')!.innerHTML = html`${marks.map(borderMarkup)}`.markup;
  }
}

/** An unseen broad line over a thin one, for the pointer. */
function hitArea(path: SVGPathElement): SVGPathElement {
  const area = path.cloneNode() as SVGPathElement;
  area.setAttribute('class', 'hit');
  return area;
}

const NOTHING: LineLoad = { flowMw: 0, loadingPct: undefined };

/** What the colours of the map tell in a view. */
function shownWords({ loading }: WhatIfStep, view: MapView): Text {
  if (view.kind === 'n') return text('Loading with nothing out:', 'Cargabilidad sin contingencia:');
  const outcome =
    view.kind === 'after'
      ? loading.contingencies.find(({ contingency }) => contingency === view.contingency)
      : undefined;
  if (outcome === undefined) return WORST_LOADING;
  const { en, es } = outcome.name;
  return text(`Loading after the loss of ${en}:`, `Cargabilidad tras la pérdida de ${es}:`);
}

/** What each line carries in a view. */
function loadsOf(step: WhatIfStep, view: MapView): (element: ElementLoading) => LineLoad {
  if (view.kind === 'n') return (element) => element;
  const after = view.kind === 'after' ? step.after(view.contingency) : undefined;
  return after === undefined ? worstLoad : ({ element }) => after.get(element) ?? NOTHING;
}
