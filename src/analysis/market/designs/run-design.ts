import { lazilyBy } from '../../../base/lazily.ts';
import type { BlockOutcome, MarketBlock } from '../market-block.ts';
import type { MarketDesign, MexicanOption } from '../market-design.ts';
import { countryBlock } from './country-block.ts';
import { type DesignInputs, waterPlanOf } from './design-inputs.ts';
import type { CouplingResult, DesignFailure, DesignOutcome, SolvedBlock } from './design-result.ts';
import { couplingResult, mexicanOutcome } from './mexican-outcome.ts';
import { absent, agent, joined, type MexicanPart, ownersLink, scheduled, settled } from './mexican-part.ts';
import { type MexicanSide, mexicanSide, settledBefore } from './mexican-side.ts';
import { type Stage, stageBlock } from './stage-block.ts';
import { freeOffers, offersAfter, scheduleOf, turnsDown } from './stage-offers.ts';

/**
 * Runs market designs on one block of hours, as sequences of dispatches:
 *
 * - `isolated`: every country by itself, ties open.
 * - `opportunity`: first as isolated, with what Mexico has sold the day before delivered; then trade of what is left, on
 *   the whole network, with the reservoirs of the first stage and each country's own reserve. Where the network cannot
 *   take the water that a country has scheduled, it is offered in the other hours, and the trade settled once more.
 * - `integrated`: one dispatch for all, joint water, one reserve.
 *
 * Mexico joins the last dispatch, by a schedule that was fixed before it (contracts, an auction, a coupling of net
 * curves) or by offers. A schedule known the day before (contracts, an auction) counts in the national stage too.
 *
 * @param dispatch - dispatches a block of hours
 * @returns what runs a design. Stages that designs have in common are solved once. Cost: one to four dispatches each.
 */
export function designRunner(
  inputs: DesignInputs,
  dispatch: (block: MarketBlock) => BlockOutcome,
): (design: MarketDesign) => DesignOutcome {
  const side = mexicanSide(inputs);
  const solve = (name: DesignFailure['stage'], stage: Stage): SolvedBlock | DesignFailure => {
    const onNetwork = stageBlock(inputs, stage);
    const block = name === 'coupling' ? countryBlock(onNetwork) : onNetwork;
    const outcome = dispatch(block);
    if (outcome.kind !== 'optimal') return { kind: outcome.kind, stage: name };
    return { kind: 'solved', block, dispatch: outcome };
  };
  const areaOfBus = inputs.grid.network.buses.area;
  const offersOf = (design: Pick<MarketDesign, 'region' | 'mexico'>) =>
    freeOffers(inputs, inputs.waterMwh(waterPlanOf(design)));
  const nationalStage = lazilyBy((mexico: MexicanOption) =>
    solve('national', {
      tiesClosed: false,
      region: offersOf({ region: 'opportunity', mexico }),
      mexico: partBefore(mexico, side),
      sharedReserve: false,
    }),
  );

  return (design) => {
    const { region, mexico } = design;
    if (mexico !== 'none' && side === undefined) return { kind: 'no-mexico' };
    const national = region === 'opportunity' ? nationalStage(settledFirst(mexico)) : undefined;
    if (national !== undefined && national.kind !== 'solved') return national;

    const free = offersOf(design);
    const solveLast = (mexico: MexicanPart, name: DesignFailure['stage'] = 'final') => {
      const stage = { tiesClosed: region !== 'isolated', sharedReserve: region === 'integrated', mexico };
      if (national === undefined) return solve(name, { ...stage, region: free });
      const { weightH } = national.block;
      const before = scheduleOf(free, free, national.dispatch);
      const after = offersAfter(free, before, weightH, areaOfBus);
      const first = solve(name, { ...stage, region: after });
      if (name === 'coupling' || first.kind !== 'solved') return first;
      const traded = scheduleOf(free, after, first.dispatch);
      if (!turnsDown(free, before, traded, weightH)) return first;
      return solve(name, { ...stage, region: offersAfter(free, traded, weightH, areaOfBus) });
    };
    if (side === undefined || mexico === 'none') {
      const last = solveLast(absent());
      return last.kind === 'solved' ? { ...last, design, national, mexico: undefined } : last;
    }
    let coupling: CouplingResult | undefined;
    if (mexico === 'implicit-coupling') {
      const part = joined(side, false);
      const curves = solveLast(part, 'coupling');
      if (curves.kind !== 'solved') return curves;
      coupling = couplingResult(curves, side, part);
    }
    const part = lastPart(mexico, side, coupling);
    const last = solveLast(part);
    if (last.kind !== 'solved') return last;
    return { ...last, design, national, mexico: mexicanOutcome(mexico, last, side, part, coupling) };
  };
}

/** A design with the same national stage as others: what Mexico has not sold before plays no part in it. */
function settledFirst(option: MexicanOption): MexicanOption {
  return option === 'contracts' || option === 'explicit-auction' ? option : 'none';
}

function partBefore(option: MexicanOption, side: MexicanSide | undefined): MexicanPart {
  const settledMw = side === undefined ? undefined : settledBefore(side, option);
  return side === undefined || settledMw === undefined ? absent() : scheduled(side, settledMw);
}

function lastPart(
  option: MexicanOption,
  side: MexicanSide,
  coupling: CouplingResult | undefined,
): MexicanPart {
  switch (option) {
    case 'border-agent':
      return agent(side);
    case 'implicit-coupling':
      return coupling === undefined ? absent() : settled(side, coupling.flowMw);
    case 'joint-dispatch':
      return joined(side, false);
    case 'full-member':
      return joined(side, true);
    case 'scheduled-link':
      return ownersLink(side);
    default:
      return partBefore(option, side);
  }
}
