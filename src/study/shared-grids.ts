import { buildDcModel, type DcModel, withUnits } from '../analysis/dc-model.ts';
import type { BranchLoss } from '../analysis/grid-change.ts';
import type { BuiltNetwork } from '../grid/build-network.ts';
import type { Dataset } from '../grid/dataset.ts';
import type { Network } from '../grid/network.ts';
import { type NamedContingency, possibleContingencies } from './contingency-list.ts';
import { planGrid } from './grid-plan.ts';
import { type PreparedGrid, solvePlan } from './prepare-grid.ts';
import type { Scenario } from './scenario.ts';

/** What scenarios of one year with the same upgrades have in common, whatever their moment. */
interface SharedGrid {
  readonly built: BuiltNetwork;
  readonly contingencies: readonly NamedContingency[];
  readonly model: DcModel;
  /** Of this model, by lost branches: filled as they are asked for. */
  readonly losses: Map<string, BranchLoss>;
}

/** Grids kept at once; one of the region with the losses of its branches takes a few megabytes. */
const MOST_KEPT = 8;

/**
 * Grids of many moments: network, contingencies, factor and losses of branches are made once for each year and list
 * of upgrades. The solved grid equals that of `prepareGrid` to the last bit.
 */
export class SharedGrids {
  readonly #dataset: Dataset;
  readonly #outagesFromKv: number;
  readonly #known = new Map<string, SharedGrid>();

  constructor(dataset: Dataset, outagesFromKv: number) {
    this.#dataset = dataset;
    this.#outagesFromKv = outagesFromKv;
  }

  /**
   * The solved grid, and the contingencies that it may meet, those of machines that stand still among them.
   * @throws InputError, NoAnswerError as `prepareGrid`.
   */
  at(scenario: Scenario): Pick<SharedGrid, 'contingencies' | 'losses'> & { readonly grid: PreparedGrid } {
    const key = JSON.stringify([scenario.year, scenario.upgrades]);
    const known = this.#known.get(key);
    const plan = planGrid(scenario, this.#dataset, known?.built);
    const modelOf = (network: Network): DcModel =>
      known ? withUnits(known.model, network) : buildDcModel(network);
    const grid = solvePlan(plan, modelOf);
    const { built, model } = grid;
    const contingencies =
      known?.contingencies ?? possibleContingencies(built, grid.network, this.#dataset, this.#outagesFromKv);
    const losses = known?.model.factor === model.factor ? known.losses : new Map();
    this.#keep(key, { built, contingencies, model, losses });
    return { grid, contingencies, losses };
  }

  /** The grid used longest ago makes room. */
  #keep(key: string, shared: SharedGrid): void {
    this.#known.delete(key);
    this.#known.set(key, shared);
    if (this.#known.size > MOST_KEPT) this.#known.delete(this.#known.keys().next().value!);
  }
}
