import type { Confidence, Dataset, Row } from '../grid/dataset.ts';
import type { ElementTrace, SourceReference, TableTrace } from './result.ts';

const WORSE: Readonly<Record<Confidence, number>> = { published: 0, inferred: 1, estimated: 2 };

export function worstConfidence(confidences: Iterable<Confidence>): Confidence {
  let worst: Confidence = 'published';
  for (const confidence of confidences) if (WORSE[confidence] > WORSE[worst]) worst = confidence;
  return worst;
}

/** Where one row stands and what it rests on. */
export function traceOf(row: Row): ElementTrace {
  return {
    file: row.origin.file,
    line: row.origin.line,
    sourceIds: row.sourceIds,
    confidence: row.confidence,
  };
}

/** Where a figure that adds up rows comes from, a record per table. */
export function tableTraces(rows: readonly Row[]): TableTrace[] {
  const byFile = new Map<string, Row[]>();
  for (const row of rows) {
    const known = byFile.get(row.origin.file);
    if (known) known.push(row);
    else byFile.set(row.origin.file, [row]);
  }
  return [...byFile].map(([file, members]) => ({
    file,
    lines: members.map((row) => row.origin.line).sort((a, b) => a - b),
    sourceIds: [...new Set(members.flatMap((row) => row.sourceIds))].sort(),
    confidence: worstConfidence(members.map((row) => row.confidence)),
  }));
}

/** The sources with these ids, in the order of the table of sources. */
export function sourceReferences(dataset: Dataset, ids: Iterable<string>): SourceReference[] {
  const wanted = new Set(ids);
  return dataset.sources
    .filter((source) => wanted.has(source.id))
    .map(({ id, title, publisher, year, url }) => ({ id, title, publisher, year, url }));
}
