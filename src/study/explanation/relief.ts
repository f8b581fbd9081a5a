import { type ReliefMove, reliefMoves, reliefMw } from '../../analysis/explanation/relief.ts';
import type { CapacityRow, Limit } from '../capacity/capacity-result.ts';
import { plantTitle } from '../plant-title.ts';
import type { ExplainedMove, NextPair, Relief } from './explanation-result.ts';
import type { PairAtLimit } from './pair-at-limit.ts';
import { touchingUpgrades } from './touching-upgrades.ts';

/** Moves listed in each direction. */
const MOVE_COUNT = 5;
/** Moves that take less off the element are not worth a line, MW. */
const LEAST_RELIEF_MW = 0.05;

/** Solves the capacity again with something changed; `undefined` where it cannot be changed in this year. */
export interface ReliefSolver {
  readonly withMove: (move: ReliefMove) => Limit;
  readonly withUpgrade: (id: string) => Limit | undefined;
}

/** What relieves the element most: plants of one country moved against each other, more rating, works. */
export function relief(at: PairAtLimit, row: CapacityRow, solver: ReliefSolver | undefined): Relief {
  const { grid, state, branch, sign, pair } = at;
  const moves = reliefMoves(grid.base, state, branch, sign).filter(
    (move) => reliefMw(move) >= LEAST_RELIEF_MW,
  );
  const inDirection = (direction: ReliefMove['direction']) =>
    moves
      .filter((move) => move.direction === direction)
      .slice(0, MOVE_COUNT)
      .map((move) => explainedMove(at, move, solver?.withMove(move)));
  return {
    raise: inDirection('raise'),
    lower: inDirection('lower'),
    exchangePerMva: 1 / Math.abs(pair.sensitivity),
    next: nextPair(row, at),
    upgrades: touchingUpgrades(grid, branch, state?.contingency.branches ?? []).map((upgrade) => ({
      ...upgrade,
      thermalN1: solver?.withUpgrade(upgrade.id),
    })),
  };
}

function explainedMove(
  { grid, sign, pair }: PairAtLimit,
  move: ReliefMove,
  thermalN1: Limit | undefined,
): ExplainedMove {
  const { units } = grid.network;
  const { unit, counterUnits } = move;
  const titleOf = (u: number) => plantTitle(grid.built.plantRows[u]!);
  const takenOffMw = reliefMw(move);
  return {
    unit: units.id[unit]!,
    name: titleOf(unit),
    area: grid.built.plantRows[unit]!.area,
    technology: units.technology[unit]!,
    perMw: sign * move.perMw,
    roomMw: move.roomMw,
    counterParties: counterUnits.map(titleOf),
    counterRoomMw: move.counterRoomMw,
    reliefMw: takenOffMw,
    exchangeGainMw: takenOffMw / Math.abs(pair.sensitivity),
    thermalN1,
    costUsdPerMwh: move.costUsdPerMwh,
  };
}

/** The next pair of another element: more rating of this one helps only up to there. */
function nextPair(row: CapacityRow, { pair }: PairAtLimit): NextPair | undefined {
  const relieved = pair.rank === 1 ? row.relief[0]?.next : undefined;
  const next =
    relieved ?? row.pairs.find((other) => other.rank > pair.rank && other.element !== pair.element);
  if (next?.limitMw === undefined) return undefined;
  const { element, elementName, contingencyName, limitMw } = next;
  return { element, name: elementName, contingencyName, limitMw };
}
