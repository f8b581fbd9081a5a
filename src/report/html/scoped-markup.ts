import { type Markup, trusted } from './markup.ts';

/**
 * Markup in which every name to jump to or to save by, and every reference to one, begins with a scope: pieces that
 * know nothing of each other can then share a page. Texts are escaped, so an attribute is never one of their words. A
 * name for which `scopeOf` gives none stays: it is elsewhere. Cost: the size of the markup.
 */
export function scopedMarkup({ markup }: Markup, scopeOf: (name: string) => string | undefined): Markup {
  const scoped = markup.replace(
    / (id|href|for|download|aria-labelledby|aria-describedby)="(#?)([^"]*)"/g,
    (whole, attribute: string, hash: string, name: string) => {
      const scope = attribute === 'href' && hash === '' ? undefined : scopeOf(name);
      return scope === undefined ? whole : ` ${attribute}="${hash}${scopedName(scope, name)}"`;
    },
  );
  return trusted(scoped);
}

/** The names to jump to in a piece of markup. */
export function namesIn({ markup }: Markup): string[] {
  return Array.from(markup.matchAll(/ id="([^"]*)"/g), ([, name]) => name!);
}

/** What a name to jump to becomes inside a scope. */
export function scopedName(scope: string, name: string): string {
  return `${scope}-${name}`;
}
