import type { Diagnostic } from '../base/diagnostics.ts';
import { isLine } from '../grid/build-network.ts';
import { type Dataset, inServiceIn, type Row } from '../grid/dataset.ts';
import type { LpSolver } from '../numeric/lp.ts';
import { areaBalances, balanceRows } from './area-balances.ts';
import type { CapacityResult } from './capacity/capacity-result.ts';
import { capacityStudy } from './capacity/capacity-study.ts';
import type { ConditionsResult } from './conditions/conditions-result.ts';
import { conditionsStudy } from './conditions/conditions-study.ts';
import { explainCapacities } from './explanation/explain-capacity.ts';
import type { CapacityExplanation } from './explanation/explanation-result.ts';
import { gridSummary } from './grid-summary.ts';
import { loadingStudy } from './loading-study.ts';
import type { MarketResult } from './market/market-result.ts';
import { marketSourceIds } from './market/market-sources.ts';
import { scenarioMarket } from './market/market-study.ts';
import { needsSolver, optimumStudies } from './optimum/optimum-studies.ts';
import { outagesFor } from './outages.ts';
import type { DoneParts } from './parted-studies.ts';
import { wholeOf } from './parted-work.ts';
import { type PreparedGrid, prepareGrid, remarkAt } from './prepare-grid.ts';
import type { LoadingResult, ScenarioResult, SelfCheck } from './result.ts';
import { rightsChecks } from './rights/rights-checks.ts';
import type { RightsResult } from './rights/rights-result.ts';
import { rightsStudy } from './rights/rights-study.ts';
import type { CapacityRequest, Scenario } from './scenario.ts';
import { areaTitles, scenarioSummary } from './scenario-summary.ts';
import { type SchemeEffect, schemeEffects } from './schemes/scheme-study.ts';
import { securityRows, securityStudy } from './security/security-study.ts';
import { capacityChecks, explanationChecks, flowChecks, outageCheck } from './self-checks.ts';
import { type SeparationResult, separationStudy } from './separation-study.ts';
import { sourceReferences } from './trace.ts';
import type { UncertaintyResult } from './uncertainty/uncertainty-result.ts';
import { scenarioUncertainty } from './uncertainty/uncertainty-study.ts';
import type { UpgradesResult } from './upgrades/upgrades-result.ts';
import { upgradesWork } from './upgrades/upgrades-study.ts';

/**
 * The main job: a scenario on a data set, every study it asks for, and the checks of the result on itself. Pure and
 * synchronous; the data must have passed `checkDataset` and the scenario `checkScenario`.
 *
 * @param solver - for the studies that optimise; `needsSolver` says whether the scenario has any
 * @param parts - of studies that were done elsewhere; without them they are done here
 * @throws InputError for an upgrade that cannot be made in this year; NoAnswerError when the grid has no solution.
 */
export function runScenario(
  scenario: Scenario,
  dataset: Dataset,
  solver?: LpSolver,
  parts: DoneParts = {},
): ScenarioResult {
  if (solver === undefined && needsSolver(scenario)) {
    throw new Error('a study of this scenario needs a solver: pass what loadSolver gives');
  }
  const grid = prepareGrid(scenario, dataset);
  const checks: SelfCheck[] = flowChecks(grid);
  // A market year serves every hour itself: what one moment lacks says nothing about it.
  const isMarketAlone =
    scenario.studies.length > 0 && scenario.studies.every(({ kind }) => kind === 'market');
  const warnings: Diagnostic[] = grid.warnings.filter(
    ({ code }) => !(isMarketAlone && code === 'DEMAND_UNSERVED'),
  );
  let loading: LoadingResult | undefined;
  let capacity: CapacityResult | undefined;
  let explanations: readonly CapacityExplanation[] = [];
  let conditions: ConditionsResult | undefined;
  let uncertainty: UncertaintyResult | undefined;
  let rights: RightsResult | undefined;
  let market: MarketResult | undefined;
  let schemes: readonly SchemeEffect[] = [];
  let separations: SeparationResult | undefined;
  let upgrades: UpgradesResult | undefined;
  const outages = outagesFor(grid, scenario.studies);
  if (outages.states.length > 0) checks.push(outageCheck(grid, outages.contingencies, outages.states));
  for (const request of scenario.studies) {
    switch (request.kind) {
      case 'loading':
        loading = loadingStudy(grid, request, outages.states);
        if (request.contingencies !== 'none') separations = separationStudy(grid, request.monitorFromKv);
        break;
      case 'capacity': {
        const study = capacityStudy(grid, request, outages.states);
        capacity = study.result;
        schemes = schemeEffects(grid, request, study.solved, outages.contingencies);
        explanations = explainCapacities(grid, study.solved, outages.states);
        checks.push(...capacityChecks(grid, study.solved), ...explanationChecks(explanations));
        break;
      }
      case 'conditions':
        conditions = conditionsStudy(scenario, dataset, request, capacityRequest(scenario));
        break;
      case 'optimised':
      case 'joint':
      case 'regionalTrade':
        // Together below: they share what is prepared for them.
        break;
      case 'rights': {
        const study = rightsStudy(grid, request, outages.contingencies, solver);
        rights = study.result;
        checks.push(...rightsChecks(study));
        break;
      }
      case 'uncertainty':
        uncertainty = wholeOf(scenarioUncertainty(scenario, dataset)!, parts.uncertainty?.parts);
        break;
      case 'market': {
        const work = scenarioMarket(scenario, dataset, solver!, parts.market?.shared)!;
        const study = wholeOf(work, parts.market?.parts);
        market = study.result;
        checks.push(...study.checks);
        warnings.push(...study.remarks.map((remark) => remarkAt(scenario, 'DATA_CARRIED_OVER', remark)));
        break;
      }
      case 'upgradeOptions':
        upgrades = wholeOf(upgradesWork(scenario, dataset, solver)!, parts.upgradeOptions?.parts);
        break;
      default:
        request satisfies never;
    }
  }
  const optima = optimumStudies(grid, scenario.studies, outages.states, solver);
  checks.push(...optima.checks);
  const security = securityStudy(grid, outages.states, capacity);
  const dispatch = areaBalances(grid);
  return {
    schemaVersion: 1,
    scenario: scenarioSummary(grid),
    grid: gridSummary(grid),
    dispatch,
    loading,
    capacity,
    explanations,
    conditions,
    schemes,
    separations,
    security,
    optimised: optima.optimised,
    joint: optima.joint,
    regionalTrade: optima.regionalTrade,
    rights,
    uncertainty,
    market,
    upgrades,
    checks,
    warnings,
    areas: areaTitles(dataset),
    sources: sourceReferences(dataset, [
      ...sourceIdsUsed(grid, security === undefined ? [] : securityRows(grid)),
      ...(separations?.recorded ?? []).flatMap(({ trace }) => trace.sourceIds),
      ...marketSourceIds(market),
    ]),
  };
}

/** The request that studies over conditions repeat; the reader refuses a scenario that has none. */
function capacityRequest(scenario: Scenario): CapacityRequest {
  return scenario.studies.find((study) => study.kind === 'capacity')!;
}

/** Sources of every row that plays a part: grid, plants, demand, limits, upgrades. */
function sourceIdsUsed(grid: PreparedGrid, others: readonly Row[]): Set<string> {
  const { dataset, built, scenario, condition } = grid;
  const upgrades = new Set(scenario.upgrades.map((choice) => choice.id));
  const rows: Row[] = [
    ...others,
    ...built.branchRows,
    ...built.rows.areas.flatMap((area) => balanceRows(grid, area.id)),
    ...dataset.transferLimits.filter((row) => row.yearFrom <= condition.year && condition.year <= row.yearTo),
    ...dataset.contingencies.filter((row) => inServiceIn(row, condition.year)),
    ...dataset.upgrades.filter((row) => upgrades.has(row.id)),
    ...dataset.demandPeriods.filter((row) => row.season === condition.season),
    ...dataset.reserves.filter((row) => row.demandPeriod === condition.demandPeriod),
  ];
  if (built.branchRows.some((row) => isLine(row) && row.typicalClass !== undefined)) {
    rows.push(...dataset.typicalParameters);
  }
  return new Set(rows.flatMap((row) => row.sourceIds));
}
