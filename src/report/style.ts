/** What a piece of text is, so that a terminal or a page can colour it its own way. */
export type Tone = 'plain' | 'title' | 'heading' | 'strong' | 'muted' | 'good' | 'warn' | 'bad' | 'accent';

/** How a terminal shows a tone. Injected, because colours belong to whoever owns the terminal. */
export interface Style {
  readonly paint: (tone: Tone, text: string) => string;
}

/** No colours: for pipes and files. */
export const PLAIN_STYLE: Style = { paint: (_tone, text) => text };
