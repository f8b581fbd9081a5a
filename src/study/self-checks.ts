import { type ContingencyState, solveContingency } from '../analysis/contingency.ts';
import { solveDcFlow } from '../analysis/dc-flow.ts';
import { buildDcModel } from '../analysis/dc-model.ts';
import { baseAlong } from '../analysis/transfer-path.ts';
import { text } from '../base/text.ts';
import type { Network } from '../grid/network.ts';
import { seededRandom } from '../numeric/random.ts';
import type { SolvedInterface } from './capacity/capacity-study.ts';
import { tieFlowMw, tiesBetween } from './capacity/tie-flow.ts';
import type { NamedContingency } from './contingency-list.ts';
import type { CapacityExplanation } from './explanation/explanation-result.ts';
import type { PreparedGrid } from './prepare-grid.ts';
import type { SelfCheck } from './result.ts';
import { selfCheck } from './self-check.ts';

/** Outages solved a second time, from scratch. */
const SAMPLE_SIZE = 16;
const SAMPLE_SEED = 2017;

/** What every run verifies about itself. */
export function flowChecks(grid: PreparedGrid): SelfCheck[] {
  const injection = grid.balance.injectionMw;
  let balanceMw = 0;
  for (let i = 0; i < injection.length; i++) balanceMw += injection[i]!;
  return [
    selfCheck(
      'kirchhoff',
      text('Kirchhoff residual', 'Residuo de Kirchhoff'),
      grid.flow.residualMw,
      1e-6,
      'MW',
    ),
    selfCheck(
      'balance',
      text('Balance of injections', 'Balance de inyecciones'),
      Math.abs(balanceMw),
      1e-6,
      'MW',
    ),
  ];
}

/** A seeded sample of branch outages, with the branch taken out and everything factored anew. */
export function outageCheck(
  grid: PreparedGrid,
  contingencies: readonly NamedContingency[],
  states: readonly ContingencyState[],
): SelfCheck {
  const random = seededRandom(SAMPLE_SEED);
  let worstMw = 0;
  for (let i = 0; i < SAMPLE_SIZE && contingencies.length > 0; i++) {
    const position = random.below(contingencies.length);
    const state = states[position]!;
    const injection = state.balance?.injectionMw ?? grid.balance.injectionMw;
    const again = flowWithout(grid.network, contingencies[position]!.branches, injection);
    for (let k = 0; k < again.length; k++)
      worstMw = Math.max(worstMw, Math.abs(again[k]! - state.flowMw[k]!));
  }
  return selfCheck(
    'outage-resolve',
    text('Outages against a new solution', 'Contingencias contra una solución nueva'),
    worstMw,
    1e-6,
    'MW',
  );
}

function flowWithout(network: Network, lost: readonly number[], injectionMw: Float64Array): Float64Array {
  const inService = network.branches.inService.slice();
  for (const k of lost) inService[k] = 0;
  const model = buildDcModel({ ...network, branches: { ...network.branches, inService } });
  return solveDcFlow(model, injectionMw).flowMw;
}

/**
 * At each reported thermal limit the named element must stand at its rating after the named outage: the base case is
 * moved there and the outage solved anew. Exact for the loss of branches. Where a loss is picked up by other units the
 * limit follows the pick-up of the base case; units that reach a limit on the way bend that line, and the second check
 * says by how much.
 */
export function capacityChecks(grid: PreparedGrid, solved: readonly SolvedInterface[]): SelfCheck[] {
  let exactPct = 0;
  let pickedUpPct = 0;
  for (const { path, limiting, state } of solved) {
    if (path === undefined || limiting === undefined) continue;
    const moved = baseAlong(grid.base, path, limiting.growthMw);
    const flow = state ? solveContingency(moved, state.contingency).flowMw : moved.flowMw;
    const offPct = Math.abs((100 * Math.abs(flow[limiting.element]!)) / limiting.limitMw - 100);
    if (state?.balance === undefined) exactPct = Math.max(exactPct, offPct);
    else pickedUpPct = Math.max(pickedUpPct, offPct);
  }
  return [
    selfCheck(
      'capacity-resolve',
      text(
        'Loading of the limiting element at the limit, off 100 %',
        'Carga del elemento limitante en el límite, respecto de 100 %',
      ),
      exactPct,
      1e-6,
      '%',
    ),
    selfCheck(
      'capacity-pick-up',
      text(
        'The same where other units pick up what is lost',
        'Lo mismo donde otras unidades asumen lo perdido',
      ),
      pickedUpPct,
      5,
      '%',
    ),
    ...crossedCheck(grid, solved),
  ];
}

/** Where a published limit on the way is full the base case is moved there and solved anew: its ties must carry it. */
function crossedCheck(grid: PreparedGrid, solved: readonly SolvedInterface[]): SelfCheck[] {
  const offMw = solved.flatMap(({ row, path }) => {
    const [first] = row.crossed;
    if (path === undefined || first === undefined) return [];
    const moved = baseAlong(grid.base, path, first.limitMw - row.baseExchangeMw);
    const ties = tiesBetween(grid.network, { from: first.fromAreas, to: first.toAreas });
    return Math.abs(tieFlowMw(ties, moved.flowMw, moved.model.network.dcLinks.flowMw) - first.published.mw);
  });
  if (offMw.length === 0) return [];
  const title = text(
    'Flow over the first limit on the way, off the limit',
    'Flujo en el primer límite del camino, respecto del límite',
  );
  return [selfCheck('crossed-resolve', title, Math.max(...offMw), 1e-6, 'MW')];
}

/** Do base flow, effects of the outage and share of the exchange meet the rating, for every explained capacity. */
export function explanationChecks(explanations: readonly CapacityExplanation[]): SelfCheck[] {
  const errors = explanations.flatMap(({ pair }) => (pair === undefined ? [] : [pair.sum.closingErrorMw]));
  if (errors.length === 0) return [];
  const title = text('Explained parts against the rating', 'Partes explicadas frente al límite');
  return [selfCheck('explanations', title, Math.max(...errors), 1e-6, 'MW')];
}
