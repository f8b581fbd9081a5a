/** Marks that are one stop of the Tab key: arrow keys go along them in their order, Home and End to its ends. */
export class RovingStops {
  readonly #marks: readonly SVGElement[];
  #stop = 0;

  constructor(marks: readonly SVGElement[]) {
    this.#marks = marks;
    for (const [i, mark] of marks.entries()) mark.setAttribute('tabindex', i === 0 ? '0' : '-1');
  }

  /** The stop is where the reader was last. Says whether the mark is one of these. */
  stopAt(mark: SVGElement): boolean {
    const position = this.#marks.indexOf(mark);
    if (position < 0) return false;
    this.#marks[this.#stop]!.setAttribute('tabindex', '-1');
    mark.setAttribute('tabindex', '0');
    this.#stop = position;
    return true;
  }

  /** The mark to which a key leads from the stop; `undefined` for other keys. */
  markAfter(key: string): SVGElement | undefined {
    const last = this.#marks.length - 1;
    const next = {
      ArrowRight: Math.min(this.#stop + 1, last),
      ArrowDown: Math.min(this.#stop + 1, last),
      ArrowLeft: Math.max(this.#stop - 1, 0),
      ArrowUp: Math.max(this.#stop - 1, 0),
      Home: 0,
      End: last,
    }[key];
    return next === undefined ? undefined : this.#marks[next];
  }
}
