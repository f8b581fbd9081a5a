import { designAccounts } from '../../analysis/market/accounts/design-accounts.ts';
import type { MarketAccounts } from '../../analysis/market/accounts/market-accounts.ts';
import type { DesignInputs } from '../../analysis/market/designs/design-inputs.ts';
import type { DesignOutcome } from '../../analysis/market/designs/design-result.ts';
import { designRunner } from '../../analysis/market/designs/run-design.ts';
import { dispatchBlock } from '../../analysis/market/dispatch-block.ts';
import type { MarketDesign } from '../../analysis/market/market-design.ts';
import { NoAnswerError } from '../../base/errors.ts';
import { type Text, text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import { type PartedWork, type SampleRange, sampleRanges } from '../parted-work.ts';
import type { SelfCheck } from '../result.ts';
import type { MarketRequest, Scenario } from '../scenario.ts';
import { marketChecks } from './market-checks.ts';
import type { MarketResult } from './market-result.ts';
import { type MarketSetup, marketSetup } from './market-setup.ts';
import { type MarketWater, marketWater } from './market-water.ts';
import { marketYearResult, type SettledDesign } from './market-year-result.ts';
import { resultNames } from './result-names.ts';

/** A block of hours under every design, in their order. */
export interface MarketPart {
  readonly designs: readonly DesignPart[];
}

export type DesignPart =
  | { readonly kind: 'done'; readonly accounts: MarketAccounts }
  | { readonly kind: 'failed'; readonly failure: Exclude<DesignOutcome, { readonly kind: 'solved' }> };

export interface MarketStudy {
  readonly result: MarketResult;
  /** Each at its worst over all designs. */
  readonly checks: readonly SelfCheck[];
  /** Data that had to be carried over; for people. */
  readonly remarks: readonly Text[];
}

export type MarketWork = PartedWork<MarketPart, MarketStudy>;

/** Blocks of the two kinds of years: months, and days. */
const BLOCKS: Readonly<Record<MarketRequest['hours'], number>> = { representative: 12, all: 365 };

export function marketOf(scenario: Scenario): MarketRequest | undefined {
  return scenario.studies.find((study) => study.kind === 'market');
}

/** The blocks of the market year that a scenario asks for, each by itself; none where it asks for none. */
export function marketRanges(scenario: Scenario): SampleRange[] {
  const request = marketOf(scenario);
  return request === undefined ? [] : sampleRanges(BLOCKS[request.hours], 1);
}

/**
 * The water of a scenario's market year: what all its blocks share, planned once.
 *
 * @throws InputError, NoAnswerError when the scenario has no answer
 */
export function scenarioWater(
  scenario: Scenario,
  dataset: Dataset,
  solver: LpSolver,
): MarketWater | undefined {
  const request = marketOf(scenario);
  return request && marketWater(marketSetup(scenario, dataset, request), solver);
}

/**
 * The market year of a scenario under its designs, as work that can be shared out: a part is one block of hours (a month of
 * representative hours, or a day) under every design, settled. Blocks depend on each other through the water alone, which
 * is planned before.
 *
 * @param water - of `scenarioWater`; without it it is planned here
 * @returns `undefined` for a scenario that asks for no market year
 * @throws InputError, NoAnswerError when the scenario has no answer, also from `whole`
 * Cost: blocks × designs × one to three dispatches.
 */
export function scenarioMarket(
  scenario: Scenario,
  dataset: Dataset,
  solver: LpSolver,
  water?: MarketWater,
): MarketWork | undefined {
  const request = marketOf(scenario);
  if (request === undefined) return undefined;
  const setup = marketSetup(scenario, dataset, request);
  const planned = water ?? marketWater(setup, solver);
  const names = resultNames(setup.built, setup.year, setup.limits, setup.grid.link);
  const watched = names.siepac.map(({ branch }) => branch);
  return {
    ranges: marketRanges(scenario),
    part: ({ from }) => {
      const inputs = designInputs(setup, planned, from);
      const run = designRunner(inputs, (block) => dispatchBlock(block, solver));
      return { designs: request.designs.map((design) => designPart(run(design), inputs, watched)) };
    },
    whole: (parts) => {
      const { hours, hydrology, base } = request;
      const designs = settledDesigns(request.designs, parts);
      const year = { calendarYear: scenario.year, dataset, names, hours, hydrology, base, designs };
      const result = marketYearResult(year);
      return { result, checks: marketChecks(result, planned), remarks: setup.typical.remarks };
    },
  };
}

function designInputs(setup: MarketSetup, water: MarketWater, block: number): DesignInputs {
  const { year, grid, spins, limits, rules, terms, request } = setup;
  const reservoirs = year.reservoirs.length;
  return {
    year,
    block: year.blocks[block]!,
    grid,
    spins,
    limits,
    rules,
    mexico: terms && {
      ...terms,
      auction: {
        yearlyShare: request.mexico.yearlyShare,
        expectedPriceUsdPerMwh: water.expectedPriceUsdPerMwh,
      },
    },
    waterMwh: (plan) => water.budgetMwh[plan]!.subarray(block * reservoirs, (block + 1) * reservoirs),
  };
}

function designPart(outcome: DesignOutcome, inputs: DesignInputs, watched: readonly number[]): DesignPart {
  return outcome.kind === 'solved'
    ? { kind: 'done', accounts: designAccounts(outcome, inputs, watched) }
    : { kind: 'failed', failure: outcome };
}

/** @throws NoAnswerError where a block could not be dispatched. */
function settledDesigns(designs: readonly MarketDesign[], parts: readonly MarketPart[]): SettledDesign[] {
  return designs.map((design, d) => ({
    design,
    blocks: parts.map((part, block) => {
      const own = part.designs[d]!;
      if (own.kind === 'done') return own.accounts;
      throw noDispatch(design.id, block, own.failure);
    }),
  }));
}

function noDispatch(
  design: string,
  block: number,
  failure: Extract<DesignPart, { kind: 'failed' }>['failure'],
): NoAnswerError {
  if (failure.kind === 'no-mexico') {
    return new NoAnswerError(
      text(
        `market design \`${design}\` trades with Mexico, and the grid has no link with it`,
        `el diseño de mercado \`${design}\` comercia con México, y la red no tiene enlace con él`,
      ),
    );
  }
  const stage = {
    national: text('national', 'nacional'),
    coupling: text('coupling', 'de acoplamiento'),
    final: text('last', 'final'),
  }[failure.stage];
  return new NoAnswerError(
    text(
      `market design \`${design}\`, block ${block + 1}: the ${stage.en} dispatch has no answer (${failure.kind})`,
      `diseño de mercado \`${design}\`, bloque ${block + 1}: el despacho ${stage.es} no tiene respuesta (${failure.kind})`,
    ),
  );
}
