import type { BlockDispatch, MarketBlock } from '../market-block.ts';
import type { AccountsContext } from './accounts-context.ts';
import { linkChargeUsd } from './link-accounts.ts';
import type { AreaAccounts } from './market-accounts.ts';
import { plainNumbers } from './plain-numbers.ts';
import { addReserveMoney } from './reserve-money.ts';
import type { TieExports } from './tie-exports.ts';

/** The same columns while they are filled. */
export type OpenAreaAccounts = {
  -readonly [K in keyof AreaAccounts]: AreaAccounts[K] extends number ? number : number[];
};

/** Energy, prices and money of every area in every hour. Cost: hours × (buses + offers). */
export function areaAccounts(
  block: MarketBlock,
  dispatch: BlockDispatch,
  context: Pick<AccountsContext, 'co2TPerMwh'>,
  exports: TieExports,
): AreaAccounts {
  const accounts = openAreaAccounts(block.model.network.areas.count, block.weightH.length);
  addDemand(accounts, block, dispatch);
  addOffers(accounts, block, dispatch, context.co2TPerMwh);
  addReserveMoney(accounts, block, dispatch);
  addPrices(accounts, block, dispatch);
  accounts.netExportMw = plainNumbers(dispatch.netExportMw);
  accounts.tieFlowMw = plainNumbers(exports.netMw);
  accounts.chargeUsd = exports.leavingMw.map((mw) => block.exchange.chargeUsdPerMwh * mw);
  addLinks(accounts, block, dispatch);
  accounts.exportRentUsd = plainNumbers(
    dispatch.exportPriceUsdPerMwh.map((usd, at) => usd * dispatch.netExportMw[at]!),
  );
  return accounts;
}

function openAreaAccounts(count: number, hours: number): OpenAreaAccounts {
  const table = () => new Array<number>(hours * count).fill(0);
  return {
    count,
    demandMw: table(),
    unservedMw: table(),
    generationMw: table(),
    bidMw: table(),
    lossMw: table(),
    linkMw: table(),
    netExportMw: table(),
    tieFlowMw: table(),
    priceUsdPerMwh: table(),
    paymentsUsd: table(),
    bidPaymentsUsd: table(),
    reservePaymentsUsd: table(),
    receiptsUsd: table(),
    reserveReceiptsUsd: table(),
    generationCostUsd: table(),
    bidValueUsd: table(),
    chargeUsd: table(),
    exportRentUsd: table(),
    co2T: table(),
  };
}

function addDemand(accounts: OpenAreaAccounts, block: MarketBlock, dispatch: BlockDispatch): void {
  const { network, islandOf } = block.model;
  const { buses } = network;
  for (let at = 0; at < block.demandMw.length; at++) {
    const b = at % buses.count;
    if (islandOf[b]! < 0) continue;
    const cell = Math.floor(at / buses.count) * accounts.count + buses.area[b]!;
    const [demandMw, unservedMw] = [block.demandMw[at]!, dispatch.unservedMw[at]!];
    accounts.demandMw[cell]! += demandMw;
    accounts.unservedMw[cell]! += unservedMw;
    accounts.lossMw[cell]! += dispatch.lossMw[at]!;
    accounts.paymentsUsd[cell]! += dispatch.priceUsdPerMwh[at]! * (demandMw - unservedMw);
  }
}

function addOffers(
  accounts: OpenAreaAccounts,
  block: MarketBlock,
  dispatch: BlockDispatch,
  co2TPerMwh: Float64Array,
): void {
  const { offers } = block;
  const { buses } = block.model.network;
  for (let at = 0; at < dispatch.outputMw.length; at++) {
    const outputMw = dispatch.outputMw[at]!;
    if (outputMw === 0) continue;
    const o = at % offers.count;
    const hour = Math.floor(at / offers.count);
    const bus = offers.bus[o]!;
    const cell = hour * accounts.count + buses.area[bus]!;
    const priceUsd = dispatch.priceUsdPerMwh[hour * buses.count + bus]!;
    const costUsd = offers.costUsdPerMwh[at]!;
    if (outputMw > 0) {
      accounts.generationMw[cell]! += outputMw;
      accounts.receiptsUsd[cell]! += priceUsd * outputMw;
      accounts.generationCostUsd[cell]! += costUsd * outputMw;
      if (offers.unit[o]! >= 0) accounts.co2T[cell]! += co2TPerMwh[offers.unit[o]!]! * outputMw;
    } else {
      accounts.bidMw[cell]! -= outputMw;
      accounts.bidPaymentsUsd[cell]! -= priceUsd * outputMw;
      accounts.bidValueUsd[cell]! -= costUsd * outputMw;
    }
  }
}

function addLinks(accounts: OpenAreaAccounts, block: MarketBlock, dispatch: BlockDispatch): void {
  const { links, model } = block;
  const { area } = model.network.buses;
  dispatch.linkMw.forEach((mw, at) => {
    const l = at % links.count;
    const row = Math.floor(at / links.count) * accounts.count;
    const [from, to] = mw > 0 ? [links.from[l]!, links.to[l]!] : [links.to[l]!, links.from[l]!];
    const sentMw = Math.abs(mw);
    accounts.linkMw[row + area[from]!]! -= sentMw;
    accounts.linkMw[row + area[to]!]! += sentMw * (1 - links.lossShare[l]!);
    accounts.chargeUsd[row + area[from]!]! += linkChargeUsd(block, dispatch, at);
  });
}

/** Weighted by demand; where an area has none, by what its offers give and take; where they rest, all nodes alike. */
function addPrices(accounts: OpenAreaAccounts, block: MarketBlock, dispatch: BlockDispatch): void {
  const { offers, model, weightH } = block;
  const { buses } = model.network;
  const weightings = [
    (hour: number) => block.demandMw.subarray(hour * buses.count, (hour + 1) * buses.count),
    (hour: number) => {
      const turnoverMw = new Float64Array(buses.count);
      for (let o = 0; o < offers.count; o++)
        turnoverMw[offers.bus[o]!]! += Math.abs(dispatch.outputMw[hour * offers.count + o]!);
      return turnoverMw;
    },
    () => new Float64Array(buses.count).fill(1),
  ];
  for (let hour = 0; hour < weightH.length; hour++) {
    const isPriced = new Uint8Array(accounts.count);
    for (const weighting of weightings) {
      if (isPriced.every((priced) => priced === 1)) break;
      const weight = weighting(hour);
      const sum = new Float64Array(accounts.count);
      const priced = new Float64Array(accounts.count);
      for (let b = 0; b < buses.count; b++) {
        if (model.islandOf[b]! < 0) continue;
        sum[buses.area[b]!]! += weight[b]!;
        priced[buses.area[b]!]! += weight[b]! * dispatch.priceUsdPerMwh[hour * buses.count + b]!;
      }
      for (let a = 0; a < accounts.count; a++) {
        if (isPriced[a] === 1 || !(sum[a]! > 0)) continue;
        accounts.priceUsdPerMwh[hour * accounts.count + a] = priced[a]! / sum[a]!;
        isPriced[a] = 1;
      }
    }
  }
}
