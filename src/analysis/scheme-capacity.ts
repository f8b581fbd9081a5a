import type { Contingency } from '../grid/network.ts';
import type { BaseCase, Transfer } from './contingency.ts';
import { elementFlows, linksLeft, type Monitoring } from './monitoring.ts';
import { PairCollector, type PairRule } from './pair-collector.ts';
import type { TransferPair } from './pair-order.ts';
import { actedState, type Scheme, triggerGrowthMw } from './schemes.ts';
import { transferAfter, transferCarrier } from './transfer-after.ts';

/** What limits a transfer after one contingency, and which schemes have acted by then. */
export interface SchemeLimit {
  /** Position in the list of contingencies, −1 for nothing out. */
  readonly contingency: number;
  /** Largest growth up to which everything is secure, MW; `Infinity` where nothing limits. */
  readonly growthMw: number;
  /** The pair that is at its limit there, or beyond it once the last scheme has acted; `undefined`: none limits. */
  readonly pair: TransferPair | undefined;
  /** In the order in which they act, with the growth at which they do. */
  readonly acted: readonly { readonly scheme: Scheme; readonly growthMw: number }[];
  /** Schemes that act and still see their trigger passed: in service they would act again; here each acts once. */
  readonly unrelieved: readonly Scheme[];
}

/**
 * How far a transfer can grow when supplementary schemes act: the largest growth such that every smaller one is secure.
 * Until the flow on a trigger reaches its level, limits of the state without the action count; from there on those of the
 * state with it, in which other schemes may act in turn. If that state is insecure at once, the transfer ends where the
 * scheme acts. Schemes that act with nothing out have acted when a later contingency comes. Each acts once, so there is
 * no loop. The state after each action is taken at the base case and follows the transfer from there, as in
 * `transferLimits`, whose rules for pairs hold in each of them. Without schemes the same as `transferLimits`.
 *
 * Cost: contingencies × elements, and a solved contingency whenever schemes act before the transfer is limited.
 *
 * @returns the most limiting contingency; of equal ones the first
 */
export function schemeCapacity(
  base: BaseCase,
  contingencies: readonly Contingency[],
  monitoring: Monitoring,
  transfer: Transfer,
  rule: PairRule,
  schemes: readonly Scheme[],
): SchemeLimit {
  const search: Search = { base, monitoring, transfer, rule, schemes };
  const intact = limitAfter(search, NOTHING_OUT, -1, []);
  let least = intact;
  contingencies.forEach((contingency, position) => {
    const limit = limitAfter(search, contingency, position, intact.acted);
    if (limit.growthMw < least.growthMw) least = limit;
  });
  return least;
}

interface Search {
  readonly base: BaseCase;
  readonly monitoring: Monitoring;
  readonly transfer: Transfer;
  readonly rule: PairRule;
  readonly schemes: readonly Scheme[];
}

const NOTHING_OUT: Contingency = {
  id: '',
  name: '',
  kind: 'named',
  branches: [],
  units: [],
  unitShare: [],
  dcLinks: [],
};

function limitAfter(
  search: Search,
  contingency: Contingency,
  position: number,
  /** What acts with nothing out, and has acted before the contingency. */
  before: SchemeLimit['acted'],
): SchemeLimit {
  const acted: { scheme: Scheme; growthMw: number }[] = [];
  for (;;) {
    const acting = acted.map(({ scheme }) => scheme);
    const { pair, flowMw, slope } = stateLimit(search, contingency, position, acting);
    const reachedMw = acted.at(-1)?.growthMw ?? Number.NEGATIVE_INFINITY;
    const growthMw = Math.max(reachedMw, pair?.growthMw ?? Number.POSITIVE_INFINITY);
    const next = nextToAct(search.schemes, acting, before, flowMw, slope, reachedMw);
    if (next === undefined || growthMw <= next.growthMw) {
      const unrelieved = acting.filter(
        ({ trigger }) => triggerGrowthMw(trigger, flowMw, slope) <= Math.max(0, reachedMw),
      );
      return { contingency: position, growthMw, pair, acted, unrelieved };
    }
    acted.push(next);
  }
}

function nextToAct(
  schemes: readonly Scheme[],
  acting: readonly Scheme[],
  before: SchemeLimit['acted'],
  flowMw: Float64Array,
  slope: Float64Array,
  reachedMw: number,
): { scheme: Scheme; growthMw: number } | undefined {
  let next: { scheme: Scheme; growthMw: number } | undefined;
  for (const scheme of schemes) {
    if (acting.includes(scheme)) continue;
    const earlierMw = before.find((each) => each.scheme === scheme)?.growthMw ?? Number.POSITIVE_INFINITY;
    const triggerMw = Math.min(earlierMw, triggerGrowthMw(scheme.trigger, flowMw, slope));
    const growthMw = Math.max(reachedMw, triggerMw);
    if (growthMw < (next?.growthMw ?? Number.POSITIVE_INFINITY)) next = { scheme, growthMw };
  }
  return next;
}

/** The most limiting pair of one state, and its flows and slopes by branch. */
function stateLimit(
  { base, monitoring, transfer, rule }: Search,
  contingency: Contingency,
  position: number,
  acting: readonly Scheme[],
): { pair: TransferPair | undefined; flowMw: Float64Array; slope: Float64Array } {
  const { base: moved, state } = actedState(base, contingency, acting);
  const slope = transferAfter(transferCarrier(moved, state), transfer);
  const { network } = moved.model;
  const { dcLinks } = state.contingency;
  const flows = elementFlows(monitoring, state.flowMw, linksLeft(network, network.dcLinks.flowMw, dcLinks));
  const slopes = elementFlows(monitoring, slope, linksLeft(network, transfer.linkMw, dcLinks));
  const isIntact = position < 0 && acting.length === 0;
  const limits = isIntact ? monitoring.intactLimits : monitoring.limitsAfter;
  const collector = new PairCollector({ ...rule, pairCount: 1 });
  for (const element of monitoring.elements) {
    collector.offer(limits, element, position, flows[element]!, slopes[element]!);
  }
  return { pair: collector.lists.pairs()[0], flowMw: state.flowMw, slope };
}
