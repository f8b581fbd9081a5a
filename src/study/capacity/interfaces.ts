import { borderFlows } from '../loading-study.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { AreaPair, CapacityRequest, OptimisedRequest } from '../scenario.ts';
import { netSchedule } from '../schedules.ts';
import type { InterfaceKind } from './capacity-result.ts';
import { interfaceKey, operatingLimits } from './published-limits.ts';

/** What a capacity is asked of: two sets of areas, a direction, and what sort of exchange it is. */
export interface Interface extends AreaPair {
  readonly kind: InterfaceKind;
}

/** The interfaces that a study asks for, each direction on its own, none twice. */
export function interfacesOf(grid: PreparedGrid, request: CapacityRequest): Interface[] {
  const { borders } = request;
  const directed = (pairs: readonly AreaPair[]) => inDirections(pairs, request.directions);
  const neighbours = neighboursOf(grid);
  const pairs =
    borders === 'all' || borders === 'matrix'
      ? [...directed(neighbours), ...publishedInterfaces(grid)]
      : [...directed(borders)];
  if (borders === 'matrix') pairs.push(...totals(grid), ...directed(throughPairs(grid, neighbours)));
  const once = new Map(pairs.map((pair) => [interfaceKey(pair), pair]));
  const kindOf = classifier(grid, neighbours);
  return [...once.values()].map((pair) => ({ from: pair.from, to: pair.to, kind: kindOf(pair) }));
}

function inDirections(
  pairs: readonly AreaPair[],
  directions: CapacityRequest['directions'],
): readonly AreaPair[] {
  return directions === 'both' ? bothWays(pairs) : pairs;
}

/** Neighbours, or the borders written out, each direction on its own, none twice. */
export function directedBorders(
  grid: PreparedGrid,
  { borders, directions }: Pick<OptimisedRequest, 'borders' | 'directions'>,
): AreaPair[] {
  const pairs = inDirections(borders === 'all' ? neighboursOf(grid) : borders, directions);
  return [...new Map(pairs.map((pair) => [interfaceKey(pair), pair])).values()];
}

function bothWays(pairs: readonly AreaPair[]): AreaPair[] {
  return pairs.flatMap(({ from, to }) => [
    { from, to },
    { from: to, to: from },
  ]);
}

function neighboursOf(grid: PreparedGrid): AreaPair[] {
  return borderFlows(grid).map(({ fromArea, toArea }) => ({ from: [fromArea], to: [toArea] }));
}

/** Interfaces of several areas for which an operating limit holds at this moment. */
function publishedInterfaces(grid: PreparedGrid): AreaPair[] {
  return operatingLimits(grid.dataset, grid.condition).filter(({ from, to }) => from.length + to.length > 2);
}

/** Each country and all the others of the region together: out of it, then into it. */
function totals(grid: PreparedGrid): AreaPair[] {
  const countries = countriesOf(grid);
  const facing = countries.map((country) => ({
    from: [country],
    to: countries.filter((other) => other !== country),
  }));
  return [...facing, ...facing.map(({ from, to }) => ({ from: to, to: from }))];
}

/** Every two areas that are no neighbours, from north to south, those with an outsider last. */
function throughPairs(grid: PreparedGrid, neighbours: readonly AreaPair[]): AreaPair[] {
  const touching = new Set(bothWays(neighbours).map(interfaceKey));
  const areas = fromNorthToSouth(grid);
  const pairs = areas.flatMap((a, i) => areas.slice(i + 1).map((b) => ({ from: [a], to: [b] })));
  const apart = pairs.filter((pair) => !touching.has(interfaceKey(pair)));
  const isInside = ({ from, to }: AreaPair) =>
    countriesOf(grid).includes(from[0]!) && countriesOf(grid).includes(to[0]!);
  return [...apart.filter(isInside), ...apart.filter((pair) => !isInside(pair))];
}

function countriesOf(grid: PreparedGrid): string[] {
  return grid.built.rows.areas.filter((area) => area.kind === 'country').map((area) => area.id);
}

/** Along the isthmus north to south is west to east, as the operator counts: by mean longitude. */
function fromNorthToSouth(grid: PreparedGrid): string[] {
  const { areas, substations } = grid.built.rows;
  const longitude = (area: string) => {
    const places = substations.filter((row) => row.area === area);
    return places.reduce((sum, row) => sum + row.longitudeDeg, 0) / places.length;
  };
  return areas
    .filter((area) => substations.some((row) => row.area === area.id))
    .map((area) => ({ id: area.id, longitudeDeg: longitude(area.id) }))
    .sort((a, b) => a.longitudeDeg - b.longitudeDeg)
    .map(({ id }) => id);
}

function classifier(grid: PreparedGrid, neighbours: readonly AreaPair[]): (pair: AreaPair) => InterfaceKind {
  const touching = new Set(bothWays(neighbours).map(interfaceKey));
  const exports = new Set(totals(grid).slice(0, countriesOf(grid).length).map(interfaceKey));
  const countries = new Set(countriesOf(grid));
  return (pair) => {
    if (touching.has(interfaceKey(pair))) return 'border';
    if (pair.from.length === 1 && pair.to.length === 1) {
      return countries.has(pair.from[0]!) && countries.has(pair.to[0]!) ? 'wheeling' : 'external';
    }
    if (exports.has(interfaceKey(pair))) return 'total-export';
    return exports.has(interfaceKey({ from: pair.to, to: pair.from })) ? 'total-import' : 'interface';
  };
}

/** Scheduled exchange of the base case from one side to the other, MW. */
export function scheduleBetween(grid: PreparedGrid, { from, to }: AreaPair): number {
  let mw = 0;
  for (const a of from) for (const b of to) mw += netSchedule(grid.scenario, a, b);
  return mw;
}

/** Positions of areas in the network. */
export function areaPositions(grid: PreparedGrid, areas: readonly string[]): ReadonlySet<number> {
  return new Set(areas.map((area) => grid.network.areas.id.indexOf(area)));
}
