import type { DirectedLimit, Flowgate, Monitoring } from '../../src/analysis/monitoring.ts';
import type { PairRule } from '../../src/analysis/pair-collector.ts';
import type { TransferPair } from '../../src/analysis/pair-order.ts';
import type { TransferLimits } from '../../src/analysis/transfer-capacity.ts';

/** Flows of one state at the base case and one megawatt of transfer further, by branch and by link. */
export interface PlainMove {
  readonly contingency: number;
  readonly flowMw: readonly number[];
  readonly furtherMw: readonly number[];
  readonly linkMw: readonly number[];
  readonly linkFurtherMw: readonly number[];
}

interface PlainElement {
  readonly element: number;
  readonly flow: (branchMw: readonly number[], linkMw: readonly number[]) => number;
  readonly limit: (isIntact: boolean) => DirectedLimit | undefined;
}

/** The lists a rule asks for, out of every pair there is, written from the definitions alone. */
export function plainLimits(
  monitoring: Monitoring,
  emergency: boolean,
  moves: readonly PlainMove[],
  rule: PairRule,
): TransferLimits {
  const limiting: TransferPair[] = [];
  const setApart: TransferPair[] = [];
  for (const { element, flow, limit } of plainElements(monitoring, emergency)) {
    for (const move of moves) {
      const limits = limit(move.contingency < 0);
      if (limits === undefined) continue;
      const flowMw = flow(move.flowMw, move.linkMw);
      const sensitivity = flow(move.furtherMw, move.linkFurtherMw) - flowMw;
      const pair = { element, contingency: move.contingency, flowMw, sensitivity };
      const passed =
        flowMw > limits.forwardMw + 1e-6
          ? limits.forwardMw
          : -flowMw > limits.reverseMw + 1e-6
            ? limits.reverseMw
            : -1;
      const limitMw = sensitivity > 0 ? limits.forwardMw : limits.reverseMw;
      const growthMw = (limitMw - Math.sign(sensitivity) * flowMw) / Math.abs(sensitivity);
      const isLocal = passed >= 0 && Math.abs(sensitivity) < rule.localOverloadThreshold;
      const isRelieved = passed >= 0 && sensitivity * flowMw < 1e-9;
      if (passed >= 0 && (isLocal || isRelieved))
        setApart.push({ ...pair, limitMw: passed, growthMw: Infinity });
      if (Math.abs(sensitivity) < rule.sensitivityThreshold || limitMw === Infinity) continue;
      if (!(isLocal && growthMw < 0)) limiting.push({ ...pair, limitMw, growthMw });
    }
  }
  const secure = plainOrder(rule.scope === 'intact' ? limiting.filter((p) => p.contingency < 0) : limiting);
  const firstOf = (element: number) => secure.find((pair) => pair.element === element)!;
  const elements = [...new Set(secure.map((pair) => pair.element))];
  const apart = setApart.filter((p) => rule.scope !== 'intact' || p.contingency < 0);
  return {
    intact: plainOrder(limiting.filter((p) => p.contingency < 0)).slice(0, rule.pairCount),
    secure: secure.slice(0, rule.pairCount),
    ladder: plainOrder(elements.map(firstOf)).slice(0, rule.pairCount),
    setApart: [...new Set(apart.map((p) => p.element))].map((element) => highestLoading(apart, element)),
  };
}

/** The first of those that come within a hair of the highest. */
function highestLoading(pairs: readonly TransferPair[], element: number): TransferPair {
  const ofElement = pairs.filter((pair) => pair.element === element);
  const highest = Math.max(...ofElement.map(loading));
  return ofElement.find((pair) => loading(pair) > highest * (1 - 1e-9))!;
}

function loading({ flowMw, limitMw }: TransferPair): number {
  return Math.abs(flowMw) / limitMw;
}

/** Takes the least growth again and again, and with it all that equal it. */
function plainOrder(pairs: readonly TransferPair[]): TransferPair[] {
  let left = [...pairs];
  const ordered: TransferPair[] = [];
  while (left.length > 0) {
    const least = Math.min(...left.map((pair) => pair.growthMw));
    const equals = left.filter((pair) => pair.growthMw - least <= 1e-7);
    equals.sort((a, b) => 1e6 * (a.element - b.element) + a.contingency - b.contingency);
    ordered.push(...equals);
    left = left.filter((pair) => !equals.includes(pair));
  }
  return ordered;
}

function plainElements({ network, branches, flowgates }: Monitoring, emergency: boolean): PlainElement[] {
  const { ratingMva, emergencyRatingMva } = network.branches;
  const both = (mw: number) => ({ forwardMw: mw, reverseMw: mw });
  return [
    ...branches.map((k) => ({
      element: k,
      flow: (branchMw: readonly number[]) => branchMw[k]!,
      limit: (isIntact: boolean) => both(isIntact || !emergency ? ratingMva[k]! : emergencyRatingMva[k]!),
    })),
    ...flowgates.map((gate, g) => ({
      element: network.branches.count + g,
      flow: (branchMw: readonly number[], linkMw: readonly number[]) => gateFlow(gate, branchMw, linkMw),
      limit: (isIntact: boolean) => (isIntact ? gate.limitMw : gate.limitAfterMw),
    })),
  ];
}

function gateFlow({ branches, dcLinks }: Flowgate, branchMw: readonly number[], linkMw: readonly number[]) {
  return (
    branches.reduce((sum, { position, factor }) => sum + factor * branchMw[position]!, 0) +
    dcLinks.reduce((sum, { position, factor }) => sum + factor * linkMw[position]!, 0)
  );
}
