import { mwFromPu } from '../../base/units.ts';
import { solveDcFlow } from '../dc-flow.ts';
import { unitTakesPart } from './dispatch-columns.ts';
import { type DispatchProblem, excessMw } from './dispatch-problem.ts';
import type { OpfCheck, OpfOptimum } from './opf-result.ts';

type Measured = Pick<OpfCheck, 'certificate' | 'residualMw'> &
  Pick<OpfOptimum, 'outputMw' | 'flowMw' | 'priceUsdPerMwh' | 'limitPriceUsdPerMwh'>;

/**
 * Limits and accounts of a dispatch, measured on the result. Payments less receipts, the rent by price differences and
 * the rent by shadow prices come from different parts of it, and are equal only where prices, flows and shadow prices
 * belong together.
 */
export function opfCheck(problem: DispatchProblem, measured: Measured): OpfCheck {
  const { model, fixedInjectionMw } = problem;
  const { branches, units } = model.network;
  const { outputMw, flowMw, priceUsdPerMwh, limitPriceUsdPerMwh } = measured;
  let paymentUsdPerH = 0;
  let turnoverUsdPerH = 0;
  fixedInjectionMw.forEach((mw, b) => {
    paymentUsdPerH -= priceUsdPerMwh[b]! * mw;
    turnoverUsdPerH += Math.abs(priceUsdPerMwh[b]! * mw);
  });
  let receiptUsdPerH = 0;
  for (let u = 0; u < units.count; u++) receiptUsdPerH += priceUsdPerMwh[units.bus[u]!]! * outputMw[u]!;
  const shiftFlowMw = flowsOfShiftersAlone(problem);
  let congestionRentUsdPerH = 0;
  let limitRentUsdPerH = 0;
  for (let k = 0; k < branches.count; k++) {
    if (model.takesPart[k] === 0) continue;
    const difference = priceUsdPerMwh[branches.to[k]!]! - priceUsdPerMwh[branches.from[k]!]!;
    congestionRentUsdPerH += flowMw[k]! * difference;
    limitRentUsdPerH += limitPriceUsdPerMwh[k]! * (flowMw[k]! - shiftFlowMw[k]!);
  }
  const rents = [paymentUsdPerH - receiptUsdPerH, congestionRentUsdPerH, limitRentUsdPerH];
  const overload = overloads(problem, flowMw);
  return {
    certificate: measured.certificate,
    residualMw: measured.residualMw,
    ...overload,
    worstUnitExcessMw: unitExcessMw(problem, outputMw),
    paymentUsdPerH,
    receiptUsdPerH,
    congestionRentUsdPerH,
    accountingGap: (Math.max(...rents) - Math.min(...rents)) / Math.max(1, turnoverUsdPerH),
  };
}

/** What phase shifters drive round their loops earns no rent: no injection stands behind it. */
function flowsOfShiftersAlone({ model }: DispatchProblem): Float64Array {
  const { branches, buses, baseMva } = model.network;
  const drives = (k: number) => mwFromPu(model.susceptancePu[k]! * branches.shiftRad[k]!, baseMva) !== 0;
  if (!branches.shiftRad.some((_, k) => drives(k))) return new Float64Array(branches.count);
  return solveDcFlow(model, new Float64Array(buses.count)).flowMw;
}

function unitExcessMw({ model }: DispatchProblem, outputMw: Float64Array): number {
  const { units } = model.network;
  let worstMw = 0;
  for (let u = 0; u < units.count; u++) {
    if (!unitTakesPart(model, u)) continue;
    worstMw = Math.max(worstMw, outputMw[u]! - units.maxMw[u]!, units.minMw[u]! - outputMw[u]!);
  }
  return worstMw;
}

function overloads(
  problem: DispatchProblem,
  flowMw: Float64Array,
): Pick<OpfCheck, 'worstOverloadMw' | 'overloadedCouplers'> {
  const { model } = problem;
  let worstOverloadMw = 0;
  const overloadedCouplers: number[] = [];
  for (let k = 0; k < flowMw.length; k++) {
    if (model.takesPart[k] === 0) continue;
    const excess = excessMw(problem, k, flowMw[k]!);
    if (model.susceptancePu[k] !== 0) worstOverloadMw = Math.max(worstOverloadMw, excess);
    else if (excess > 1e-6) overloadedCouplers.push(k);
  }
  return { worstOverloadMw, overloadedCouplers };
}
