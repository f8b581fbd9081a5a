import process from 'node:process';
import type { Diagnostic } from '../../base/diagnostics.ts';
import { InputError } from '../../base/errors.ts';
import { text } from '../../base/text.ts';
import { ENGINE_VERSION } from '../../base/version.ts';
import { readEvidence } from '../../io/evidence-reader.ts';
import { type InputText, normalisedText } from '../../io/input-text.ts';
import { resultJson } from '../../io/result-json.ts';
import { readResultJson } from '../../io/result-reader.ts';
import { comparisonPage } from '../../report/html/comparison-page.ts';
import type { LivePart } from '../../report/html/page-shell.ts';
import { runPage } from '../../report/html/run-page.ts';
import { verifyReport } from '../../report/verify-report.ts';
import { compareDocuments } from '../../study/evidence/compare-documents.ts';
import { compareFigures } from '../../study/evidence/compare-figures.ts';
import { compareInputs } from '../../study/evidence/compare-inputs.ts';
import { compareTexts } from '../../study/evidence/compare-texts.ts';
import type { Evidence, EvidenceScenario, StoredResult } from '../../study/evidence/evidence.ts';
import { headlineFigures } from '../../study/evidence/headline-figures.ts';
import { isVerified, type Verification, type WholeComparison } from '../../study/evidence/verification.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { runScenario } from '../../study/run-scenario.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { InputFiles } from '../input-files.ts';
import type { VerifyInvocation } from '../invocation.ts';
import { livePartOfSeveral } from '../live-part.ts';
import { printAnswer } from '../print-answer.ts';
import { showProgress } from '../progress.ts';
import { inputsOf } from '../provenance.ts';
import { type ReadyScenario, requireScenarios } from '../scenario-input.ts';
import { solverFor } from '../solver-for.ts';

/** What is verified: its scenarios, and how the whole of it compares with what comes out now. */
interface Subject {
  readonly scenarios: readonly EvidenceScenario[];
  readonly whole: (results: readonly ScenarioResult[], liveFrom: LiveFrom) => WholeComparison;
}

/** The live part of a page about the scenarios, with one of them as its base. */
type LiveFrom = (base: string) => LivePart | undefined;

/** `siepac verify`: solves again what a page or a result says, and compares. Exit code 3 where it does not come out. */
export async function verify(
  invocation: VerifyInvocation,
  inputs: InputFiles,
  workerFile: URL,
): Promise<ExitCode> {
  const { language, format } = invocation;
  const isMoved = invocation.scenarios !== undefined || invocation.data !== undefined;
  const input = inputs.read(invocation.file);
  const { scenarios, whole } = subjectOf(input, isMoved);
  const ready = await scenariosAgain(scenarios, invocation, inputs);
  const solver = await solverFor(ready.map(({ scenario }) => scenario));
  const progress = showProgress(ready.length, process.stderr, language);
  const results = ready.map(({ scenario, dataset }) => {
    const result = runScenario(scenario, dataset, solver);
    progress.step(scenario.id);
    return result;
  });
  progress.end();
  const { engine } = scenarios[0]!.provenance;
  const verification: Verification = {
    scenarios: scenarios.map(({ id, provenance, figures }, i) => ({
      id,
      changes: compareInputs(provenance.inputs, inputsOf(ready[i]!.files, inputs)),
      figures: compareFigures(figures, headlineFigures(results[i]!)),
    })),
    whole: whole(results, (base) => livePartOfSeveral(ready, base, workerFile)),
    otherEngine: engine === ENGINE_VERSION ? undefined : engine,
  };
  const verified = isVerified(verification);
  printAnswer(
    { schemaVersion: 1, verified, ...verification },
    () => verifyReport(input.file, verification),
    format,
    language,
  );
  return verified ? EXIT.done : EXIT.noAnswer;
}

function subjectOf(input: InputText, isMoved: boolean): Subject {
  const isPage = /^\s*</.test(normalisedText(input.text));
  return isPage ? pageSubject(input, isMoved) : resultSubject(input);
}

/** What a live part reads: it holds the names of the files, which are others where these lie elsewhere now. */
const LIVE_DATA = /<script type="[^"]*" id="live-(?:scenarios|dataset)">.*?<\/script>/gs;

function pageSubject(input: InputText, isMoved: boolean): Subject {
  const evidence = orThrow(readEvidence(input));
  const page = normalisedText(input.text);
  return {
    scenarios: evidence.scenarios,
    whole: (results, liveFrom) => {
      const isLive = page.search(LIVE_DATA) >= 0;
      const base = evidence.comparison?.base ?? evidence.scenarios[0]!.id;
      const again = pageAgain(evidence, results, isLive ? liveFrom(base) : undefined);
      return isMoved
        ? compareTexts(page.replace(LIVE_DATA, ''), again.replace(LIVE_DATA, ''))
        : compareTexts(page, again);
    },
  };
}

/** The page of results computed now, told as made as the recorded one was. */
function pageAgain(
  { scenarios, comparison, language }: Evidence,
  results: readonly ScenarioResult[],
  live: LivePart | undefined,
): string {
  const stored = results.map(
    (result, i): StoredResult<ScenarioResult> => ({
      result,
      provenance: scenarios[i]!.provenance,
    }),
  );
  return comparison === undefined
    ? runPage(stored[0]!.result, stored[0]!.provenance, language, live)
    : comparisonPage(stored, comparison.base, comparison.provenance, language, live);
}

function resultSubject(input: InputText): Subject {
  const { result, provenance } = orThrow(readResultJson(input));
  const { id } = result.scenario;
  return {
    scenarios: [{ id, provenance, figures: headlineFigures(result) }],
    whole: (results) => {
      // As it is written: figures that stand in tables of their own are left out there.
      const written = readResultJson({ file: input.file, text: resultJson(results[0]!, provenance) });
      const [first] = compareDocuments(result, written.value?.result);
      if (first === undefined) return { kind: 'same' };
      const { path, recorded, computed } = first;
      return { kind: 'differs', place: path, recorded: String(recorded), computed: String(computed) };
    },
  };
}

function orThrow<Value>(read: {
  readonly value: Value | undefined;
  readonly diagnostics: readonly Diagnostic[];
}): Value {
  if (read.value === undefined) throw new InputError(read.diagnostics);
  return read.value;
}

/** The scenarios of the record, in its order, read from where it names them or from the files given instead. */
async function scenariosAgain(
  recorded: readonly EvidenceScenario[],
  { scenarios: given, data, file }: VerifyInvocation,
  inputs: InputFiles,
): Promise<ReadyScenario[]> {
  const files = given ?? recorded.map(({ provenance }) => provenance.scenario ?? '');
  const notThere = given === undefined ? recorded.filter((one) => !isThere(one, inputs)) : [];
  if (notThere.length > 0) throw new InputError(notThere.map(scenarioNotFound));
  const { ready } = await requireScenarios(inputs, files, data);
  return recorded.map(({ id }) => {
    const found = ready.find(({ scenario }) => scenario.id === id);
    if (found === undefined) throw new InputError([otherScenario(file, id, ready)]);
    return found;
  });
}

function isThere({ provenance }: EvidenceScenario, inputs: InputFiles): boolean {
  return provenance.scenario !== undefined && inputs.readIfThere(provenance.scenario) !== undefined;
}

function scenarioNotFound({ id, provenance }: EvidenceScenario): Diagnostic {
  return {
    code: 'FILE_NOT_FOUND',
    severity: 'error',
    message: text(
      `The scenario ${id} is not where it was when the file was made.`,
      `El escenario ${id} no está donde estaba cuando se hizo el archivo.`,
    ),
    hint: text(
      `go to the folder in which \`${provenance.command}\` ran, or name it: --scenario FILE, --data FOLDER`,
      `vaya a la carpeta en que corrió \`${provenance.command}\`, o indíquelo: --scenario ARCHIVO, --data CARPETA`,
    ),
    file: provenance.scenario ?? id,
    line: 1,
    column: 1,
  };
}

function otherScenario(file: string, id: string, ready: readonly ReadyScenario[]): Diagnostic {
  const ids = ready.map(({ scenario }) => scenario.id).join(', ');
  return {
    code: 'OTHER_SCENARIO',
    severity: 'error',
    message: text(
      `This is about the scenario ${id}; read was ${ids}.`,
      `Esto trata del escenario ${id}; se leyó ${ids}.`,
    ),
    file,
    line: 1,
    column: 1,
  };
}
