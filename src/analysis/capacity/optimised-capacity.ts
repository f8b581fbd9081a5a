import type { LpSolver } from '../../numeric/lp.ts';
import type { Transfer } from '../contingency.ts';
import { areaTransfer } from '../shift-key.ts';
import { type LinearReach, linearReach } from './linear-reach.ts';
import { type PairLimits, pairLimits, type Reference, type WatchRule } from './pair-limits.ts';
import { pickUpLines } from './pick-up-lines.ts';
import { type Exchange, type RedispatchColumns, redispatchColumns } from './redispatch-columns.ts';
import { type ResolvedSecurity, resolveSecurity } from './resolve-security.ts';
import {
  type BindingPair,
  openSecureProgramme,
  type SecurePoint,
  type SecureProgramme,
} from './secure-programme.ts';
import type { SecurityFrame } from './security-frame.ts';

export interface OptimisedOptions {
  /** The linear capacity that the optimum is compared with. */
  readonly shiftKey: 'output' | 'headroom';
  readonly rule: WatchRule;
  /** Third areas whose units may move too, each with its net export unchanged. */
  readonly helping: ReadonlySet<number>;
}

export interface OptimisedCapacity {
  readonly kind: 'optimal';
  /** Growth of the exchange from the base case, MW: what holds when everything is solved anew there. */
  readonly growthMw: number;
  /** The same with the pick-up of the base case throughout, as in the linear method. */
  readonly straightMw: number;
  /** How the point stands when everything is solved anew there. */
  readonly resolved: ResolvedSecurity;
  /** The redispatch that gives it with the least movement of units, up and down together. */
  readonly transfer: Transfer;
  /** What holds it back; price in MW of exchange per MW of rating. */
  readonly binding: readonly BindingPair[];
  /** Every unit of that side stands at its limit. */
  readonly scarce: 'export' | 'import' | undefined;
  /**
   * False where no redispatch of these units makes the base case secure, or there is no key to say what must be: then
   * the figure is the largest exchange that makes no overload of the base case worse.
   */
  readonly mendsBase: boolean;
  /** `undefined` where the shift key has no units. */
  readonly linear: LinearReach | undefined;
  readonly limits: PairLimits;
  /** Pairs that the solver has seen. */
  readonly pairCount: number;
}

export type OptimisedResult = OptimisedCapacity | { readonly kind: 'not-connected' | 'unbounded' | 'failed' };

/**
 * The largest exchange between two sets of areas that redispatch inside unit limits allows, N and N-1 secure.
 *
 * Held are every balance, every unit within its limits, and every monitored element within its limits with nothing
 * out and after each contingency. The loss of branches is exact. What a contingency takes from injections (a unit's share
 * of its output, an island cut off) is picked up as in `transferAfter`: the lost output follows the redispatch, the
 * shares are those of the base case. That is exact as long as no unit reaches a limit while it picks up that did not
 * so in the base case. Where one does, everything is solved anew at the optimum and pairs found beyond their limits are
 * held by lines through what was found; `resolved` says how the last point stands.
 *
 * Never less than the linear capacity with the same key, where that lies within unit limits: pairs that the linear
 * method leaves beyond their limit (too insensitive, local, relieved by the exchange) may stay as it leaves them. A
 * cut, where the base case is insecure, binds the optimum only as far as the key can be followed back within unit
 * limits. With the help of third areas it is never less than without, unless only that help mends the base case.
 *
 * Cost: a linear programme with two columns per unit, and a pass over the contingencies per round of rows.
 */
export function optimisedCapacity(
  frame: SecurityFrame,
  exchange: Exchange,
  options: OptimisedOptions,
  solver: LpSolver,
): OptimisedResult {
  const key = areaTransfer(frame.base, exchange.from, exchange.to, options.shiftKey);
  if (key.kind === 'not-connected') return { kind: 'not-connected' };
  const linear = key.kind === 'transfer' ? linearReach(frame, key, options.rule) : undefined;
  const first: Reference =
    key.kind === 'transfer' && linear !== undefined
      ? { kind: 'linear', transfer: key.transfer, growthMw: linear.referenceMw }
      : { kind: 'base' };
  const alone = largestExchange({ frame, exchange, rule: options.rule, helping: NOBODY, solver }, first, {
    kind: 'base',
  });
  if (options.helping.size === 0 || alone.kind !== 'optimal') return withLinear(alone, linear);
  const unhelped: Reference = { kind: 'points', transfers: [alone.transfer] };
  const question = { frame, exchange, rule: options.rule, helping: options.helping, solver };
  if (alone.mendsBase) return withLinear(largestExchange(question, unhelped, unhelped), linear);
  return withLinear(largestExchange(question, first, unhelped), linear);
}

const NOBODY: ReadonlySet<number> = new Set();

type Largest = Omit<OptimisedCapacity, 'linear'> | { readonly kind: 'unbounded' | 'failed' };

function withLinear(largest: Largest, linear: LinearReach | undefined): OptimisedResult {
  return largest.kind === 'optimal' ? { ...largest, linear } : largest;
}

export interface ExchangeQuestion {
  readonly frame: SecurityFrame;
  readonly exchange: Exchange;
  readonly rule: WatchRule;
  readonly helping: ReadonlySet<number>;
  readonly solver: LpSolver;
}

/**
 * The same from any reference.
 * @param otherwise - the reference where no redispatch is secure from the first: a point, so that there always is one
 */
export function largestExchange(
  question: ExchangeQuestion,
  reference: Reference,
  otherwise: Reference,
): Largest {
  const { frame, exchange, rule, helping, solver } = question;
  const columns = redispatchColumns(frame.base, [exchange], helping);
  const limits = pairLimits(frame, columns, rule, reference);
  const programme = openSecureProgramme(frame, columns, limits, solver);
  try {
    const largest = programme.maximise(exchangeWeight(columns));
    if (largest.kind === 'infeasible') {
      if (reference === otherwise) return { kind: 'failed' };
      const next = largestExchange(question, otherwise, otherwise);
      return next.kind === 'optimal' ? { ...next, mendsBase: false } : next;
    }
    if (largest.kind !== 'optimal') return { kind: largest.kind };
    const point = correctedPoint(question, columns, limits, programme, largest);
    return {
      kind: 'optimal',
      ...point,
      // Added to zero, so that no growth is 0 and not −0.
      straightMw: 0 + largest.value[columns.exchange]!,
      scarce: scarceSide(frame, exchange, point.growthMw),
      mendsBase: reference.kind !== 'base',
      limits,
      pairCount: programme.pairCount(),
    };
  } finally {
    programme.dispose();
  }
}

/** How often a point is corrected before it is taken as it is. */
const MOST_CORRECTIONS = 8;

/**
 * The optimum with the least movement, and corrected: where units that reach a limit while they pick up leave a pair beyond
 * its limit, the pair is held by the line through what was found there, and the programme solved again. The lines stay, so
 * that the exchange only falls; where no line helps the last point stands, and says so in `resolved`.
 */
function correctedPoint(
  { frame }: ExchangeQuestion,
  columns: RedispatchColumns,
  limits: PairLimits,
  programme: SecureProgramme,
  largest: SecurePoint,
): Pick<OptimisedCapacity, 'growthMw' | 'transfer' | 'binding' | 'resolved'> {
  for (let corrections = 0, straight = largest; ; corrections++) {
    const growthMw = 0 + straight.value[columns.exchange]!;
    const least = leastMovement(programme, columns, growthMw) ?? straight;
    const resolved = resolveSecurity(frame, least.transfer, limits);
    const point = { growthMw, transfer: least.transfer, binding: straight.binding, resolved };
    if (resolved.beyond.length === 0 || corrections === MOST_CORRECTIONS) return point;
    programme.hold(pickUpLines(frame, columns, limits, resolved, least.value));
    const next = programme.maximise(exchangeWeight(columns), columns.block.lower);
    if (next.kind !== 'optimal') return point;
    straight = next;
  }
}

function exchangeWeight({ block, exchange }: RedispatchColumns): Float64Array {
  const weight = new Float64Array(block.count);
  weight[exchange] = 1;
  return weight;
}

/** Room for rounding when the exchange is held, MW. */
const HELD_MW = 1e-6;

/** Of all redispatches that give the exchange, the one that moves units least. */
function leastMovement(
  programme: SecureProgramme,
  { block, units, exchange }: RedispatchColumns,
  growthMw: number,
): SecurePoint | undefined {
  const lower = block.lower.slice();
  lower[exchange] = growthMw - HELD_MW;
  const least = programme.maximise(new Float64Array(block.count).fill(-1, 0, 2 * units.length), lower);
  return least.kind === 'optimal' ? least : undefined;
}

/** A side with less room left than this stands at its limits, MW. */
const NO_ROOM_MW = 1e-4;

function scarceSide(
  { base }: SecurityFrame,
  { from, to }: Exchange,
  growthMw: number,
): OptimisedCapacity['scarce'] {
  const { block, units } = redispatchColumns(base, [{ from, to }], new Set());
  const { network } = base.model;
  const roomMw = (side: ReadonlySet<number>, first: number) =>
    units.reduce(
      (sum, u, j) =>
        side.has(network.buses.area[network.units.bus[u]!]!) ? sum + block.upper[first + j]! : sum,
      0,
    );
  if (roomMw(from, 0) - growthMw < NO_ROOM_MW) return 'export';
  return roomMw(to, units.length) - growthMw < NO_ROOM_MW ? 'import' : undefined;
}
