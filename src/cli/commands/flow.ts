import { caseFlowCsvFiles } from '../../io/case-csv.ts';
import { flowReport } from '../../report/flow-report.ts';
import { caseFlow } from '../../study/case-flow.ts';
import { readCaseFile } from '../case-input.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { InputFiles } from '../input-files.ts';
import type { FlowInvocation } from '../invocation.ts';
import { writeFiles } from '../output-files.ts';
import { printAnswer } from '../print-answer.ts';

/** `siepac flow`: the DC power flow of any case file. */
export function flow(invocation: FlowInvocation, inputs: InputFiles): ExitCode {
  const { caseFile, language, format, out } = invocation;
  const result = caseFlow(readCaseFile(inputs, caseFile, language));
  if (out !== undefined) writeFiles(out, caseFlowCsvFiles(result));
  printAnswer({ schemaVersion: 1, ...result }, () => flowReport(result), format, language);
  return EXIT.done;
}
