import { ptdfRow } from '../../analysis/sensitivity.ts';
import type { PathSegment, TransferPath } from '../../analysis/transfer-path.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { SteppedTransfer } from './made-transfer.ts';
import { type TieSet, tieFlowMw } from './tie-flow.ts';

/** Where the flow over ties stands at a limit. */
export interface Reach {
  readonly growthMw: number;
  /** MW over the ties per MW of transfer, the mean on the way. */
  readonly share: number;
}

/**
 * Flows over sets of ties as transfers grow along their paths, nothing out. For a path of several segments what an
 * injection does to a tie is solved once, whatever segments and sets ask for it; a path of one needs no solve.
 */
export class PathFlows {
  readonly grid: PreparedGrid;
  readonly #rows = new Map<number, Float64Array>();

  constructor(grid: PreparedGrid) {
    this.grid = grid;
  }

  /** In the base case. */
  baseMw(ties: TieSet): number {
    return tieFlowMw(ties, this.grid.flow.flowMw, this.grid.network.dcLinks.flowMw);
  }

  /** When a transfer has grown; beyond the end of its path the last segment goes on. */
  atGrowthMw(ties: TieSet, made: SteppedTransfer, growthMw: number): number {
    const { segments } = made.path;
    const last = segments.length - 1;
    let flowMw = this.baseMw(ties);
    segments.forEach((segment, i) => {
      const endMw = i === last ? growthMw : Math.min(growthMw, segment.toMw);
      const movedMw = i === 0 ? endMw : Math.max(0, endMw - segment.fromMw);
      if (movedMw !== 0) flowMw += movedMw * this.#share(ties, made, segment);
    });
    return flowMw;
  }

  /**
   * The least growth at which the flow over ties stands at a limit; `undefined` where the transfer never gets there or
   * puts less than `threshold` of itself over them on the way. Ties beyond their limit already give a negative growth
   * when the first segment drives them further. A path of one segment is followed beyond its end, as thermal limits are;
   * a longer one is not.
   */
  growthTo(ties: TieSet, limitMw: number, made: SteppedTransfer, threshold: number): Reach | undefined {
    const { segments } = made.path;
    const baseMw = this.baseMw(ties);
    let flowMw = baseMw;
    for (const [i, segment] of segments.entries()) {
      const share = this.#share(ties, made, segment);
      const roomMw = limitMw - flowMw;
      const growthMw = segment.fromMw + roomMw / share;
      const endMw = segments.length === 1 ? Number.POSITIVE_INFINITY : segment.toMw;
      if (share > 0 && growthMw <= endMw) {
        const mean = i === 0 ? share : (limitMw - baseMw) / growthMw;
        return mean < threshold ? undefined : { growthMw, share: mean };
      }
      if (roomMw < 0) return undefined;
      flowMw += share * (segment.toMw - segment.fromMw);
    }
    return undefined;
  }

  /** MW over the ties per MW of transfer on one segment. */
  #share(ties: TieSet, { path, transfer }: SteppedTransfer, segment: PathSegment): number {
    if (path.segments.length === 1) return tieFlowMw(ties, transfer.flowMw, transfer.linkMw);
    let mw = 0;
    for (const { position, sign } of ties.branches) mw += sign * this.#response(position, segment, path);
    for (const { position, sign } of ties.links) mw += sign * path.links.linkMw[position]!;
    return mw;
  }

  /** What a segment adds to a branch per MW. Cost: units that move, and a solve for the first of a branch. */
  #response(branch: number, { up, down }: PathSegment, { links }: TransferPath): number {
    const { units, dcLinks } = this.grid.network;
    const perBusMw = this.#rowOf(branch);
    let mw = 0;
    for (const { position, share } of [...up.units, ...down.units])
      mw += share * perBusMw[units.bus[position]!]!;
    for (const { position, share } of [...up.buses, ...down.buses]) mw += share * perBusMw[position]!;
    links.linkMw.forEach((share, d) => {
      if (share !== 0) mw += share * (perBusMw[dcLinks.to[d]!]! - perBusMw[dcLinks.from[d]!]!);
    });
    return mw;
  }

  #rowOf(branch: number): Float64Array {
    const row = this.#rows.get(branch) ?? ptdfRow(this.grid.model, branch);
    this.#rows.set(branch, row);
    return row;
  }
}
