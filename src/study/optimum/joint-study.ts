import {
  type JointExchange,
  type JointLimit,
  jointCapacity,
  jointTransfer,
} from '../../analysis/capacity/joint-capacity.ts';
import { type JointRedispatch, jointRedispatch } from '../../analysis/capacity/joint-redispatch.ts';
import { areaTransfer } from '../../analysis/shift-key.ts';
import { NoAnswerError } from '../../base/errors.ts';
import { type Text, text } from '../../base/text.ts';
import type { Point } from '../../numeric/convex-region.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import { areaPositions, scheduleBetween } from '../capacity/interfaces.ts';
import { plantTitle } from '../plant-title.ts';
import type { AreaPair, JointRequest } from '../scenario.ts';
import { bindingLimit, type NamedFrame } from './naming.ts';
import type { JointEdge, JointRegion, JointResult } from './optimum-result.ts';

export interface JointStudy {
  readonly result: JointResult;
  readonly exchanges: readonly [JointExchange, JointExchange];
  readonly vertices: readonly Point[];
  /** What bounds the region along its shift keys, from vertex to vertex. */
  readonly edges: readonly (JointLimit | undefined)[];
}

/** Which sizes of two exchanges are secure together, along their shift keys and, where asked for, with redispatch. */
export function jointStudy(
  named: NamedFrame,
  request: JointRequest,
  solver: LpSolver | undefined,
): JointStudy {
  const { frame } = named;
  const [first, second] = request.exchanges;
  const exchanges = [jointExchange(named, first, request), jointExchange(named, second, request)] as const;
  const baseMw = [exchanges[0].baseMw, exchanges[1].baseMw] as const;
  const region = jointCapacity(frame, exchanges, request);
  const found = region.kind === 'polygon' ? region : undefined;
  const linear: JointRegion =
    region.kind === 'polygon'
      ? {
          kind: 'polygon',
          isBounded: region.isBounded,
          vertices: region.vertices.map(({ x, y }, i) => ({
            firstMw: baseMw[0] + x,
            secondMw: baseMw[1] + y,
            edge: linearEdge(named, region.edges[i]),
          })),
        }
      : emptyRegion(named, region.by);
  const points = found?.vertices.map((at) => jointTransfer(exchanges, at)) ?? [];
  const sides = [positionsOf(named, first), positionsOf(named, second)] as const;
  const question = { frame, exchanges: sides, baseMw, rule: request, linear: points };
  return {
    result: {
      exchanges: [jointSide(first, baseMw[0]), jointSide(second, baseMw[1])],
      shiftKey: request.shiftKey,
      linear,
      redispatch: solver && redispatchRegion(named, baseMw, jointRedispatch(question, solver)),
    },
    exchanges,
    vertices: found?.vertices ?? [],
    edges: found?.edges ?? [],
  };
}

function positionsOf({ grid }: NamedFrame, { from, to }: AreaPair) {
  return { from: areaPositions(grid, from), to: areaPositions(grid, to) };
}

function jointSide({ from, to }: AreaPair, baseExchangeMw: number): JointResult['exchanges'][0] {
  return { fromAreas: from, toAreas: to, baseExchangeMw };
}

/** @throws NoAnswerError where an exchange has no units to shift, or no way. */
function jointExchange(named: NamedFrame, pair: AreaPair, { shiftKey }: JointRequest): JointExchange {
  const { from, to } = positionsOf(named, pair);
  const made = areaTransfer(named.grid.base, from, to, shiftKey);
  if (made.kind === 'transfer') {
    return { transfer: made.transfer, baseMw: scheduleBetween(named.grid, pair) };
  }
  const direction = `${pair.from.join('+')} → ${pair.to.join('+')}`;
  throw new NoAnswerError(
    made.kind === 'not-connected'
      ? text(
          `${direction}: the two sides lie in different islands`,
          `${direction}: los dos lados están en islas distintas`,
        )
      : text(`${direction}: no unit can shift`, `${direction}: ninguna unidad puede desplazarse`),
  );
}

function linearEdge(named: NamedFrame, edge: JointLimit | undefined): JointEdge {
  if (edge === undefined) return { kind: 'unbounded' };
  const { units, dcLinks } = named.grid.network;
  switch (edge.kind) {
    case 'pair':
      return { kind: 'limits', limits: [bindingLimit(named, atLimit(edge))] };
    case 'unit':
      return {
        kind: 'units',
        units: [
          { unit: units.id[edge.position]!, name: plantTitle(named.grid.built.plantRows[edge.position]!) },
        ],
      };
    case 'link':
      return {
        kind: 'units',
        units: [
          {
            unit: dcLinks.id[edge.position]!,
            name: text(dcLinks.name[edge.position]!, dcLinks.name[edge.position]!),
          },
        ],
      };
    case 'no-exchange':
      return { kind: 'no-exchange', exchange: edge.exchange };
  }
}

/** Along its edge an element carries its limit, in the direction in which the exchanges push it. */
function atLimit(edge: Extract<JointLimit, { kind: 'pair' }>) {
  const isForward = edge.a === edge.sensitivity[0] && edge.b === edge.sensitivity[1];
  const { element, contingency, limitMw } = edge;
  return { element, contingency, flowMw: isForward ? limitMw : -limitMw };
}

function emptyRegion(named: NamedFrame, by: JointLimit): JointRegion {
  const reason = text(
    'no size of the two exchanges is secure from this dispatch with these shift keys',
    'ningún tamaño de los dos intercambios es seguro desde este despacho con estas llaves de distribución',
  );
  return { kind: 'none', reason, by: by.kind === 'pair' ? bindingLimit(named, by) : undefined };
}

function redispatchRegion(
  named: NamedFrame,
  baseMw: readonly [number, number],
  found: JointRedispatch,
): JointRegion {
  if (found.kind !== 'polygon') return { kind: 'none', reason: whyNoRegion(found.kind), by: undefined };
  return {
    kind: 'polygon',
    isBounded: true,
    vertices: found.vertices.map(({ x, y }, i) => ({
      firstMw: baseMw[0] + x,
      secondMw: baseMw[1] + y,
      edge: redispatchEdge(named, baseMw, found, i),
    })),
  };
}

/** Nearer than this to no exchange at all is none, MW. */
const NO_EXCHANGE_MW = 1e-3;

function redispatchEdge(
  named: NamedFrame,
  baseMw: readonly [number, number],
  { vertices, edges }: Extract<JointRedispatch, { kind: 'polygon' }>,
  position: number,
): JointEdge {
  const [here, next] = [vertices[position]!, vertices[(position + 1) % vertices.length]!];
  const isNone = (mw: number) => Math.abs(mw) < NO_EXCHANGE_MW;
  if (isNone(baseMw[0] + here.x) && isNone(baseMw[0] + next.x)) return { kind: 'no-exchange', exchange: 0 };
  if (isNone(baseMw[1] + here.y) && isNone(baseMw[1] + next.y)) return { kind: 'no-exchange', exchange: 1 };
  const binding = edges[position]?.binding ?? [];
  if (binding.length === 0) return { kind: 'units', units: [] };
  return { kind: 'limits', limits: binding.map((pair) => bindingLimit(named, pair)) };
}

function whyNoRegion(kind: Exclude<JointRedispatch['kind'], 'polygon'>): Text {
  switch (kind) {
    case 'infeasible':
      return text('no redispatch is secure', 'ningún redespacho es seguro');
    case 'unbounded':
      return text('nothing limits these exchanges', 'nada limita estos intercambios');
    case 'failed':
      return text('the solver proved no optimum', 'el optimizador no demostró ningún óptimo');
  }
}
