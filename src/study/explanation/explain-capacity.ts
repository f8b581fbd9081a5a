import type { ContingencyState } from '../../analysis/contingency.ts';
import type { SolvedInterface } from '../capacity/capacity-study.ts';
import type { NamedContingency } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import { confidenceChain } from './confidence-chain.ts';
import type { CapacityExplanation, ExplainedElement, ExplainedPair } from './explanation-result.ts';
import { explainedPaths, flowSum, loadingByArea } from './flow-sum.ts';
import { type PairAtLimit, pairAtLimit } from './pair-at-limit.ts';
import { publishedComparison } from './published-comparison.ts';
import { type ReliefSolver, relief } from './relief.ts';

interface ExplanationOptions {
  /** Which of the limiting pairs; 1 by default. */
  readonly rank?: number;
  /** Whether the rows behind demand and dispatch are listed; by default they are. */
  readonly withDispatch?: boolean;
  /** Solves the capacity with each move and upgrade; without it they are told with what they do to the element. */
  readonly solver?: ReliefSolver;
}

/**
 * Why the capacity of an interface is what it is, for the pair of a rank: the flow as a sum that ends at the rating,
 * who loads the element, what relieves it, what was published, and the rows behind each figure.
 * Cost: a few solves, and one per unit.
 */
export function explainCapacity(
  grid: PreparedGrid,
  solved: SolvedInterface,
  states: readonly ContingencyState<NamedContingency>[],
  { rank = 1, withDispatch = true, solver }: ExplanationOptions = {},
): CapacityExplanation {
  const { row } = solved;
  const at = pairAtLimit(grid, solved, rank, states);
  const pair: ExplainedPair | undefined = at && {
    element: explainedElement(at),
    contingency: at.state && { id: at.state.contingency.id, name: at.state.contingency.title },
    limitMw: at.limitMw,
    sum: flowSum(at),
    loading: loadingByArea(at),
    paths: explainedPaths(at),
    relief: relief(at, row, solver),
  };
  const branchRow = at && grid.built.branchRows[at.branch]!;
  const comparison = publishedComparison(
    grid,
    row,
    pair?.sum,
    branchRow && { rating: branchRow.ratingConfidence, reactance: branchRow.reactanceConfidence },
  );
  return {
    fromAreas: row.fromAreas,
    toAreas: row.toAreas,
    rank,
    baseExchangeMw: row.baseExchangeMw,
    thermalN1: row.thermalN1,
    lowestMw: row.ttcMw,
    bindingLayer: row.bindingLayer,
    pair,
    comparison,
    confidence: confidenceChain(at, withDispatch ? pair?.loading : undefined, comparison.figures),
  };
}

/**
 * Explains every border and published interface of a study; totals and exchanges through others on request only. The
 * rows behind the dispatch are left to the balances by country, which a run has anyway.
 */
export function explainCapacities(
  grid: PreparedGrid,
  solved: readonly SolvedInterface[],
  states: readonly ContingencyState<NamedContingency>[],
): CapacityExplanation[] {
  return solved
    .filter(({ row }) => row.kind === 'border' || row.kind === 'interface')
    .map((one) => explainCapacity(grid, one, states, { withDispatch: false }));
}

function explainedElement({ grid, branch, sign, pair }: PairAtLimit): ExplainedElement {
  const { branches, buses } = grid.network;
  const ends = [buses.name[branches.from[branch]!]!, buses.name[branches.to[branch]!]!] as const;
  const [fromBus, toBus] = sign > 0 ? ends : [ends[1], ends[0]];
  return { id: pair.element, name: pair.elementName, fromBus, toBus, trace: pair.trace };
}
