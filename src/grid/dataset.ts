/**
 * The rows of a data set, one interface per table, as the tables stand: MW, km, ohm, years.
 * `data/siepac/datapackage.json` says what each column means; a column `length_km` arrives here as `lengthKm`,
 * lists (`a;b`) as arrays. An empty cell is `undefined`.
 */

export type Confidence = 'published' | 'inferred' | 'estimated';

export type Season = 'dry' | 'wet';
export type DemandPeriod = 'minimum' | 'medium' | 'maximum';

export interface RowOrigin {
  readonly file: string;
  /** Line of the row in its file, from 1. */
  readonly line: number;
}

/** What every row carries: where it stands and where it comes from. */
export interface Row {
  readonly origin: RowOrigin;
  readonly sourceIds: readonly string[];
  readonly confidence: Confidence;
  readonly notes: string | undefined;
}

/**
 * Years that count at mid-year. An element is in service in year `y` when `inServiceYear ≤ y` (empty: older than
 * 2013) and `y < retirementYear` (empty: still there).
 */
export interface Dated {
  readonly inServiceYear: number | undefined;
  readonly retirementYear: number | undefined;
}

export interface AreaRow extends Row {
  readonly id: string;
  readonly nameEn: string;
  readonly nameEs: string;
  /** A country of the regional market, or a neighbour modelled at its border bus. */
  readonly kind: 'country' | 'external';
  readonly utcOffsetH: number;
}

export interface SubstationRow extends Row, Dated {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly role: string;
  readonly coordinateConfidence: Confidence;
}

export interface BusRow extends Row, Dated {
  readonly id: string;
  readonly substation: string;
  readonly nominalKv: number;
}

/** One circuit of a line. Two circuits are two rows: each is an element of its own in N-1. */
export interface LineRow extends Row, Dated {
  readonly id: string;
  readonly name: string;
  readonly fromBus: string;
  readonly toBus: string;
  readonly lengthKm: number;
  readonly kmInFromArea: number | undefined;
  readonly kmInToArea: number | undefined;
  /** Kilometres that count in the published SIEPAC total; 0 where the route is counted in another row. */
  readonly siepacKm: number;
  readonly reactanceOhmPerKm: number;
  readonly resistanceOhmPerKm: number;
  readonly susceptanceUsPerKm: number;
  /** Continuous rating: what N and N-1 use. */
  readonly ratingMva: number;
  readonly emergencyRatingMva: number | undefined;
  /** The lower figure where the source gives two (rate A of the Guatemalan base); kept for sensitivities. */
  readonly lowerRatingMva: number | undefined;
  /** Class in `typical_parameters` that filled values nobody published; empty when all are the line's own. */
  readonly typicalClass: string | undefined;
  readonly lineClass: 'siepac' | 'legacy_tie' | 'mexico_link' | 'national';
  readonly owner: string | undefined;
  /** Normally open: stands in the table, never conducts by default. */
  readonly normallyOpen: boolean;
  readonly lengthConfidence: Confidence;
  readonly reactanceConfidence: Confidence;
  readonly ratingConfidence: Confidence;
}

/** One bank (three-phase unit). Two banks are two rows. */
export interface TransformerRow extends Row, Dated {
  readonly id: string;
  readonly name: string;
  readonly fromBus: string;
  readonly toBus: string;
  /** Continuous rating: what N and N-1 use. */
  readonly ratingMva: number;
  readonly emergencyRatingMva: number | undefined;
  /** The lower figure where the source gives two (rate A of the Guatemalan base); kept for sensitivities. */
  readonly lowerRatingMva: number | undefined;
  /** Reactance, per cent of `reactanceBaseMva`. */
  readonly reactancePct: number;
  readonly reactanceBaseMva: number;
  readonly tapRatio: number;
  readonly phaseShiftDeg: number;
  /** Class in `typical_parameters` behind a guessed reactance or rating; empty when both are the bank's own. */
  readonly typicalClass: string | undefined;
  readonly reactanceConfidence: Confidence;
  readonly ratingConfidence: Confidence;
}

export interface TypicalParameterRow extends Row {
  readonly id: string;
  readonly kind: 'line' | 'transformer';
  readonly nominalKv: number;
  readonly description: string;
  readonly reactanceOhmPerKm: number | undefined;
  readonly resistanceOhmPerKm: number | undefined;
  readonly susceptanceUsPerKm: number | undefined;
  readonly ratingMva: number | undefined;
  readonly emergencyRatingMva: number | undefined;
  readonly reactancePct: number | undefined;
}

export interface PlantRow extends Row, Dated {
  readonly id: string;
  readonly name: string;
  /** Where the name is English words. */
  readonly nameEs: string | undefined;
  readonly area: string;
  readonly technology: string;
  readonly capacityMw: number;
  /** Largest single unit, the MW lost when one generator trips. */
  readonly largestUnitMw: number;
  readonly bus: string;
  readonly isAggregate: boolean;
  readonly busConfidence: Confidence;
}

/** Share of a country's demand at a bus, between two years. Shares of one country and year add to 1. */
export interface DemandZoneRow extends Row, Dated {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly bus: string;
  readonly share: number;
}

export interface DemandRow extends Row {
  readonly area: string;
  readonly year: number;
  readonly peakMw: number;
  readonly energyGwh: number | undefined;
  readonly peakConfidence: Confidence;
}

/** Hourly demand as a share of the annual peak, in the country's own clock. */
export interface DemandProfileRow extends Row {
  readonly area: string;
  readonly season: Season;
  readonly dayType: string;
  readonly hour: number;
  readonly demandPu: number;
}

/** The hour that stands for a demand period in a season, in UTC−6 clock, and the hours the period covers. */
export interface DemandPeriodRow extends Row {
  readonly season: Season;
  readonly demandPeriod: DemandPeriod;
  readonly month: number;
  readonly dayType: string;
  readonly hour: number;
  readonly hoursPerDay: number;
}

/** Mean availability of a technology in a month, as a share of capacity. */
export interface AvailabilityRow extends Row {
  readonly area: string;
  readonly technology: string;
  readonly month: number;
  readonly availabilityPu: number;
  /**
   * Share that can run in the hours of maximum demand when water is stored for them; empty: the mean. Reservoirs only.
   */
  readonly availabilityAtMaximumPu: number | undefined;
}

/** What a country's hydro plants produced in a year. Availability stands for the mean of some years; see its notes. */
export interface HydroYearRow extends Row {
  readonly area: string;
  readonly year: number;
  readonly energyGwh: number | undefined;
  readonly capacityMw: number | undefined;
  readonly capacityFactorPu: number | undefined;
  /** Water of the year against the mean that `availability` stands for; empty: not known. */
  readonly hydrologyPu: number | undefined;
}

/**
 * Plants that share water, and water that can be kept from one month to another. A reservoir plant in no row is one by
 * itself and uses the water of a month in that month.
 */
export interface ReservoirRow extends Row {
  readonly id: string;
  readonly plants: readonly string[];
  readonly crossesMonths: boolean;
  /** Most that can be held over, energy at all its plants together; empty: nothing. */
  readonly storageGwh: number | undefined;
}

/** Output of a technology through the day relative to capacity on a clear or typical day, and its daily mean. */
export interface HourlyShapeRow extends Row {
  readonly area: string;
  readonly technology: string;
  readonly hour: number;
  readonly outputPu: number;
  readonly meanPu: number;
}

export interface CostRow extends Row {
  readonly technology: string;
  /** Area id, or `*` for all that have no row of their own. */
  readonly area: string;
  readonly year: number;
  readonly costUsdPerMwh: number;
  readonly co2TPerMwh: number;
}

/** Primary (governor) reserve of an area: how a lost generator's output is shared. */
export interface ReserveRow extends Row {
  readonly area: string;
  readonly demandPeriod: DemandPeriod;
  readonly primaryReserveMw: number;
}

/**
 * A published limit on what may be traded. `fromAreas → toAreas` are sets: `GT → SV;HN` is one interface.
 * Empty season, month or period means all of them.
 */
export interface TransferLimitRow extends Row {
  readonly id: string;
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  readonly yearFrom: number;
  readonly yearTo: number;
  readonly season: Season | undefined;
  readonly month: number | undefined;
  readonly demandPeriod: DemandPeriod | undefined;
  readonly limitMw: number;
  readonly toleranceMw: number | undefined;
  /** `operating` is used as the operating layer; the others are shown beside it. */
  readonly kind: 'operating' | 'design' | 'contract' | 'study' | 'default' | 'observed';
  readonly reason: string | undefined;
  readonly reasonEs: string | undefined;
}

/**
 * A contingency beyond the automatic single outages: common tower, busbar, plant. A plant named in a `generator`
 * contingency loses its largest unit; in the other kinds it is lost whole. A `separation` cuts the region in parts: it is
 * solved part by part for a table of its own and is no contingency of N-1.
 */
export interface ContingencyRow extends Row, Dated {
  readonly id: string;
  readonly nameEn: string;
  readonly nameEs: string;
  readonly kind: 'common-tower' | 'named' | 'generator' | 'separation';
  readonly elements: readonly string[];
}

/** A supplementary control scheme: trigger → action. */
export interface SchemeRow extends Row, Dated {
  readonly id: string;
  readonly nameEn: string;
  readonly nameEs: string;
  readonly triggerElement: string | undefined;
  readonly triggerMw: number | undefined;
  readonly triggerDirection: 'from-to' | 'to-from' | 'either' | undefined;
  readonly openElements: readonly string[];
  readonly tripMw: number | undefined;
  /** Whether a DC model can apply it, and why not otherwise. */
  readonly modelled: boolean;
  readonly description: string;
  readonly descriptionEs: string;
  readonly notesEs: string | undefined;
}

/** What the regional operator asks of a secure exchange, by what it is about. */
export interface CriterionRow extends Row {
  readonly id: string;
  readonly aspect:
    | 'outages'
    | 'rating-after-outage'
    | 'pick-up'
    | 'no-shedding'
    | 'tie-trip'
    | 'reserve'
    | 'growing-violations'
    | 'local-violations'
    | 'regional-share'
    | 'steps'
    | 'operating-limits'
    | 'voltage'
    | 'reactive-margin'
    | 'transient'
    | 'frequency'
    | 'damping';
  readonly ruleEn: string;
  readonly ruleEs: string;
  /** A figure or a range, in `unit`. */
  readonly value: string | undefined;
  readonly unit: string | undefined;
}

export interface UpgradeRow extends Row {
  readonly id: string;
  readonly nameEn: string;
  readonly nameEs: string;
  readonly areas: readonly string[];
  readonly kind: string;
  readonly costMusd: number | undefined;
  readonly costLowMusd: number | undefined;
  readonly costHighMusd: number | undefined;
  readonly earliestYear: number | undefined;
  readonly lifeYears: number | undefined;
  readonly status: string;
}

/**
 * One edit of an upgrade. Which columns are used depends on `action`. It is applied when the scenario's year lies in
 * its years: the same upgrade meets a line in one piece in 2017 and in two in 2026.
 */
export interface UpgradeEditRow extends Row, Dated {
  readonly upgrade: string;
  readonly action: EditAction;
  readonly element: string;
  readonly name: string | undefined;
  readonly substation: string | undefined;
  readonly fromBus: string | undefined;
  readonly toBus: string | undefined;
  readonly nominalKv: number | undefined;
  readonly circuits: number | undefined;
  readonly lengthKm: number | undefined;
  readonly typicalClass: string | undefined;
  readonly ratingMva: number | undefined;
  readonly reactancePct: number | undefined;
  readonly flowMw: number | undefined;
}

/**
 * Columns an action uses beside `element`, the id it makes or changes:
 * - `add-bus`: substation (which gives area and place), nominalKv;
 * - `add-line`: fromBus, toBus, lengthKm, typicalClass, and where they differ from the class circuits (1) and ratingMva;
 * - `add-transformer`: fromBus, toBus, ratingMva of one bank, reactancePct on that rating, circuits for banks (1);
 * - `add-dc-link`: fromBus, toBus, ratingMva, flowMw drawn at fromBus;
 * - `set-rating`: ratingMva; `set-reactance-factor`: reactancePct, the new reactance in per cent of the old;
 * - `close`, `open`, `remove`: nothing more.
 */
export type EditAction =
  | 'add-bus'
  | 'add-line'
  | 'add-transformer'
  | 'add-dc-link'
  | 'set-rating'
  | 'set-reactance-factor'
  | 'close'
  | 'open'
  | 'remove';

export interface SourceRow {
  readonly origin: RowOrigin;
  readonly id: string;
  readonly title: string;
  readonly publisher: string | undefined;
  readonly year: number | undefined;
  readonly url: string | undefined;
  readonly licence: string | undefined;
  readonly supports: string | undefined;
}

/** A published total that `check` compares the tables with. */
export interface PublishedTotalRow extends Row {
  readonly id: string;
  readonly quantity: 'siepac-km' | 'installed-mw' | 'demand-share';
  readonly area: string | undefined;
  /** Technologies of `plants` that the total counts; empty: all. */
  readonly technologies: readonly string[];
  /** Year of the rows to add up; empty: the share must hold in every year. */
  readonly year: number | undefined;
  readonly value: number;
  readonly toleranceAbs: number;
  /** Why a difference inside or outside the tolerance is there. */
  readonly explanation: string | undefined;
  readonly explanationEs: string | undefined;
}

/** An option for the trade with Mexico in words. */
export interface MarketDesignRow extends Row {
  /** A `MexicanOption`; `all`: holds for every one. */
  readonly id: string;
  readonly nameEn: string;
  readonly nameEs: string;
  /** What capacity is offered, and how. */
  readonly offersEn: string;
  readonly offersEs: string;
  /** Who gets the congestion rent. */
  readonly rentEn: string;
  readonly rentEs: string;
  /** What it needs in law and regulation. */
  readonly needsEn: string;
  readonly needsEs: string;
}

/** What the market did in a year, as published: set beside what a market study finds. */
export interface MarketHistoryRow extends Row {
  readonly id: string;
  /** Energy traded in the region, of an area out or in, generated; mean price. */
  readonly quantity: 'trade-gwh' | 'export-gwh' | 'import-gwh' | 'generation-gwh' | 'price-usd-per-mwh';
  /** `undefined`: the region. */
  readonly area: string | undefined;
  /** Other side of an export or import outside the regional market; `undefined`: in that market. */
  readonly partner: string | undefined;
  /** Technologies of `plants` that the generation counts. */
  readonly technologies: readonly string[];
  readonly year: number;
  readonly value: number;
}

/** Something that happened, or will on a known date, to the market or the grid. */
export interface EventRow extends Row {
  readonly id: string;
  /** Rules, works and talks on the way to a market with Mexico, or an outage that cut the region in parts. */
  readonly kind: 'market' | 'disturbance';
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as exact as the source tells. */
  readonly date: string;
  /** Areas that it touched; none: the region. */
  readonly areas: readonly string[];
  readonly demandLostMw: number | undefined;
  readonly wordsEn: string;
  readonly wordsEs: string;
}

export interface Dataset {
  readonly id: string;
  readonly version: string;
  readonly areas: readonly AreaRow[];
  readonly substations: readonly SubstationRow[];
  readonly buses: readonly BusRow[];
  readonly lines: readonly LineRow[];
  readonly transformers: readonly TransformerRow[];
  readonly typicalParameters: readonly TypicalParameterRow[];
  readonly plants: readonly PlantRow[];
  readonly demandZones: readonly DemandZoneRow[];
  readonly demand: readonly DemandRow[];
  readonly demandProfiles: readonly DemandProfileRow[];
  readonly demandPeriods: readonly DemandPeriodRow[];
  readonly availability: readonly AvailabilityRow[];
  readonly hydroYears: readonly HydroYearRow[];
  readonly reservoirs: readonly ReservoirRow[];
  readonly hourlyShapes: readonly HourlyShapeRow[];
  readonly costs: readonly CostRow[];
  readonly reserves: readonly ReserveRow[];
  readonly transferLimits: readonly TransferLimitRow[];
  readonly contingencies: readonly ContingencyRow[];
  readonly schemes: readonly SchemeRow[];
  readonly criteria: readonly CriterionRow[];
  readonly upgrades: readonly UpgradeRow[];
  readonly upgradeEdits: readonly UpgradeEditRow[];
  readonly publishedTotals: readonly PublishedTotalRow[];
  readonly marketDesigns: readonly MarketDesignRow[];
  readonly marketHistory: readonly MarketHistoryRow[];
  readonly events: readonly EventRow[];
  readonly sources: readonly SourceRow[];
}

export function inServiceIn(row: Dated, year: number): boolean {
  return (
    (row.inServiceYear === undefined || row.inServiceYear <= year) &&
    (row.retirementYear === undefined || year < row.retirementYear)
  );
}
