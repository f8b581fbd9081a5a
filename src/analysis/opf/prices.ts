import { solve } from '../../numeric/ldl.ts';
import type { DcModel } from '../dc-model.ts';

/**
 * Nodal prices from the price of energy at each island's reference and the shadow prices of limits:
 * price at b = reference price − Σ over branches of limit price × PTDF(branch, b). All sensitivities enter through one
 * solve. Isolated buses have no price: 0.
 */
export function nodalPrices(
  model: DcModel,
  referencePriceUsdPerMwh: Float64Array,
  limitPriceUsdPerMwh: Float64Array,
): Float64Array {
  const { network, nodeOf, grounded, susceptancePu, islandOf } = model;
  const { branches, buses } = network;
  const pull = new Float64Array(buses.count);
  for (let k = 0; k < branches.count; k++) {
    const price = limitPriceUsdPerMwh[k]! * susceptancePu[k]!;
    if (price === 0) continue;
    pull[nodeOf[branches.from[k]!]!]! += price;
    pull[nodeOf[branches.to[k]!]!]! -= price;
  }
  for (let b = 0; b < buses.count; b++) if (grounded[b] === 1) pull[b] = 0;
  solve(model.factor, pull);
  return buses.angleRad.map((_, b) =>
    islandOf[b]! < 0 ? 0 : referencePriceUsdPerMwh[islandOf[b]!]! - pull[nodeOf[b]!]!,
  );
}
