import { type Certificate, certify, isProven } from './certificate.ts';
import { costScaleOf, withScaledCosts } from './cost-scale.ts';
import {
  type Basis,
  type ColumnBlock,
  checkProgram,
  checkRows,
  joinColumns,
  joinRows,
  type LinearProgram,
  type RowBlock,
} from './linear-program.ts';
import type { EngineModel, SolverEngine } from './lp-engine.ts';
import { type Attempt, climb, LINEAR_LADDER, type Rung } from './lp-ladder.ts';

export interface LinearOptimum {
  readonly kind: 'optimal';
  readonly objective: number;
  readonly columnValue: Float64Array;
  readonly rowActivity: Float64Array;
  /** Derivative of the least cost by the bound of a row: ≥ 0 where the lower bound holds, ≤ 0 where the upper does. */
  readonly rowDual: Float64Array;
  /** The same for the bounds of a column. */
  readonly columnDual: Float64Array;
  readonly basis: Basis | undefined;
  readonly certificate: Certificate;
  readonly attempts: readonly Attempt[];
}

/** Only a proven optimum is called one. `failed`: no way of asking the solver led to a verdict. */
export type LinearOutcome =
  | LinearOptimum
  | { readonly kind: 'infeasible' | 'unbounded' | 'failed'; readonly attempts: readonly Attempt[] };

/**
 * Looks at a point and gives back rows of the programme that it violates and that the solver has not seen yet;
 * `undefined` when there are none. `abandon` ends the solve as `failed`: the caller knows why.
 */
export type Separate = (columnValue: Float64Array) => RowBlock | undefined | 'abandon';

/** A programme kept in the solver, to be solved again after changes from where the last solve ended. */
export interface LinearSession {
  /** @param separate - rows to be given only once they are violated; without it, the rows at hand are all */
  solve(separate?: Separate): LinearOutcome;
  addRows(rows: RowBlock): void;
  /** Variables that stand in no row yet; their positions follow those at hand. */
  addColumns(columns: ColumnBlock): void;
  changeColumns(columns: ColumnBlock): void;
  changeRowBounds(lower: Float64Array, upper: Float64Array): void;
  /** Must be called, once: what the solver holds is not collected as garbage. */
  dispose(): void;
}

/**
 * The session holds the programme itself; the solver's copy has its costs scaled by a power of two, and is thrown away
 * and made anew whenever an attempt fails.
 *
 * @param start - basis of a similar programme, for the first solve to start from
 * @throws CoreError when the programme is malformed. Nothing the solver does is thrown.
 */
export function openLinearSession(
  engine: SolverEngine,
  initial: LinearProgram,
  start?: Basis,
): LinearSession {
  checkProgram(initial);
  let program = initial;
  let costScale = costScaleOf(program.columns.cost);
  let model: EngineModel | undefined;
  let favourite = 0;
  let firstBasis = start;

  const drop = () => {
    try {
      model?.dispose();
    } catch {
      // A solver that has crashed can no longer free anything.
    }
    model = undefined;
  };
  /** Applies a change to the solver's copy; one that refuses is dropped, to be made anew at the next solve. */
  const change = (apply: (model: EngineModel) => void) => {
    if (model === undefined) return;
    try {
      apply(model);
    } catch {
      drop();
    }
  };
  const attempt = (rung: Rung, position: number) => {
    try {
      if (model === undefined) {
        model = engine.open(withScaledCosts(program, costScale), undefined);
        model.configure(rung.options);
        if (firstBasis !== undefined) model.setBasis(firstBasis);
        firstBasis = undefined;
      }
      const status = model.run();
      if (status === 'optimal') {
        const value = optimumOf(model, program, costScale);
        if (value !== undefined) {
          favourite = position;
          return { status, value };
        }
        drop();
        return { status: 'not-proven' as const };
      }
      drop();
      return { status };
    } catch {
      drop();
      return { status: 'stopped' as const };
    }
  };
  const solveRows = (): LinearOutcome => {
    if (boundsCross(program)) return { kind: 'infeasible', attempts: [] };
    if (program.columns.count === 0) return solveWithoutColumns(program);
    const verdict = climb(LINEAR_LADDER, favourite, attempt);
    return verdict.kind === 'optimal' ? { ...verdict.value, attempts: verdict.attempts } : verdict;
  };
  const addRows = (rows: RowBlock) => {
    checkRows(rows, program.columns.count);
    program = { ...program, rows: joinRows(program.rows, rows) };
    change((m) => m.addRows(rows));
  };
  return {
    solve: (separate) => {
      const attempts: Attempt[] = [];
      for (;;) {
        const outcome = solveRows();
        attempts.push(...outcome.attempts);
        if (outcome.kind !== 'optimal') return { ...outcome, attempts };
        const rows = separate?.(outcome.columnValue);
        if (rows === undefined) return { ...outcome, attempts };
        if (rows === 'abandon') return { kind: 'failed', attempts };
        addRows(rows);
      }
    },
    addRows,
    addColumns: (columns) => {
      program = { ...program, columns: joinColumns(program.columns, columns) };
      checkProgram(program);
      const cost = columns.cost.map((c) => c * costScale);
      change((m) => m.addColumns({ ...columns, cost }));
    },
    changeColumns: (columns) => {
      program = { ...program, columns };
      checkProgram(program);
      costScale = costScaleOf(columns.cost);
      const { cost, lower, upper } = withScaledCosts(program, costScale).columns;
      change((m) => m.changeColumns(cost, lower, upper));
    },
    changeRowBounds: (lower, upper) => {
      program = { ...program, rows: { ...program.rows, lower, upper } };
      checkProgram(program);
      change((m) => m.changeRows(lower, upper));
    },
    dispose: drop,
  };
}

function optimumOf(model: EngineModel, program: LinearProgram, costScale: number): LinearOptimum | undefined {
  const columnValue = model.columnValue();
  const rowDual = model.rowDual().map((y) => y / costScale);
  if (columnValue.length !== program.columns.count || rowDual.length !== program.rows.count) return undefined;
  const certified = certify(program, columnValue, rowDual);
  if (!isProven(certified.certificate)) return undefined;
  return { kind: 'optimal', columnValue, rowDual, ...certified, basis: model.basis(), attempts: [] };
}

/** A lower bound above its upper one is an error to the solver and an infeasible programme to us. */
export function boundsCross({ columns, rows }: LinearProgram): boolean {
  return (
    columns.lower.some((lower, j) => lower > columns.upper[j]!) ||
    rows.lower.some((lower, i) => lower > rows.upper[i]!)
  );
}

/** As far as the solver lets other rows be violated. */
const EMPTY_ROW_TOLERANCE = 1e-7;

/** The solver calls an empty programme neither optimal nor infeasible. */
function solveWithoutColumns({ rows }: LinearProgram): LinearOutcome {
  const attempts: Attempt[] = [];
  for (let i = 0; i < rows.count; i++) {
    if (rows.lower[i]! > EMPTY_ROW_TOLERANCE || rows.upper[i]! < -EMPTY_ROW_TOLERANCE)
      return { kind: 'infeasible', attempts };
  }
  return {
    kind: 'optimal',
    objective: 0,
    columnValue: new Float64Array(0),
    rowActivity: new Float64Array(rows.count),
    rowDual: new Float64Array(rows.count),
    columnDual: new Float64Array(0),
    basis: undefined,
    certificate: { primalResidual: 0, dualResidual: 0, relativeGap: 0 },
    attempts,
  };
}
