import type { MarketBlock, ReserveRule } from '../market-block.ts';
import { controlledLinks } from './controlled-links.ts';
import { cutHours, cutLimits } from './cut-hours.ts';
import type { DesignInputs } from './design-inputs.ts';
import { BEYOND_MW, type MexicanPart } from './mexican-part.ts';
import { joinOffers, type RegionOffers } from './stage-offers.ts';

/** One dispatch of a design: who is joined with whom, what is offered, and how Mexico takes part. */
export interface Stage {
  /** Whether countries trade with each other. */
  readonly tiesClosed: boolean;
  readonly region: RegionOffers;
  readonly mexico: MexicanPart;
  /** One reserve for all countries, or each its own. */
  readonly sharedReserve: boolean;
}

/** The block of a stage. Demand of Mexico is served by its own side and left out. */
export function stageBlock(inputs: DesignInputs, stage: Stage): MarketBlock {
  const { year, block, grid, rules } = inputs;
  const { buses } = grid.network;
  const hours = block.to - block.from;
  const { region, mexico } = stage;
  const demandMw = cutHours(year.demandMw, buses.count, block);
  if (grid.link !== undefined) {
    for (let at = 0; at < demandMw.length; at++) {
      if (buses.area[at % buses.count] === grid.link.area) demandMw[at] = 0;
    }
  }
  const limits = cutLimits(inputs.limits, block);
  return {
    model: grid.model({ ties: stage.tiesClosed, link: mexico.linkClosed }),
    weightH: Float64Array.from(year.hours.slice(block.from, block.to), (hour) => hour.weightH),
    demandMw,
    offers: joinOffers(region.offers, mexico.offers, hours),
    links: controlledLinks(inputs, stage.tiesClosed, mexico),
    budgets: region.budgets,
    exchange: {
      chargeUsdPerMwh: rules.exchangeChargeUsdPerMwh,
      leastMw: new Float64Array(hours * grid.network.areas.count).fill(-Infinity),
      mostMw: new Float64Array(hours * grid.network.areas.count).fill(Infinity),
    },
    limits:
      mexico.limit === undefined ? limits : { ...limits, interfaces: [...limits.interfaces, mexico.limit] },
    reserve: reserveRule(inputs, stage),
    vollUsdPerMwh: rules.vollUsdPerMwh,
    losses: rules.losses,
  };
}

/** Mexico keeps its own reserve, unless it shares that of all. */
function reserveRule({ grid, rules }: DesignInputs, { region, mexico, sharedReserve }: Stage): ReserveRule {
  const areaCount = grid.network.areas.count;
  const shares = sharedReserve && mexico.sharesReserve;
  const takesPart = (area: number) => area !== grid.link?.area || shares;
  const poolOfArea = new Int32Array(areaCount).fill(-1);
  let pools = 0;
  for (let area = 0; area < areaCount; area++) {
    if (takesPart(area)) poolOfArea[area] = sharedReserve ? 0 : pools++;
  }
  if (sharedReserve) pools = 1;
  const hours = region.heldMw.length / areaCount;
  const heldMw = new Float64Array(hours * pools);
  for (let hour = 0; hour < hours; hour++) {
    for (let area = 0; area < areaCount; area++) {
      const pool = poolOfArea[area]!;
      if (pool >= 0) heldMw[hour * pools + pool]! += region.heldMw[hour * areaCount + area]!;
    }
    // What Mexico offers beyond the capacity of the link is nothing to count on.
    if (shares) heldMw[hour]! -= BEYOND_MW;
  }
  const { reserveShare: share, reserveShortageUsdPerMwh: shortageUsdPerMwh } = rules;
  return { poolOfArea, share, shortageUsdPerMwh, heldMw };
}
