import { type BalancedState, balanceIslands } from '../analysis/balance.ts';
import type { BaseCase } from '../analysis/contingency.ts';
import { type DcFlow, solveDcFlow } from '../analysis/dc-flow.ts';
import { buildDcModel, type DcModel } from '../analysis/dc-model.ts';
import { type MeritOrderDispatch, meritOrderDispatch } from '../analysis/dispatch.ts';
import { busInjectionMw } from '../analysis/injection.ts';
import type { Diagnostic } from '../base/diagnostics.ts';
import { CoreError, NoAnswerError } from '../base/errors.ts';
import { type Text, text } from '../base/text.ts';
import type { BuiltNetwork } from '../grid/build-network.ts';
import type { Condition } from '../grid/condition.ts';
import type { Dataset } from '../grid/dataset.ts';
import { governorParticipation } from '../grid/governor-response.ts';
import type { Network } from '../grid/network.ts';
import { noFactors, type OperatingPoint, operatingPoint } from '../grid/operating-point.ts';
import { type GridPlan, planGrid } from './grid-plan.ts';
import type { Scenario } from './scenario.ts';
import { netExports, refuseUnmetSchedules, scheduleLinks } from './schedules.ts';

/** A scenario's grid, dispatched, balanced and solved: what every study starts from. */
export interface PreparedGrid {
  readonly scenario: Scenario;
  readonly dataset: Dataset;
  readonly condition: Condition;
  readonly built: BuiltNetwork;
  /** At the operating point, dispatched. */
  readonly network: Network;
  readonly dispatch: MeritOrderDispatch;
  /** Demand of each area before any is left out, MW. */
  readonly askedDemandMw: Float64Array;
  readonly model: DcModel;
  readonly balance: BalancedState;
  readonly flow: DcFlow;
  readonly base: BaseCase;
  readonly warnings: readonly Diagnostic[];
}

/**
 * @throws InputError when an upgrade cannot be made in this year; NoAnswerError when the grid cannot be solved.
 */
export function prepareGrid(scenario: Scenario, dataset: Dataset): PreparedGrid {
  return solvePlan(planGrid(scenario, dataset), buildDcModel);
}

/** A planned grid at the values of the data; as `solveGrid`. */
export function solvePlan(plan: GridPlan, modelOf: (network: Network) => DcModel): PreparedGrid {
  return solveGrid(plan, operatingPoint(plan.operating, noFactors(plan.built)), modelOf);
}

/**
 * Dispatches, balances and solves a grid at an operating point.
 *
 * @param modelOf makes the network ready to solve
 * @throws InputError for a schedule that cannot be met; NoAnswerError when the grid cannot be solved.
 */
export function solveGrid(
  { scenario, dataset, condition, built }: GridPlan,
  point: OperatingPoint,
  modelOf: (network: Network) => DcModel,
): PreparedGrid {
  const scheduled = scheduleLinks(scenario, point.network);
  const dispatch = meritOrderDispatch(scheduled, netExports(scenario, scheduled));
  const askedDemandMw = demandByArea(scheduled);
  refuseUnmetSchedules(scenario, scheduled, dispatch, askedDemandMw);
  const network = dispatched(scheduled, dispatch, askedDemandMw);
  const model = orNoAnswer(() => modelOf(network), network, built);
  const participation = governorParticipation(
    built,
    dataset,
    condition.demandPeriod,
    dispatch.outputMw,
    network.units.maxMw,
  );
  const balance = balanceIslands(
    network,
    model.islandOf,
    model.islandCount,
    busInjectionMw(network),
    dispatch.outputMw,
    { participation, limits: 'respect' },
  );
  const flow = solveDcFlow(model, balance.injectionMw);
  const base: BaseCase = {
    model,
    outputMw: balance.outputMw,
    injectionMw: balance.injectionMw,
    flowMw: flow.flowMw,
    participation,
  };
  const warnings = [
    ...point.remarks.map((remark) => remarkAt(scenario, 'DATA_CARRIED_OVER', remark)),
    ...unservedWarnings(scenario, network, dispatch),
  ];
  return {
    scenario,
    dataset,
    condition,
    built,
    network,
    dispatch,
    askedDemandMw,
    model,
    balance,
    flow,
    base,
    warnings,
  };
}

function demandByArea(network: Network): Float64Array {
  const { buses } = network;
  const demandMw = new Float64Array(network.areas.count);
  for (let b = 0; b < buses.count; b++) demandMw[buses.area[b]!]! += buses.demandMw[b]!;
  return demandMw;
}

/** Output as dispatched; demand that no unit could meet is taken off, pro rata in its area, and reported apart. */
function dispatched(network: Network, dispatch: MeritOrderDispatch, askedDemandMw: Float64Array): Network {
  const { buses, units } = network;
  const served = Array.from(askedDemandMw, (mw, a) =>
    mw > 0 ? Math.max(0, 1 - dispatch.unservedMw[a]! / mw) : 1,
  );
  return {
    ...network,
    buses: { ...buses, demandMw: buses.demandMw.map((mw, b) => mw * served[buses.area[b]!]!) },
    units: { ...units, outputMw: dispatch.outputMw },
  };
}

/** What the core cannot solve, in names. */
function orNoAnswer(model: () => DcModel, network: Network, built: BuiltNetwork): DcModel {
  try {
    return model();
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    const { fault } = error;
    const names =
      fault.tag === 'singular'
        ? fault.buses.map((b) => network.buses.id[b]).join(', ')
        : fault.tag === 'not-finite'
          ? built.branchRows[fault.index]?.id
          : fault.tag;
    throw new NoAnswerError(
      text(
        `the grid cannot be solved: ${fault.tag} at ${names}`,
        `la red no tiene solución: ${fault.tag} en ${names}`,
      ),
    );
  }
}

function unservedWarnings(scenario: Scenario, network: Network, dispatch: MeritOrderDispatch): Diagnostic[] {
  return network.areas.id.flatMap((area, a) => {
    const mw = dispatch.unservedMw[a]!;
    if (mw < 0.05) return [];
    const amount = mw.toFixed(1);
    return remarkAt(
      scenario,
      'DEMAND_UNSERVED',
      text(
        `${area}: ${amount} MW of demand and schedule have no available unit; that demand is left out`,
        `${area}: ${amount} MW de demanda y programa no tienen unidad disponible; esa demanda queda fuera`,
      ),
    );
  });
}

/** A remark on the scenario's moment, as a warning. */
export function remarkAt(scenario: Scenario, code: string, message: Text): Diagnostic {
  const place = scenario.spans.get('demand') ?? { file: scenario.file, line: 1, column: 1 };
  return { file: place.file, line: place.line, column: place.column, code, severity: 'warning', message };
}
