import { packRows, type Row } from '../../numeric/linear-program.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import type { LinearOptimum } from '../../numeric/lp-session.ts';
import { balanceGroups } from './balance-groups.ts';
import { blockColumns } from './block-columns.ts';
import { blockInjections, branchFlowSeries } from './block-flows.ts';
import { LossTangents, lossyBranches } from './block-losses.ts';
import type { BlockProgramme } from './block-programme.ts';
import { linkFlows } from './block-result.ts';
import { blockRows, meanWeightH } from './block-rows.ts';
import { type LimitRow, LimitRows } from './limit-rows.ts';
import { limitSearch, toleratedExcessMw } from './limit-search.ts';
import type { MarketBlock } from './market-block.ts';

/** A block's programme before any limit or tangent of losses is given. */
export function blockProgramme(block: MarketBlock): BlockProgramme {
  const groups = balanceGroups(block.model);
  const columns = blockColumns(block, groups, block.losses === 'none' ? [] : lossyBranches(block));
  const limits = new LimitRows(block, columns);
  return {
    block,
    groups,
    columns,
    rows: blockRows(block, groups, columns),
    limits,
    losses: new LossTangents(block, columns, limits.sensitivityOf),
    search: limitSearch(block),
  };
}

/** Where a programme with losses starts: what the one without has found. */
interface Start {
  readonly series: Float64Array;
  readonly limits: readonly LimitRow[];
}

/** Solves it with all limits that it turns out to need. */
export function solveProgramme(
  programme: BlockProgramme,
  solver: LpSolver,
  start: Start | undefined,
): LinearOptimum | { readonly kind: 'infeasible' | 'failed' } {
  const { block, columns, rows, limits, losses } = programme;
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
  let rowCount = rows.rows.length;
  const rowsFor = (found: readonly LimitRow[], ofLosses: readonly Row[]) => {
    const addition = limits.add(found, rowCount + ofLosses.length);
    if (addition.columns.count > 0) session.addColumns(addition.columns);
    rowCount += ofLosses.length + found.length;
    return packRows([...ofLosses, ...addition.rows]);
  };
  try {
    if (start !== undefined) session.addRows(rowsFor(start.limits, losses.start(start.series, rowCount)));
    const outcome = session.solve((value) => {
      const found = violatedLimits(programme, value, seriesAt(programme, value));
      const added = rowsFor(found, losses.missing(value));
      return added.count === 0 ? undefined : added;
    });
    if (outcome.kind === 'optimal') return outcome;
    return { kind: outcome.kind === 'infeasible' ? 'infeasible' : 'failed' };
  } finally {
    session.dispose();
  }
}

/** Flow of branch k in hour h at `k * hours + h`. */
export function seriesAt({ block, columns }: BlockProgramme, value: Float64Array): Float64Array {
  return branchFlowSeries(block, blockInjections(block, columns, value));
}

/** Limits given in one round, by hour: once the worst hold, most others do. */
const LIMITS_PER_ROUND = 4;

/** Limits beyond which the dispatch goes without paying for it, the worst of every hour. */
function violatedLimits(
  { block, columns, limits, search }: BlockProgramme,
  value: Float64Array,
  series: Float64Array,
): LimitRow[] {
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
