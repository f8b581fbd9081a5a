import type { Highs, Model, ModelData } from 'highs';
import type { LinearProgram, RowBlock } from './linear-program.ts';
import type { EngineModel, EngineStatus, SolverEngine } from './lp-engine.ts';

/** Where the solver's WebAssembly comes from, where it is not beside the program (a single-file page). */
export interface SolverSource {
  readonly locateFile?: (file: string) => string;
  /** Instantiates the module with the given imports and hands over the instance. */
  readonly instantiateWasm?: (imports: object, receive: (instance: object) => void) => object;
}

/** Options every model starts from. */
const COMMON = {
  output_flag: false,
  // Sensitivities below 1e-9 still move flows: nothing is dropped that the library lets us keep.
  small_matrix_value: 1e-12,
  mip_rel_gap: 0,
  mip_abs_gap: 1e-9,
};

/** Loads HiGHS (Huangfu, Hall: Parallelizing the dual revised simplex method, Math. Prog. Comp. 10, 2018). */
export async function loadHighsEngine(source: SolverSource = {}): Promise<SolverEngine> {
  const loaded: unknown = await import('highs');
  // The library's types describe its CommonJS face; as a module it exports the loader itself.
  const { default: loader } = loaded as { default: (options: object) => Promise<Highs> };
  const highs = await loader(source);
  return { open: (program, integer) => openModel(highs, program, integer) };
}

function openModel(highs: Highs, program: LinearProgram, integer: Uint8Array | undefined): EngineModel {
  const model = highs.createModel();
  let [rowCount, columnCount] = [program.rows.count, program.columns.count];
  try {
    model.options.set(COMMON);
    model.passModel(modelData(program, integer));
  } catch (error) {
    model.dispose();
    throw error;
  }
  return {
    configure: (options) => void model.options.set(options),
    run: () => statusOf(model),
    columnValue: () => model.getSolution().colValue,
    rowDual: () => model.getSolution().rowDual,
    basis: () => basisOf(model),
    setBasis: ({ column, row }) => void model.setBasis({ colStatus: column, rowStatus: row }),
    provenBound: () => Number(model.info.get('mip_dual_bound')),
    addRows: (rows) => {
      model.addRows(rowData(rows, columnCount));
      rowCount += rows.count;
    },
    addColumns: ({ count, cost, lower, upper }) => {
      model.addCols({ cost, lower, upper, matrix: emptyColumns(rowCount, count) });
      columnCount += count;
    },
    changeColumns: (cost, lower, upper) => {
      const selection = { kind: 'range', from: 0, to: cost.length - 1 } as const;
      model.changeColsCost(selection, cost);
      model.changeColsBounds(selection, lower, upper);
    },
    changeRows: (lower, upper) => {
      model.changeRowsBounds({ kind: 'range', from: 0, to: lower.length - 1 }, lower, upper);
    },
    dispose: () => model.dispose(),
  };
}

function modelData(program: LinearProgram, integer: Uint8Array | undefined): ModelData {
  const { columns, rows } = program;
  return {
    numCols: columns.count,
    numRows: rows.count,
    colCost: columns.cost,
    colLower: columns.lower,
    colUpper: columns.upper,
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: matrixOf(rows, columns.count),
    ...(integer === undefined ? {} : { integrality: Int32Array.from(integer) }),
  };
}

function rowData(rows: RowBlock, columnCount: number) {
  return { count: rows.count, lower: rows.lower, upper: rows.upper, matrix: matrixOf(rows, columnCount) };
}

function matrixOf(rows: RowBlock, numCols: number) {
  const { count: numRows, start: starts, column: indices, value: values } = rows;
  return { format: 'csr' as const, numRows, numCols, starts, indices, values };
}

function emptyColumns(numRows: number, numCols: number) {
  const starts = new Int32Array(numCols + 1);
  return {
    format: 'csc' as const,
    numRows,
    numCols,
    starts,
    indices: new Int32Array(0),
    values: new Float64Array(0),
  };
}

/** The library's numbers for how a run ended; only 7 claims a proven optimum. */
function statusOf(model: Model): EngineStatus {
  switch (model.run().modelStatus) {
    case 7:
      return 'optimal';
    case 8:
      return 'infeasible';
    case 10:
      return 'unbounded';
    case 13:
    case 14:
      return 'limit';
    default:
      return 'undecided';
  }
}

function basisOf(model: Model) {
  if (Number(model.info.get('basis_validity')) !== 1) return undefined;
  const { colStatus, rowStatus } = model.getBasis();
  return { column: colStatus, row: rowStatus };
}
