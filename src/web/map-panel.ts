import { type Text, text } from '../base/text.ts';
import { bilingual, html, type Markup } from '../report/html/markup.ts';
import { borderPanel } from './border-panel.ts';
import { elementPanel } from './element-panel.ts';
import type { MapTarget } from './map-target.ts';
import type { Shown } from './panel-parts.ts';
import { substationPanel } from './substation-panel.ts';

const HINT: Text = text(
  'Point at a line, a transformer, a substation or a border, or tap it: its figures stand here. By keyboard: Tab from one kind to the next, arrows along it, Enter takes a line or transformer out of service and back (as a click does), Escape leaves.',
  'Señale o toque una línea, un transformador, una subestación o una frontera: aquí están sus cifras. Con el teclado: Tab pasa de una clase a la siguiente, las flechas la recorren, Intro saca una línea o un transformador de servicio y lo devuelve (igual que un clic), Escape sale.',
);

const PANELS: Readonly<Record<MapTarget['kind'], (id: string, shown: Shown) => Markup>> = {
  element: elementPanel,
  substation: substationPanel,
  border: borderPanel,
};

/** The panel beside the map: the figures of what is pointed at, with what they rest on. */
export class MapPanel {
  readonly #panel: HTMLElement;
  #markup = '';

  /**
   * @param onToggle told which element its button takes out of service or back
   * @param onLeave told of Escape
   */
  constructor(panel: HTMLElement, onToggle: (element: string) => void, onLeave: () => void) {
    this.#panel = panel;
    panel.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest('button');
      if (button !== null) onToggle(button.value);
    });
    panel.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') onLeave();
    });
  }

  focus(): void {
    this.#panel.focus();
  }

  /** Shows a target's figures in a step; without one, how to choose it. */
  show(target: MapTarget | undefined, shown: Shown): void {
    const { markup } = target
      ? PANELS[target.kind](target.id, shown)
      : html`<p class="muted">${bilingual(HINT)}</p>`;
    if (markup === this.#markup) return;
    this.#markup = markup;
    const hadFocus = this.#panel.querySelector('button') === document.activeElement;
    this.#panel.innerHTML = markup;
    if (hadFocus) this.#panel.querySelector('button')?.focus();
  }
}
