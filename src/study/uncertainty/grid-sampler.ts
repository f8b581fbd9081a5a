import { withReactances } from '../../analysis/dc-model.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { type HydrologyYears, hydrologyYears, NO_YEARS } from '../../grid/hydrology-years.ts';
import type { Network } from '../../grid/network.ts';
import { noFactors, operatingPoint } from '../../grid/operating-point.ts';
import { rulesOf } from '../capacity/assumptions.ts';
import { type InterfaceFigures, interfaceFigures } from '../capacity/interface-figures.ts';
import { type InterfaceFrame, interfaceFrames } from '../capacity/interface-frame.ts';
import type { InterfaceLayers } from '../capacity/interface-layers.ts';
import { counts } from '../capacity/limit-passes.ts';
import { shiftKeysOf } from '../capacity/shift-keys.ts';
import { type NamedContingency, possibleContingencies } from '../contingency-list.ts';
import { type GridPlan, planGrid } from '../grid-plan.ts';
import { type PreparedGrid, prepareGrid, solveGrid } from '../prepare-grid.ts';
import type { CapacityRequest, Scenario, UncertaintyRequest } from '../scenario.ts';
import { drawHydrology } from './hydrology-draw.ts';
import { drawFactors, uncertainGrid } from './uncertain-values.ts';

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
  /** Whether a transfer can be made at all. */
  readonly moves: boolean;
}

/** A scenario's grid made ready to be sampled: everything that no sample changes is done. */
export interface GridSampler {
  /** At the values of the data. */
  readonly grid: PreparedGrid;
  readonly frames: readonly InterfaceFrame[];
  readonly contingencies: readonly NamedContingency[];
  /** The years of which each sample draws one; empty: the mean holds. */
  readonly hydrologyYears: readonly number[];
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

/**
 * Prepares a scenario for sampling. Cost of a sample: a state of the grid, its outages and its transfers; names, rows,
 * islands and the order of the factor are those of the first.
 *
 * @throws InputError, NoAnswerError when the grid has no answer at the values of the data.
 */
export function gridSampler(
  scenario: Scenario,
  dataset: Dataset,
  { request, capacity, outagesFromKv }: SamplingRules,
): GridSampler {
  const plan = planGrid(scenario, dataset);
  const grid = prepareGrid(scenario, dataset);
  const { built, network } = grid;
  const rules = rulesOf(capacity, 1);
  const contingencies = possibleContingencies(built, network, dataset, outagesFromKv).filter((possible) =>
    counts(rules, possible),
  );
  const frames = interfaceFrames(grid, capacity);
  const water = request.hydrology === 'years' ? hydrologyYears(dataset, network.areas.id) : NO_YEARS;
  const state = stateSampler(plan, grid, water, request);
  const keys = shiftKeysOf(built, capacity.shiftKey);
  return {
    grid,
    frames,
    contingencies,
    hydrologyYears: water.years,
    sample: (number) =>
      interfaceFigures(state(number), { frames, contingencies, keys, rules }).map((figures) =>
        sampledInterface(figures, contingencies),
      ),
  };
}

/** Dispatches, balances and solves the grid with the values of a sample. */
function stateSampler(
  plan: GridPlan,
  atData: PreparedGrid,
  water: HydrologyYears,
  request: UncertaintyRequest,
): (sample: number) => PreparedGrid {
  const uncertain = uncertainGrid(plan, request);
  const { hydrology } = noFactors(plan.built);
  const { seed } = request;
  return (sample) => {
    const point = operatingPoint(plan.operating, {
      demand: drawFactors(uncertain.demand, seed, sample),
      hydrology: drawHydrology(water, seed, sample) ?? hydrology,
      availability: drawFactors(uncertain.availability, seed, sample),
      cost: drawFactors(uncertain.cost, seed, sample),
    });
    const reactance = drawFactors(uncertain.reactance, seed, sample);
    const rating = drawFactors(uncertain.rating, seed, sample);
    const network = withElements(point.network, reactance, rating);
    return solveGrid(plan, { ...point, network }, (solved) => withReactances(atData.model, solved));
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

function sampledInterface(
  { layers, pair, outage, moves }: InterfaceFigures,
  contingencies: readonly NamedContingency[],
): SampledInterface {
  return {
    layers,
    pair: pair && {
      branch: pair.element,
      contingency: outage === undefined ? -1 : contingencies.indexOf(outage),
    },
    moves,
  };
}
