import type { MarketRules } from '../../analysis/market/designs/design-inputs.ts';
import { type MarketGrid, marketGrid } from '../../analysis/market/designs/market-grid.ts';
import type { MarketLimits } from '../../analysis/market/market-block.ts';
import { monitorFrom } from '../../analysis/monitoring.ts';
import type { BuiltNetwork } from '../../grid/build-network.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { isGoverned } from '../../grid/governor-response.ts';
import { everyHour } from '../../grid/market/every-hour.ts';
import type { Hydrology, MarketYear } from '../../grid/market/market-year.ts';
import { marketYear, type TypicalYear } from '../../grid/market/typical-year.ts';
import { planGrid } from '../grid-plan.ts';
import type { MarketRequest, Scenario } from '../scenario.ts';
import { type BorderLimit, borderLimits, limitInterfaces } from './border-limits.ts';
import { mexicanTerms, type PlainTerms } from './mexican-terms.ts';

/** What of a market study all designs and blocks share: made once for each thread. */
export interface MarketSetup {
  readonly scenario: Scenario;
  readonly dataset: Dataset;
  readonly request: MarketRequest;
  readonly built: BuiltNetwork;
  readonly grid: MarketGrid;
  /** In representative hours, for which water is planned. */
  readonly typical: TypicalYear;
  /** The hours that are dispatched. */
  readonly year: MarketYear;
  readonly rules: MarketRules;
  /** By unit. */
  readonly spins: Uint8Array;
  /** Of the hours that are dispatched. */
  readonly limits: MarketLimits;
  readonly terms: PlainTerms | undefined;
}

/** @throws InputError when an upgrade cannot be made in this year; NoAnswerError for water that the data do not know. */
export function marketSetup(scenario: Scenario, dataset: Dataset, request: MarketRequest): MarketSetup {
  const { built } = planGrid(scenario, dataset);
  const { network, rows, plantRows } = built;
  const grid = marketGrid(
    network,
    rows.areas.findIndex(({ kind }) => kind === 'external'),
  );
  const typical = typicalYear(scenario, dataset, request, built, request.hydrology);
  const year = request.hours === 'all' ? everyHour(typical, scenario.year) : typical;
  const setup = { scenario, dataset, request, built, grid };
  return {
    ...setup,
    typical,
    year,
    rules: {
      exchangeChargeUsdPerMwh: request.exchangeChargeUsdPerMwh,
      vollUsdPerMwh: request.vollUsdPerMwh,
      reserveShare: request.reserveShare,
      reserveShortageUsdPerMwh: request.reserveShortageUsdPerMwh,
      losses: request.losses,
    },
    spins: Uint8Array.from(plantRows, ({ technology }) => (isGoverned(technology) ? 1 : 0)),
    limits: limitsOf(setup, year),
    terms: termsOf(setup, year),
  };
}

type PlaceOf = Pick<MarketSetup, 'scenario' | 'dataset' | 'request' | 'built' | 'grid'>;

/** The representative year with the water of another hydrology. */
export function typicalYear(
  { year, demandFactor }: Scenario,
  dataset: Dataset,
  { costs }: MarketRequest,
  built: BuiltNetwork,
  hydrology: Hydrology,
): TypicalYear {
  const costUsdPerMwh = new Map(costs.map(({ technology, usdPerMwh }) => [technology, usdPerMwh]));
  return marketYear(built, dataset, { year, hydrology, demandFactor, costUsdPerMwh });
}

/** The operating limits that hold in the hours of a year between areas of the region; the Mexican link has its own terms. */
export function regionalLimits(
  { scenario, dataset, request, built }: PlaceOf,
  year: MarketYear,
): BorderLimit[] {
  if (!request.operatingLimits) return [];
  const members = new Set(built.rows.areas.filter(({ kind }) => kind === 'country').map(({ id }) => id));
  return borderLimits(dataset, scenario.year, year.hours, request.limitChanges).filter(({ from, to }) =>
    [from, to].every((side) => side.some((area) => members.has(area))),
  );
}

/** Terms of Mexico in the hours of a year; `undefined` where the grid has no link with it. */
export function termsOf(
  { scenario, dataset, request, grid }: PlaceOf,
  { hours }: MarketYear,
): PlainTerms | undefined {
  const { link, network } = grid;
  if (link === undefined) return undefined;
  const ids = { mexico: network.areas.id[link.area]!, beside: network.areas.id[link.regionArea]! };
  return mexicanTerms(dataset, scenario.year, hours, request, ids);
}

/** Every branch from the voltage given up and every tie limits with its continuous rating, after single losses too. */
function limitsOf(place: PlaceOf, year: MarketYear): MarketLimits {
  const { request, grid } = place;
  const { network } = grid;
  const watched = monitorFrom(network, request.monitorFromKv, 'continuous').branches;
  const ratingMw = network.branches.ratingMva;
  return {
    branches: watched,
    ratingMw,
    interfaces: limitInterfaces(network, regionalLimits(place, year)),
    outages: request.contingencies === 'none' ? [] : watched,
    ratingAfterMw: ratingMw,
    overloadUsdPerMwh: request.overloadUsdPerMwh,
  };
}
