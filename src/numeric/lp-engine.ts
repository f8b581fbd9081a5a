import type { Basis, ColumnBlock, LinearProgram, RowBlock } from './linear-program.ts';

/**
 * What the solver library must offer: the seam behind which HiGHS stands, and at which tests put a library that fails.
 * Every method may throw; whoever calls catches.
 */
export interface SolverEngine {
  open(program: LinearProgram, integer: Uint8Array | undefined): EngineModel;
}

export interface EngineModel {
  configure(options: EngineOptions): void;
  run(): EngineStatus;
  columnValue(): Float64Array;
  /** Multipliers of the rows: derivative of the least cost by the row's active bound. */
  rowDual(): Float64Array;
  /** `undefined` where the last run left none. */
  basis(): Basis | undefined;
  /** Where the next run starts. */
  setBasis(basis: Basis): void;
  /** Lower bound of the objective that an integer run has proven. */
  provenBound(): number;
  addRows(rows: RowBlock): void;
  /** Columns that stand in no row yet. */
  addColumns(columns: ColumnBlock): void;
  changeColumns(cost: Float64Array, lower: Float64Array, upper: Float64Array): void;
  changeRows(lower: Float64Array, upper: Float64Array): void;
  /** Gives the memory back. Nothing else may be called afterwards. */
  dispose(): void;
}

/** Options of HiGHS by their own names. */
export type EngineOptions = Readonly<Record<string, string | number | boolean>>;

/** How a run ended, as far as it matters here. */
export type EngineStatus = 'optimal' | 'infeasible' | 'unbounded' | 'undecided' | 'limit';
