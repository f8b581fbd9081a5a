/** A sentence in both languages of the product. Both are written side by side, so neither can be forgotten. */
export interface Text {
  readonly en: string;
  readonly es: string;
}

export type Language = keyof Text;

export const LANGUAGES: readonly Language[] = ['en', 'es'];

export function text(en: string, es: string): Text {
  return { en, es };
}

/** Texts after each other. */
export function joinedTexts(parts: readonly Text[], separator: string): Text {
  return text(parts.map(({ en }) => en).join(separator), parts.map(({ es }) => es).join(separator));
}
