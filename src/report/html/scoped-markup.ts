import { type Markup, trusted } from './markup.ts';

/**
 * Markup in which every name to jump to or to save by, and every reference to one, begins with a scope: pieces that know nothing of
 * each other can then share a page. Texts are escaped, so an attribute is never one of their words. References to what
 * `isOutside` says is elsewhere stay. Cost: the size of the markup.
 */
export function scopedMarkup(
  { markup }: Markup,
  scope: string,
  isOutside: (name: string) => boolean,
): Markup {
  const scoped = markup.replace(
    / (id|href|for|download|aria-labelledby|aria-describedby)="(#?)([^"]*)"/g,
    (whole, attribute: string, hash: string, name: string) => {
      const isElsewhere = (attribute === 'href' && hash === '') || isOutside(name);
      return isElsewhere ? whole : ` ${attribute}="${hash}${scopedName(scope, name)}"`;
    },
  );
  return trusted(scoped);
}

/** What a name to jump to becomes inside a scope. */
export function scopedName(scope: string, name: string): string {
  return `${scope}-${name}`;
}
