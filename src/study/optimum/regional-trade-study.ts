import {
  type RegionalTrade,
  type RegionalTradeResult,
  regionalTrade,
} from '../../analysis/capacity/regional-trade.ts';
import { NoAnswerError } from '../../base/errors.ts';
import { type Text, text } from '../../base/text.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import type { RegionalTradeRequest } from '../scenario.ts';
import { type NamedFrame, redispatchOf } from './naming.ts';
import type { RegionalTradeStudyResult } from './optimum-result.ts';

export interface RegionalTradeStudy {
  readonly result: RegionalTradeStudyResult;
  /** What the core found, for the self-checks. */
  readonly found: RegionalTrade;
}

/**
 * The largest trade of all areas at the same time, with who exports and who imports.
 * @throws NoAnswerError where there is none.
 */
export function regionalTradeStudy(
  named: NamedFrame,
  request: RegionalTradeRequest,
  solver: LpSolver,
): RegionalTradeStudy {
  const { grid, frame } = named;
  const areas = grid.network.areas.id.map((_, a) => a);
  const found = regionalTrade(frame, areas, request, solver);
  if (found.kind !== 'optimal') throw new NoAnswerError(whyNot(found.kind));
  const { optimum, netExportMw, baseNetExportMw, tradeMw } = found;
  return {
    result: {
      tradeMw,
      baseTradeMw: baseNetExportMw.reduce((sum, mw) => sum + Math.max(0, mw), 0),
      areas: grid.network.areas.id.map((area, a) => ({
        area,
        baseNetExportMw: baseNetExportMw[a]!,
        netExportMw: netExportMw[a]!,
      })),
      redispatch: redispatchOf(named, optimum.transfer, optimum.binding, optimum.mendsBase),
    },
    found,
  };
}

function whyNot(kind: Exclude<RegionalTradeResult['kind'], 'optimal'>): Text {
  switch (kind) {
    case 'too-few-areas':
      return text('one area has nobody to trade with', 'una sola área no tiene con quién comerciar');
    case 'too-many-areas':
      return text(
        'too many areas for the largest simultaneous trade',
        'demasiadas áreas para el mayor intercambio simultáneo',
      );
    case 'infeasible':
      return text('no redispatch is secure', 'ningún redespacho es seguro');
    case 'unbounded':
      return text('nothing limits the trade', 'nada limita el intercambio');
    case 'failed':
      return text('the solver proved no optimum', 'el optimizador no demostró ningún óptimo');
  }
}
