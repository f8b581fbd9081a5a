import type { TransferPair } from '../../analysis/pair-order.ts';
import { type Text, text } from '../../base/text.ts';
import type { BindingLayer, Limit } from './capacity-result.ts';
import type { MadeTransfer } from './made-transfer.ts';

/** The exchange at which the most limiting pair stands at its rating, or why there is none. */
export function thermalLimit(
  pair: TransferPair | undefined,
  baseExchangeMw: number,
  made: MadeTransfer,
): Limit {
  if (pair !== undefined) return { kind: 'limited', mw: baseExchangeMw + pair.growthMw };
  return { kind: 'unlimited', reason: whyUnlimited(made) };
}

function whyUnlimited(made: MadeTransfer): Text {
  switch (made.kind) {
    case 'transfer':
      return made.path.segments.length === 1
        ? text(
            'no monitored element reacts to this transfer',
            'ningún elemento supervisado responde a esta transferencia',
          )
        : text(
            'no monitored element limits before the plants of the key run out',
            'ningún elemento supervisado limita antes de que se agoten las plantas de la llave',
          );
    case 'not-connected':
      return text(
        'the two sides lie in different islands: nothing can be transferred',
        'los dos lados están en islas distintas: no hay transferencia posible',
      );
    case 'no-resources':
      return made.side === 'export'
        ? text(
            'no unit of the shift key can give more on the exporting side',
            'ninguna unidad de la llave puede dar más en el lado exportador',
          )
        : text(
            'no unit of the shift key can give up output on the importing side',
            'ninguna unidad de la llave puede reducir en el lado importador',
          );
  }
}

/** How far the units, demands or links of the shift key can go. */
export function resourceLimit(made: MadeTransfer, baseExchangeMw: number): Limit {
  if (made.kind !== 'transfer') return { kind: 'limited', mw: baseExchangeMw };
  const { resourceMw } = made.path;
  if (Number.isFinite(resourceMw)) return { kind: 'limited', mw: baseExchangeMw + resourceMw };
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
