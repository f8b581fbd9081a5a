import type { LinearProgram } from '../../src/numeric/linear-program.ts';
import type { EngineModel, EngineStatus, SolverEngine } from '../../src/numeric/lp-engine.ts';

/** What goes wrong in a run: it throws, it ends with a status, or its vectors come back changed. */
export type Fault =
  | 'throws'
  | EngineStatus
  | {
      readonly columnValue?: (x: Float64Array) => Float64Array;
      readonly rowDual?: (y: Float64Array) => Float64Array;
    };

export interface WatchedEngine extends SolverEngine {
  readonly opened: () => number;
  readonly alive: () => number;
  readonly runs: () => number;
}

/** A solver whose first runs go wrong in the given ways, and which counts the models that were made and given back. */
export function failingEngine(sound: SolverEngine, faults: readonly Fault[] = []): WatchedEngine {
  let opened = 0;
  let disposed = 0;
  let runs = 0;
  return {
    opened: () => opened,
    alive: () => opened - disposed,
    runs: () => runs,
    open(program: LinearProgram, integer: Uint8Array | undefined): EngineModel {
      const model = sound.open(program, integer);
      opened++;
      let fault: Fault | undefined;
      return {
        ...model,
        run() {
          fault = faults[runs++];
          if (fault === 'throws') throw new Error('abort: a line of 160 kB');
          const status = model.run();
          return typeof fault === 'string' ? fault : status;
        },
        columnValue: () =>
          bent(model.columnValue(), typeof fault === 'object' ? fault.columnValue : undefined),
        rowDual: () => bent(model.rowDual(), typeof fault === 'object' ? fault.rowDual : undefined),
        dispose() {
          disposed++;
          model.dispose();
        },
      };
    },
  };
}

function bent(values: Float64Array, bend: ((v: Float64Array) => Float64Array) | undefined): Float64Array {
  return bend === undefined ? values : bend(values);
}
