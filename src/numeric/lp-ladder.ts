import type { EngineOptions, EngineStatus } from './lp-engine.ts';

/** One way of asking the solver. */
export interface Rung {
  readonly name: string;
  readonly options: EngineOptions;
}

/**
 * Ways to solve a linear programme, the fastest first. The default has been seen to end without a verdict on feasible
 * grids; each of the others has been seen to solve some of those.
 */
export const LINEAR_LADDER: readonly Rung[] = [
  { name: 'dual simplex', options: { dual_feasibility_tolerance: 1e-9 } },
  {
    name: 'dual simplex without scaling or presolve',
    options: { simplex_scale_strategy: 0, presolve: 'off' },
  },
  { name: 'interior point with crossover', options: { solver: 'ipm' } },
  {
    name: 'dual simplex with Devex prices',
    options: { simplex_dual_edge_weight_strategy: 1, presolve: 'off' },
  },
  { name: 'primal simplex', options: { solver: 'simplex', simplex_strategy: 4, presolve: 'off' } },
];

/** Ways to solve an integer programme. */
export const INTEGER_LADDER: readonly Rung[] = [
  { name: 'branch and cut', options: {} },
  { name: 'branch and cut without presolve', options: { presolve: 'off' } },
  { name: 'branch and cut from another seed', options: { random_seed: 1, presolve: 'off' } },
];

/** How one attempt ended; `not-proven` claimed an optimum that our own check refused, `stopped` ended in an error. */
export interface Attempt {
  readonly rung: string;
  readonly status: EngineStatus | 'not-proven' | 'stopped';
}

export type LadderVerdict<T> =
  | { readonly kind: 'optimal'; readonly value: T; readonly attempts: readonly Attempt[] }
  | { readonly kind: 'infeasible' | 'unbounded' | 'failed'; readonly attempts: readonly Attempt[] };

/**
 * Climbs the ladder from rung `first` until one attempt brings a proven optimum, or two agree that there is none: the
 * solver has been seen to be wrong about that too. When no second attempt decides, a lone verdict is no verdict.
 *
 * @param attempt - runs one rung and returns a status, with the optimum where it has been proven
 */
export function climb<T>(
  ladder: readonly Rung[],
  first: number,
  attempt: (rung: Rung, position: number) => { status: Attempt['status']; value?: T },
): LadderVerdict<T> {
  const attempts: Attempt[] = [];
  for (let step = 0; step < ladder.length; step++) {
    const position = (first + step) % ladder.length;
    const rung = ladder[position]!;
    const { status, value } = attempt(rung, position);
    attempts.push({ rung: rung.name, status });
    if (value !== undefined) return { kind: 'optimal', value, attempts };
    if (status !== 'infeasible' && status !== 'unbounded') continue;
    if (attempts.filter((a) => a.status === status).length === 2) return { kind: status, attempts };
  }
  return { kind: 'failed', attempts };
}
