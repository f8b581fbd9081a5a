import { type Core, reduceToCore } from '../numeric/core-reduction.ts';
import type { DcModel } from './dc-model.ts';

/** Branches between the electrical nodes of a grid, by their susceptance; 0 for those that carry nothing. */
export function electricalEdges({ network: { branches }, nodeOf, susceptancePu }: DcModel) {
  return {
    from: branches.from.map((bus) => nodeOf[bus]!),
    to: branches.to.map((bus) => nodeOf[bus]!),
    weight: susceptancePu,
  };
}

/** The meshed part of a grid, in chains, for the screening of single losses. */
export function meshedCore(model: DcModel): Core {
  return reduceToCore({
    nodeCount: model.network.buses.count,
    ...electricalEdges(model),
    active: Uint8Array.from(model.susceptancePu, (b) => (b === 0 ? 0 : 1)),
  });
}
