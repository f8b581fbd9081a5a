import type { BlockDispatch, MarketBlock } from '../market-block.ts';
import type { AccountsContext, WaterOfUnits } from './accounts-context.ts';
import type { BranchUse, TechnologyAccount, WaterAccount } from './market-accounts.ts';

/** A branch at this share of its rating or more is heavily loaded. */
const HEAVY_LOADING = 0.9;

/** Energy and loading of the watched branches, in their order. */
export function branchUses(
  { model, weightH }: MarketBlock,
  { flowMw }: BlockDispatch,
  watched: readonly number[],
): BranchUse[] {
  const { branches } = model.network;
  return watched.map((k) => {
    const use = { forwardMwh: 0, reverseMwh: 0, loadingH: 0, highestLoading: 0, above90H: 0 };
    weightH.forEach((weight, hour) => {
      const mw = flowMw[hour * branches.count + k]!;
      use[mw > 0 ? 'forwardMwh' : 'reverseMwh'] += weight * Math.abs(mw);
      const loading = Math.abs(mw) / branches.ratingMva[k]!;
      use.loadingH += weight * loading;
      use.highestLoading = Math.max(use.highestLoading, loading);
      if (loading >= HEAVY_LOADING) use.above90H += weight;
    });
    return use;
  });
}

/** Energy and money of what is offered, by area and technology; bids count negative. */
export function technologyAccounts(
  block: MarketBlock,
  dispatch: BlockDispatch,
  { co2TPerMwh }: Pick<AccountsContext, 'co2TPerMwh'>,
): TechnologyAccount[] {
  const { offers, model, weightH } = block;
  const { buses, units } = model.network;
  const accounts = new Map<string, { -readonly [K in keyof TechnologyAccount]: TechnologyAccount[K] }>();
  for (let o = 0; o < offers.count; o++) {
    const [bus, unit] = [offers.bus[o]!, offers.unit[o]!];
    const area = buses.area[bus]!;
    const technology = unit < 0 ? 'neighbour' : units.technology[unit]!;
    const key = `${area} ${technology}`;
    const sum = accounts.get(key) ?? { area, technology, energyMwh: 0, receiptsUsd: 0, costUsd: 0, co2T: 0 };
    accounts.set(key, sum);
    weightH.forEach((weight, hour) => {
      const at = hour * offers.count + o;
      const mwh = weight * dispatch.outputMw[at]!;
      sum.energyMwh += mwh;
      sum.receiptsUsd += dispatch.priceUsdPerMwh[hour * buses.count + bus]! * mwh;
      sum.costUsd += offers.costUsdPerMwh[at]! * mwh;
      if (unit >= 0 && mwh > 0) sum.co2T += co2TPerMwh[unit]! * mwh;
    });
  }
  return [...accounts.values()];
}

/** What the water of each reservoir gave and is worth. */
export function waterAccounts(
  { offers, weightH }: MarketBlock,
  { outputMw }: BlockDispatch,
  water: readonly WaterOfUnits[],
): WaterAccount[] {
  return water.map(({ id, units, valueUsdPerMwh }) => {
    let energyMwh = 0;
    for (let o = 0; o < offers.count; o++) {
      if (!units.includes(offers.unit[o]!)) continue;
      weightH.forEach((weight, hour) => {
        energyMwh += weight * outputMw[hour * offers.count + o]!;
      });
    }
    return { id, energyMwh, valueUsd: valueUsdPerMwh * energyMwh };
  });
}
