import { type Language, text } from '../../base/text.ts';
import { caseTransferCsvFile } from '../../io/case-csv.ts';
import { transferReport } from '../../report/transfer-report.ts';
import { caseTransfer } from '../../study/case-transfer.ts';
import { readCaseFile } from '../case-input.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { InputFiles } from '../input-files.ts';
import type { TransferInvocation } from '../invocation.ts';
import { writeFiles } from '../output-files.ts';
import { printAnswer } from '../print-answer.ts';
import { UsageError } from '../usage-error.ts';

/** `siepac transfer`: how much one area of a case file can send to another. */
export function transfer(invocation: TransferInvocation, inputs: InputFiles): ExitCode {
  const { caseFile, from, to, withContingencies, language, format, out } = invocation;
  const read = readCaseFile(inputs, caseFile, language);
  for (const area of [from, to]) requireArea(area, read.network.areas.id, language);
  const result = caseTransfer(read, from, to, withContingencies);
  if (out !== undefined) writeFiles(out, [caseTransferCsvFile(result)]);
  printAnswer({ schemaVersion: 1, ...result }, () => transferReport(result), format, language);
  return EXIT.done;
}

function requireArea(area: string, known: readonly string[], language: Language): void {
  if (known.includes(area)) return;
  const list = known.join(', ');
  throw new UsageError(
    text(
      `The case has no area ${area}. Its areas: ${list}.`,
      `El caso no tiene el área ${area}. Sus áreas: ${list}.`,
    )[language],
  );
}
