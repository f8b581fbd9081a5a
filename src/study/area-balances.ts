import { lazilyBy, lazilyFor } from '../base/lazily.ts';
import { text } from '../base/text.ts';
import type { BuiltNetwork } from '../grid/build-network.ts';
import type { Condition } from '../grid/condition.ts';
import type { Dataset, Row } from '../grid/dataset.ts';
import { plantTitle } from './plant-title.ts';
import type { PreparedGrid } from './prepare-grid.ts';
import type { AreaBalance, TableTrace } from './result.ts';
import { tableTraces } from './trace.ts';

/** Demand, generation and trade of every area after the dispatch of the base case. */
export function areaBalances(grid: PreparedGrid): AreaBalance[] {
  const { network, balance, dispatch, built } = grid;
  const { areas, buses, units } = network;
  const traces = tracesOf(built)(grid.dataset)(grid.condition.month);
  return built.rows.areas.map((area, a) => {
    const members = built.plantRows.flatMap((plant, u) => (plant.area === area.id ? [u] : []));
    const sum = (values: Float64Array) => members.reduce((total, u) => total + values[u]!, 0);
    let servedMw = 0;
    for (let b = 0; b < buses.count; b++) {
      if (buses.area[b] === a) servedMw += buses.demandMw[b]! - balance.shedMw[b]!;
    }
    const demandMw = grid.askedDemandMw[a]!;
    const marginal = dispatch.marginalUnit[a]!;
    const generationMw = sum(balance.outputMw);
    return {
      area: areas.id[a]!,
      name: text(area.nameEn, area.nameEs),
      demandMw,
      generationMw,
      netExportMw: generationMw - servedMw,
      availableMw: sum(units.maxMw),
      unservedMw: demandMw - servedMw > 1e-6 ? demandMw - servedMw : 0,
      byTechnology: outputByTechnology(grid, members),
      marginalUnit: marginal < 0 ? undefined : units.id[marginal],
      marginalUnitName: marginal < 0 ? undefined : plantTitle(built.plantRows[marginal]!),
      marginalCostUsdPerMwh: marginal < 0 ? undefined : units.costUsdPerMwh[marginal],
      generationCostUsdPerH: members.reduce(
        (total, u) => total + balance.outputMw[u]! * units.costUsdPerMwh[u]!,
        0,
      ),
      traces: traces(area.id),
    };
  });
}

/** By month and area: the same at every moment of a month. */
const tracesOf = lazilyFor((built: BuiltNetwork) =>
  lazilyFor((dataset: Dataset) =>
    lazilyBy((month: number) =>
      lazilyBy((area: string): readonly TableTrace[] => {
        const condition = { year: built.rows.year, month };
        return tableTraces(balanceRows({ dataset, condition, built }, area));
      }),
    ),
  ),
);

function outputByTechnology(grid: PreparedGrid, members: readonly number[]): AreaBalance['byTechnology'] {
  const output = new Map<string, number>();
  for (const u of members) {
    const technology = grid.network.units.technology[u]!;
    output.set(technology, (output.get(technology) ?? 0) + grid.balance.outputMw[u]!);
  }
  return [...output]
    .filter(([, outputMw]) => outputMw > 1e-9)
    .sort((a, b) => b[1] - a[1])
    .map(([technology, outputMw]) => ({ technology, outputMw }));
}

interface RowsAt extends Pick<PreparedGrid, 'dataset' | 'built'> {
  readonly condition: Pick<Condition, 'month' | 'year'>;
}

/** The rows behind an area's balance: what it draws, what it owns, what that can give and costs. */
export function balanceRows({ dataset, condition, built }: RowsAt, area: string): Row[] {
  const plants = built.plantRows.filter((row) => row.area === area);
  const technologies = new Set(plants.map((row) => row.technology));
  return [
    ...dataset.demand.filter((row) => row.area === area && row.year === condition.year),
    ...built.rows.demandZones.filter((row) => row.area === area),
    ...plants,
    ...dataset.availability.filter(
      (row) => row.area === area && row.month === condition.month && technologies.has(row.technology),
    ),
    ...dataset.costs.filter(
      (row) => (row.area === area || row.area === '*') && technologies.has(row.technology),
    ),
  ];
}
