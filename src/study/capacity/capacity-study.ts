import type { ContingencyState, Transfer } from '../../analysis/contingency.ts';
import { monitorFrom } from '../../analysis/monitoring.ts';
import type { TransferPair } from '../../analysis/pair-order.ts';
import { areaTransfer } from '../../analysis/shift-key.ts';
import { transferLimits } from '../../analysis/transfer-capacity.ts';
import { isSingle } from '../../grid/network.ts';
import type { NamedContingency } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { CapacityRequest } from '../scenario.ts';
import type { CapacityResult, CapacityRow } from './capacity-result.ts';
import { capacityRow, type InterfaceAnswer } from './capacity-row.ts';
import { areaPositions, interfacesOf } from './interfaces.ts';

/** Pairs kept behind each capacity. */
const PAIR_COUNT = 10;

/** A row of the study with what the core needs to solve it again, for the self-check. */
export interface SolvedInterface {
  readonly row: CapacityRow;
  readonly transfer: Transfer | undefined;
  readonly limiting: TransferPair | undefined;
  /** The grid after the outage of the limiting pair; `undefined`: nothing out. */
  readonly state: ContingencyState | undefined;
}

export interface CapacityStudy {
  readonly result: CapacityResult;
  readonly solved: readonly SolvedInterface[];
}

/** Trade capacity of every interface asked for, in layers: thermal N, thermal N-1, resources, published. */
export function capacityStudy(
  grid: PreparedGrid,
  request: CapacityRequest,
  states: readonly ContingencyState<NamedContingency>[],
): CapacityStudy {
  const limiting = states.filter(
    ({ contingency }) => request.contingencies === 'multiple' || isSingle(contingency),
  );
  const solved = interfaceAnswers(grid, request, limiting).map((answer): SolvedInterface => {
    const pair = answer.limits?.secure[0];
    return {
      row: capacityRow(grid, request, limiting, answer),
      transfer: answer.made.kind === 'transfer' ? answer.made.transfer : undefined,
      limiting: pair,
      state: pair === undefined || pair.contingency < 0 ? undefined : limiting[pair.contingency]!,
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
      rows: solved.map(({ row }) => row),
    },
    solved,
  };
}

/** All interfaces in one pass over the contingencies. */
function interfaceAnswers(
  grid: PreparedGrid,
  request: CapacityRequest,
  states: readonly ContingencyState<NamedContingency>[],
): InterfaceAnswer[] {
  const { sensitivityThreshold, localOverloadThreshold, shiftKey } = request;
  const made = interfacesOf(grid, request).map((boundary) => {
    const sides = [areaPositions(grid, boundary.from), areaPositions(grid, boundary.to)] as const;
    return { boundary, made: areaTransfer(grid.base, ...sides, shiftKey) };
  });
  const transfers = made.flatMap(({ made }) => (made.kind === 'transfer' ? [made.transfer] : []));
  const monitoring = monitorFrom(grid.network, request.monitorFromKv, request.postContingencyRating);
  const [limits = [], strict = []] = transferLimits(grid.base, states, monitoring, transfers, [
    { sensitivityThreshold, localOverloadThreshold, pairCount: PAIR_COUNT },
    { sensitivityThreshold, localOverloadThreshold: sensitivityThreshold, pairCount: 1 },
  ]);
  let next = 0;
  return made.map(({ boundary, made }) => {
    const t = made.kind === 'transfer' ? next++ : -1;
    return { boundary, made, limits: limits[t], strict: strict[t]?.secure[0] };
  });
}
