import { solveContingencies } from '../../analysis/contingency.ts';
import type { TransferPair } from '../../analysis/pair-order.ts';
import type { ShiftKeys } from '../../analysis/transfer-path.ts';
import { type NamedContingency, runs } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { InterfaceFrame } from './interface-frame.ts';
import { type InterfaceLayers, interfaceLayers } from './interface-layers.ts';
import { type LimitRules, limitsUnder } from './limit-passes.ts';
import { makeTransfer } from './made-transfer.ts';
import { PathFlows } from './path-flows.ts';

/** What is asked of every state of a grid: made once, for many states. */
export interface FiguresAsked {
  readonly frames: readonly InterfaceFrame[];
  /** Of whatever runs; those of machines that stand still are left out in each state. */
  readonly contingencies: readonly NamedContingency[];
  readonly keys: ShiftKeys;
  readonly rules: LimitRules;
}

/** The capacities of one interface in one state of the grid. */
export interface InterfaceFigures {
  readonly layers: InterfaceLayers;
  /** The pair behind the thermal N-1 figure; `undefined` where nothing limits. */
  readonly pair: TransferPair | undefined;
  /** The outage of that pair; `undefined`: nothing out. */
  readonly outage: NamedContingency | undefined;
  /** Whether a transfer can be made at all. */
  readonly moves: boolean;
}

/**
 * The capacities of a state: what the capacity study finds, without the names and lists around it. Cost: the outages and
 * the transfers of one state.
 */
export function interfaceFigures(
  grid: PreparedGrid,
  { frames, contingencies, keys, rules }: FiguresAsked,
): InterfaceFigures[] {
  const running = contingencies.filter((contingency) => runs(contingency, grid.network));
  const states = solveContingencies(grid.base, running);
  const flows = new PathFlows(grid);
  const made = frames.map((frame) => makeTransfer(grid.base, frame, keys));
  const transfers = made.flatMap((result) => (result.kind === 'transfer' ? [result] : []));
  const [found] = limitsUnder(grid, states, transfers, [rules]);
  let next = 0;
  return frames.map((frame, i): InterfaceFigures => {
    const limits = made[i]!.kind === 'transfer' ? found!.limits[next++] : undefined;
    const pair = limits?.secure[0];
    return {
      layers: interfaceLayers(flows, frame, made[i]!, limits, rules.sensitivityThreshold),
      pair,
      outage: pair && found!.states[pair.contingency]?.contingency,
      moves: limits !== undefined,
    };
  });
}
