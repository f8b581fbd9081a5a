import type { LpSolver } from '../../numeric/lp.ts';
import { hourBlock, joinHours } from './block-hours.ts';
import { blockResult } from './block-result.ts';
import { checkBlock } from './check-block.ts';
import type { BlockDispatch, BlockOutcome, MarketBlock } from './market-block.ts';
import { blockProgramme, seriesAt, solveProgramme } from './solve-programme.ts';

/**
 * The dispatch of least cost of some hours together: demand is served or paid for, energy budgets, limits of branches
 * and interfaces, after outages too, and reserve are kept. Limits are given to the solver only once a dispatch violates
 * them; the answer is that of the programme with all of them.
 *
 * `demandMw` is all that is drawn: demand, shunts and scheduled links of the network itself play no part. Neither do
 * isolated buses. Branches without impedance cannot be limited, and losses that split an island are left out.
 *
 * With losses every hour is dispatched once more by itself, with the water that the dispatch without losses gives it.
 * Every branch loses r f², half drawn at each end, and prices follow what each injection adds to it. r f² is met by
 * tangents, to some thousandths; how far they are from it, the check tells.
 *
 * Cost: a linear programme of hours × (offers + buses with demand) variables, a few rounds of it. Losses multiply it.
 *
 * @throws CoreError `wrong-length` for columns that do not fit their tables
 */
export function dispatchBlock(block: MarketBlock, solver: LpSolver): BlockOutcome {
  checkBlock(block);
  const lossless = dispatchOnce({ ...block, losses: 'none' }, solver);
  if (block.losses === 'none' || lossless.kind !== 'optimal') return lossless;
  const hours: BlockDispatch[] = [];
  for (let hour = 0; hour < block.weightH.length; hour++) {
    const outcome = dispatchOnce(hourBlock(block, hour, lossless), solver);
    if (outcome.kind !== 'optimal') return outcome;
    hours.push(outcome);
  }
  return joinHours(block, lossless, hours);
}

function dispatchOnce(block: MarketBlock, solver: LpSolver): BlockOutcome {
  const first = blockProgramme({ ...block, losses: 'none' });
  const found = solveProgramme(first, solver, undefined);
  if (found.kind !== 'optimal') return found;
  if (block.losses === 'none') return blockResult(first, found);
  const start = { series: seriesAt(first, found.columnValue), limits: first.limits.given };
  const second = blockProgramme(block);
  const outcome = solveProgramme(second, solver, start);
  return outcome.kind === 'optimal' ? blockResult(second, outcome) : outcome;
}
