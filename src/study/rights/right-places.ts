import type { RightPath, RightPlace } from '../../analysis/rights/right.ts';
import { isConnected } from '../../analysis/rights/right.ts';
import { NoAnswerError } from '../../base/errors.ts';
import { text } from '../../base/text.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { AreaSpread, PlaceEntry, RightEntry } from '../scenario.ts';

/**
 * The buses behind both ends of a right.
 * @throws NoAnswerError where an area has nothing to spread over, or no line joins the two ends.
 */
export function rightPath(grid: PreparedGrid, right: RightEntry, spread: AreaSpread): RightPath {
  const path = { source: placeOf(grid, right.from, spread), sink: placeOf(grid, right.to, spread) };
  if (isConnected(path, grid.model)) return path;
  throw new NoAnswerError(
    text(
      `right ${right.id}: no line joins ${placeName(right.from)} with ${placeName(right.to)}; rights over controlled links are not tested`,
      `derecho ${right.id}: ninguna línea une ${placeName(right.from)} con ${placeName(right.to)}; los derechos por enlaces controlados no se prueban`,
    ),
  );
}

/** An end in words: its id, or those of its parts with their weights in per cent. */
export function placeName(place: PlaceEntry): string {
  if (typeof place === 'string') return place;
  const total = Object.values(place).reduce((sum, weight) => sum + weight, 0);
  return Object.entries(place)
    .map(([id, weight]) => `${id} ${Number(((100 * weight) / total).toFixed(1))} %`)
    .join(' + ');
}

function placeOf(grid: PreparedGrid, place: PlaceEntry, spread: AreaSpread): RightPlace {
  const { areas } = grid.network;
  if (typeof place !== 'string') return explicitPlace(grid, place);
  return areas.id.includes(place)
    ? areaPlace(grid, place, spread)
    : { buses: [busOf(grid, place)], share: [1] };
}

function explicitPlace(grid: PreparedGrid, weights: Readonly<Record<string, number>>): RightPlace {
  const entries = Object.entries(weights);
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  return {
    buses: entries.map(([id]) => busOf(grid, id)),
    share: entries.map(([, weight]) => weight / total),
  };
}

/** A bus, or the bus of highest voltage of a substation. */
function busOf({ built }: PreparedGrid, id: string): number {
  const known = built.busIndex.get(id);
  if (known !== undefined) return known;
  const buses = built.rows.buses.filter((row) => row.substation === id);
  const highest = buses.reduce((best, row) => (row.nominalKv > best.nominalKv ? row : best));
  return built.busIndex.get(highest.id)!;
}

function areaPlace(grid: PreparedGrid, area: string, spread: AreaSpread): RightPlace {
  const { network, built } = grid;
  const { buses, units, areas } = network;
  const weight = new Float64Array(buses.count);
  if (spread === 'demand') weight.set(buses.demandMw);
  else {
    units.bus.forEach((bus, u) => {
      weight[bus]! += built.plantRows[u]!.capacityMw;
    });
  }
  const position = areas.id.indexOf(area);
  const members = Array.from(weight.keys()).filter((b) => buses.area[b] === position && weight[b]! > 0);
  const total = members.reduce((sum, b) => sum + weight[b]!, 0);
  if (total === 0) throw new NoAnswerError(nothingThere(area, spread));
  return { buses: members, share: members.map((b) => weight[b]! / total) };
}

function nothingThere(area: string, spread: AreaSpread) {
  return spread === 'demand'
    ? text(
        `${area} draws nothing, so that a right there has no bus: name a bus or a substation`,
        `${area} no tiene demanda, así que un derecho ahí no tiene barra: nombre una barra o subestación`,
      )
    : text(
        `${area} has no plants, so that a right there has no bus: name a bus or a substation`,
        `${area} no tiene plantas, así que un derecho ahí no tiene barra: nombre una barra o subestación`,
      );
}
