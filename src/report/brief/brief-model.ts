import type { Text } from '../../base/text.ts';
import type { Confidence } from '../../grid/dataset.ts';
import type { Cell, Column } from '../report-model.ts';

/** One page for those who decide, as data: the answers first, then a table behind each, then how sure it is. */
export interface Brief {
  /** A sentence for every part, in their order. */
  readonly answers: readonly Text[];
  readonly parts: readonly BriefPart[];
  readonly sureness: readonly Text[];
}

/** One question with its figures, all of which a table of the annex holds. */
export interface BriefPart {
  readonly id: string;
  readonly title: Text;
  readonly answer: Text;
  readonly annex: AnnexTable;
  readonly columns: readonly Column[];
  readonly rows: readonly BriefRow[];
  readonly notes: readonly Text[];
}

export interface BriefRow {
  readonly cells: readonly Cell[];
  /** What its figures rest on; `undefined`: the result does not say. */
  readonly confidence: Confidence | undefined;
}

/** Where the annex holds the figures of a part in full. */
export interface AnnexTable {
  /** Position of the result. */
  readonly result: number;
  /** Id of the table. */
  readonly table: string;
  readonly title: Text;
}
