import { mwFromPu } from '../../base/units.ts';
import type { AngleLimits } from '../../grid/case-file.ts';
import type { DcModel } from '../dc-model.ts';

/** Between which flows each branch must stay, MW from→to; infinite where there is no limit. */
export interface FlowLimits {
  readonly lowerMw: Float64Array;
  readonly upperMw: Float64Array;
}

/** The continuous ratings in both directions, for the branches that take part. */
export function ratingLimits(model: DcModel): FlowLimits {
  const { branches } = model.network;
  const upperMw = branches.ratingMva.map((rating, k) => (model.takesPart[k] === 1 ? rating : Infinity));
  return { lowerMw: upperMw.map((limit) => -limit), upperMw };
}

/**
 * The given limits, narrowed to what bounds on the angle differences allow: with the angle across a branch bounded, so is
 * its flow. Couplers have no angle across them and are left alone.
 */
export function withAngleLimits(model: DcModel, limits: FlowLimits, angles: AngleLimits): FlowLimits {
  const { branches, baseMva } = model.network;
  const lowerMw = limits.lowerMw.slice();
  const upperMw = limits.upperMw.slice();
  for (let k = 0; k < branches.count; k++) {
    const susceptancePu = model.susceptancePu[k]!;
    if (susceptancePu === 0) continue;
    const flowAt = (angleRad: number) =>
      mwFromPu(susceptancePu * (angleRad - branches.shiftRad[k]!), baseMva);
    const ends = [flowAt(angles.minRad[k]!), flowAt(angles.maxRad[k]!)];
    lowerMw[k] = Math.max(lowerMw[k]!, Math.min(...ends));
    upperMw[k] = Math.min(upperMw[k]!, Math.max(...ends));
  }
  return { lowerMw, upperMw };
}
