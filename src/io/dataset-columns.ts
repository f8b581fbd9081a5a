/**
 * What every table of a data set must hold for its rows to be the records of `grid/dataset.ts`. The compiler checks
 * this list against those records, column by column; `dataset-reader.ts` checks `datapackage.json` against this list.
 * So a row that passed the reader is what its type says.
 */
import type {
  AvailabilityRow,
  CostRow,
  CriterionRow,
  Dataset,
  Dated,
  DemandPeriod,
  DemandPeriodRow,
  DemandProfileRow,
  DemandRow,
  DemandZoneRow,
  EventRow,
  HourlyShapeRow,
  HydroYearRow,
  MarketDesignRow,
  MarketHistoryRow,
  PublishedTotalRow,
  ReserveRow,
  ReservoirRow,
  Row,
  Season,
  SourceRow,
  TransferLimitRow,
} from '../grid/dataset.ts';
import { CONFIDENCE, type Columns, type OwnColumns } from './column-kind.ts';
import * as grid from './grid-columns.ts';

/** Names of the tables of a data set: the keys of `Dataset` that hold rows. */
export type TableName = Exclude<keyof Dataset, 'id' | 'version'>;

const SEASON: readonly Season[] = ['dry', 'wet'];
const DEMAND_PERIOD: readonly DemandPeriod[] = ['minimum', 'medium', 'maximum'];

const ROW: Columns<Row> = { sourceIds: 'list', confidence: CONFIDENCE, notes: 'text?' };
const DATED: Columns<Dated> = { inServiceYear: 'number?', retirementYear: 'number?' };

const demandZones: OwnColumns<DemandZoneRow> = {
  id: 'text',
  name: 'text',
  area: 'text',
  bus: 'text',
  share: 'number',
};

const demand: OwnColumns<DemandRow> = {
  area: 'text',
  year: 'number',
  peakMw: 'number',
  energyGwh: 'number?',
  peakConfidence: CONFIDENCE,
};

const demandProfiles: OwnColumns<DemandProfileRow> = {
  area: 'text',
  season: SEASON,
  dayType: 'text',
  hour: 'number',
  demandPu: 'number',
};

const demandPeriods: OwnColumns<DemandPeriodRow> = {
  season: SEASON,
  demandPeriod: DEMAND_PERIOD,
  month: 'number',
  dayType: 'text',
  hour: 'number',
  hoursPerDay: 'number',
};

const availability: OwnColumns<AvailabilityRow> = {
  area: 'text',
  technology: 'text',
  month: 'number',
  availabilityPu: 'number',
  availabilityAtMaximumPu: 'number?',
};

const hydroYears: OwnColumns<HydroYearRow> = {
  area: 'text',
  year: 'number',
  energyGwh: 'number?',
  capacityMw: 'number?',
  capacityFactorPu: 'number?',
  hydrologyPu: 'number?',
};

const reservoirs: OwnColumns<ReservoirRow> = {
  id: 'text',
  plants: 'list',
  crossesMonths: 'flag',
  storageGwh: 'number?',
};

const hourlyShapes: OwnColumns<HourlyShapeRow> = {
  area: 'text',
  technology: 'text',
  hour: 'number',
  outputPu: 'number',
  meanPu: 'number',
};

const costs: OwnColumns<CostRow> = {
  technology: 'text',
  area: 'text',
  year: 'number',
  costUsdPerMwh: 'number',
  co2TPerMwh: 'number',
};

const reserves: OwnColumns<ReserveRow> = {
  area: 'text',
  demandPeriod: DEMAND_PERIOD,
  primaryReserveMw: 'number',
};

const transferLimits: OwnColumns<TransferLimitRow> = {
  id: 'text',
  fromAreas: 'list',
  toAreas: 'list',
  yearFrom: 'number',
  yearTo: 'number',
  season: { optional: SEASON },
  month: 'number?',
  demandPeriod: { optional: DEMAND_PERIOD },
  limitMw: 'number',
  toleranceMw: 'number?',
  kind: ['operating', 'design', 'contract', 'study', 'default', 'observed'],
  reason: 'text?',
  reasonEs: 'text?',
};

const criteria: OwnColumns<CriterionRow> = {
  id: 'text',
  aspect: [
    'outages',
    'rating-after-outage',
    'pick-up',
    'no-shedding',
    'tie-trip',
    'reserve',
    'growing-violations',
    'local-violations',
    'regional-share',
    'steps',
    'operating-limits',
    'voltage',
    'reactive-margin',
    'transient',
    'frequency',
    'damping',
  ],
  ruleEn: 'text',
  ruleEs: 'text',
  value: 'text?',
  unit: 'text?',
};

const publishedTotals: OwnColumns<PublishedTotalRow> = {
  id: 'text',
  quantity: ['siepac-km', 'installed-mw', 'demand-share'],
  area: 'text?',
  technologies: 'list',
  year: 'number?',
  value: 'number',
  toleranceAbs: 'number',
  explanation: 'text?',
  explanationEs: 'text?',
};

const marketDesigns: OwnColumns<MarketDesignRow> = {
  id: 'text',
  nameEn: 'text',
  nameEs: 'text',
  offersEn: 'text',
  offersEs: 'text',
  rentEn: 'text',
  rentEs: 'text',
  needsEn: 'text',
  needsEs: 'text',
};

const marketHistory: OwnColumns<MarketHistoryRow> = {
  id: 'text',
  quantity: ['trade-gwh', 'price-usd-per-mwh', 'export-gwh', 'import-gwh', 'generation-gwh'],
  area: 'text?',
  partner: 'text?',
  technologies: 'list',
  year: 'number',
  value: 'number',
};

const events: OwnColumns<EventRow> = {
  id: 'text',
  kind: ['market', 'disturbance'],
  date: 'text',
  areas: 'list',
  demandLostMw: 'number?',
  wordsEn: 'text',
  wordsEs: 'text',
};

const sources: Columns<SourceRow> = {
  id: 'text',
  title: 'text',
  publisher: 'text?',
  year: 'number?',
  url: 'text?',
  licence: 'text?',
  supports: 'text?',
};

/** The columns of every table, by the table's name in `Dataset`. */
export const DATASET_COLUMNS: { readonly [T in TableName]: Columns<Dataset[T][number]> } = {
  areas: { ...grid.areas, ...ROW },
  substations: { ...grid.substations, ...ROW, ...DATED },
  buses: { ...grid.buses, ...ROW, ...DATED },
  lines: { ...grid.lines, ...ROW, ...DATED },
  transformers: { ...grid.transformers, ...ROW, ...DATED },
  typicalParameters: { ...grid.typicalParameters, ...ROW },
  plants: { ...grid.plants, ...ROW, ...DATED },
  demandZones: { ...demandZones, ...ROW, ...DATED },
  demand: { ...demand, ...ROW },
  demandProfiles: { ...demandProfiles, ...ROW },
  demandPeriods: { ...demandPeriods, ...ROW },
  availability: { ...availability, ...ROW },
  hydroYears: { ...hydroYears, ...ROW },
  reservoirs: { ...reservoirs, ...ROW },
  hourlyShapes: { ...hourlyShapes, ...ROW },
  costs: { ...costs, ...ROW },
  reserves: { ...reserves, ...ROW },
  transferLimits: { ...transferLimits, ...ROW },
  contingencies: { ...grid.contingencies, ...ROW, ...DATED },
  schemes: { ...grid.schemes, ...ROW, ...DATED },
  criteria: { ...criteria, ...ROW },
  upgrades: { ...grid.upgrades, ...ROW },
  upgradeEdits: { ...grid.upgradeEdits, ...ROW, ...DATED },
  publishedTotals: { ...publishedTotals, ...ROW },
  marketDesigns: { ...marketDesigns, ...ROW },
  marketHistory: { ...marketHistory, ...ROW },
  events: { ...events, ...ROW },
  sources,
};
