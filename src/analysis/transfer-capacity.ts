import { kernels as defaultKernels, type Kernels } from '../numeric/kernels/kernels.ts';
import type { BaseCase, ContingencyState, Transfer } from './contingency.ts';
import { detourOf } from './detour.ts';
import { IslandShares } from './island-share.ts';
import { type ElementLimits, elementFlows, isBeyond, linksLeft, type Monitoring } from './monitoring.ts';
import { leastSensitivity, OverloadLog, PairCollector, type PairRule } from './pair-collector.ts';
import type { TransferPair } from './pair-order.ts';
import { type PairSearch, pairScanner, scannerBytes } from './pair-scanner.ts';
import { transferAfter, transferCarrier } from './transfer-after.ts';
import { watchedRows } from './watched-rows.ts';

export interface TransferLimits {
  /** Most limiting pairs with nothing out. */
  readonly intact: readonly TransferPair[];
  /** Most limiting pairs over the intact grid and all contingencies. */
  readonly secure: readonly TransferPair[];
  /**
   * The most limiting pair of each element, over the same states as `secure`: the first limits; when its element is
   * relieved the second does, when both are the third, ….
   */
  readonly ladder: readonly TransferPair[];
  /**
   * Elements beyond their limit in the base case that do not limit this transfer: it hardly moves them, or relieves
   * them. One pair per element, the highest loading.
   */
  readonly setApart: readonly TransferPair[];
}

/**
 * Linear transfer limits of several transfers in one pass over the contingencies. For every monitored element and
 * contingency with flow f, sensitivity s and limits F forward and R in reverse after the contingency, the transfer can
 * grow by (F − f)/s where s > 0 and by (−R − f)/s where s < 0; the least of them limits. Nothing is clipped: a base case
 * beyond a limit gives a negative growth. Several rules for which pairs count can be followed at once.
 *
 * The states are taken one by one and must not be solved by the kernels while that goes on.
 *
 * @returns by rule, then by transfer; pairs in the order of `inOrder`. Cost: contingencies × watched elements, and the
 * transfers only where an element comes near its limit; a contingency that is no detour takes transfers × branches and
 * one solve for each transfer that it touches.
 */
export function transferLimits(
  base: BaseCase,
  states: Iterable<ContingencyState>,
  monitoring: Monitoring,
  transfers: readonly Transfer[],
  rules: readonly PairRule[],
  kernels: Kernels = defaultKernels(),
): TransferLimits[][] {
  const { network } = monitoring;
  const collectors = rules.map((rule) => transfers.map(() => new PairCollector(rule)));
  const slopes = transfers.map(({ flowMw, linkMw }) =>
    elementFlows(monitoring, flowMw, linksLeft(network, linkMw)),
  );
  const search: PairSearch = {
    base,
    monitoring,
    rows: watchedRows(monitoring),
    shares: new IslandShares(base),
    transfers,
    slopes,
    collectors,
    overloads: new OverloadLog(slopes),
  };
  const flowMw = elementFlows(monitoring, base.flowMw, linksLeft(network, network.dcLinks.flowMw));
  scanState(search, monitoring.intactLimits, flowMw, -1, (t) => slopes[t]!);
  const intact = collectors.map((ofRule) => ofRule.map(({ lists }) => lists.pairs()));
  const secured = collectors.filter((_, r) => rules[r]!.scope !== 'intact');
  if (secured.length > 0 && transfers.length > 0) {
    scanContingencies({ ...search, collectors: secured }, states, kernels);
  }
  return collectors.map((ofRule, r) =>
    ofRule.map(({ lists, rule }, t) => ({
      intact: intact[r]![t]!,
      secure: lists.pairs(),
      ladder: lists.ladder(),
      setApart: search.overloads.setApart(rule, t),
    })),
  );
}

function scanContingencies(search: PairSearch, states: Iterable<ContingencyState>, kernels: Kernels): void {
  const { base, rows, transfers } = search;
  const scanner = pairScanner(search, kernels.arena(scannerBytes(base, rows, transfers.length)), kernels);
  const watchesCoupler = base.model.couplers.some((k) => rows.rowOfBranch[k]! >= 0);
  let position = 0;
  for (const state of states) {
    const detour = watchesCoupler ? undefined : detourOf(base, search.shares, state);
    const mayDarkenGates = rows.gates.length > 0 && detour?.kind === 'split' && detour.dark >= 0;
    if (detour !== undefined && !mayDarkenGates) scanner.take({ position, state, detour });
    else scanSolved(search, state, position);
    position++;
  }
  scanner.finish();
}

/** Any contingency, each transfer sent through it. */
function scanSolved(search: PairSearch, state: ContingencyState, position: number): void {
  const { base, monitoring, transfers } = search;
  const { network } = monitoring;
  const { dcLinks } = state.contingency;
  const carrier = transferCarrier(base, state);
  const flow = elementFlows(monitoring, state.flowMw, linksLeft(network, network.dcLinks.flowMw, dcLinks));
  const scratch = new Float64Array(base.flowMw.length);
  scanState(search, monitoring.limitsAfter, flow, position, (t) => {
    const { linkMw } = transfers[t]!;
    const flowMw = transferAfter(carrier, transfers[t]!, scratch);
    return elementFlows(monitoring, flowMw, linksLeft(network, linkMw, dcLinks));
  });
}

/** Every watched element in one state of the grid; the slopes of a transfer are read before the next is asked for. */
function scanState(
  { rows, transfers, collectors, overloads }: PairSearch,
  limits: ElementLimits,
  flowMw: Float64Array,
  contingency: number,
  slopesOf: (transfer: number) => Float64Array,
): void {
  const overloaded = rows.element.filter((k) => isBeyond(limits, k, flowMw[k]!));
  const moved = Array.from(overloaded, () => new Float64Array(transfers.length));
  for (let t = 0; t < transfers.length; t++) {
    const slopes = slopesOf(t);
    for (const ofRule of collectors) {
      const collector = ofRule[t]!;
      const threshold = leastSensitivity(collector.rule);
      for (let r = 0; r < rows.element.length; r++) {
        const k = rows.element[r]!;
        if (Math.abs(slopes[k]!) < threshold) continue;
        collector.offer(limits, k, contingency, flowMw[k]!, slopes[k]!);
      }
    }
    overloaded.forEach((k, i) => {
      moved[i]![t] = slopes[k]!;
    });
  }
  overloaded.forEach((k, i) => {
    overloads.note(limits, k, contingency, flowMw[k]!, { kind: 'slopes', perMw: moved[i]! });
  });
}
