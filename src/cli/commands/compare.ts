import { compareReport } from '../../report/compare-report.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { runScenario } from '../../study/run-scenario.ts';
import type { Scenario } from '../../study/scenario.ts';
import { chosenBase } from '../chosen-base.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { InputFiles } from '../input-files.ts';
import type { CompareInvocation } from '../invocation.ts';
import { printAnswer } from '../print-answer.ts';
import { requireScenarios } from '../scenario-input.ts';
import { solverFor } from '../solver-for.ts';

/** `siepac compare`: solves scenarios and sets them side by side; writes no files. */
export async function compare(invocation: CompareInvocation, inputs: InputFiles): Promise<ExitCode> {
  const { language, format } = invocation;
  const { ready } = await requireScenarios(inputs, invocation.scenarios);
  const ids = ready.map(({ scenario }) => scenario.id);
  const baseId = chosenBase(invocation.base, ids, language);
  const solver = await solverFor(ready.map(({ scenario }) => scenario));
  const results = ready.map(({ scenario, dataset }) =>
    runScenario(withoutLongWork(scenario), dataset, solver),
  );
  const base = results.find((result: ScenarioResult) => result.scenario.id === baseId)!;
  printAnswer(
    { schemaVersion: 1, base: baseId, results },
    () => compareReport(results, base),
    format,
    language,
  );
  return EXIT.done;
}

/** Nothing of what a comparison shows comes from samples or a market year. */
function withoutLongWork(scenario: Scenario): Scenario {
  return {
    ...scenario,
    studies: scenario.studies.filter(({ kind }) => kind !== 'uncertainty' && kind !== 'market'),
  };
}
