import { text } from '../../base/text.ts';
import { inServiceIn, type UpgradeEditRow } from '../../grid/dataset.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { TouchingUpgrade } from './explanation-result.ts';

type Relation = TouchingUpgrade['relation'];

/** The nearest relation first. */
const NEARNESS: readonly Relation[] = ['element', 'outage', 'corridor', 'end'];

/** Catalogue upgrades that can be made in this year and touch the element, what is lost with it, or their ends. */
export function touchingUpgrades(
  grid: PreparedGrid,
  branch: number,
  lost: readonly number[],
): Omit<TouchingUpgrade, 'thermalN1'>[] {
  const { dataset, condition, scenario } = grid;
  const chosen = new Set(scenario.upgrades.map((choice) => choice.id));
  const relationOf = editRelation(grid, branch, lost);
  const upgrades = dataset.upgrades.flatMap(({ id, nameEn, nameEs, costMusd }) => {
    if (chosen.has(id)) return [];
    const relations = dataset.upgradeEdits
      .filter((edit) => edit.upgrade === id && inServiceIn(edit, condition.year))
      .map(relationOf);
    const relation = NEARNESS.find((nearness) => relations.includes(nearness));
    if (relation === undefined) return [];
    return [{ id, title: text(nameEn, nameEs), costMusd, relation }];
  });
  return upgrades.sort((a, b) => NEARNESS.indexOf(a.relation) - NEARNESS.indexOf(b.relation));
}

function editRelation(
  { network, built, dataset }: PreparedGrid,
  branch: number,
  lost: readonly number[],
): (edit: UpgradeEditRow) => Relation | undefined {
  const { branches } = network;
  const substationOf = new Map(dataset.buses.map((row) => [row.id, row.substation]));
  const placeOf = (bus: number) => built.rows.buses[bus]!.substation;
  const endsOf = (k: number) => [placeOf(branches.from[k]!), placeOf(branches.to[k]!)];
  const ends = endsOf(branch);
  const corridors = [ends, ...lost.map(endsOf)];
  return (edit) => {
    if (edit.element === branches.id[branch]) return 'element';
    if (lost.some((k) => edit.element === branches.id[k])) return 'outage';
    const places = [edit.fromBus, edit.toBus].map((bus) => substationOf.get(bus ?? ''));
    if (corridors.some((pair) => pair.every((place) => places.includes(place)))) return 'corridor';
    return ends.some((place) => places.includes(place)) ? 'end' : undefined;
  };
}
