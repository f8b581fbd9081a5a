import type { Point } from '../../numeric/convex-region.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import { supportPolygon } from '../../numeric/support-polygon.ts';
import type { Transfer } from '../contingency.ts';
import { pairLimits, type Reference, type WatchRule } from './pair-limits.ts';
import { type Exchange, redispatchColumns } from './redispatch-columns.ts';
import { type BindingPair, openSecureProgramme, type SecureProgramme } from './secure-programme.ts';
import type { SecurityFrame } from './security-frame.ts';

export interface JointRedispatchQuestion {
  readonly frame: SecurityFrame;
  readonly exchanges: readonly [Exchange, Exchange];
  /** Exchanges of the base case, MW: neither goes below none. */
  readonly baseMw: readonly [number, number];
  readonly rule: WatchRule;
  /** What the linear region reaches, to be reached here too; empty where the linear region is. */
  readonly linear: readonly Transfer[];
}

export type JointRedispatch =
  | {
      readonly kind: 'polygon';
      /** Growths of both exchanges, MW, counter-clockwise; one or two where the region is flat. */
      readonly vertices: readonly Point[];
      /** From each vertex to the next: pairs with a price across the edge, the highest first; none where units bound it. */
      readonly edges: readonly { readonly binding: readonly BindingPair[] }[];
      /** False where the linear region is empty: overloads of the base case may then stay, and get no worse. */
      readonly mendsBase: boolean;
    }
  | { readonly kind: 'infeasible' | 'unbounded' | 'failed' };

/** Points nearer to an edge lie on it, MW: well above what the solver rounds. */
const ON_EDGE_MW = 1e-3;

/**
 * The region of two exchanges that redispatch inside unit limits allows: what the linear programme of the optimised
 * capacity leaves of the plane of both exchanges, found by asking it for its farthest point across every edge. It holds
 * the linear region with all its vertices within unit limits. Cost: a solve per vertex and edge, from where the last
 * ended.
 */
export function jointRedispatch(question: JointRedispatchQuestion, solver: LpSolver): JointRedispatch {
  const { frame, exchanges, linear, rule } = question;
  const reference: Reference = linear.length === 0 ? { kind: 'base' } : { kind: 'points', transfers: linear };
  const columns = redispatchColumns(frame.base, exchanges, new Set());
  const limits = pairLimits(frame, columns, rule, reference);
  const programme = openSecureProgramme(frame, columns, limits, solver);
  const lower = columns.block.lower.slice();
  question.baseMw.forEach((mw, i) => {
    lower[columns.exchange + i] = -Math.max(0, mw);
  });
  try {
    return regionOf(programme, lower, columns.exchange, linear.length > 0);
  } finally {
    programme.dispose();
  }
}

interface Farthest extends Point {
  readonly binding: readonly BindingPair[];
}

function regionOf(
  programme: SecureProgramme,
  lower: Float64Array,
  exchange: number,
  mendsBase: boolean,
): JointRedispatch {
  let trouble: 'infeasible' | 'unbounded' | 'failed' = 'failed';
  const farthest = (dx: number, dy: number): Farthest | undefined => {
    const weight = new Float64Array(lower.length);
    weight[exchange] = dx;
    weight[exchange + 1] = dy;
    const found = programme.maximise(weight, lower);
    if (found.kind !== 'optimal') {
      trouble = found.kind;
      return undefined;
    }
    return { x: found.value[exchange]!, y: found.value[exchange + 1]!, binding: found.binding };
  };
  const polygon = supportPolygon(farthest, ON_EDGE_MW);
  if (polygon === undefined) return { kind: trouble };
  const edges = polygon.edges.map(({ support }) => ({ binding: support.binding }));
  return { kind: 'polygon', vertices: polygon.vertices, edges, mendsBase };
}
