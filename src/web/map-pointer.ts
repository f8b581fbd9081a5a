import { type MapTarget, markAround, markOf, targetOf } from './map-target.ts';
import { RovingStops } from './roving-stops.ts';

/** What the map tells of its reader. */
export interface MapHandlers {
  /** The pointer, a finger or the keyboard is on a mark. */
  readonly onPoint: (target: MapTarget) => void;
  /** A mark was clicked, or Enter pressed on it. */
  readonly onChoose: (target: MapTarget) => void;
  /** The reader leaves the map by Escape. */
  readonly onLeave: () => void;
}

/** Pointer, finger and keyboard on one drawing of the map. A finger only points: it shows figures and changes nothing. */
export class MapPointer {
  readonly #svg: SVGElement;
  readonly #handlers: MapHandlers;
  readonly #stops: readonly RovingStops[];
  #isTouch = false;
  #pointed: SVGElement | null = null;

  /** @param stops the marks of each stop of the Tab key, in the order of the arrow keys */
  constructor(svg: SVGElement, stops: readonly (readonly MapTarget[])[], handlers: MapHandlers) {
    this.#svg = svg;
    this.#handlers = handlers;
    for (const dot of svg.querySelectorAll<SVGElement>('circle[data-substation]')) makeMark(dot);
    for (const border of svg.querySelectorAll('[data-border]')) border.setAttribute('href', PANEL);
    for (const path of svg.querySelectorAll<SVGPathElement>('[data-element] path')) path.after(hitArea(path));
    this.#stops = stops.map((targets) => new RovingStops(targets.map((target) => markOf(svg, target)!)));
    svg.addEventListener('pointerover', (event) => this.#onPointer(event));
    svg.addEventListener('pointerdown', (event) => {
      this.#isTouch = event.pointerType === 'touch';
    });
    svg.addEventListener('focusin', ({ target }) => this.#onFocus(markAround(target as Element)));
    svg.addEventListener('click', (event) => this.#onClick(event));
    svg.addEventListener('keydown', (event) => this.#onKey(event));
  }

  showPointed(target: MapTarget | undefined): void {
    this.#pointed?.classList.remove('pointed');
    this.#pointed = target ? markOf(this.#svg, target) : null;
    this.#pointed?.classList.add('pointed');
  }

  #onPointer({ target, pointerType }: PointerEvent): void {
    const mark = markAround(target as Element);
    if (mark !== null && pointerType !== 'touch') this.#handlers.onPoint(targetOf(mark));
  }

  #onFocus(mark: SVGElement | null): void {
    if (mark === null) return;
    for (const stops of this.#stops) stops.stopAt(mark);
    this.#handlers.onPoint(targetOf(mark));
  }

  /** Enter clicks too, without a pointer: `detail` is then 0. */
  #onClick(event: MouseEvent): void {
    const isByFinger = this.#isTouch && event.detail > 0;
    const mark = isByFinger ? markNear(event) : markAround(event.target as Element);
    event.preventDefault();
    if (mark === null) return;
    if (!isByFinger) {
      this.#handlers.onChoose(targetOf(mark));
      return;
    }
    mark.focus({ preventScroll: true });
    this.#svg.scrollIntoView({ block: 'nearest' });
  }

  #onKey(event: KeyboardEvent): void {
    const mark = markAround(event.target as Element);
    if (mark === null) return;
    if (event.key === 'Escape') {
      mark.blur();
      this.#handlers.onLeave();
      return;
    }
    const next = this.#stops.find((stops) => stops.stopAt(mark))?.markAfter(event.key);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }
}

/** Where marks lead that have no row of their own in a table. */
const PANEL = '#map-panel';

/** A dot that can be reached and clicked, with a broader one unseen for the pointer. */
function makeMark(dot: SVGElement): void {
  const mark = document.createElementNS(SVG, 'a');
  mark.setAttribute('href', PANEL);
  mark.setAttribute('data-substation', dot.dataset.substation!);
  mark.setAttribute('aria-label', dot.querySelector('title')!.textContent!);
  dot.removeAttribute('data-substation');
  dot.replaceWith(mark);
  const area = dot.cloneNode() as SVGElement;
  area.setAttribute('class', 'hit');
  area.setAttribute('r', '5');
  mark.append(dot, area);
}

const SVG = 'http://www.w3.org/2000/svg';

/** An unseen broad line over a thin one, for the pointer. */
function hitArea(path: SVGPathElement): SVGPathElement {
  const area = path.cloneNode() as SVGPathElement;
  area.setAttribute('class', 'hit');
  return area;
}

/** How far from a mark a finger may land, CSS pixels. */
const FINGER = [0, 6, 12, 18];
const AROUND = 8;

/** The mark under a finger, or the nearest around it. */
function markNear({ clientX, clientY }: MouseEvent): SVGElement | null {
  for (const reach of FINGER) {
    for (let i = 0; i < (reach === 0 ? 1 : AROUND); i++) {
      const angle = (2 * Math.PI * i) / AROUND;
      const x = clientX + reach * Math.cos(angle);
      const y = clientY + reach * Math.sin(angle);
      const mark = markAround(document.elementFromPoint(x, y));
      if (mark !== null) return mark;
    }
  }
  return null;
}
