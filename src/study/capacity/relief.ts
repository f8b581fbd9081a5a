import type { BindingLayer, Limit, LimitingPair, ReliefStep } from './capacity-result.ts';
import { lowest } from './layers.ts';

/**
 * What the capacity becomes when its limiting elements are relieved one after another: after the first i of the ladder
 * the next one is the thermal limit, beside the layers that no relief of elements moves. As long a list as the ladder
 * is, less its last element, of which nothing is known.
 */
export function reliefSteps(
  ladder: readonly LimitingPair[],
  otherLayers: readonly (readonly [BindingLayer, Limit | undefined])[],
): ReliefStep[] {
  return ladder.slice(0, -1).map((relieved, i) => {
    const next = ladder[i + 1]!;
    const thermal: Limit = { kind: 'limited', mw: next.limitMw! };
    const binding = lowest([
      [next.contingency === undefined ? 'thermal-n' : 'thermal-n-1', thermal],
      ...otherLayers,
    ])!;
    return { rank: i + 1, relieved, ttcMw: binding.mw, bindingLayer: binding.layer, next };
  });
}
