import type { MarketInterface, OfferTable } from '../market-block.ts';
import type { MexicanTerms } from './design-inputs.ts';
import { curveOffers, type ExchangeRange } from './mexican-curve.ts';
import type { MexicanSide } from './mexican-side.ts';

/** How Mexico takes part in one dispatch. */
export interface MexicanPart {
  /** Whether the alternating-current link is closed. */
  readonly linkClosed: boolean;
  readonly offers: OfferTable;
  /** The capacity of the link, where it is the limit of a dispatch and not a term of what is offered. */
  readonly limit: MarketInterface | undefined;
  /** The link that its owner schedules. */
  readonly ownersLink: MexicanTerms['ownersLink'] | undefined;
  /** Whether what Mexico could still send is reserve for the region, where countries share it. */
  readonly sharesReserve: boolean;
}

/** Name of the limit that is the capacity of the Mexican link. */
export const MEXICAN_LIMIT = 'mexico';

/**
 * Offers that a limit of the grid is to hold reach this little beyond it: so it is the limit that binds and has the rent,
 * and the price in Mexico stays that of its curve. No more, because limits may be broken at a price and the capacity of
 * the link may not.
 */
export const BEYOND_MW = 0.01;

/** What the flow of a coupling may still move by, MW. */
const SETTLED_MW = 1e-4;

/** Nobody trades with Mexico and the link is open. */
export function absent(): MexicanPart {
  return { ...NOTHING, linkClosed: false, offers: EMPTY };
}

/** A schedule that the dispatch cannot change, MW out of Mexico by hour. */
export function scheduled({ link, curve }: MexicanSide, flowMw: Float64Array): MexicanPart {
  return { ...NOTHING, offers: curveOffers(curve, link.bus, { leastMw: flowMw, mostMw: flowMw }, false) };
}

/**
 * A schedule that a coupling has found, which the dispatch keeps but for a hair's breadth. Where it was found at a step of
 * the merit order, an exact one would leave the price anywhere between two plants; so it is Mexico's, unless the network
 * itself keeps the two apart.
 */
export function settled({ link, curve, capacity }: MexicanSide, flowMw: Float64Array): MexicanPart {
  const range = {
    leastMw: flowMw.map((mw, hour) => Math.max(mw - SETTLED_MW, capacity.leastMw[hour]!)),
    mostMw: flowMw.map((mw, hour) => Math.min(mw + SETTLED_MW, capacity.mostMw[hour]!)),
  };
  return { ...NOTHING, offers: curveOffers(curve, link.bus, range, false) };
}

/**
 * An agent beyond the border offers and bids in the region's dispatch, within the hourly capacity, and is paid the price
 * at the border node: where the capacity is full, what it is worth is the agent's.
 */
export function agent({ link, curve, capacity }: MexicanSide): MexicanPart {
  return { ...NOTHING, offers: curveOffers(curve, link.bus, capacity, false) };
}

/**
 * Mexico's curve stands in the dispatch itself and the capacity of the link is one of its limits, with its rent.
 *
 * @param sharesReserve - as member: what the link could still bring counts as reserve of all
 */
export function joined(side: MexicanSide, sharesReserve: boolean): MexicanPart {
  const { link, curve, capacity } = side;
  const offers = curveOffers(curve, link.bus, widened(capacity), sharesReserve);
  return { ...NOTHING, offers, limit: linkLimit(side), sharesReserve };
}

/**
 * The alternating-current link is out; a controlled one takes its place, without limits of stability. Its owner buys
 * where it is cheap and sells where it is dear, as much as pays after losses, and takes prices as they are: it holds
 * nothing back to keep them apart.
 */
export function ownersLink({ link, curve, terms }: MexicanSide): MexicanPart {
  const capacityMw = terms.ownersLink.capacityMw;
  const range = {
    leastMw: new Float64Array(curve.priceUsdPerMwh.length).fill(-capacityMw),
    mostMw: new Float64Array(curve.priceUsdPerMwh.length).fill(capacityMw),
  };
  const offers = curveOffers(curve, link.bus, widened(range), false);
  return { ...NOTHING, linkClosed: false, offers, ownersLink: terms.ownersLink };
}

const EMPTY: OfferTable = {
  count: 0,
  bus: new Int32Array(0),
  unit: new Int32Array(0),
  lowerMw: new Float64Array(0),
  upperMw: new Float64Array(0),
  costUsdPerMwh: new Float64Array(0),
  spins: new Uint8Array(0),
};

const NOTHING = { linkClosed: true, limit: undefined, ownersLink: undefined, sharesReserve: false };

function widened({ leastMw, mostMw }: ExchangeRange): ExchangeRange {
  return { leastMw: leastMw.map((mw) => mw - BEYOND_MW), mostMw: mostMw.map((mw) => mw + BEYOND_MW) };
}

function linkLimit({ link, capacity }: MexicanSide): MarketInterface {
  return {
    id: MEXICAN_LIMIT,
    branches: link.branches,
    links: [],
    forwardMw: capacity.mostMw,
    reverseMw: capacity.leastMw.map((mw) => 0 - mw),
  };
}
