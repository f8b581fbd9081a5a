/**
 * The network as the engine sees it: plain read-only columns, one entry per element, positions as identity.
 * Rows are branches, columns are buses, always. A network is never edited in place; `edits.ts` gives a new one.
 */

export type BranchKind = 'line' | 'transformer' | 'coupler';

export interface AreaTable {
  readonly count: number;
  readonly id: readonly string[];
  readonly name: readonly string[];
}

export interface BusTable {
  readonly count: number;
  readonly id: readonly string[];
  readonly name: readonly string[];
  readonly nominalKv: Float64Array;
  /** Position in `AreaTable`. */
  readonly area: Int32Array;
  readonly demandMw: Float64Array;
  /** Shunt conductance as MW drawn at 1 pu; negative feeds in. */
  readonly shuntMw: Float64Array;
  /** 1 where the bus, its demand and its units count nowhere. */
  readonly isolated: Uint8Array;
  /** 1 where the file asks for this bus as its island's angle reference. */
  readonly reference: Uint8Array;
  /** Angle given to a reference bus, radians. */
  readonly angleRad: Float64Array;
}

export interface BranchTable {
  readonly count: number;
  readonly id: readonly string[];
  readonly name: readonly string[];
  readonly kind: readonly BranchKind[];
  /** Bus positions. Flow is positive from `from` to `to`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Per unit of `baseMva`; may be negative (series compensation, star equivalents), never zero once modelled. */
  readonly reactancePu: Float64Array;
  readonly resistancePu: Float64Array;
  /** Off-nominal tap ratio; 1 for a line. */
  readonly tapRatio: Float64Array;
  /** Phase shift at the from end, radians. A positive shift lowers the from→to flow. */
  readonly shiftRad: Float64Array;
  /** Continuous rating, MVA; `Infinity` where there is no limit. */
  readonly ratingMva: Float64Array;
  /** Short-time rating, MVA; equals the continuous one where none is known. */
  readonly emergencyRatingMva: Float64Array;
  /** 1 when the branch takes part. A branch into an isolated bus never does. */
  readonly inService: Uint8Array;
  /** 0 where unknown or not a line. */
  readonly lengthKm: Float64Array;
}

export interface UnitTable {
  readonly count: number;
  readonly id: readonly string[];
  readonly name: readonly string[];
  readonly bus: Int32Array;
  readonly outputMw: Float64Array;
  readonly minMw: Float64Array;
  readonly maxMw: Float64Array;
  readonly inService: Uint8Array;
  /**
   * Weight with which the unit takes up an imbalance of its island (reserve, droop or slack); 0 does not take part.
   * Only ratios matter.
   */
  readonly participation: Float64Array;
  /** Marginal cost, USD/MWh; `NaN` is never used: 0 where costs play no part. */
  readonly costUsdPerMwh: Float64Array;
  /** Free label (technology) for reports. */
  readonly technology: readonly string[];
}

/** HVDC links: a controlled flow, drawn at `from` and injected at `to`. */
export interface DcLinkTable {
  readonly count: number;
  readonly id: readonly string[];
  readonly name: readonly string[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly flowMw: Float64Array;
  readonly minMw: Float64Array;
  readonly maxMw: Float64Array;
  readonly inService: Uint8Array;
}

export interface Network {
  readonly baseMva: number;
  readonly areas: AreaTable;
  readonly buses: BusTable;
  readonly branches: BranchTable;
  readonly units: UnitTable;
  readonly dcLinks: DcLinkTable;
}

export type ContingencyKind = 'branch' | 'generator' | 'common-tower' | 'named';

/** A loss of several elements at once. */
export function isMultiple(kind: ContingencyKind): boolean {
  return kind === 'common-tower' || kind === 'named';
}

/** A named set of elements lost together, by position. */
export interface Contingency {
  readonly id: string;
  readonly name: string;
  readonly kind: ContingencyKind;
  readonly branches: readonly number[];
  readonly units: readonly number[];
  /** Share of each unit's output that is lost, in (0, 1]: a plant of several machines loses one. */
  readonly unitShare: readonly number[];
  readonly dcLinks: readonly number[];
}

/** The loss of one element: what N-1 means. Losses of several at once are kept apart, for information. */
export function isSingle({ branches, units, dcLinks }: Contingency): boolean {
  return branches.length + units.length + dcLinks.length === 1;
}

/** True where branch `k` takes part: in service and neither end isolated. */
export function branchTakesPart(network: Network, k: number): boolean {
  const { branches, buses } = network;
  return (
    branches.inService[k] === 1 &&
    buses.isolated[branches.from[k]!] === 0 &&
    buses.isolated[branches.to[k]!] === 0
  );
}

/** Branches whose ends lie in two areas. */
export function isTie(network: Network, k: number): boolean {
  const { branches, buses } = network;
  return buses.area[branches.from[k]!] !== buses.area[branches.to[k]!];
}
