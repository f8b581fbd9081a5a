import { type ConvexRegion, type HalfPlane, type Point, RegionCutter } from '../../numeric/convex-region.ts';
import { OVERLOAD_RATIO } from '../../numeric/kernels/pair-task.ts';
import type { Transfer } from '../contingency.ts';
import { TIE_MW } from '../pair-order.ts';
import type { WatchRule } from './pair-limits.ts';
import { type SecurityFrame, type SecurityState, statesAfter } from './security-frame.ts';

/** One of two exchanges that are used together. */
export interface JointExchange {
  /** 1 MW along a shift key of units. */
  readonly transfer: Transfer;
  /** The exchange of the base case: the region begins where nothing is exchanged, and never in the other direction. */
  readonly baseMw: number;
}

/** What bounds the region: a line a·e1 + b·e2 ≤ c in the growths of both exchanges, MW. */
export type JointLimit = HalfPlane & (PairLine | ResourceLine | EndLine);

export interface PairLine {
  readonly kind: 'pair';
  /** A branch or a flowgate, numbered as in `Monitoring`. */
  readonly element: number;
  /** Position in the list of contingencies, −1 for nothing out. */
  readonly contingency: number;
  /** Flow after the contingency at the base case, MW. */
  readonly flowMw: number;
  /** MW on the element per MW of each exchange, after the contingency. */
  readonly sensitivity: readonly [number, number];
  /** In the direction of the line, counted positive, MW. */
  readonly limitMw: number;
}

/** A unit or controlled link, by position, at its limit. */
export interface ResourceLine {
  readonly kind: 'unit' | 'link';
  readonly position: number;
}

/** Less of this exchange would be trade the other way. */
export interface EndLine {
  readonly kind: 'no-exchange';
  readonly exchange: 0 | 1;
}

/** The growths of two exchanges that are secure together; x is the first, y the second, MW from the base case. */
export type JointCapacity = ConvexRegion<JointLimit>;

/**
 * The region of two exchanges along linear shift keys, N and N-1 secure, as an exact polygon. For every monitored element
 * and contingency with flow f, sensitivities s1 and s2 and limit F: s1·e1 + s2·e2 ≤ F − f, and the same in the other
 * direction; units and links end the keys. Of lines that cut the same, the one with the lower contingency and element
 * stays; units come last.
 *
 * A pair counts when either exchange puts the share of the rule on it; one overloaded in the base case when either
 * exchange loads it further by the local share. Along one axis the region ends where the linear capacity does, but for
 * pairs that only the other exchange moves enough.
 *
 * Cost: contingencies × elements × vertices of the region.
 */
export function jointCapacity(
  frame: SecurityFrame,
  exchanges: readonly [JointExchange, JointExchange],
  rule: WatchRule,
): JointCapacity {
  const cutter = new RegionCutter<JointLimit>(TIE_MW);
  cutter.cut({ kind: 'no-exchange', exchange: 0, a: -1, b: 0, c: Math.max(0, exchanges[0].baseMw) });
  cutter.cut({ kind: 'no-exchange', exchange: 1, a: 0, b: -1, c: Math.max(0, exchanges[1].baseMw) });
  const second = statesAfter(frame, exchanges[1].transfer);
  for (const state of statesAfter(frame, exchanges[0].transfer)) {
    cutByPairs(frame, cutter, rule, state, second.next().value!.responseMw);
  }
  cutByResources(frame, cutter, exchanges);
  return cutter.region();
}

function cutByPairs(
  { monitoring }: SecurityFrame,
  cutter: RegionCutter<JointLimit>,
  rule: WatchRule,
  { contingency, flowMw: flows, responseMw, limits }: SecurityState,
  secondMw: Float64Array,
): void {
  for (const element of monitoring.elements) {
    const flowMw = flows[element]!;
    const [s1, s2] = [responseMw[element]!, secondMw[element]!];
    for (const sign of [1, -1]) {
      const limitMw = (sign > 0 ? limits.forwardMw : limits.reverseMw)[element]!;
      const [a, b, c] = [sign * s1, sign * s2, limitMw - sign * flowMw];
      if (c === Number.POSITIVE_INFINITY || !cutter.wouldCut(a, b, c)) continue;
      if (!counts(rule, [a, b], sign * flowMw, limitMw)) continue;
      cutter.cut({ kind: 'pair', element, contingency, flowMw, sensitivity: [s1, s2], limitMw, a, b, c });
    }
  }
}

/** Whether a limit bounds the region, all counted in its direction. */
export function counts(
  rule: WatchRule,
  [s1, s2]: readonly [number, number],
  flowMw: number,
  limitMw: number,
): boolean {
  const steepness = Math.max(Math.abs(s1), Math.abs(s2));
  if (steepness === 0 || steepness < rule.sensitivityThreshold) return false;
  if (flowMw <= limitMw * OVERLOAD_RATIO) return true;
  const loads = Math.max(s1, s2);
  return loads > 0 && loads >= Math.max(rule.localOverloadThreshold, rule.sensitivityThreshold);
}

/**
 * A unit or link that an exchange moves up ends at its largest value, one that it moves down at its least. Taking an
 * exchange back below the base case follows the same key, without a look at the other limit.
 */
function cutByResources(
  { base }: SecurityFrame,
  cutter: RegionCutter<JointLimit>,
  [first, second]: readonly [JointExchange, JointExchange],
): void {
  const { units, dcLinks } = base.model.network;
  const cut = (line: ResourceLine, a: number, b: number, upMw: number, downMw: number) => {
    if (Math.max(a, b) > 0) cutter.cut({ ...line, a, b, c: Math.max(0, upMw) });
    if (Math.min(a, b) < 0) cutter.cut({ ...line, a: -a, b: -b, c: Math.max(0, downMw) });
  };
  for (let u = 0; u < units.count; u++) {
    const [a, b] = [first.transfer.unitMw[u]!, second.transfer.unitMw[u]!];
    const outputMw = base.outputMw[u]!;
    cut({ kind: 'unit', position: u }, a, b, units.maxMw[u]! - outputMw, outputMw - units.minMw[u]!);
  }
  for (let d = 0; d < dcLinks.count; d++) {
    const [a, b] = [first.transfer.linkMw[d]!, second.transfer.linkMw[d]!];
    const flowMw = dcLinks.flowMw[d]!;
    cut({ kind: 'link', position: d }, a, b, dcLinks.maxMw[d]! - flowMw, flowMw - dcLinks.minMw[d]!);
  }
}

/** Both transfers at a point of the region, as one change of injections. */
export function jointTransfer(
  [first, second]: readonly [JointExchange, JointExchange],
  { x, y }: Point,
): Transfer {
  const sum = (of: (transfer: Transfer) => Float64Array) => {
    const other = of(second.transfer);
    return of(first.transfer).map((mw, i) => x * mw + y * other[i]!);
  };
  return {
    unitMw: sum((transfer) => transfer.unitMw),
    linkMw: sum((transfer) => transfer.linkMw),
    busMw: sum((transfer) => transfer.busMw),
    flowMw: sum((transfer) => transfer.flowMw),
  };
}
