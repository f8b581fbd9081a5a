import type { Language, Text } from '../../base/text.ts';
import type { Confidence } from '../../grid/dataset.ts';
import type { RunProvenance } from '../provenance.ts';

/** A figure that people quote, as data: what a page says of it can be computed again and compared. */
export interface HeadlineFigure {
  /** Stable and unique in its result: `capacity/GT->SV/lowest`. */
  readonly id: string;
  readonly label: Text;
  readonly unit: string;
  /** Digits after the point in which it is told. */
  readonly decimals: number;
  /** Full double precision, or a name; `undefined`: there is none. */
  readonly value: number | string | undefined;
  /** The worst of the rows it rests on; `undefined` where it has no single rows. */
  readonly confidence: Confidence | undefined;
}

export interface EvidenceScenario {
  readonly id: string;
  readonly provenance: RunProvenance;
  readonly figures: readonly HeadlineFigure[];
}

/** What a page carries so that it can be verified: where its figures come from, and the figures. */
export interface Evidence {
  readonly schemaVersion: 1;
  /** The language that the page opens with. */
  readonly language: Language;
  /** How a page over several scenarios was made; `undefined` for the page of one. */
  readonly comparison: { readonly base: string; readonly provenance: RunProvenance } | undefined;
  readonly scenarios: readonly EvidenceScenario[];
}

/** A result and how it was made, as `result.json` holds them. */
export interface StoredResult<Result> {
  readonly result: Result;
  readonly provenance: RunProvenance;
}
