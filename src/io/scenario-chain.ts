import type { Diagnostic } from '../base/diagnostics.ts';
import { text } from '../base/text.ts';
import { resolvePath } from './file-path.ts';
import type { InputText } from './input-text.ts';
import { type LocatedDocument, readLocatedDocument } from './located-document.ts';
import { SCENARIO_FORMS, type ScenarioFile, scenarioFileSchema } from './scenario-schema.ts';
import { schemaDiagnostics } from './schema-fault.ts';
import { fittingPart } from './schema-fit.ts';

/** Gives the text of a file by its path, or nothing when there is no such file. */
export type LoadText = (path: string) => InputText | undefined;

export interface ScenarioLink {
  readonly document: LocatedDocument;
  /** What of the file fits the schema. */
  readonly value: ScenarioFile;
}

/** The file itself first, then what it extends, then what that extends. */
export interface ScenarioChain {
  readonly links: readonly ScenarioLink[];
  /** Every file to the last one could be found and read. */
  readonly isComplete: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a scenario file and all it inherits from, each checked on its own. */
export function readScenarioChain(input: InputText, load: LoadText): ScenarioChain {
  const links: ScenarioLink[] = [];
  const diagnostics: Diagnostic[] = [];
  const visited: string[] = [resolvePath('', input.file)];
  let next: InputText | undefined = input;
  while (next !== undefined) {
    const link = readLink(next, diagnostics);
    if (link === undefined) break;
    links.push(link);
    next = parentOf(link, load, visited, diagnostics);
  }
  const last = links.at(-1);
  const isComplete = next === undefined && last !== undefined && last.value.extends === undefined;
  return { links, isComplete, diagnostics };
}

function readLink(input: InputText, diagnostics: Diagnostic[]): ScenarioLink | undefined {
  const { value: document, diagnostics: faults } = readLocatedDocument(input);
  diagnostics.push(...faults);
  if (document === undefined) return undefined;
  diagnostics.push(...schemaDiagnostics(scenarioFileSchema, document, SCENARIO_FORMS));
  const value = fittingPart(scenarioFileSchema, document.value);
  return value && { document, value };
}

function parentOf(
  link: ScenarioLink,
  load: LoadText,
  visited: string[],
  diagnostics: Diagnostic[],
): InputText | undefined {
  const written = link.value.extends;
  if (written === undefined) return undefined;
  const path = resolvePath(link.document.file, written);
  const place = link.document.spanOf(['extends']);
  const first = visited.indexOf(path);
  if (first >= 0) {
    const circle = [...visited.slice(first), path].join(' → ');
    diagnostics.push({
      code: 'CIRCULAR_EXTENDS',
      severity: 'error',
      message: text(
        `the files extend one another: ${circle}`,
        `los archivos se heredan en círculo: ${circle}`,
      ),
      hint: text('remove one `extends`', 'quite uno de los `extends`'),
      ...place,
    });
    return undefined;
  }
  visited.push(path);
  const parent = load(path);
  if (parent === undefined) {
    diagnostics.push({
      code: 'FILE_NOT_FOUND',
      severity: 'error',
      message: text(`there is no file \`${path}\``, `no existe el archivo \`${path}\``),
      hint: text('the path counts from this file', 'la ruta se cuenta desde este archivo'),
      ...place,
    });
  }
  return parent;
}
