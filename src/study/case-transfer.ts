import { movedBase } from '../analysis/capacity/resolve-security.ts';
import {
  type BaseCase,
  type ContingencyState,
  solveContingency,
  type Transfer,
} from '../analysis/contingency.ts';
import { dcPowerFlow } from '../analysis/dc-flow.ts';
import { flowFromScratch } from '../analysis/fresh-solution.ts';
import { monitorFrom } from '../analysis/monitoring.ts';
import type { TransferPair } from '../analysis/pair-order.ts';
import { areaTransfer, type TransferResult } from '../analysis/shift-key.ts';
import { transferLimits } from '../analysis/transfer-capacity.ts';
import { NoAnswerError } from '../base/errors.ts';
import { type Text, text } from '../base/text.ts';
import type { CaseFile } from '../grid/case-file.ts';
import type { Contingency, Network } from '../grid/network.ts';
import { withElementNames } from './core-fault.ts';
import type { SelfCheck } from './result.ts';
import { selfCheck } from './self-check.ts';

/** Transfer capability between two areas of a case file, by the linear method. */
export interface CaseTransfer {
  readonly name: string;
  readonly fromArea: string;
  readonly toArea: string;
  /** Flow over the branches that join the two areas directly, as the file stands. */
  readonly baseExchangeMw: number;
  /** How far the units of the shift keys can go. */
  readonly resourceMw: number;
  readonly withContingencies: boolean;
  /** The most limiting pairs first; empty when no rated element takes part in the transfer. */
  readonly pairs: readonly CaseTransferPair[];
  readonly checks: readonly SelfCheck[];
}

export interface CaseTransferPair {
  readonly rank: number;
  readonly element: string;
  /** `undefined`: nothing out. */
  readonly contingency: string | undefined;
  readonly baseFlowMw: number;
  readonly sensitivity: number;
  readonly ratingMva: number;
  /** The exchange at which the element reaches its rating. */
  readonly limitMw: number;
}

/** As everywhere by default: a pair limits when it takes at least one per cent of the transfer. */
const SENSITIVITY_THRESHOLD = 0.01;
const PAIR_COUNT = 10;

/**
 * How much more one area can send to another, units moving in proportion to their headroom, until a rated branch
 * reaches its continuous rating, with nothing out and, when asked, after the loss of every single branch.
 * @throws NoAnswerError for an area the file does not have, or areas that cannot trade.
 * Cost: one power flow; with contingencies, branches × branches.
 */
export function caseTransfer(
  caseFile: CaseFile,
  fromArea: string,
  toArea: string,
  withContingencies: boolean,
): CaseTransfer {
  const { network } = caseFile;
  const from = areaPosition(network, fromArea);
  const to = areaPosition(network, toArea);
  return withElementNames(network, () => {
    const { model, state, flowMw } = dcPowerFlow(network);
    const { participation } = network.units;
    const base: BaseCase = {
      model,
      outputMw: state.outputMw,
      injectionMw: state.injectionMw,
      flowMw,
      participation,
    };
    const made = areaTransfer(base, new Set([from]), new Set([to]), 'headroom');
    if (made.kind !== 'transfer') throw new NoAnswerError(refusal(made, fromArea, toArea));
    const contingencies = withContingencies ? branchOutages(network, model.takesPart) : [];
    const rule = {
      sensitivityThreshold: SENSITIVITY_THRESHOLD,
      localOverloadThreshold: SENSITIVITY_THRESHOLD,
    };
    const [[limits] = []] = transferLimits(
      base,
      solved(base, contingencies),
      monitorFrom(network, 0, 'continuous'),
      [made.transfer],
      [{ ...rule, pairCount: PAIR_COUNT }],
    );
    const baseExchangeMw = tieFlowMw(network, flowMw, from, to);
    return {
      name: caseFile.name,
      fromArea,
      toArea,
      baseExchangeMw,
      resourceMw: baseExchangeMw + made.resourceMw,
      withContingencies,
      pairs: (limits?.secure ?? []).map((pair, i) =>
        namedPair(network, contingencies, pair, i, baseExchangeMw),
      ),
      checks: [limitCheck(base, made.transfer, contingencies, limits?.secure ?? [])],
    };
  });
}

/** Limiting pairs that are solved again. */
const CHECKED_PAIRS = 3;

/**
 * At its limit an element must stand at its rating: the transfer is made, the branch taken out and everything solved anew.
 * Losses that split the grid are left out: there the pick-up bends the line.
 */
export function limitCheck(
  base: BaseCase,
  transfer: Transfer,
  contingencies: readonly Contingency[],
  pairs: readonly TransferPair[],
): SelfCheck {
  const { isBridge } = base.model;
  let worstPct = 0;
  const exact = pairs.filter(
    ({ contingency }) =>
      contingency < 0 || contingencies[contingency]!.branches.every((k) => isBridge[k] === 0),
  );
  for (const { element, contingency, growthMw, limitMw } of exact.slice(0, CHECKED_PAIRS)) {
    const moved = movedBase(base, transfer, growthMw);
    const flowMw = flowFromScratch(moved, contingencies[contingency] ?? NOTHING_LOST);
    worstPct = Math.max(worstPct, Math.abs((100 * Math.abs(flowMw[element]!)) / limitMw - 100));
  }
  return selfCheck(
    'limit-resolve',
    text(
      'Loading of limiting elements at their limit, solved anew, off 100 %',
      'Carga de los elementos limitantes en su límite, resuelta de nuevo, respecto de 100 %',
    ),
    worstPct,
    1e-6,
    '%',
  );
}

const NOTHING_LOST: Contingency = {
  id: '',
  name: '',
  kind: 'named',
  branches: [],
  units: [],
  unitShare: [],
  dcLinks: [],
};

function areaPosition(network: Network, area: string): number {
  const position = network.areas.id.indexOf(area);
  if (position >= 0) return position;
  const known = network.areas.id.join(', ');
  throw new NoAnswerError(
    text(
      `The case has no area ${area}. Its areas: ${known}.`,
      `El caso no tiene el área ${area}. Sus áreas: ${known}.`,
    ),
  );
}

function refusal(
  made: Exclude<TransferResult, { kind: 'transfer' }>,
  fromArea: string,
  toArea: string,
): Text {
  if (made.kind === 'not-connected') {
    return text(
      `Areas ${fromArea} and ${toArea} are not connected.`,
      `Las áreas ${fromArea} y ${toArea} no están conectadas.`,
    );
  }
  return made.side === 'export'
    ? text(`No unit of area ${fromArea} can give more.`, `Ninguna unidad del área ${fromArea} puede dar más.`)
    : text(`No unit of area ${toArea} can give less.`, `Ninguna unidad del área ${toArea} puede dar menos.`);
}

function branchOutages(network: Network, takesPart: Uint8Array): Contingency[] {
  const { id, name } = network.branches;
  const none = { units: [], unitShare: [], dcLinks: [] };
  return id.flatMap((branch, k) =>
    takesPart[k] === 1
      ? [{ id: branch, name: name[k]!, kind: 'branch' as const, branches: [k], ...none }]
      : [],
  );
}

/** One at a time: a large case would not hold all states at once. */
function* solved(base: BaseCase, contingencies: readonly Contingency[]): Generator<ContingencyState> {
  for (const contingency of contingencies) yield solveContingency(base, contingency);
}

/** Over the branches that join the areas directly, positive from the first to the second. */
function tieFlowMw(network: Network, flowMw: Float64Array, from: number, to: number): number {
  const { branches, buses } = network;
  let total = 0;
  for (let k = 0; k < branches.count; k++) {
    const a = buses.area[branches.from[k]!];
    const b = buses.area[branches.to[k]!];
    if (a === from && b === to) total += flowMw[k]!;
    else if (a === to && b === from) total -= flowMw[k]!;
  }
  return total;
}

function namedPair(
  network: Network,
  contingencies: readonly Contingency[],
  pair: TransferPair,
  index: number,
  baseExchangeMw: number,
): CaseTransferPair {
  return {
    rank: index + 1,
    element: network.branches.id[pair.element]!,
    contingency: pair.contingency < 0 ? undefined : contingencies[pair.contingency]!.id,
    baseFlowMw: pair.flowMw,
    sensitivity: pair.sensitivity,
    ratingMva: pair.limitMw,
    limitMw: baseExchangeMw + pair.growthMw,
  };
}
