import { buildDcModel, type DcModel } from '../../analysis/dc-model.ts';
import type { BuiltNetwork } from '../../grid/build-network.ts';
import type { Dataset } from '../../grid/dataset.ts';
import type { Network } from '../../grid/network.ts';
import { type NamedContingency, possibleContingencies } from '../contingency-list.ts';
import { planGrid } from '../grid-plan.ts';
import { type PreparedGrid, solvePlan } from '../prepare-grid.ts';
import type { Scenario } from '../scenario.ts';

/** What scenarios of one year with the same upgrades have in common, whatever their moment. */
interface SharedGrid {
  readonly built: BuiltNetwork;
  readonly contingencies: readonly NamedContingency[];
  readonly model: DcModel;
}

/** Grids of many moments: network, contingencies and factor are made once for each year and list of upgrades. */
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
  at(scenario: Scenario): Pick<SharedGrid, 'contingencies'> & { readonly grid: PreparedGrid } {
    const key = JSON.stringify([scenario.year, scenario.upgrades]);
    const known = this.#known.get(key);
    const plan = planGrid(scenario, this.#dataset, known?.built);
    // Susceptances and islands are those of the network; only demand and units differ.
    const modelOf = (network: Network): DcModel =>
      known ? { ...known.model, network } : buildDcModel(network);
    const grid = solvePlan(plan, modelOf);
    const { built, model } = grid;
    const contingencies =
      known?.contingencies ?? possibleContingencies(built, grid.network, this.#dataset, this.#outagesFromKv);
    if (known === undefined) this.#known.set(key, { built, contingencies, model });
    return { grid, contingencies };
  }
}
