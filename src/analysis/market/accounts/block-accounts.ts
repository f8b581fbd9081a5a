import type { BlockDispatch, MarketBlock } from '../market-block.ts';
import type { AccountsContext } from './accounts-context.ts';
import { areaAccounts } from './area-accounts.ts';
import { borderAccounts } from './border-accounts.ts';
import { limitRents } from './limit-rents.ts';
import { linkAccounts } from './link-accounts.ts';
import type { AreaAccounts, MarketAccounts, Penalties } from './market-accounts.ts';
import { mexicanAccounts } from './mexican-accounts.ts';
import { tieExports } from './tie-exports.ts';
import { branchUses, technologyAccounts, waterAccounts } from './use-accounts.ts';

/**
 * Settles a dispatched block: who gives and takes what, at which price, and where the money between both goes. Bids are
 * consumers of their area. Cost: hours × (buses + offers + branches), small beside the dispatch.
 */
export function blockAccounts(
  block: MarketBlock,
  dispatch: BlockDispatch,
  context: AccountsContext,
): MarketAccounts {
  const areas = areaAccounts(block, dispatch, context, tieExports(block, dispatch));
  const { rentUsd, overloadUsd, linkPartUsd, limits, rents } = limitRents(block, dispatch);
  const controlled = linkAccounts(block, dispatch, linkPartUsd, context.ownedLinks);
  const terms = {
    rentUsd,
    overloadUsd,
    linkUsd: controlled.rentUsd,
    exportUsd: hourlySums(areas, areas.exportRentUsd),
    chargeUsd: hourlySums(areas, areas.chargeUsd),
  };
  return {
    weightH: [...block.weightH],
    vollUsdPerMwh: block.vollUsdPerMwh,
    areas,
    borderAreas: context.borders.map(({ from, to }) => [from, to]),
    borders: borderAccounts(block, dispatch, context),
    surplus: { ...terms, lossUsd: lossSurplus(block, dispatch) },
    limits,
    rents,
    links: controlled.links,
    branches: branchUses(block, dispatch, context.watched),
    technologies: technologyAccounts(block, dispatch, context),
    water: waterAccounts(block, dispatch, context.water),
    mexico: context.mexico === undefined ? null : mexicanAccounts(block, dispatch, context.mexico, areas),
    penalties: penalties(block, dispatch),
    objectiveUsd: dispatch.objectiveUsd,
    check: dispatch.check,
  };
}

/** What marginal losses collect, less what is paid for losses where they are drawn; by hour. */
function lossSurplus(
  { model }: MarketBlock,
  { marginalLossUsdPerH, lossMw, priceUsdPerMwh }: BlockDispatch,
): number[] {
  const sums = Array.from(marginalLossUsdPerH);
  const buses = model.network.buses.count;
  lossMw.forEach((mw, at) => {
    sums[Math.floor(at / buses)]! -= priceUsdPerMwh[at]! * mw;
  });
  return sums;
}

function hourlySums({ count }: AreaAccounts, values: ArrayLike<number>): number[] {
  const sums = new Array<number>(values.length / count).fill(0);
  for (let at = 0; at < values.length; at++) sums[Math.floor(at / count)]! += values[at]!;
  return sums;
}

function penalties({ limits, reserve, weightH }: MarketBlock, dispatch: BlockDispatch): Penalties {
  // After several outages an element is overloaded once: their prices add to the penalty, each with the whole excess.
  const { overloadUsdPerMwh } = limits;
  const overloadUsd = dispatch.limits.reduce(
    (usd, { hour, priceUsdPerMwh, excessMw }) => usd + weightH[hour]! * priceUsdPerMwh * excessMw,
    0,
  );
  const pools = dispatch.reserveShortMw.length / weightH.length;
  const reserveShortageMwh = dispatch.reserveShortMw.reduce(
    (mwh, mw, at) => mwh + weightH[Math.floor(at / pools)]! * mw,
    0,
  );
  return {
    overloadUsd,
    overloadMwh: overloadUsd === 0 ? 0 : overloadUsd / overloadUsdPerMwh,
    reserveShortageUsd: reserveShortageMwh === 0 ? 0 : reserveShortageMwh * reserve.shortageUsdPerMwh,
    reserveShortageMwh,
  };
}
