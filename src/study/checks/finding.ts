import type { Diagnostic, Severity } from '../../base/diagnostics.ts';
import { nearestName } from '../../base/suggest.ts';
import { type Text, text } from '../../base/text.ts';
import type { RowOrigin } from '../../grid/dataset.ts';

/** What a check says about a row of the data: stable code, severity, sentence, and perhaps what to do. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Text;
  readonly hint?: Text;
}

/** A finding at the line of a row. */
export function atRow(row: { readonly origin: RowOrigin }, finding: Finding): Diagnostic {
  return { ...finding, file: row.origin.file, line: row.origin.line, column: 1 };
}

/** The hint for a name that nothing bears, when another is near enough; made to be spread into a finding. */
export function suggestion(name: string, candidates: Iterable<string>): { hint?: Text } {
  const near = nearestName(name, candidates);
  return near === undefined ? {} : { hint: text(`did you mean \`${near}\`?`, `¿quiso decir \`${near}\`?`) };
}

/** Ascending years in words: `2013–2015, 2018`. */
export function yearSpans(years: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const year of years) {
    const last = spans.at(-1);
    if (last !== undefined && year === last[1] + 1) last[1] = year;
    else spans.push([year, year]);
  }
  return spans.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}
