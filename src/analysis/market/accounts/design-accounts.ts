import { isTie, type Network } from '../../../grid/network.ts';
import type { DesignInputs } from '../designs/design-inputs.ts';
import type { DesignBlockResult } from '../designs/design-result.ts';
import type { ControlledLinkTable } from '../market-block.ts';
import type { MexicanOption } from '../market-design.ts';
import type { AccountBorder, AccountsContext, MexicanSettlement, WaterOfUnits } from './accounts-context.ts';
import { blockAccounts } from './block-accounts.ts';
import type { MarketAccounts } from './market-accounts.ts';

/**
 * The accounts of a block of hours under a market design.
 *
 * @param watched branches whose use is told
 */
export function designAccounts(
  result: DesignBlockResult,
  inputs: DesignInputs,
  watched: readonly number[],
): MarketAccounts {
  const { grid, year } = inputs;
  const context: AccountsContext = {
    co2TPerMwh: year.co2TPerMwh,
    borders: accountBorders(grid.network, result.block.links, grid.link?.area),
    watched,
    water: waterOf(result, inputs),
    // The owner's link stands behind those of the grid.
    ownedLinks: result.mexico?.ownerUsd === undefined ? [] : [result.block.links.count - 1],
    mexico: settlement(result, inputs),
  };
  return blockAccounts(result.block, result.dispatch, context);
}

/**
 * Pairs of areas that something joins, closed or open, in the order of the areas. Flow out of `outside` is positive, and
 * otherwise from the area that stands first.
 */
export function accountBorders(
  network: Network,
  links: Pick<ControlledLinkTable, 'count' | 'from' | 'to'>,
  outside: number | undefined,
): AccountBorder[] {
  const { branches, buses, areas } = network;
  const borders = new Map<number, { -readonly [K in keyof AccountBorder]: AccountBorder[K] }>();
  const between = (from: number, to: number) => {
    const ends = [buses.area[from]!, buses.area[to]!];
    const isForward = ends[0] === outside || (ends[1] !== outside && ends[0]! < ends[1]!);
    const [first, second] = (isForward ? ends : ends.reverse()) as [number, number];
    const key = Math.min(first, second) * areas.count + Math.max(first, second);
    const border = borders.get(key) ?? { from: first, to: second, branches: [], links: [] };
    borders.set(key, border);
    return { border, factor: isForward ? 1 : -1 };
  };
  for (let k = 0; k < branches.count; k++) {
    if (branches.inService[k] === 0 || !isTie(network, k)) continue;
    const { border, factor } = between(branches.from[k]!, branches.to[k]!);
    border.branches = [...border.branches, { branch: k, factor }];
  }
  for (let l = 0; l < links.count; l++) {
    const [from, to] = [links.from[l]!, links.to[l]!];
    if (buses.area[from] === buses.area[to]) continue;
    const { border, factor } = between(from, to);
    border.links = [...border.links, { link: l, factor }];
  }
  return [...borders].sort(([a], [b]) => a - b).map(([, border]) => border);
}

/** The worth of water is that of the stage that decides on it: the national one, unless it leaves some to the last. */
function waterOf({ block, dispatch, national }: DesignBlockResult, { year }: DesignInputs): WaterOfUnits[] {
  const stages = [{ block, dispatch }, ...(national === undefined ? [] : [national])];
  return year.reservoirs.map(({ id, units }) => {
    for (const stage of stages) {
      const budget = stage.block.budgets.findIndex((candidate) => candidate.id === id);
      if (budget >= 0) return { id, units, valueUsdPerMwh: stage.dispatch.waterValueUsdPerMwh[budget]! };
    }
    return { id, units, valueUsdPerMwh: 0 };
  });
}

/** In these designs two markets have a price each, and who moves power between them has the gap. */
const PAID_AT_SIDE: ReadonlySet<MexicanOption> = new Set(['explicit-auction', 'implicit-coupling']);

function settlement(
  { design, mexico }: DesignBlockResult,
  { grid, mexico: terms }: DesignInputs,
): MexicanSettlement | undefined {
  if (mexico === undefined || grid.link === undefined || terms === undefined) return undefined;
  const { contract, auction, exchange, membershipUsd } = mexico;
  return {
    area: grid.link.area,
    regionArea: grid.link.regionArea,
    bus: grid.link.bus,
    exchange,
    paidAt: PAID_AT_SIDE.has(design.mexico) ? 'side' : 'node',
    auctionUsdPerH: auction?.yearlyMw.map((mw, hour) => {
      const dailyUsd = auction.dailyMw[hour]! * auction.hourGapUsdPerMwh[hour]!;
      return mw * auction.seasonGapUsdPerMwh[hour]! + dailyUsd;
    }),
    contract:
      contract === undefined
        ? undefined
        : { powerMw: contract.scheduleMw, priceUsdPerMwh: terms.contract.priceUsdPerMwh },
    membershipUsd,
  };
}
