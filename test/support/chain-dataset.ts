import type { Dataset, TransferLimitRow } from '../../src/grid/dataset.ts';
import { always, line, plant, row, tinyDataset } from './tiny-dataset.ts';

/**
 * Three countries in a row from west to east, and an outsider before them, one bus each. Two equal ties at each border,
 * so that half the exchange must fit through one of them after the loss of the other:
 *
 *     X ── A ══ B ══ C        X–A 200 MVA; A–B 2 × 60 MVA; B–C 2 × 40 MVA
 *
 * Every country draws 100 MW and makes them with a plant of 200 MW; the outsider draws 50 MW of its own 200.
 */
export function chainDataset(): Dataset {
  const tiny = tinyDataset();
  const areas = ['X', 'A', 'B', 'C'].map((id) => ({
    ...tiny.areas[0]!,
    id,
    nameEn: id,
    nameEs: id,
    kind: id === 'X' ? ('external' as const) : ('country' as const),
  }));
  const bus = (area: string) => `${area.toLowerCase()}1-100`;
  return {
    ...tiny,
    areas,
    substations: areas.map(({ id }, i) => ({
      ...tiny.substations[0]!,
      id: `${id.toLowerCase()}1`,
      name: id,
      area: id,
      longitudeDeg: -92 + 2 * i,
    })),
    buses: areas.map(({ id }) => ({ ...tiny.buses[0]!, id: bus(id), substation: `${id.toLowerCase()}1` })),
    lines: [
      line('x-a', bus('X'), bus('A'), 10, 200),
      line('a-b-1', bus('A'), bus('B'), 20, 60),
      line('a-b-2', bus('A'), bus('B'), 20, 60),
      line('b-c-1', bus('B'), bus('C'), 20, 40),
      line('b-c-2', bus('B'), bus('C'), 20, 40),
    ],
    plants: areas.map(({ id }) => plant(`${id.toLowerCase()}-oil`, id, bus(id), 'fuel_oil', 200, 50)),
    demandZones: areas.map(({ id }) => ({
      ...row('demand_zones.csv'),
      ...always,
      id: `z${id}`,
      name: id,
      area: id,
      bus: bus(id),
      share: 1,
    })),
    demand: areas.map(({ id }) => ({ ...tiny.demand[0]!, area: id, peakMw: id === 'X' ? 50 : 100 })),
    demandProfiles: areas.map(({ id }) => ({ ...tiny.demandProfiles[0]!, area: id })),
    availability: [],
  };
}

/** A published figure between sets of areas, for 2016 unless said otherwise. */
export function publishedLimit(
  id: string,
  fromAreas: readonly string[],
  toAreas: readonly string[],
  limitMw: number,
  kind: TransferLimitRow['kind'] = 'operating',
): TransferLimitRow {
  return {
    ...row('transfer_limits.csv'),
    id,
    fromAreas,
    toAreas,
    yearFrom: 2016,
    yearTo: 2016,
    season: undefined,
    month: undefined,
    demandPeriod: undefined,
    limitMw,
    toleranceMw: undefined,
    kind,
    reason: undefined,
    reasonEs: undefined,
  };
}
