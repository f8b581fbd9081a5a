import type { ShiftKey } from '../../analysis/key-steps.ts';
import type { ShiftKeys } from '../../analysis/transfer-path.ts';
import type { BuiltNetwork } from '../../grid/build-network.ts';
import type { ShiftKeyPair, ShiftKeyRule } from '../scenario.ts';

/** A scenario's shift keys with plants by position; plants that do not stand in the year play no part. */
export function shiftKeysOf({ unitIndex }: BuiltNetwork, { up, down }: ShiftKeyPair): ShiftKeys {
  const key = (rule: ShiftKeyRule): ShiftKey => {
    if (typeof rule === 'string') return rule;
    const weights = rule.weights.flatMap(({ plant, weight }) => {
      const position = unitIndex.get(plant);
      return position === undefined ? [] : [[position, weight] as const];
    });
    return { weights: new Map(weights) };
  };
  return { up: key(up), down: key(down) };
}
