import { nearestName } from '../../base/suggest.ts';
import { type Language, text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { explanationCsvFile } from '../../io/explanation-csv.ts';
import { explanationReport } from '../../report/explanation/explanation-report.ts';
import { explanationPage } from '../../report/html/explanation-page.ts';
import { explainScenario } from '../../study/explanation/explain-scenario.ts';
import type { AreaPair, CapacityRequest, Scenario } from '../../study/scenario.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { displayName, type InputFiles } from '../input-files.ts';
import type { ExplainInvocation } from '../invocation.ts';
import { writeFiles } from '../output-files.ts';
import { printAnswer } from '../print-answer.ts';
import { provenanceOf } from '../provenance.ts';
import { requireScenarios } from '../scenario-input.ts';
import { UsageError } from '../usage-error.ts';

/** `siepac explain`: why one capacity of a scenario is what it is, so that it can be defended. */
export async function explain(invocation: ExplainInvocation, inputs: InputFiles): Promise<ExitCode> {
  const { scenario: file, border, rank, language, format, out } = invocation;
  const { ready } = await requireScenarios(inputs, [file]);
  const { scenario, dataset, files } = ready[0]!;
  const request = capacityRequest(scenario, language);
  const pair = areaPair(border, dataset, language);
  const answer = explainScenario(scenario, dataset, request, pair, rank);
  if (rank > Math.max(1, answer.pairCount)) throw new UsageError(tooFewPairs(answer.pairCount, language));
  if (out !== undefined) {
    const name = displayName(scenario.file);
    const argv = ['explain', name, border, ...(rank === 1 ? [] : ['--rank', `${rank}`])];
    const page = explanationPage(answer, provenanceOf(argv, name, files, inputs), language);
    const table = explanationCsvFile('explanation.csv', [answer.explanation]);
    writeFiles(out, [{ name: 'explanation.html', text: page }, table]);
  }
  printAnswer({ ...answer }, () => explanationReport(answer), format, language);
  return EXIT.done;
}

function capacityRequest(scenario: Scenario, language: Language): CapacityRequest {
  const request = scenario.studies.find((study) => study.kind === 'capacity');
  if (request !== undefined) return request;
  throw new UsageError(
    text(
      `${scenario.id} asks for no capacity: add a study, \`- capacity: { borders: all }\`.`,
      `${scenario.id} no pide capacidades: agregue un estudio, \`- capacity: { borders: all }\`.`,
    )[language],
  );
}

/** `GT->SV+HN` as two sets of areas. */
function areaPair(border: string, dataset: Dataset, language: Language): AreaPair {
  const sides = border.split(/->|→/).map((side) => side.split('+').map((area) => area.trim()));
  const [from, to] = sides;
  const known = dataset.areas.map((row) => row.id);
  const isKnown = (areas: readonly string[]) => areas.every((area) => known.includes(area));
  const isApart = from !== undefined && to !== undefined && !from.some((area) => to.includes(area));
  if (sides.length === 2 && isApart && isKnown(from) && isKnown(to)) return { from, to };
  throw new UsageError(unknownBorder(border, known, language));
}

function unknownBorder(border: string, areas: readonly string[], language: Language): string {
  const borders = areas.flatMap((a) => areas.flatMap((b) => (a === b ? [] : [`${a}->${b}`])));
  const meant = nearestName(border.replaceAll('→', '->').replaceAll(' ', ''), borders);
  const list = areas.join(', ');
  const hint =
    meant === undefined
      ? text(
          `Write it as 'GT->SV' or 'GT->SV+HN'; the areas: ${list}.`,
          `Escríbala como 'GT->SV' o 'GT->SV+HN'; las áreas: ${list}.`,
        )
      : text(`Did you mean ${meant}? The areas: ${list}.`, `¿Quiso decir ${meant}? Las áreas: ${list}.`);
  return text(`There is no border ${border}. ${hint.en}`, `No hay frontera ${border}. ${hint.es}`)[language];
}

function tooFewPairs(count: number, language: Language): string {
  const words =
    count === 0
      ? text('this capacity has no limiting pair', 'esta capacidad no tiene pares que limiten')
      : text(
          `this capacity has limiting pairs 1 to ${count}`,
          `esta capacidad tiene pares que limitan del 1 al ${count}`,
        );
  return `--rank: ${words[language]}.`;
}
