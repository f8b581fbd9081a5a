import { isTie } from '../../../grid/network.ts';
import { balanceGroups } from '../balance-groups.ts';
import type { BlockDispatch, MarketBlock } from '../market-block.ts';

/** Hours × areas, from the flows over the ties. */
export interface TieExports {
  /** What leaves less what enters. */
  readonly netMw: readonly number[];
  /** Net exports alone, of each part of an area by itself where open ties split it: what charges are paid on. */
  readonly leavingMw: readonly number[];
}

export function tieExports({ model, weightH }: MarketBlock, { flowMw }: BlockDispatch): TieExports {
  const { network } = model;
  const { branches, areas } = network;
  const groups = balanceGroups(model);
  const ties = Array.from({ length: branches.count }, (_, k) => k).filter(
    (k) => model.takesPart[k] === 1 && isTie(network, k),
  );
  const netMw = new Array<number>(weightH.length * areas.count).fill(0);
  const leavingMw = netMw.slice();
  for (let hour = 0; hour < weightH.length; hour++) {
    const groupMw = new Float64Array(groups.count);
    for (const k of ties) {
      const mw = flowMw[hour * branches.count + k]!;
      groupMw[groups.groupOf[branches.from[k]!]!]! += mw;
      groupMw[groups.groupOf[branches.to[k]!]!]! -= mw;
    }
    groupMw.forEach((mw, g) => {
      const cell = hour * areas.count + groups.area[g]!;
      netMw[cell]! += mw;
      if (mw > 0) leavingMw[cell]! += mw;
    });
  }
  return { netMw, leavingMw };
}
