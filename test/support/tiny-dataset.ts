import type { Dataset, Row } from '../../src/grid/dataset.ts';
import type { CapacityRequest, LoadingRequest, Scenario } from '../../src/study/scenario.ts';

let nextLine = 2;

/** Provenance for rows written by hand: a new line each. */
export function row(file: string): Row {
  return {
    origin: { file, line: nextLine++ },
    sourceIds: ['hand'],
    confidence: 'published',
    notes: undefined,
  };
}

export const always = { inServiceYear: undefined, retirementYear: undefined };

/** A line of 100 km at 100 kV. */
export function line(id: string, fromBus: string, toBus: string, reactanceOhm: number, ratingMva: number) {
  return {
    ...row('lines.csv'),
    ...always,
    id,
    name: id,
    fromBus,
    toBus,
    lengthKm: 100,
    kmInFromArea: undefined,
    kmInToArea: undefined,
    siepacKm: 0,
    reactanceOhmPerKm: reactanceOhm / 100,
    resistanceOhmPerKm: 0,
    susceptanceUsPerKm: 0,
    ratingMva,
    emergencyRatingMva: undefined,
    lowerRatingMva: undefined,
    typicalClass: undefined,
    lineClass: 'national' as const,
    owner: undefined,
    normallyOpen: false,
    lengthConfidence: 'published' as const,
    reactanceConfidence: 'published' as const,
    ratingConfidence: 'published' as const,
  };
}

export function plant(
  id: string,
  area: string,
  bus: string,
  technology: string,
  capacityMw: number,
  largestUnitMw: number,
) {
  return {
    ...row('plants.csv'),
    ...always,
    id,
    name: id,
    nameEs: undefined as string | undefined,
    area,
    technology,
    capacityMw,
    largestUnitMw,
    bus,
    isAggregate: false,
    busConfidence: 'published' as const,
  };
}

/**
 * Two countries, one substation each side of the border and one inland, at 100 kV so that 100 ohm is 1 pu.
 *
 *     A: a1 ── a2 ══ b1 ── b2 :B        a1–a2 0.1 pu 150 MVA, two ties 0.2 pu 60 MVA each, b1–b2 0.1 pu 150 MVA
 *
 * A: 100 MW at a1; hydro 80 MW at a1 (cost 1), oil 100 MW at a2 (cost 80). B: 90 MW at b2; oil 150 MW at b2 (cost 90).
 */
export function tinyDataset(): Dataset {
  const areas = (['A', 'B'] as const).map((id) => ({
    ...row('areas.csv'),
    id,
    nameEn: `Area ${id}`,
    nameEs: `Área ${id}`,
    kind: 'country' as const,
    utcOffsetH: id === 'A' ? -6 : -5,
  }));
  const places = ['a1', 'a2', 'b1', 'b2'];
  return {
    id: 'tiny',
    version: '1',
    areas,
    substations: places.map((id, i) => ({
      ...row('substations.csv'),
      ...always,
      id,
      name: id,
      area: id[0]!.toUpperCase(),
      latitudeDeg: 14 - i,
      longitudeDeg: -90 + i,
      role: 'national_backbone',
      coordinateConfidence: 'published' as const,
    })),
    buses: places.map((id) => ({
      ...row('buses.csv'),
      ...always,
      id: `${id}-100`,
      substation: id,
      nominalKv: 100,
    })),
    lines: [
      line('a1-a2', 'a1-100', 'a2-100', 10, 150),
      line('tie-1', 'a2-100', 'b1-100', 20, 60),
      line('tie-2', 'a2-100', 'b1-100', 20, 60),
      line('b1-b2', 'b1-100', 'b2-100', 10, 150),
    ],
    transformers: [],
    typicalParameters: [
      {
        ...row('typical_parameters.csv'),
        id: '100-typical',
        kind: 'line',
        nominalKv: 100,
        description: 'typical',
        reactanceOhmPerKm: 0.2,
        resistanceOhmPerKm: 0,
        susceptanceUsPerKm: 0,
        ratingMva: 60,
        emergencyRatingMva: undefined,
        reactancePct: undefined,
      },
    ],
    plants: [
      plant('a-hydro', 'A', 'a1-100', 'hydro_run_of_river', 100, 50),
      plant('a-oil', 'A', 'a2-100', 'fuel_oil', 100, 50),
      plant('b-oil', 'B', 'b2-100', 'fuel_oil', 150, 50),
    ],
    demandZones: [
      { ...row('demand_zones.csv'), ...always, id: 'za', name: 'za', area: 'A', bus: 'a1-100', share: 1 },
      { ...row('demand_zones.csv'), ...always, id: 'zb', name: 'zb', area: 'B', bus: 'b2-100', share: 1 },
    ],
    demand: [
      {
        ...row('demand.csv'),
        area: 'A',
        year: 2016,
        peakMw: 100,
        energyGwh: undefined,
        peakConfidence: 'published',
      },
      {
        ...row('demand.csv'),
        area: 'A',
        year: 2018,
        peakMw: 120,
        energyGwh: undefined,
        peakConfidence: 'published',
      },
      {
        ...row('demand.csv'),
        area: 'B',
        year: 2016,
        peakMw: 100,
        energyGwh: undefined,
        peakConfidence: 'published',
      },
    ],
    demandProfiles: [
      { ...row('demand_profiles.csv'), area: 'A', season: 'dry', dayType: 'peak', hour: 19, demandPu: 1 },
      { ...row('demand_profiles.csv'), area: 'B', season: 'dry', dayType: 'peak', hour: 20, demandPu: 0.9 },
      { ...row('demand_profiles.csv'), area: 'B', season: 'dry', dayType: 'peak', hour: 19, demandPu: 0.1 },
    ],
    demandPeriods: (
      [
        ['maximum', 19, 5],
        ['medium', 11, 11],
        ['minimum', 3, 8],
      ] as const
    ).map(([demandPeriod, hour, hoursPerDay]) => ({
      ...row('demand_periods.csv'),
      season: 'dry' as const,
      demandPeriod,
      month: 4,
      dayType: 'peak',
      hour,
      hoursPerDay,
    })),
    availability: [
      {
        ...row('availability.csv'),
        area: 'A',
        technology: 'hydro_run_of_river',
        month: 4,
        availabilityPu: 0.8,
        availabilityAtMaximumPu: undefined,
      },
    ],
    hydroYears: [],
    reservoirs: [],
    hourlyShapes: [],
    costs: [
      {
        ...row('costs.csv'),
        technology: 'fuel_oil',
        area: '*',
        year: 2016,
        costUsdPerMwh: 80,
        co2TPerMwh: 0.7,
      },
      {
        ...row('costs.csv'),
        technology: 'fuel_oil',
        area: 'B',
        year: 2016,
        costUsdPerMwh: 90,
        co2TPerMwh: 0.7,
      },
      {
        ...row('costs.csv'),
        technology: 'hydro_run_of_river',
        area: '*',
        year: 2016,
        costUsdPerMwh: 1,
        co2TPerMwh: 0,
      },
    ],
    reserves: [],
    transferLimits: [],
    contingencies: [],
    schemes: [],
    criteria: [],
    upgrades: [],
    upgradeEdits: [],
    publishedTotals: [],
    marketDesigns: [],
    marketHistory: [],
    events: [],
    sources: [
      {
        origin: { file: 'sources.csv', line: 2 },
        id: 'hand',
        title: 'By hand',
        publisher: undefined,
        year: undefined,
        url: undefined,
        licence: undefined,
        supports: undefined,
      },
    ],
  };
}

export const LOADING: LoadingRequest = {
  kind: 'loading',
  contingencies: 'n-1',
  monitorFromKv: 100,
  postContingencyRating: 'continuous',
};

export const CAPACITY: CapacityRequest = {
  kind: 'capacity',
  borders: 'all',
  directions: 'both',
  shiftKey: { up: 'headroom', down: 'headroom' },
  monitorFromKv: 100,
  sensitivityThreshold: 0.01,
  localOverloadThreshold: 0.01,
  contingencies: 'n-1',
  reliabilityMargin: { default: { kind: 'power', mw: 0 }, byBorder: [] },
  committed: [],
  assumptions: 'thresholds',
  postContingencyRating: 'continuous',
};

export function tinyScenario(changes: Partial<Scenario> = {}): Scenario {
  return {
    id: 'tiny',
    title: { en: 'Tiny', es: 'Mínimo' },
    question: { en: 'What binds?', es: '¿Qué limita?' },
    file: 'tiny.yaml',
    data: 'tiny',
    year: 2016,
    season: 'dry',
    demand: 'maximum',
    month: undefined,
    upgrades: [],
    exchanges: [],
    demandFactor: 1,
    schemes: [],
    studies: [LOADING, CAPACITY],
    spans: new Map(),
    ...changes,
  };
}
