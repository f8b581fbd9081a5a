import { text } from '../../base/text.ts';
import type { ConfidentFigure } from '../../study/explanation/explanation-result.ts';
import type { TableTrace } from '../../study/result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { textCell, withTraces } from '../cells.ts';
import { joined, type Table, type Words } from '../report-model.ts';
import { CONFIDENCE_WORDS } from '../vocabulary.ts';
import { EXPLANATION } from './explanation-words.ts';

/** Longer lists are counted: the page and the JSON document hold them whole. */
const MOST_LINES = 4;
const MOST_SOURCES = 3;

/** Every figure of the explanation with the confidence of its rows, and where they stand. */
export function confidenceTable(figures: readonly ConfidentFigure[]): Table {
  return {
    id: 'explained-confidence',
    title: EXPLANATION.confidenceTitle,
    columns: [
      { title: EXPLANATION.figure, align: 'left', dropRank: 0 },
      { title: CATALOGUE.confidence, align: 'left', dropRank: 0 },
      { title: EXPLANATION.rows, align: 'left', dropRank: 0 },
      { title: EXPLANATION.sources, align: 'left', dropRank: 1 },
    ],
    rows: figures.map(({ figure, confidence, traces }) => ({
      cells: [
        withTraces(textCell(figure), traces),
        textCell(CONFIDENCE_WORDS[confidence], confidence === 'estimated' ? 'warn' : 'plain'),
        textCell(joined(traces.map(rowWords), ', ')),
        textCell(sourceWords(traces), 'muted'),
      ],
    })),
    notes: [],
  };
}

/** `lines.csv:4`, or `plants.csv (34 rows)`. */
function rowWords({ file, lines }: TableTrace): Words {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (lines.length <= MOST_LINES) return `${name}:${lines.join(',')}`;
  return text(`${name} (${lines.length} rows)`, `${name} (${lines.length} filas)`);
}

function sourceWords(traces: readonly TableTrace[]): Words {
  const ids = Array.from(new Set(traces.flatMap((trace) => trace.sourceIds)));
  const named = ids.slice(0, MOST_SOURCES).join(', ');
  const more = ids.length - MOST_SOURCES;
  return more > 0 ? text(`${named} and ${more} more`, `${named} y ${more} más`) : named;
}
