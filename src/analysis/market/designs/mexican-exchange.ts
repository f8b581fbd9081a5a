import type { BlockDispatch, MarketBlock } from '../market-block.ts';
import { curvePrice, stepErrorUsdPerMwh } from './mexican-curve.ts';
import type { MexicanPart } from './mexican-part.ts';
import type { MexicanSide } from './mexican-side.ts';

/** Prices nearer than this are one, besides what is charged on the exchange; USD/MWh. */
const EQUAL_USD_PER_MWH = 1e-6;

/**
 * What crosses between Mexico and the region, held against the prices that come of it. Arrays are by hour; MW are counted where
 * they are sent, positive into the region.
 */
export interface MexicanExchange {
  readonly flowMw: Float64Array;
  /** Capacity into the region, and out of it, both positive. */
  readonly importMw: Float64Array;
  readonly exportMw: Float64Array;
  /** Of Mexico's curve at this flow, whoever is paid what. */
  readonly mexicoPriceUsdPerMwh: Float64Array;
  /** At the border node of the region. */
  readonly regionPriceUsdPerMwh: Float64Array;
  /** Flow from the dearer to the cheaper side. */
  readonly againstPriceMwh: number;
  readonly againstPriceH: number;
  /** What that flow loses between the two prices, USD; part of `lostUsd`. */
  readonly againstPriceUsd: number;
  /** Capacity from the cheaper to the dearer side that nothing has used. */
  readonly unusedMwh: number;
  /**
   * What the link would earn at these prices full in the right direction, less what it does earn, USD. Not negative; an
   * upper bound of what is lost, because prices would move together.
   */
  readonly lostUsd: number;
  /** What the flow earns between the two prices, USD: negative where it runs against them. */
  readonly earnedUsd: number;
}

export function mexicanExchange(
  block: MarketBlock,
  dispatch: BlockDispatch,
  side: MexicanSide,
  part: MexicanPart,
): MexicanExchange {
  const { curve, link } = side;
  const hours = block.weightH.length;
  const buses = block.model.network.buses.count;
  const outOfMexicoMw = soldMw(block, dispatch, part);
  const flowMw = part.ownersLink === undefined ? outOfMexicoMw : ownersFlowMw(block, dispatch);
  const [importMw, exportMw] = capacities(side, part);
  const lossShare = part.ownersLink?.lossShare ?? 0;
  const toleranceUsd = block.exchange.chargeUsdPerMwh + stepErrorUsdPerMwh(curve) + EQUAL_USD_PER_MWH;
  const mexicoPriceUsdPerMwh = outOfMexicoMw.map((mw, hour) => curvePrice(curve, hour, mw));
  const regionPriceUsdPerMwh = Float64Array.from(
    flowMw,
    (_, hour) => dispatch.priceUsdPerMwh[hour * buses + link.regionBus]!,
  );
  const sums = {
    againstPriceMwh: 0,
    againstPriceH: 0,
    againstPriceUsd: 0,
    unusedMwh: 0,
    lostUsd: 0,
    earnedUsd: 0,
  };
  for (let hour = 0; hour < hours; hour++) {
    const [weightH, flow] = [block.weightH[hour]!, flowMw[hour]!];
    const [mexico, region] = [mexicoPriceUsdPerMwh[hour]!, regionPriceUsdPerMwh[hour]!];
    const perImport = region * (1 - lossShare) - mexico;
    const perExport = mexico * (1 - lossShare) - region;
    const earns = flow > 0 ? perImport : perExport;
    const best = Math.max(perImport, perExport);
    const bestMw = perImport > perExport ? importMw[hour]! : exportMw[hour]!;
    const rightMw = flow > 0 === perImport > perExport ? Math.abs(flow) : 0;
    sums.earnedUsd += weightH * Math.abs(flow) * earns;
    if (Math.abs(flow) > 0 && earns < -toleranceUsd) {
      sums.againstPriceMwh += weightH * Math.abs(flow);
      sums.againstPriceH += weightH;
      sums.againstPriceUsd -= weightH * Math.abs(flow) * earns;
    }
    if (best > toleranceUsd && bestMw > rightMw) {
      sums.unusedMwh += weightH * (bestMw - rightMw);
      sums.lostUsd += weightH * (bestMw - rightMw) * best;
    }
  }
  sums.lostUsd += sums.againstPriceUsd;
  return { flowMw, importMw, exportMw, mexicoPriceUsdPerMwh, regionPriceUsdPerMwh, ...sums };
}

/** MW that leave Mexico by hour, as its offers are dispatched. */
export function soldMw(block: MarketBlock, dispatch: BlockDispatch, part: MexicanPart): Float64Array {
  const { count } = block.offers;
  const first = count - part.offers.count;
  return Float64Array.from(block.weightH, (_, hour) => {
    let mw = 0;
    for (let o = first; o < count; o++) mw += dispatch.outputMw[hour * count + o]!;
    return mw;
  });
}

function ownersFlowMw({ links, weightH }: MarketBlock, { linkMw }: BlockDispatch): Float64Array {
  return Float64Array.from(weightH, (_, hour) => linkMw[(hour + 1) * links.count - 1]!);
}

function capacities({ capacity }: MexicanSide, part: MexicanPart): [Float64Array, Float64Array] {
  const owners = part.ownersLink;
  if (owners === undefined) return [capacity.mostMw, capacity.leastMw.map((mw) => 0 - mw)];
  const full = () => capacity.mostMw.map(() => owners.capacityMw);
  return [full(), full()];
}
