import { caseFlowCsvFiles } from '../../io/case-csv.ts';
import { caseLossesCsvFiles } from '../../io/case-losses-csv.ts';
import { flowReport } from '../../report/flow-report.ts';
import { caseFlow } from '../../study/case-flow.ts';
import { caseLosses } from '../../study/case-losses.ts';
import { readCaseFile } from '../case-input.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { InputFiles } from '../input-files.ts';
import type { FlowInvocation } from '../invocation.ts';
import { writeFiles } from '../output-files.ts';
import { printAnswer } from '../print-answer.ts';

/** `siepac flow`: the DC power flow of any case file, and the loss of every single branch where that is asked for. */
export function flow(invocation: FlowInvocation, inputs: InputFiles): ExitCode {
  const { caseFile, withContingencies, language, format, out } = invocation;
  const read = readCaseFile(inputs, caseFile, language);
  const result = caseFlow(read);
  const losses = withContingencies ? caseLosses(read, { countsTies: out !== undefined }) : undefined;
  if (out !== undefined) {
    writeFiles(out, [...caseFlowCsvFiles(result), ...(losses ? caseLossesCsvFiles(losses) : [])]);
  }
  const document = { schemaVersion: 1, ...result, ...(losses ? { losses } : {}) };
  printAnswer(document, () => flowReport(result, losses), format, language);
  return EXIT.done;
}
