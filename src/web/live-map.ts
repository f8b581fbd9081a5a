import { type Language, type Text, text } from '../base/text.ts';
import { bilingual } from '../report/html/markup.ts';
import { borderCapacities, borderDrawing, borderWords } from '../report/map/border-marks.ts';
import { type BorderPlace, borderId } from '../report/map/border-places.ts';
import { type ElementLoad, elementClass, elementWords, worstLoad } from '../report/map/element-look.ts';
import { gridMap, type MapParts, mapParts, WORST_LOADING } from '../report/map/grid-map.ts';
import type { ElementLoading } from '../study/result.ts';
import type { WhatIfStep } from '../study/what-if/what-if-step.ts';
import { type MapHandlers, MapPointer } from './map-pointer.ts';
import { type MapTarget, markOf } from './map-target.ts';
import type { MapView } from './what-if-state.ts';

interface ElementOnMap {
  readonly known: ElementLoading;
  readonly mark: SVGElement;
  readonly shape: SVGElement;
  looks: string;
}

interface BorderOnMap {
  readonly place: BorderPlace;
  readonly mark: SVGElement;
  drawing: string;
}

/**
 * The map of the page, which follows the steps: drawn anew when the lines are others, else only what each element and
 * border carries. Lines, substations, transformers and borders are one stop of the keyboard each.
 */
export class LiveMap {
  readonly #section: HTMLElement;
  readonly #anchorOf: (element: string) => string;
  readonly #handlers: MapHandlers;
  #pointer: MapPointer | undefined;
  #elements: ElementOnMap[] = [];
  #borders: BorderOnMap[] = [];

  /** @param anchorOf where an element stands in the tables of the page */
  constructor(section: HTMLElement, anchorOf: (element: string) => string, handlers: MapHandlers) {
    this.#section = section;
    this.#anchorOf = anchorOf;
    this.#handlers = handlers;
  }

  get #figure(): HTMLElement {
    return this.#section.querySelector<HTMLElement>('figure.map')!;
  }

  /** Draws the grid of a step, with nothing out of service. */
  draw(step: WhatIfStep): void {
    const parts = mapParts(step);
    this.#figure.outerHTML = gridMap(step, this.#anchorOf, parts).markup;
    const svg = this.#figure.querySelector('svg')!;
    this.#elements = [...parts.lines, ...parts.transformers].map(({ element }) => {
      const mark = markOf(svg, { kind: 'element', id: element.element })!;
      return { known: element, mark, shape: mark.querySelector('path')!, looks: '' };
    });
    this.#borders = parts.borders.map((place) => {
      const mark = markOf(svg, { kind: 'border', id: place.id })!;
      return { place, mark, drawing: '' };
    });
    this.#pointer = new MapPointer(svg, fromWestToEast(step, parts), this.#handlers);
  }

  /** Sets off the mark whose figures are shown. */
  showPointed(target: MapTarget | undefined): void {
    this.#pointer?.showPointed(target);
  }

  focus(target: MapTarget): void {
    markOf(this.#figure, target)?.focus({ preventScroll: true });
  }

  /** Shows what elements and borders carry in a step. An element that the step has not got is out of service. */
  show(step: WhatIfStep, view: MapView): void {
    const loads = loadsOf(step, view);
    const byId = new Map(step.loading.elements.map((element) => [element.element, element]));
    for (const each of this.#elements) {
      const element = byId.get(each.known.element);
      const looks = element
        ? elementClass(element, loads(element))
        : `${elementClass(each.known, NOTHING)} out`;
      if (looks === each.looks) continue;
      each.looks = looks;
      each.shape.setAttribute('class', looks);
    }
    const flows = new Map(step.loading.borders.map((border) => [borderId(border), border]));
    for (const each of this.#borders) {
      const border = flows.get(each.place.id);
      const drawing = border
        ? borderDrawing(each.place, border, borderCapacities(border, step.capacity)).markup
        : '';
      if (drawing === each.drawing) continue;
      each.drawing = drawing;
      each.mark.innerHTML = drawing;
    }
    this.#figure.querySelector('.shown-state')!.innerHTML = bilingual(shownWords(step, view)).markup;
  }

  /** What a reader hears of each mark, in place of the titles that it is drawn with. */
  label({ loading, capacity }: WhatIfStep, language: Language): void {
    const byId = new Map(loading.elements.map((element) => [element.element, element]));
    for (const { known, mark } of this.#elements) {
      const element = byId.get(known.element);
      mark.setAttribute('aria-label', element ? elementWords(element) : `${known.name}, ${known.kv} kV ✕`);
    }
    const flows = new Map(loading.borders.map((border) => [borderId(border), border]));
    for (const { place, mark } of this.#borders) {
      const border = flows.get(place.id);
      const words = border && borderWords(border, borderCapacities(border, capacity))[language];
      mark.setAttribute('aria-label', `${place.id}${words ? `: ${words}` : ' ✕'}`);
    }
    for (const title of this.#figure.querySelectorAll('svg title')) title.remove();
  }
}

/** The stops of the keyboard, each from west to east. */
function fromWestToEast(
  { grid }: WhatIfStep,
  { lines, transformers, borders, points }: MapParts,
): MapTarget[][] {
  const ordered = (kind: MapTarget['kind'], placed: readonly (readonly [id: string, x: number])[]) =>
    [...placed].sort((a, b) => a[1] - b[1]).map(([id]): MapTarget => ({ kind, id }));
  return [
    ordered(
      'element',
      lines.map(({ element, from, to }) => [element.element, from.x + to.x]),
    ),
    ordered(
      'element',
      transformers.map(({ element, at }) => [element.element, at.x]),
    ),
    ordered(
      'substation',
      grid.substations.map(({ id }) => [id, points.get(id)!.x]),
    ),
    ordered(
      'border',
      borders.map(({ id, at }) => [id, at.x]),
    ),
  ];
}

const NOTHING: ElementLoad = { flowMw: 0, loadingPct: undefined };

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

/** What each element carries in a view. */
function loadsOf(step: WhatIfStep, view: MapView): (element: ElementLoading) => ElementLoad {
  if (view.kind === 'n') return (element) => element;
  const after = view.kind === 'after' ? step.after(view.contingency) : undefined;
  return after === undefined ? worstLoad : ({ element }) => after.get(element) ?? NOTHING;
}
