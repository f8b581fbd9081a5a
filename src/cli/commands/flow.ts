import process from 'node:process';
import type { Language } from '../../base/text.ts';
import { caseFlowCsvFiles } from '../../io/case-csv.ts';
import { caseLossesCsvFiles } from '../../io/case-losses-csv.ts';
import { caseOutagesCsvFiles } from '../../io/case-outages-csv.ts';
import { readContingencyFile } from '../../io/contingency-file.ts';
import { type CaseScreening, flowReport } from '../../report/flow-report.ts';
import { checkOutages } from '../../study/case-check.ts';
import { caseFlow } from '../../study/case-flow.ts';
import { caseLosses } from '../../study/case-losses.ts';
import { caseOutages, casePickUp } from '../../study/case-outages.ts';
import { readCaseFile, valueOrInputError } from '../case-input.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { InputFiles } from '../input-files.ts';
import type { FlowInvocation } from '../invocation.ts';
import { writeFiles } from '../output-files.ts';
import { printAnswer } from '../print-answer.ts';
import { type Progress, showProgress } from '../progress.ts';

/** `siepac flow`: the DC power flow of any case file, and its outages where they are asked for. */
export function flow(invocation: FlowInvocation, inputs: InputFiles): ExitCode {
  const { caseFile, withContingencies, contingencyFile, language, format, out } = invocation;
  const read = readCaseFile(inputs, caseFile, language);
  const named =
    contingencyFile === undefined
      ? []
      : valueOrInputError(readContingencyFile(inputs.read(contingencyFile), read.network), inputs, language);
  const result = caseFlow(read);
  const screening = withContingencies || named.length > 0 ? screen() : undefined;
  if (out !== undefined) {
    writeFiles(out, [
      ...caseFlowCsvFiles(result),
      ...(screening?.losses ? caseLossesCsvFiles(screening.losses) : []),
      ...(screening ? caseOutagesCsvFiles(screening.outages, withContingencies) : []),
    ]);
  }
  printAnswer(
    { schemaVersion: 1, ...result, ...screening },
    () => flowReport(result, screening),
    format,
    language,
  );
  return EXIT.done;

  function screen(): CaseScreening {
    const losses = withContingencies ? caseLosses(read, { countsTies: out !== undefined }) : undefined;
    const pickUp = casePickUp(read);
    const progress = countingProgress(language);
    const outages = caseOutages(pickUp, named, withContingencies, progress.step);
    progress.end();
    return { losses, outages, check: checkOutages(pickUp, losses, outages) };
  }
}

/** Progress of work whose size is known from its first step on. */
function countingProgress(language: Language) {
  let shown: Progress | undefined;
  return {
    step: (total: number) => {
      shown ??= showProgress(total, process.stderr, language);
      shown.step('N-1');
    },
    end: () => shown?.end(),
  };
}
