import type { BindingPair } from '../../analysis/capacity/secure-programme.ts';
import type { SecurityFrame } from '../../analysis/capacity/security-frame.ts';
import { limitsIn } from '../../analysis/capacity/security-frame.ts';
import type { Transfer } from '../../analysis/contingency.ts';
import type { NamedContingency } from '../contingency-list.ts';
import { plantTitle } from '../plant-title.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import { traceOf } from '../trace.ts';
import type { BindingLimit, Redispatch, UnitMove } from './optimum-result.ts';

/** A grid with everything that optima are found and named by. */
export interface NamedFrame {
  readonly grid: PreparedGrid;
  readonly frame: SecurityFrame;
  /** In the order of the frame's. */
  readonly contingencies: readonly NamedContingency[];
}

export function bindingLimit(
  { grid, frame, contingencies }: NamedFrame,
  { element, contingency, flowMw }: Pick<BindingPair, 'element' | 'contingency' | 'flowMw'>,
): BindingLimit {
  const row = grid.built.branchRows[element]!;
  const lost = contingencies[contingency];
  return {
    element: row.id,
    elementName: row.name,
    contingency: lost?.id,
    contingencyName: lost?.title,
    flowMw,
    ratingMva: limitsIn(frame, contingency).forwardMw[element]!,
    trace: traceOf(row),
  };
}

/** Changes below this are rounding, MW. */
const NO_CHANGE_MW = 1e-3;

export function redispatchOf(
  named: NamedFrame,
  transfer: Transfer,
  binding: readonly BindingPair[],
  mendsBase: boolean,
): Redispatch {
  const moves = unitMoves(named.grid, transfer);
  const sum = (sign: number) => moves.reduce((mw, { changeMw }) => mw + Math.max(0, sign * changeMw), 0);
  return {
    binding: binding.map((pair) => ({ ...bindingLimit(named, pair), price: pair.price })),
    moves,
    upMw: sum(1),
    downMw: sum(-1),
    mendsBase,
  };
}

function unitMoves({ network, base, built }: PreparedGrid, { unitMw }: Transfer): UnitMove[] {
  const { units, buses, areas } = network;
  const moves: UnitMove[] = [];
  unitMw.forEach((changeMw, u) => {
    if (Math.abs(changeMw) < NO_CHANGE_MW) return;
    moves.push({
      unit: units.id[u]!,
      name: plantTitle(built.plantRows[u]!),
      area: areas.id[buses.area[units.bus[u]!]!]!,
      technology: units.technology[u]!,
      baseMw: base.outputMw[u]!,
      changeMw,
    });
  });
  return moves.sort((a, b) => Math.abs(b.changeMw) - Math.abs(a.changeMw) || (a.unit < b.unit ? -1 : 1));
}
