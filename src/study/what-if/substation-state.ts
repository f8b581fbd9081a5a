import type { Text } from '../../base/text.ts';
import { plantTitle } from '../plant-title.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { TableTrace } from '../result.ts';
import { tableTraces } from '../trace.ts';

/** What is connected at a substation at the moment of a step. */
export interface SubstationState {
  /** Highest voltage first. */
  readonly buses: readonly { readonly id: string; readonly kv: number }[];
  /** Demand that is served. */
  readonly demandMw: number;
  readonly generationMw: number;
  /** The largest output first. */
  readonly plants: readonly PlantState[];
  /** The rows behind demand and plants. */
  readonly traces: readonly TableTrace[];
}

export interface PlantState {
  readonly id: string;
  readonly name: Text;
  readonly technology: string;
  readonly outputMw: number;
  /** Most it can give at this moment. */
  readonly availableMw: number;
}

/** The state of one substation; `undefined` where the year has no bus at it. Cost: linear in buses, plants and zones. */
export function substationState(grid: PreparedGrid, substation: string): SubstationState | undefined {
  const { built, network, balance } = grid;
  const rows = built.rows.buses.filter((row) => row.substation === substation);
  if (rows.length === 0) return undefined;
  const ids = new Set(rows.map((row) => row.id));
  const demandMw = rows.reduce((sum, { id }) => {
    const b = built.busIndex.get(id)!;
    return sum + network.buses.demandMw[b]! - balance.shedMw[b]!;
  }, 0);
  const plants = built.plantRows.flatMap((row, u) =>
    ids.has(row.bus) ? [{ row, outputMw: balance.outputMw[u]!, availableMw: network.units.maxMw[u]! }] : [],
  );
  return {
    buses: rows.map(({ id, nominalKv }) => ({ id, kv: nominalKv })).sort((a, b) => b.kv - a.kv),
    demandMw,
    generationMw: plants.reduce((sum, { outputMw }) => sum + outputMw, 0),
    plants: plants
      .map(({ row, outputMw, availableMw }) => ({
        id: row.id,
        name: plantTitle(row),
        technology: row.technology,
        outputMw,
        availableMw,
      }))
      .sort((a, b) => b.outputMw - a.outputMw || b.availableMw - a.availableMw),
    traces: tableTraces([
      ...built.rows.demandZones.filter((row) => ids.has(row.bus)),
      ...plants.map(({ row }) => row),
    ]),
  };
}
