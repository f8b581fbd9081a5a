import type { EditAction } from './dataset.ts';

/** One change to the grid: the columns of a row of `upgrade_edits`, or the same keys written in a scenario. */
export interface NetworkEdit {
  readonly action: EditAction;
  readonly element: string;
  readonly name: string | undefined;
  readonly substation: string | undefined;
  readonly fromBus: string | undefined;
  readonly toBus: string | undefined;
  readonly nominalKv: number | undefined;
  readonly circuits: number | undefined;
  readonly lengthKm: number | undefined;
  readonly typicalClass: string | undefined;
  readonly ratingMva: number | undefined;
  readonly reactancePct: number | undefined;
  readonly flowMw: number | undefined;
}
