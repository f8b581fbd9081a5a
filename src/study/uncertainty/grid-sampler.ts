import { solveContingency } from '../../analysis/contingency.ts';
import { withReactances } from '../../analysis/dc-model.ts';
import type { Dataset } from '../../grid/dataset.ts';
import type { Network } from '../../grid/network.ts';
import { noFactors, operatingPoint, type PointFactors } from '../../grid/operating-point.ts';
import { rulesOf } from '../capacity/assumptions.ts';
import { type InterfaceFrame, interfaceFrames } from '../capacity/interface-frame.ts';
import { type InterfaceLayers, interfaceLayers } from '../capacity/interface-layers.ts';
import { limitsUnder } from '../capacity/limit-passes.ts';
import { makeTransfer } from '../capacity/made-transfer.ts';
import { PathFlows } from '../capacity/path-flows.ts';
import { shiftKeysOf } from '../capacity/shift-keys.ts';
import { type NamedContingency, possibleContingencies, runs } from '../contingency-list.ts';
import { planGrid } from '../grid-plan.ts';
import { type PreparedGrid, prepareGrid, solveGrid } from '../prepare-grid.ts';
import type { CapacityRequest, Scenario, UncertaintyRequest } from '../scenario.ts';
import { drawFactors, drawHydrology, hydrologyYears, uncertainGrid } from './uncertain-values.ts';

/** The pair behind a thermal limit, by position in the grid and among the sampler's contingencies; −1: nothing out. */
export interface LimitingPosition {
  readonly branch: number;
  readonly contingency: number;
}

/** One interface in one sample. */
export interface SampledInterface {
  readonly layers: InterfaceLayers;
  /** The pair behind the thermal N-1 figure; `undefined` where nothing limits. */
  readonly pair: LimitingPosition | undefined;
}

/** A scenario's grid made ready to be sampled: everything that no sample changes is done. */
export interface GridSampler {
  /** At the values of the data. */
  readonly grid: PreparedGrid;
  readonly frames: readonly InterfaceFrame[];
  readonly contingencies: readonly NamedContingency[];
  /**
   * Every interface in a sample. Depends on the seed and the number of the sample alone.
   * @throws InputError, NoAnswerError for a sample whose grid has no answer.
   */
  readonly sample: (number: number) => readonly SampledInterface[];
}

/** What the sampled grids of one study have in common. */
export interface SamplingRules {
  readonly request: UncertaintyRequest;
  readonly capacity: CapacityRequest;
  /** Lowest voltage whose outages count. */
  readonly outagesFromKv: number;
}

/** @throws InputError, NoAnswerError when the grid has no answer at the values of the data. */
export function gridSampler(
  scenario: Scenario,
  dataset: Dataset,
  { request, capacity, outagesFromKv }: SamplingRules,
): GridSampler {
  const plan = planGrid(scenario, dataset);
  const { built, operating } = plan;
  const grid = prepareGrid(scenario, dataset);
  const uncertain = uncertainGrid(plan, request);
  const water = hydrologyYears(dataset, grid.network.areas.id);
  const frames = interfaceFrames(grid, capacity);
  const contingencies = possibleContingencies(built, grid.network, dataset, outagesFromKv);
  const keys = shiftKeysOf(built, capacity.shiftKey);
  const { seed } = request;

  const pointFactors = (sample: number): PointFactors => ({
    demand: drawFactors(uncertain.demand, seed, sample),
    hydrology:
      request.hydrology === 'mean' || water.years.length === 0
        ? noFactors(built).hydrology
        : drawHydrology(water, seed, sample),
    availability: drawFactors(uncertain.availability, seed, sample),
    cost: drawFactors(uncertain.cost, seed, sample),
  });
  const solved = (sample: number): PreparedGrid => {
    const point = operatingPoint(operating, pointFactors(sample));
    const network = withElements(
      point.network,
      drawFactors(uncertain.reactance, seed, sample),
      drawFactors(uncertain.rating, seed, sample),
    );
    return solveGrid(plan, { ...point, network }, (scheduled) => withReactances(grid.model, scheduled));
  };
  return {
    grid,
    frames,
    contingencies,
    sample: (number) => sampledInterfaces(solved(number), frames, contingencies, keys, capacity),
  };
}

function withElements(network: Network, reactance: Float64Array, rating: Float64Array): Network {
  const { branches } = network;
  return {
    ...network,
    branches: {
      ...branches,
      reactancePu: scaled(branches.reactancePu, reactance),
      ratingMva: scaled(branches.ratingMva, rating),
      emergencyRatingMva: scaled(branches.emergencyRatingMva, rating),
    },
  };
}

function scaled(values: Float64Array, factor: Float64Array): Float64Array {
  return values.map((value, i) => value * factor[i]!);
}

function sampledInterfaces(
  grid: PreparedGrid,
  frames: readonly InterfaceFrame[],
  contingencies: readonly NamedContingency[],
  keys: ReturnType<typeof shiftKeysOf>,
  capacity: CapacityRequest,
): SampledInterface[] {
  const states = contingencies
    .filter((contingency) => runs(contingency, grid.network))
    .map((contingency) => solveContingency(grid.base, contingency));
  const flows = new PathFlows(grid);
  const made = frames.map((frame) => makeTransfer(grid.base, frame, keys));
  const transfers = made.flatMap((result) => (result.kind === 'transfer' ? [result] : []));
  const [found] = limitsUnder(grid, states, transfers, [rulesOf(capacity, 1)]);
  let next = 0;
  return frames.map((frame, i): SampledInterface => {
    const limits = made[i]!.kind === 'transfer' ? found!.limits[next++] : undefined;
    const pair = limits?.secure[0];
    return {
      layers: interfaceLayers(flows, frame, made[i]!, limits, capacity.sensitivityThreshold),
      pair: pair && {
        branch: pair.element,
        contingency:
          pair.contingency < 0 ? -1 : contingencies.indexOf(found!.states[pair.contingency]!.contingency),
      },
    };
  });
}
