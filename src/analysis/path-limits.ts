import {
  type BaseCase,
  type ContingencyState,
  flowsAfter,
  responseAfter,
  type Transfer,
} from './contingency.ts';
import { type ElementLimits, elementFlows, isBeyond, linksLeft, type Monitoring } from './monitoring.ts';
import { applyOutage } from './outage-correction.ts';
import type { PairRule } from './pair-collector.ts';
import { type PairStart, PathCollector, type Piece } from './path-collector.ts';
import { type LeftAt, leftAlong, statesAlong } from './pick-up-path.ts';
import {
  earliestGrowthMw,
  type FlowRange,
  moversOf,
  type PickUpReach,
  pickUpReach,
} from './pick-up-reach.ts';
import { transferAfter, transferCarrier } from './transfer-after.ts';
import type { TransferLimits } from './transfer-capacity.ts';
import { segmentTransfer, type TransferPath } from './transfer-path.ts';

/**
 * Limits of a transfer along its path, with nothing out and after every contingency, flows being followed from bend
 * to bend, through every change of who moves and of who picks up what is lost. Outages of branches are exact; where others
 * make up for a loss, bends smaller than 0.1 kW of injection are passed over and curved stretches are chords that near.
 *
 * An element within its limit in the base case limits the transfer at the least growth at which it stands at the limit
 * and has taken at least `sensitivityThreshold` of the growth on the way. One beyond its limit already is judged by what
 * the first segment does to it, as in `transferLimits`: driven further, it gives a negative growth; relieved, or moved
 * less than `localOverloadThreshold`, it is set apart. The sensitivity of a pair is its mean on the way to the limit.
 * Beyond the end of the path nothing is found: there the transfer is limited by its resources.
 *
 * For a path of one segment and contingencies that move no injection the same as `transferLimits`, up to that end.
 * Cost: segments up to the last pair kept × branch outages × elements; beside it, a solve per bend of every other
 * contingency that may bring an element to its limit.
 */
export function pathLimits(
  base: BaseCase,
  states: readonly ContingencyState[],
  monitoring: Monitoring,
  path: TransferPath,
  rule: PairRule,
): TransferLimits {
  const collector = new PathCollector(rule);
  const walk: Walk = { base, monitoring, path, collector, segments: [] };
  visitIntact(walk);
  const intact = collector.lists.pairs();
  if (rule.scope !== 'intact') {
    visitPlainOutages(walk, states);
    visitPickUps(walk, states);
  }
  const { lists } = collector;
  return { intact, secure: lists.pairs(), ladder: lists.ladder(), setApart: collector.setApart() };
}

interface Walk {
  readonly base: BaseCase;
  readonly monitoring: Monitoring;
  readonly path: TransferPath;
  readonly collector: PathCollector;
  /** The intact grid along the path, as far as anybody went. */
  readonly segments: IntactSegment[];
}

/** The intact grid at the beginning of a segment, and what the segment does. */
interface IntactSegment {
  readonly fromMw: number;
  readonly toMw: number;
  readonly injectionMw: Float64Array;
  readonly flowMw: Float64Array;
  readonly transfer: Transfer;
}

function visitIntact(walk: Walk): void {
  const { base, monitoring, collector } = walk;
  const start = pairStart(walk, -1, base.flowMw, monitoring.intactLimits, []);
  for (let i = 0; isWanted(walk, i); i++) {
    const segment = segmentAt(walk, i);
    collector.visit(
      start,
      piece(walk, segment, segment.flowMw, segment.transfer.flowMw, []),
      monitoring.elements,
    );
  }
}

/** Outages that move no injection: straight along every segment. */
function visitPlainOutages(walk: Walk, states: readonly ContingencyState[]): void {
  const { monitoring, collector } = walk;
  const plain = states.flatMap((state, position) =>
    state.balance === undefined ? [{ state, start: startAfter(walk, state, position) }] : [],
  );
  const { count } = walk.base.model.network.branches;
  const [flow, slope] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 0; isWanted(walk, i); i++) {
    const segment = segmentAt(walk, i);
    for (const { state, start } of plain) {
      const { correction } = state.change;
      const flowMw =
        i === 0
          ? state.flowMw
          : correction
            ? applyOutage(correction, segment.flowMw, flow)
            : flowsAfter(state.change, segment.injectionMw);
      const slopes = correction
        ? applyOutage(correction, segment.transfer.flowMw, slope)
        : responseAfter(state.change, segment.transfer.busMw);
      collector.visit(start, piece(walk, segment, flowMw, slopes, []), monitoring.elements);
    }
  }
}

/** Contingencies that others make up for: those that may bring an element to its limit are followed bend by bend. */
function visitPickUps(walk: Walk, states: readonly ContingencyState[]): void {
  const { base, monitoring, path, collector } = walk;
  const untilMw = reachOfWalk(walk);
  const ranges = flowRanges(walk, untilMw);
  const firstMovers = moversOf(base, path, ranges[0]!.toMw);
  const movers = moversOf(base, path, untilMw);
  const gate = gateReach(walk);
  const threshold = collector.rule.sensitivityThreshold;
  const leftAt = leftAlong(base, path);
  const intact = pairStart(walk, -1, base.flowMw, monitoring.intactLimits, []).flowMw;
  for (const [position, state] of states.entries()) {
    if (state.balance === undefined) continue;
    const start = startAfter(walk, state, position);
    const overloaded = monitoring.elements.filter((e) => isBeyond(start.limits, e, start.flowMw[e]!));
    if (overloaded.length > 0) visitOverloads(walk, state, start, overloaded);
    const [first, all] = [pickUpReach(base, firstMovers, state), pickUpReach(base, movers, state)];
    const isNear = (element: number) => {
      const effectMw = Math.abs(start.flowMw[element]! - intact[element]!);
      const marginMw = (reach: PickUpReach) => reach.mw * gate[element]! + reach.share * effectMw;
      const least = earliestGrowthMw(start, element, ranges, marginMw(first), marginMw(all), threshold);
      return least < Infinity && least <= collector.lists.barOf(element);
    };
    if (monitoring.elements.some(isNear)) {
      const others = monitoring.elements.filter((element) => !overloaded.includes(element));
      visitPickUp(walk, state, start, others, leftAt, untilMw);
    }
  }
}

/** What is beyond its limit already goes by the slope at the base case. */
function visitOverloads(walk: Walk, state: ContingencyState, start: PairStart, overloaded: Int32Array): void {
  const first = segmentAt(walk, 0);
  const { branches, units, dcLinks } = state.contingency;
  const isUntouched =
    branches.length + dcLinks.length === 0 && units.every((u) => first.transfer.unitMw[u] === 0);
  const slope = isUntouched
    ? first.transfer.flowMw
    : transferAfter(transferCarrier(walk.base, state), first.transfer);
  walk.collector.visit(start, piece(walk, first, state.flowMw, slope, dcLinks), overloaded);
}

function visitPickUp(
  walk: Walk,
  state: ContingencyState,
  start: PairStart,
  elements: Int32Array,
  leftAt: LeftAt,
  untilMw: number,
): void {
  const { base, monitoring, path, collector } = walk;
  const { network } = base.model;
  const { dcLinks } = state.contingency;
  const grown = statesAlong(leftAt, path, state, untilMw);
  const elementsAt = ({ flowMw, growthMw }: (typeof grown)[number]) => {
    const linkMw = network.dcLinks.flowMw.map((mw, d) => mw + growthMw * path.links.linkMw[d]!);
    return elementFlows(monitoring, flowMw, linksLeft(network, linkMw, dcLinks));
  };
  for (let i = 1; i < grown.length; i++) {
    const [fromMw, toMw] = [grown[i - 1]!.growthMw, grown[i]!.growthMw];
    const [flowMw, after] = [elementsAt(grown[i - 1]!), elementsAt(grown[i]!)];
    const slope = after.map((mw, e) => (mw - flowMw[e]!) / (toMw - fromMw));
    collector.visit(start, { fromMw, toMw, flowMw, slope }, elements);
  }
}

/** Segments past the last pair kept need not be looked at. */
function isWanted({ path, collector }: Walk, i: number): boolean {
  return i === 0 || (i < path.segments.length && path.segments[i]!.fromMw <= collector.lists.bar);
}

function segmentAt(walk: Walk, i: number): IntactSegment {
  const { base, path, segments } = walk;
  while (segments.length <= i) {
    const next = path.segments[segments.length]!;
    const before = segments.at(-1);
    const { fromMw, toMw } = next;
    segments.push({
      fromMw,
      toMw,
      transfer: segmentTransfer(base, path, next),
      flowMw: before ? moved(before.flowMw, before.transfer.flowMw, fromMw - before.fromMw) : base.flowMw,
      injectionMw: before
        ? moved(before.injectionMw, before.transfer.busMw, fromMw - before.fromMw)
        : base.injectionMw,
    });
  }
  return segments[i]!;
}

function moved(values: Float64Array, slope: Float64Array, mw: number): Float64Array {
  return values.map((value, i) => value + mw * slope[i]!);
}

function startAfter(walk: Walk, { flowMw, contingency }: ContingencyState, position: number): PairStart {
  return pairStart(walk, position, flowMw, walk.monitoring.limitsAfter, contingency.dcLinks);
}

function pairStart(
  { base, monitoring }: Walk,
  contingency: number,
  branchFlowMw: Float64Array,
  limits: ElementLimits,
  lostLinks: readonly number[],
): PairStart {
  const { network } = base.model;
  const linkMw = linksLeft(network, network.dcLinks.flowMw, lostLinks);
  return { contingency, limits, flowMw: elementFlows(monitoring, branchFlowMw, linkMw) };
}

function piece(
  { base, monitoring, path }: Walk,
  { fromMw, toMw }: IntactSegment,
  branchFlowMw: Float64Array,
  branchSlope: Float64Array,
  lostLinks: readonly number[],
): Piece {
  if (monitoring.flowgates.length === 0) return { fromMw, toMw, flowMw: branchFlowMw, slope: branchSlope };
  const { network } = base.model;
  const share = path.links.linkMw;
  const linkMw = network.dcLinks.flowMw.map((mw, d) => mw + fromMw * share[d]!);
  return {
    fromMw,
    toMw,
    flowMw: elementFlows(monitoring, branchFlowMw, linksLeft(network, linkMw, lostLinks)),
    slope: elementFlows(monitoring, branchSlope, linksLeft(network, share, lostLinks)),
  };
}

/** Paths without an end are followed this far, MW. */
const FAR_MW = 1e5;
/** Where nothing can grow, this still shows which way a state goes, MW. */
const LEAST_REACH_MW = 1e-3;

/** How far contingencies have to be followed: up to the last pair kept. */
function reachOfWalk({ collector, path }: Walk): number {
  return Math.max(LEAST_REACH_MW, Math.min(collector.lists.bar, path.resourceMw, FAR_MW));
}

function flowRanges(walk: Walk, untilMw: number): FlowRange[] {
  const ranges: FlowRange[] = [];
  let changeFrom: Float64Array = new Float64Array(
    walk.base.model.network.branches.count + walk.monitoring.flowgates.length,
  );
  for (let i = 0; isWanted(walk, i); i++) {
    const segment = segmentAt(walk, i);
    const { slope } = piece(walk, segment, segment.transfer.flowMw, segment.transfer.flowMw, []);
    const isLast = i === walk.path.segments.length - 1;
    const toMw = isLast ? untilMw : Math.min(segment.toMw, untilMw);
    const changeTo = moved(changeFrom, slope, toMw - segment.fromMw);
    ranges.push({ fromMw: segment.fromMw, toMw, changeFrom, changeTo });
    changeFrom = changeTo;
  }
  return ranges;
}

/** How much an element's flow can change per MW that injections shift between two buses: more than 1 for a sum of flows. */
function gateReach({ base, monitoring }: Walk): Float64Array {
  const { count } = base.model.network.branches;
  const reach = new Float64Array(count + monitoring.flowgates.length).fill(1);
  monitoring.flowgates.forEach(({ branches }, g) => {
    reach[count + g] = branches.reduce((sum, { factor }) => sum + Math.abs(factor), 0);
  });
  return reach;
}
