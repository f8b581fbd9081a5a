import type { ContingencyState, Transfer } from '../../analysis/contingency.ts';
import type { TransferPair } from '../../analysis/pair-order.ts';
import type { TransferPath } from '../../analysis/transfer-path.ts';
import type { NamedContingency } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { CapacityRequest } from '../scenario.ts';
import { assumptionsOf, rulesOf } from './assumptions.ts';
import type { CapacityResult, CapacityRow } from './capacity-result.ts';
import { capacityRow, type InterfaceAnswer, PAIR_COUNT } from './capacity-row.ts';
import { interfaceFrames } from './interface-frame.ts';
import { limitsUnder } from './limit-passes.ts';
import { makeTransfer } from './made-transfer.ts';
import { PathFlows } from './path-flows.ts';
import { shiftKeysOf } from './shift-keys.ts';
import { loadableTies } from './tie-loadability.ts';

/** A row of the study with what the core needs to solve it again, for the self-check. */
export interface SolvedInterface {
  readonly row: CapacityRow;
  readonly path: TransferPath | undefined;
  /** What moves on the first segment of the path. */
  readonly transfer: Transfer | undefined;
  readonly limiting: TransferPair | undefined;
  /** The grid after the outage of the limiting pair; `undefined`: nothing out. */
  readonly state: ContingencyState | undefined;
}

export interface CapacityStudy {
  readonly result: CapacityResult;
  readonly solved: readonly SolvedInterface[];
}

/** Trade capacity of every interface asked for, in layers, with what each assumption of the study does to it. */
export function capacityStudy(
  grid: PreparedGrid,
  request: CapacityRequest,
  states: readonly ContingencyState<NamedContingency>[],
): CapacityStudy {
  const flows = new PathFlows(grid);
  const ties = loadableTies(grid);
  const solved = interfaceAnswers(grid, request, states).map((answer): SolvedInterface => {
    const pair = answer.found?.limits.secure[0];
    return {
      row: capacityRow(flows, ties, request, answer),
      path: answer.made.kind === 'transfer' ? answer.made.path : undefined,
      transfer: answer.made.kind === 'transfer' ? answer.made.transfer : undefined,
      limiting: pair,
      state: pair === undefined || pair.contingency < 0 ? undefined : answer.found!.states[pair.contingency]!,
    };
  });
  const { shiftKey, sensitivityThreshold, localOverloadThreshold, contingencies, monitorFromKv } = request;
  return {
    result: {
      shiftKey,
      sensitivityThreshold,
      localOverloadThreshold,
      contingencies,
      monitorFromKv,
      postContingencyRating: request.postContingencyRating,
      rows: solved.map(({ row }) => row),
    },
    solved,
  };
}

/** All interfaces at once: their transfers share the passes over the contingencies. */
function interfaceAnswers(
  grid: PreparedGrid,
  request: CapacityRequest,
  states: readonly ContingencyState<NamedContingency>[],
): InterfaceAnswer[] {
  const keys = shiftKeysOf(grid.built, request.shiftKey);
  const made = interfaceFrames(grid, request).map((frame) => ({
    frame,
    made: makeTransfer(grid.base, frame, keys),
  }));
  const transfers = made.flatMap(({ made }) => (made.kind === 'transfer' ? [made] : []));
  const assumptions = assumptionsOf(request);
  const [asked, ...changed] = limitsUnder(grid, states, transfers, [
    rulesOf(request, PAIR_COUNT),
    ...assumptions.map(({ rules }) => rules),
  ]);
  let next = 0;
  return made.map(({ frame, made }): InterfaceAnswer => {
    if (made.kind !== 'transfer') return { frame, made, found: undefined, changed: [] };
    const t = next++;
    const found = { states: asked!.states, limits: asked!.limits[t]! };
    return {
      frame,
      made,
      found,
      changed: assumptions.map(({ id }, a) => {
        const { states, limits } = changed[a]!;
        return { id, states, limits: limits[t]! };
      }),
    };
  });
}
