import { packRows } from '../../numeric/linear-program.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import { balanceGroups } from './balance-groups.ts';
import { blockColumns } from './block-columns.ts';
import { blockInjections, branchFlowSeries } from './block-flows.ts';
import { type BlockProgramme, blockResult, linkFlows } from './block-result.ts';
import { blockRows, meanWeightH } from './block-rows.ts';
import { type LimitRow, LimitRows } from './limit-rows.ts';
import { limitSearch, toleratedExcessMw } from './limit-search.ts';
import type { BlockOutcome, MarketBlock } from './market-block.ts';

/**
 * The dispatch of least cost of some hours together: demand is served or paid for, energy budgets, limits of branches
 * and interfaces, after outages too, and reserve are kept. Limits are given to the solver only once a dispatch violates
 * them; the answer is that of the programme with all of them.
 *
 * `demandMw` is all that is drawn: demand, shunts and scheduled links of the network itself play no part. Neither do
 * isolated buses. Branches without impedance cannot be limited, and losses that split an island are left out.
 *
 * Cost: a linear programme of hours × (offers + buses with demand) variables, a few rounds of it.
 */
export function dispatchBlock(block: MarketBlock, solver: LpSolver): BlockOutcome {
  const groups = balanceGroups(block.model);
  const columns = blockColumns(block, groups);
  const rows = blockRows(block, groups, columns);
  const limits = new LimitRows(block, columns);
  const programme: BlockProgramme = { block, groups, columns, rows, limits, search: limitSearch(block) };
  const weight = meanWeightH(block);
  const session = solver.open({
    columns: {
      count: columns.count,
      cost: columns.cost.map((usd, j) => (usd * block.weightH[columns.hour[j]!]!) / weight),
      lower: columns.lowerMw,
      upper: columns.upperMw,
    },
    rows: packRows(rows.rows),
  });
  try {
    const outcome = session.solve((value) => {
      const added = violatedLimits(programme, value);
      if (added.length === 0) return undefined;
      const addition = limits.add(added);
      if (addition.columns.count > 0) session.addColumns(addition.columns);
      return packRows(addition.rows);
    });
    if (outcome.kind === 'optimal') return blockResult(programme, outcome);
    return { kind: outcome.kind === 'infeasible' ? 'infeasible' : 'failed' };
  } finally {
    session.dispose();
  }
}

/** Limits given in one round, by hour: once the worst hold, most others do. */
const LIMITS_PER_ROUND = 4;

/** Limits beyond which the dispatch goes without paying for it, the worst of every hour. */
function violatedLimits({ block, columns, limits, search }: BlockProgramme, value: Float64Array): LimitRow[] {
  const series = branchFlowSeries(block, blockInjections(block, columns, value));
  const unpaid = search(series, linkFlows(columns, value)).flatMap(({ flowMw, ...found }) => {
    const limit: LimitRow = { ...found, direction: flowMw > 0 ? 1 : -1 };
    const paidMw = limits.excessMw(value, limit.hour, limit.element);
    const excessMw = Math.abs(flowMw) - limit.limitMw - paidMw;
    return excessMw > toleratedExcessMw(limit.limitMw) && !limits.has(limit) ? [{ limit, excessMw }] : [];
  });
  unpaid.sort((a, b) => b.excessMw - a.excessMw);
  const taken = new Int32Array(block.weightH.length);
  return unpaid.flatMap(({ limit }) => (taken[limit.hour]!++ < LIMITS_PER_ROUND ? [limit] : []));
}
