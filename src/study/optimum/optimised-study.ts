import {
  type OptimisedResult as Found,
  type OptimisedCapacity,
  optimisedCapacity,
} from '../../analysis/capacity/optimised-capacity.ts';
import { type Text, text } from '../../base/text.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import { areaPositions, directedBorders, scheduleBetween } from '../capacity/interfaces.ts';
import type { AreaPair, OptimisedRequest } from '../scenario.ts';
import type { NamedFrame } from './naming.ts';
import { redispatchOf } from './naming.ts';
import type { OptimisedResult, OptimisedRow } from './optimum-result.ts';

export interface OptimisedStudy {
  readonly result: OptimisedResult;
  /** What the core found, for the self-checks. */
  readonly optima: readonly OptimisedCapacity[];
}

/** The largest secure exchange over each border with redispatch, beside what the linear method gives. */
export function optimisedStudy(
  named: NamedFrame,
  request: OptimisedRequest,
  solver: LpSolver,
): OptimisedStudy {
  const { grid, frame } = named;
  const answers = directedBorders(grid, request).map((border) => {
    const from = areaPositions(grid, border.from);
    const to = areaPositions(grid, border.to);
    const helping =
      request.helping === 'none' ? new Set<number>() : thirdAreas(grid.network.areas.count, from, to);
    const { shiftKey } = request;
    const found = optimisedCapacity(frame, { from, to }, { shiftKey, rule: request, helping }, solver);
    return { border, found };
  });
  return {
    result: {
      shiftKey: request.shiftKey,
      helping: request.helping,
      rows: answers.map(({ border, found }) => optimisedRow(named, border, found)),
    },
    optima: answers.flatMap(({ found }) => (found.kind === 'optimal' ? [found] : [])),
  };
}

function thirdAreas(count: number, from: ReadonlySet<number>, to: ReadonlySet<number>): ReadonlySet<number> {
  const areas = Array.from({ length: count }, (_, a) => a);
  return new Set(areas.filter((area) => !from.has(area) && !to.has(area)));
}

function optimisedRow(named: NamedFrame, border: AreaPair, found: Found): OptimisedRow {
  const baseExchangeMw = scheduleBetween(named.grid, border);
  const common = { fromAreas: border.from, toAreas: border.to, baseExchangeMw };
  if (found.kind !== 'optimal') {
    const noAnswer = whyNot(found.kind);
    const nothing = {
      linearMw: undefined,
      optimisedMw: undefined,
      straightMw: undefined,
      scarce: undefined,
      redispatch: undefined,
    };
    return { ...common, ...nothing, noAnswer };
  }
  const { linear, growthMw, straightMw, scarce, transfer, binding, mendsBase } = found;
  return {
    ...common,
    linearMw: linear && baseExchangeMw + Math.min(linear.securityMw, linear.resourceMw),
    optimisedMw: baseExchangeMw + growthMw,
    straightMw: baseExchangeMw + straightMw,
    noAnswer: undefined,
    scarce,
    redispatch: redispatchOf(named, transfer, binding, mendsBase),
  };
}

function whyNot(kind: Exclude<Found['kind'], 'optimal'>): Text {
  switch (kind) {
    case 'not-connected':
      return text(
        'the two sides lie in different islands: nothing can be transferred',
        'los dos lados están en islas distintas: no hay transferencia posible',
      );
    case 'unbounded':
      return text('nothing limits this exchange', 'nada limita este intercambio');
    case 'failed':
      return text('the solver proved no optimum', 'el optimizador no demostró ningún óptimo');
  }
}
