import type { TransferPair } from '../../analysis/pair-order.ts';
import type { TransferResult } from '../../analysis/shift-key.ts';
import { type Text, text } from '../../base/text.ts';
import type { BindingLayer, Limit } from './capacity-result.ts';

/** The exchange at which the most limiting pair stands at its rating, or why there is none. */
export function thermalLimit(
  pair: TransferPair | undefined,
  baseExchangeMw: number,
  made: TransferResult,
): Limit {
  if (pair !== undefined) return { kind: 'limited', mw: baseExchangeMw + pair.growthMw };
  return { kind: 'unlimited', reason: whyUnlimited(made) };
}

function whyUnlimited(made: TransferResult): Text {
  switch (made.kind) {
    case 'transfer':
      return text(
        'no monitored element reacts to this transfer',
        'ningún elemento supervisado responde a esta transferencia',
      );
    case 'not-connected':
      return text(
        'the two sides lie in different islands: nothing can be transferred',
        'los dos lados están en islas distintas: no hay transferencia posible',
      );
    case 'no-resources':
      return made.side === 'export'
        ? text(
            'no unit can give more on the exporting side',
            'ninguna unidad puede dar más en el lado exportador',
          )
        : text(
            'no unit can give up output on the importing side',
            'ninguna unidad puede reducir en el lado importador',
          );
  }
}

/** How far the units, demands or links of the shift key can go. */
export function resourceLimit(made: TransferResult, baseExchangeMw: number): Limit {
  if (made.kind !== 'transfer') return { kind: 'limited', mw: baseExchangeMw };
  if (Number.isFinite(made.resourceMw)) return { kind: 'limited', mw: baseExchangeMw + made.resourceMw };
  return {
    kind: 'unlimited',
    reason: text('the shift key has no end', 'la llave de distribución no tiene fin'),
  };
}

/** Layers with their figures, in the order in which they count among equals. */
export type Layers = readonly (readonly [BindingLayer, Limit | undefined])[];

/** The layer that binds: the lowest figure, of equals the first. */
export function lowest(layers: Layers): { readonly layer: BindingLayer; readonly mw: number } | undefined {
  let best: { layer: BindingLayer; mw: number } | undefined;
  for (const [layer, limit] of layers) {
    if (limit?.kind === 'limited' && (best === undefined || limit.mw < best.mw))
      best = { layer, mw: limit.mw };
  }
  return best;
}
