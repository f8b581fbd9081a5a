import { caseOptimumCsvFile } from '../../io/case-optimum-csv.ts';
import { loadSolver } from '../../numeric/lp.ts';
import { optimumReport } from '../../report/optimum-report.ts';
import { caseOptimum } from '../../study/case-optimum.ts';
import { readCaseFile } from '../case-input.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { InputFiles } from '../input-files.ts';
import type { OpfInvocation } from '../invocation.ts';
import { writeFiles } from '../output-files.ts';
import { printAnswer } from '../print-answer.ts';

/** `siepac opf`: the dispatch of least cost of any case file, with prices at every bus. */
export async function opf(
  { caseFile, language, format, out }: OpfInvocation,
  inputs: InputFiles,
): Promise<ExitCode> {
  const result = caseOptimum(readCaseFile(inputs, caseFile, language), await loadSolver());
  const { name, optimum } = result;
  if (out !== undefined) writeFiles(out, [caseOptimumCsvFile(result.caseFile.network, optimum)]);
  const { units, buses } = result.caseFile.network;
  const document = {
    schemaVersion: 1,
    name,
    objectiveUsdPerH: optimum.objectiveUsdPerH,
    units: units.id.map((_, u) => ({ row: u + 1, outputMw: optimum.outputMw[u]! })),
    buses: buses.id.map((bus, b) => ({ bus, priceUsdPerMwh: optimum.priceUsdPerMwh[b]! })),
    check: optimum.check,
    checks: result.checks,
  };
  printAnswer(document, () => optimumReport(result), format, language);
  return EXIT.done;
}
