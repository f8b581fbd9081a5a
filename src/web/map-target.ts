/** Something on the map that has figures. */
export interface MapTarget {
  readonly kind: 'element' | 'substation' | 'border';
  readonly id: string;
}

const KINDS: readonly MapTarget['kind'][] = ['element', 'substation', 'border'];

/** The mark of a target inside a part of the page. */
export function markOf(inside: Element, { kind, id }: MapTarget): SVGElement | null {
  return inside.querySelector<SVGElement>(`[data-${kind}="${CSS.escape(id)}"]`);
}

/** The mark that an element of the page belongs to. */
export function markAround(element: Element | null): SVGElement | null {
  return element?.closest<SVGElement>(KINDS.map((kind) => `[data-${kind}]`).join()) ?? null;
}

export function targetOf(mark: SVGElement): MapTarget {
  const kind = KINDS.find((each) => mark.dataset[each] !== undefined)!;
  return { kind, id: mark.dataset[kind]! };
}
