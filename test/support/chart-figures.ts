import { parse } from 'csv-parse/sync';

export type PageLanguage = 'en' | 'es';

/** A chart of a page as a reader of one language finds it. */
export interface FoundChart {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly caveat: string;
  /** Heads, then rows. */
  readonly table: readonly (readonly string[])[];
  readonly csvName: string;
  /** Heads, then records; the same in both languages. */
  readonly csv: readonly (readonly string[])[];
}

/** Every chart of a page; a part that is missing is an empty text or list. */
export function chartsOfPage(page: string, language: PageLanguage): FoundChart[] {
  return Array.from(page.matchAll(/<figure class="chart" id="([^"]*)".*?<\/figure>/gs), ([figure, id]) => {
    const part = (pattern: RegExp) => readable(pattern.exec(figure)?.[1] ?? '', language);
    const [, csvName = '', address = ''] = /<a download="([^"]*)" href="([^"]*)"/.exec(figure) ?? [];
    return {
      id: id!,
      title: part(/<figcaption><h3>(.*?)<\/h3>/s),
      definition: part(/<\/h3><p>(.*?)<\/p><\/figcaption>/s),
      caveat: part(/<p class="caveat">(.*?)<\/p>/s),
      table: tableOf(/<details>.*?<table>(.*?)<\/table>/s.exec(figure)?.[1] ?? '', language),
      csvName,
      csv: parse(decodeURIComponent(address.replace(/^data:text\/csv;charset=utf-8,/, '')), { bom: true }),
    };
  });
}

function tableOf(markup: string, language: PageLanguage): string[][] {
  return Array.from(markup.matchAll(/<tr>(.*?)<\/tr>/gs), ([, row]) =>
    Array.from(row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs), ([, cell]) => readable(cell!, language)),
  );
}

/** The words of a piece of markup in one language. */
function readable(markup: string, language: PageLanguage): string {
  const other = language === 'en' ? 'es' : 'en';
  return markup
    .replace(new RegExp(`<span lang="${other}">.*?</span>`, 'gs'), '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
