import { branchKv } from '../analysis/monitoring.ts';
import { type Text, text } from '../base/text.ts';
import type { BuiltNetwork } from '../grid/build-network.ts';
import type { ContingencyRow, Dataset } from '../grid/dataset.ts';
import { inServiceIn } from '../grid/dataset.ts';
import { type Contingency, isTie, type Network } from '../grid/network.ts';
import { plantTitle } from './plant-title.ts';

/** A contingency with its name in both languages. */
export interface NamedContingency extends Contingency {
  readonly title: Text;
}

/**
 * The contingencies of a study: every line and transformer in service from the given voltage up, every tie, every
 * controlled link, the largest machine of every plant that runs, and the sets the data name (common tower and the
 * like) whose elements all stand in this year.
 */
export function contingencyList(
  built: BuiltNetwork,
  network: Network,
  dataset: Dataset,
  fromKv: number,
): NamedContingency[] {
  return possibleContingencies(built, network, dataset, fromKv).filter((possible) => runs(possible, network));
}

/** The loss of machines that stand still changes nothing and is no contingency. */
export function runs({ kind, units }: NamedContingency, { units: { outputMw } }: Network): boolean {
  return kind !== 'generator' || units.length === 0 || units.some((u) => outputMw[u]! > 0);
}

/** The same whoever runs: with the largest machine of every plant. */
export function possibleContingencies(
  built: BuiltNetwork,
  network: Network,
  dataset: Dataset,
  fromKv: number,
): NamedContingency[] {
  return [
    ...branchOutages(network, fromKv),
    ...linkOutages(network),
    ...machineOutages(built),
    ...dataset.contingencies.flatMap((row) =>
      row.kind === 'separation' ? [] : (namedContingency(built, row, row.kind) ?? []),
    ),
  ];
}

function branchOutages(network: Network, fromKv: number): NamedContingency[] {
  const { branches } = network;
  const list: NamedContingency[] = [];
  for (let k = 0; k < branches.count; k++) {
    if (branches.inService[k] === 0 || (branchKv(network, k) < fromKv && !isTie(network, k))) continue;
    const name = branches.name[k]!;
    list.push({ ...nothing(branches.id[k]!, text(name, name)), kind: 'branch', branches: [k] });
  }
  return list;
}

function linkOutages(network: Network): NamedContingency[] {
  const { dcLinks } = network;
  return dcLinks.id.map((id, d) => ({
    ...nothing(id, text(dcLinks.name[d]!, dcLinks.name[d]!)),
    kind: 'branch',
    dcLinks: [d],
  }));
}

/** One machine of a plant; its machines are taken as equally loaded. Aggregates of small plants are no machine. */
function machineOutages(built: BuiltNetwork): NamedContingency[] {
  return built.plantRows.flatMap((plant, u) => {
    if (plant.isAggregate || plant.largestUnitMw <= 0) return [];
    const share = Math.min(1, plant.largestUnitMw / plant.capacityMw);
    const name = plantTitle(plant);
    const title = share === 1 ? name : text(`${name.en}, one unit`, `${name.es}, una unidad`);
    return [
      { ...nothing(`unit-${plant.id}`, title), kind: 'generator' as const, units: [u], unitShare: [share] },
    ];
  });
}

/** A row of the data by position; `undefined` in a year in which not all of its elements stand. */
export function namedContingency(
  built: BuiltNetwork,
  row: ContingencyRow,
  kind: NamedContingency['kind'],
): NamedContingency | undefined {
  if (!inServiceIn(row, built.rows.year)) return undefined;
  const branches: number[] = [];
  const units: number[] = [];
  const unitShare: number[] = [];
  for (const element of row.elements) {
    const branch = built.branchIndex.get(element);
    const unit = built.unitIndex.get(element);
    if (branch !== undefined) branches.push(branch);
    else if (unit === undefined) return undefined;
    else {
      const plant = built.plantRows[unit]!;
      units.push(unit);
      unitShare.push(row.kind === 'generator' ? Math.min(1, plant.largestUnitMw / plant.capacityMw) : 1);
    }
  }
  return { ...nothing(row.id, text(row.nameEn, row.nameEs)), kind, branches, units, unitShare };
}

function nothing(id: string, title: Text): Omit<NamedContingency, 'kind'> {
  return { id, name: title.es, title, branches: [], units: [], unitShare: [], dcLinks: [] };
}
