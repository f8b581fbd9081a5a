/** Words of a page in both languages, and those that it has once for both. */
export interface PageWords {
  readonly pairs: readonly (readonly [en: string, es: string])[];
  readonly once: readonly string[];
  /** Marks of a language that belong to no pair. */
  readonly loose: number;
}

const IN_TEXT = /<(span|tspan) lang="en">([^<]*)<\/\1><\1 lang="es">([^<]*)<\/\1>/g;
const IN_DRAWING =
  /<g lang="en"><title>([^<]*)<\/title>.*?<\/g><g lang="es"><title>([^<]*)<\/title>.*?<\/g>/g;
/** Names of countries on the map: the long name in each language, the code in both. */
const ON_MAP =
  /<text [^>]*lang="en"><tspan[^>]*>([^<]*)<\/tspan>[^<]*<\/text><text [^>]*lang="es"><tspan[^>]*>([^<]*)<\/tspan>[^<]*<\/text>/g;
/** Programs, data, commands, and the list of sources, whose titles are in the language of each. */
const NO_WORDS = /<script.*?<\/script>|<code.*?<\/code>|<ol class="sources".*?<\/ol>/gs;

/** What a page without its program says. */
export function pageWords(page: string): PageWords {
  const body = page.slice(page.indexOf('<body>')).replace(NO_WORDS, '');
  const pairs = [
    ...Array.from(body.matchAll(IN_TEXT), (match) => [plain(match[2]!), plain(match[3]!)] as const),
    ...[IN_DRAWING, ON_MAP].flatMap((form) =>
      Array.from(body.matchAll(form), (match) => [plain(match[1]!), plain(match[2]!)] as const),
    ),
  ];
  const rest = body.replace(IN_TEXT, '').replace(IN_DRAWING, '').replace(ON_MAP, '');
  return {
    pairs,
    once: Array.from(rest.matchAll(/>([^<]+)</g), (match) => plain(match[1]!)).filter(
      (words) => words !== '',
    ),
    loose: rest.match(/\blang="(en|es)"/g)?.length ?? 0,
  };
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function plain(markup: string): string {
  return markup.replace(/&(#?\w+);/g, (_, name: string) => CHARACTERS[name]!).trim();
}

/** Pairs of which a language is empty, or with other figures: `[]` in a page that may be handed out. */
export function unequalPairs({ pairs }: PageWords): (readonly [string, string])[] {
  return pairs.filter(([en, es]) => en.trim() === '' || es.trim() === '' || figuresOf(en) !== figuresOf(es));
}

/** Both languages write numbers alike; signs count. */
function figuresOf(words: string): string {
  return (words.match(/−?\d+(?:[.,]\d+)*/g) ?? []).sort().join(' ');
}

/** Names of files and ids, which are words of neither. */
const NAMES =
  /\b(?:siepac run )?[\w./-]+\.(?:csv|json|ya?ml)\b|\b[a-z0-9]+(?:-[a-z0-9]+)+\b|\b(?:background|judgement)\b/g;

/** What stands once on a page though it holds words that only English has there. */
export function untranslated({ pairs, once }: PageWords): string[] {
  const wordsOf = (text: string) =>
    new Set(
      text
        .replace(NAMES, ' ')
        .toLowerCase()
        .match(/\p{L}{3,}/gu) ?? [],
    );
  const spanish = wordsOf(pairs.map(([, es]) => es).join(' '));
  const english = [...wordsOf(pairs.map(([en]) => en).join(' '))].filter((word) => !spanish.has(word));
  const isEnglish = new Set(english);
  return once.filter((text) => [...wordsOf(text)].some((word) => isEnglish.has(word)));
}
