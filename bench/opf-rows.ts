import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CaseFile } from '../src/grid/case-file.ts';
import { readCase } from '../src/io/read-case.ts';
import { type LpSolver, loadSolver } from '../src/numeric/lp.ts';
import { caseOptimum } from '../src/study/case-optimum.ts';
import { type Measurement, measure } from './measure.ts';

export interface OpfRow {
  readonly name: string;
  readonly times: Readonly<Record<string, Measurement>>;
}

/** Least-cost dispatch of a parsed case, from its tables to prices. */
export async function* measureOpf(folder: string, wanted: string): AsyncGenerator<OpfRow> {
  const solver = await loadSolver();
  if ('case118'.includes(wanted))
    yield* rowsOf(folder, 'case118', (caseFile) => ({ OPF: () => run(caseFile, solver) }));
  if (!'case_ACTIVSg10k'.includes(wanted)) return;
  yield* rowsOf(folder, 'case_ACTIVSg10k', (caseFile) => ({
    'OPF, quadratic costs': () => run(caseFile, solver),
    'OPF, linear costs': () => run(withLinearCosts(caseFile), solver),
  }));
}

function* rowsOf(
  folder: string,
  name: string,
  tasks: (caseFile: CaseFile) => Record<string, () => void>,
): Generator<OpfRow> {
  const file = path.join(folder, `${name}.m`);
  const { value } = existsSync(file) ? readCase({ file, text: readFileSync(file, 'utf8') }) : {};
  if (value === undefined) return;
  const times: Record<string, Measurement> = {};
  for (const [task, call] of Object.entries(tasks(value))) times[task] = measure(call);
  yield { name, times };
}

function run(caseFile: CaseFile, solver: LpSolver): void {
  caseOptimum(caseFile, solver);
}

/** Without the quadratic terms: the linear ones are left as the case gives them. */
function withLinearCosts(caseFile: CaseFile): CaseFile {
  const costs = caseFile.costs?.map((cost) =>
    cost.kind === 'polynomial' ? { ...cost, coefficients: cost.coefficients.slice(-2) } : cost,
  );
  return costs === undefined ? caseFile : { ...caseFile, costs };
}
