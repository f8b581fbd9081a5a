import { mwFromPu } from '../../base/units.ts';
import { flowSeries } from '../../numeric/flow-series.ts';
import { electricalEdges } from '../electrical-edges.ts';
import type { BlockColumns } from './block-columns.ts';
import type { MarketBlock } from './market-block.ts';

/** Injections of all hours, hours × buses, from the values of the variables. */
export function blockInjections(
  block: MarketBlock,
  { fixedInjectionMw, busColumns, busColumnsEnd, givesAt, takesAt, arrives, losses }: BlockColumns,
  value: Float64Array,
): Float64Array {
  const injectionMw = fixedInjectionMw.slice();
  const buses = block.model.network.buses.count;
  for (let hour = 0; hour < block.weightH.length; hour++) {
    const first = hour * buses;
    for (let j = busColumns[hour]!; j < busColumnsEnd[hour]!; j++) {
      injectionMw[first + givesAt[j]!]! += arrives[j]! * value[j]!;
      if (takesAt[j]! >= 0) injectionMw[first + takesAt[j]!]! -= value[j]!;
    }
    for (const { column, bus } of losses[hour]!) {
      for (const b of bus) injectionMw[first + b]! -= value[column]! / 2;
    }
  }
  return injectionMw;
}

/** Flows of all hours together; branch k of hour h at `k * hours + h`. Couplers have 0. */
export function branchFlowSeries({ model, weightH }: MarketBlock, injectionMw: Float64Array): Float64Array {
  const { network, nodeOf, grounded, susceptancePu, factor } = model;
  const { branches, buses, baseMva } = network;
  const hours = weightH.length;
  const powerMw = new Float64Array(buses.count * hours);
  for (let hour = 0; hour < hours; hour++) {
    for (let b = 0; b < buses.count; b++) {
      powerMw[nodeOf[b]! * hours + hour]! += injectionMw[hour * buses.count + b]!;
    }
  }
  const shiftMw = branches.shiftRad.map((shift, k) => mwFromPu(susceptancePu[k]! * shift, baseMva));
  shiftMw.forEach((mw, k) => {
    if (mw === 0) return;
    const [from, to] = [nodeOf[branches.from[k]!]! * hours, nodeOf[branches.to[k]!]! * hours];
    for (let hour = 0; hour < hours; hour++) {
      powerMw[from + hour]! += mw;
      powerMw[to + hour]! -= mw;
    }
  });
  grounded.forEach((isGrounded, row) => {
    if (isGrounded === 1) powerMw.fill(0, row * hours, (row + 1) * hours);
  });
  const flowMw = flowSeries(factor, electricalEdges(model), powerMw, hours);
  shiftMw.forEach((mw, k) => {
    if (mw === 0) return;
    for (let hour = 0; hour < hours; hour++) flowMw[k * hours + hour]! -= mw;
  });
  return flowMw;
}
