import { solveDcFlow } from '../dc-flow.ts';
import { ptdfRow } from '../sensitivity.ts';
import type { MarketBlock } from './market-block.ts';

/** What limits: a branch or an interface (numbered behind the branches), with nothing lost or after an outage. */
export interface Limited {
  readonly element: number;
  /** Lost branch, −1 for none. */
  readonly outage: number;
}

/** A flow as a sum of branch flows of the intact grid. */
export interface FlowTerms {
  readonly branches: readonly { readonly branch: number; readonly factor: number }[];
  /** MW per MW injected at each bus and taken out at the reference of its island. */
  readonly perMw: Float64Array;
  /** MW that phase shifters drive, whatever is injected. */
  readonly shiftMw: number;
}

/** Answers by element and outage, each worked out once. Cost: one solve per branch. */
export type Sensitivities = (limited: Limited) => FlowTerms;

export function sensitivitiesOf({ model, limits }: MarketBlock): Sensitivities {
  const { branches, buses } = model.network;
  const shiftFlowMw = solveDcFlow(model, new Float64Array(buses.count)).flowMw;
  const rows = new Map<number, Float64Array>();
  const rowOf = (branch: number): Float64Array => {
    const known = rows.get(branch);
    if (known !== undefined) return known;
    const row = ptdfRow(model, branch);
    rows.set(branch, row);
    return row;
  };
  const acrossMw = (row: Float64Array, k: number) => row[branches.from[k]!]! - row[branches.to[k]!]!;
  const termsOf = ({ element, outage }: Limited): FlowTerms['branches'] => {
    if (element >= branches.count) return limits.interfaces[element - branches.count]!.branches;
    const own = { branch: element, factor: 1 };
    if (outage < 0) return [own];
    const moved = acrossMw(rowOf(element), outage) / (1 - acrossMw(rowOf(outage), outage));
    return [own, { branch: outage, factor: moved }];
  };
  const answers = new Map<number, FlowTerms>();
  return (limited) => {
    const key = limited.element * (branches.count + 1) + limited.outage + 1;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const terms = termsOf(limited);
    const perMw = new Float64Array(buses.count);
    let shiftMw = 0;
    for (const { branch, factor } of terms) {
      const row = rowOf(branch);
      for (let b = 0; b < perMw.length; b++) perMw[b]! += factor * row[b]!;
      shiftMw += factor * shiftFlowMw[branch]!;
    }
    const answer = { branches: terms, perMw, shiftMw };
    answers.set(key, answer);
    return answer;
  };
}
