import {
  EXPECTED_PRICES,
  type WaterPlanId,
  waterPlanOf,
} from '../../analysis/market/designs/design-inputs.ts';
import { curveOffers } from '../../analysis/market/designs/mexican-curve.ts';
import type { PlanBorder, PlanInterface, PlanOffer, WaterPlan } from '../../analysis/market/market-plan.ts';
import { waterBudgets } from '../../analysis/market/water-budgets.ts';
import { waterPlan } from '../../analysis/market/water-plan.ts';
import { NoAnswerError } from '../../base/errors.ts';
import { text } from '../../base/text.ts';
import { copyHours, likeHours } from '../../grid/market/every-hour.ts';
import type { MarketYear } from '../../grid/market/market-year.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import { interfaceKey } from '../capacity/published-limits.ts';
import { tiesBetween } from '../capacity/tie-flow.ts';
import type { BorderLimit } from './border-limits.ts';
import { type MarketSetup, regionalLimits, termsOf, typicalYear } from './market-setup.ts';
import type { PlainTerms } from './mexican-terms.ts';

/** The water of a market year, planned once for all blocks: plain data, to be sent to threads. */
export interface MarketWater {
  /** By plan, blocks × reservoirs: MWh. Only of plans that a design uses. */
  readonly budgetMwh: Partial<Record<WaterPlanId, Float64Array>>;
  /** By hour, at the region's end of the Mexican link: what bidders for its capacity expect; 0 where none is sold. */
  readonly expectedPriceUsdPerMwh: Float64Array;
  /** The worst of all plans. */
  readonly relativeGap: number;
  readonly balanceMw: number;
  readonly waterMwh: number;
}

/**
 * Plans the water for every design of the study.
 *
 * @throws NoAnswerError when a plan has no answer
 * Cost: a linear programme of the representative hours for each of at most six plans.
 */
export function marketWater(setup: MarketSetup, solver: LpSolver): MarketWater {
  const { request, typical, year, grid } = setup;
  const input = planInput(setup);
  const solved: WaterPlan[] = [];
  const planned = (plan: WaterPlanId, typicalHours: MarketYear): WaterPlan => {
    const outcome = waterPlan(input(plan, typicalHours), solver);
    if (outcome.kind !== 'optimal') throw noPlan();
    solved.push(outcome);
    return outcome;
  };
  const budgetMwh: Partial<Record<WaterPlanId, Float64Array>> = {};
  const expectedPriceUsdPerMwh = new Float64Array(year.hours.length);
  let expected: WaterPlan | undefined;
  for (const plan of new Set(request.designs.map(waterPlanOf))) {
    const answer = planned(plan, typical);
    if (plan === EXPECTED_PRICES && request.hydrology === 'average') expected = answer;
    budgetMwh[plan] = waterBudgets(answer, typical, year);
  }
  if (grid.link !== undefined && request.designs.some(({ mexico }) => mexico === 'explicit-auction')) {
    expected ??= planned(EXPECTED_PRICES, averageYear(setup));
    const prices = copyHours(expected.priceUsdPerMwh, typical.hours.length, likeHours(typical, year.hours));
    const areas = grid.network.areas.count;
    const { regionArea } = grid.link;
    year.hours.forEach((_, h) => {
      expectedPriceUsdPerMwh[h] = prices[h * areas + regionArea]!;
    });
  }
  const worst = (of: (plan: WaterPlan) => number) => Math.max(0, ...solved.map(of));
  return {
    budgetMwh,
    expectedPriceUsdPerMwh,
    relativeGap: worst(({ check }) => check.relativeGap),
    balanceMw: worst(({ check }) => check.balanceMw),
    waterMwh: worst(({ check }) => check.waterMwh),
  };
}

function averageYear({ scenario, dataset, request, built, typical }: MarketSetup): MarketYear {
  return request.hydrology === 'average'
    ? typical
    : typicalYear(scenario, dataset, request, built, 'average');
}

function noPlan(): NoAnswerError {
  return new NoAnswerError(
    text(
      'the water of the market year cannot be planned: no dispatch of the countries holds',
      'no se puede planificar el agua del año de mercado: ningún despacho de los países es posible',
    ),
  );
}

/** What a plan is made from: countries as nodes, borders with the published limits and the ratings of their ties. */
function planInput(setup: MarketSetup) {
  const { request, grid, typical } = setup;
  const { network } = grid;
  const limits = regionalLimits(setup, typical).map(bothWays);
  const borders = planBorders(setup, limits);
  const interfaces = planInterfaces(setup, limits, borders);
  const terms = termsOf(setup, typical);
  return (plan: WaterPlanId, year: MarketYear) => {
    const isJoint = plan.startsWith('joint');
    return {
      year,
      network,
      borders: isJoint ? borders : [],
      interfaces: isJoint ? interfaces : [],
      offers:
        grid.link === undefined || terms === undefined
          ? []
          : mexicanOffers(plan, terms, grid.link.regionArea),
      vollUsdPerMwh: request.vollUsdPerMwh,
      exchangeChargeUsdPerMwh: request.exchangeChargeUsdPerMwh,
    };
  };
}

/**
 * A limit published for one direction alone, taken for the other too: a plan that counted on the ratings of all ties
 * there would send water where the grid does not take it.
 */
function bothWays(limit: BorderLimit): BorderLimit {
  const either = (own: Float64Array, other: Float64Array) =>
    own.map((mw, h) => (Number.isFinite(mw) ? mw : other[h]!));
  const { forwardMw, reverseMw } = limit;
  return { ...limit, forwardMw: either(forwardMw, reverseMw), reverseMw: either(reverseMw, forwardMw) };
}

/** What a plan counts on from Mexico, in the country at the other end of the link. */
function mexicanOffers(plan: WaterPlanId, terms: PlainTerms, area: number): PlanOffer[] {
  const { priceUsdPerMwh, slopeUsdPerMwhPerMw, importMw, exportMw, contract } = terms;
  if (plan.endsWith('contracts')) {
    const mw = importMw.map((most) => Math.min(most, contract.powerMw));
    return [{ area, lowerMw: mw, upperMw: mw, costUsdPerMwh: priceUsdPerMwh }];
  }
  if (!plan.endsWith('offers')) return [];
  const range = { leastMw: exportMw.map((mw) => 0 - mw), mostMw: importMw };
  const steps = curveOffers({ priceUsdPerMwh, slopeUsdPerMwhPerMw }, 0, range, false);
  return Array.from({ length: steps.count }, (_, s) => {
    const column = (values: Float64Array) => priceUsdPerMwh.map((_, h) => values[h * steps.count + s]!);
    return {
      area,
      lowerMw: column(steps.lowerMw),
      upperMw: column(steps.upperMw),
      costUsdPerMwh: column(steps.costUsdPerMwh),
    };
  });
}

/** Neighbouring countries of the region, each pair once. */
function planBorders({ built, grid, typical }: MarketSetup, limits: readonly BorderLimit[]): PlanBorder[] {
  const { network } = grid;
  const members = built.rows.areas.flatMap(({ kind, id }, position) =>
    kind === 'country' ? [{ id, position }] : [],
  );
  return members.flatMap((a, i) =>
    members.slice(i + 1).flatMap((b): PlanBorder[] => {
      const { branches, links } = tiesBetween(network, { from: [a.id], to: [b.id] });
      if (branches.length + links.length === 0) return [];
      const ratedMw =
        branches.reduce((sum, { position }) => sum + network.branches.ratingMva[position]!, 0) +
        links.reduce((sum, { position }) => sum + network.dcLinks.maxMw[position]!, 0);
      return [
        {
          from: a.position,
          to: b.position,
          forwardMw: atMost(ratedMw, limitOf(limits, a.id, b.id), typical),
          reverseMw: atMost(ratedMw, limitOf(limits, b.id, a.id), typical),
        },
      ];
    }),
  );
}

/** The limit of one country to another alone, in that direction. */
function limitOf(limits: readonly BorderLimit[], from: string, to: string): Float64Array | undefined {
  const key = interfaceKey({ from: [from], to: [to] });
  for (const limit of limits) {
    if (interfaceKey(limit) === key) return limit.forwardMw;
    if (interfaceKey({ from: limit.to, to: limit.from }) === key) return limit.reverseMw;
  }
  return undefined;
}

function atMost(mw: number, limitMw: Float64Array | undefined, { hours }: MarketYear): Float64Array {
  return limitMw === undefined
    ? new Float64Array(hours.length).fill(mw)
    : limitMw.map((limit) => Math.min(limit, mw));
}

/** Limits on several borders together. */
function planInterfaces(
  { grid }: MarketSetup,
  limits: readonly BorderLimit[],
  borders: readonly PlanBorder[],
): PlanInterface[] {
  const { id } = grid.network.areas;
  return limits.flatMap(({ from, to, forwardMw, reverseMw }): PlanInterface[] => {
    const crossed = borders.flatMap((border, position) => {
      const [a, b] = [id[border.from]!, id[border.to]!];
      if (from.includes(a) && to.includes(b)) return [{ border: position, factor: 1 }];
      return from.includes(b) && to.includes(a) ? [{ border: position, factor: -1 }] : [];
    });
    return crossed.length < 2 ? [] : [{ borders: crossed, forwardMw, reverseMw }];
  });
}
