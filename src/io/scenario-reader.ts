import { type Diagnostic, hasErrors, inFileOrder, type ReadResult } from '../base/diagnostics.ts';
import { nearestName } from '../base/suggest.ts';
import { type Text, text } from '../base/text.ts';
import type { Scenario, ScheduledExchange } from '../study/scenario.ts';
import { DATA_PACKAGE_FILE } from './dataset-reader.ts';
import { resolvePath } from './file-path.ts';
import { type InputText, normalisedText } from './input-text.ts';
import { otherScenarioReader, type ReadOther } from './other-scenarios.ts';
import { type LoadText, readScenarioChain, type ScenarioChain, type ScenarioLink } from './scenario-chain.ts';
import { areasOfExchange, borderOf, type MergedScenario, mergeScenario } from './scenario-merge.ts';
import { quantityReader, type ReadValue } from './scenario-quantity.ts';
import { scenarioFileSchema } from './scenario-schema.ts';
import { readSchemes } from './scenario-schemes.ts';
import { readStudies, writtenStudies } from './scenario-studies.ts';
import { readUpgrades } from './scenario-upgrades.ts';
import { studyFaults } from './study-faults.ts';

const CASE_FILE = /\.(m|raw)$/i;

/**
 * Reads a scenario and what it extends. Everything that can be said without the data is checked here; names of areas,
 * upgrades and elements are checked against the data by `checkScenario`.
 *
 * @param load gives other files by path: those that are extended, and the data's, to tell a wrong `data` path early.
 */
export function readScenario(input: InputText, load: LoadText): Promise<ReadResult<Scenario>> {
  return readWithOthers(input, load, (other) => readWithOthers(other, load, undefined));
}

/**
 * @param readAlone reads the scenarios that studies name; `undefined` in those themselves: what their own studies name
 * plays no part, so that files may name one another.
 */
async function readWithOthers(
  input: InputText,
  load: LoadText,
  readAlone: ((other: InputText) => Promise<ReadResult<Scenario>>) | undefined,
): Promise<ReadResult<Scenario>> {
  const chain = readScenarioChain(input, load);
  const diagnostics = [...chain.diagnostics];
  const merged = mergeScenario(chain.links);
  const read = quantityReader(chain.links, diagnostics);
  const { value } = merged;
  const exchanges = await readExchanges(merged, read, diagnostics);
  const upgrades = await readUpgrades(value.upgrades ?? [], read);
  const schemes = await readSchemes(value.schemes ?? [], read);
  const { spans } = merged;
  const written = writtenStudies(value);
  const readOther: ReadOther =
    readAlone === undefined
      ? async () => undefined
      : otherScenarioReader({ load, readAlone, spans, data: value.data, id: value.id, diagnostics });
  const studies = await readStudies(written, value.year ?? 0, read, readOther);
  const demandFactor = await read(value.demandFactor, 'demandFactor', 'ratio', { above: 0 });
  diagnostics.push(...studyFaults(written, spans));
  diagnostics.push(...missingKeys(chain, input));
  diagnostics.push(...wrongDataPath(merged, load));
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics: inFileOrder(diagnostics) };
  const scenario: Scenario = {
    id: value.id!,
    title: text(value.title!.en!, value.title!.es!),
    question: questionOf(chain.links[0]!, input),
    file: input.file,
    data: value.data!,
    year: value.year!,
    season: value.season!,
    demand: value.demand!,
    month: value.month,
    upgrades,
    exchanges,
    demandFactor: demandFactor ?? 1,
    studies,
    schemes,
    spans: withNames(merged),
  };
  return { value: scenario, diagnostics };
}

async function readExchanges(
  { value, spans }: MergedScenario,
  read: ReadValue,
  diagnostics: Diagnostic[],
): Promise<readonly ScheduledExchange[]> {
  const exchanges: ScheduledExchange[] = [];
  const seen = new Map<string, string>();
  for (const [key, written] of Object.entries(value.exchanges ?? {})) {
    const path = `exchanges.${key}`;
    const [from, to] = areasOfExchange(key);
    const powerMw = await read(written, path, 'active-power');
    const border = borderOf(key);
    const first = seen.get(border);
    if (from === to) {
      diagnostics.push({
        code: 'BAD_EXCHANGE',
        severity: 'error',
        message: text(`\`${from}\` cannot export to itself`, `\`${from}\` no puede exportar a sí misma`),
        ...spans.get(path)!,
      });
    } else if (first !== undefined) {
      diagnostics.push({
        code: 'BAD_EXCHANGE',
        severity: 'error',
        message: text(`\`${first}\` is the same border`, `\`${first}\` es la misma frontera`),
        hint: text(
          'give one net schedule; a negative one flows back',
          'indique un solo programa neto; uno negativo va en sentido contrario',
        ),
        ...spans.get(path)!,
      });
    }
    seen.set(border, key);
    exchanges.push({ from, to, powerMw: powerMw ?? 0 });
  }
  return exchanges;
}

const NEEDED = ['id', 'title.en', 'title.es', 'data', 'year', 'season', 'demand', 'studies'] as const;

/**
 * Keys that no file of the chain gives. A key that is there and does not fit has been reported already; where a file
 * of the chain could not be read, nobody knows what it would have given.
 */
function missingKeys(chain: ScenarioChain, input: InputText): readonly Diagnostic[] {
  if (!chain.isComplete) return [];
  const isGiven = (path: string): boolean =>
    chain.links.some(({ document }) => path.split('.').reduce(entryOf, document.value) !== undefined);
  const misspelt = misspeltKeys(chain);
  return NEEDED.filter((path) => !isGiven(path) && !misspelt.has(path)).map((path) => ({
    code: 'MISSING_KEY',
    severity: 'error',
    message: text(`\`${path}\` is missing`, `falta \`${path}\``),
    ...(chain.links.length === 1 && {
      hint: text(
        'give it here or in a file that this one `extends`',
        'indíquelo aquí o en un archivo heredado con `extends`',
      ),
    }),
    file: input.file,
    line: 1,
    column: 1,
  }));
}

/** What the unknown keys of the chain were probably meant to be: those are not missing. */
function misspeltKeys(chain: ScenarioChain): ReadonlySet<string | undefined> {
  const known = Object.keys(scenarioFileSchema.shape);
  const written = chain.links.flatMap(({ document }) => Object.keys(document.value as object));
  return new Set(written.filter((key) => !known.includes(key)).map((key) => nearestName(key, known)));
}

/** Of a value that should be a map and is none, itself: that it is wrong has been said. */
function entryOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : value;
}

function wrongDataPath({ value, spans }: MergedScenario, load: LoadText): readonly Diagnostic[] {
  const { data } = value;
  const place = spans.get('data');
  if (data === undefined || place === undefined) return [];
  const isCase = CASE_FILE.test(data);
  const probe = isCase ? data : resolvePath(`${data}/`, DATA_PACKAGE_FILE);
  if (load(probe) !== undefined) return [];
  const message = isCase
    ? text(`there is no case file \`${data}\``, `no existe el archivo de caso \`${data}\``)
    : text(
        `\`${data}\` is not the folder of a data set`,
        `\`${data}\` no es la carpeta de un conjunto de datos`,
      );
  const hint = text(
    `the path counts from this file; a data folder holds ${DATA_PACKAGE_FILE}`,
    `la ruta se cuenta desde este archivo; una carpeta de datos contiene ${DATA_PACKAGE_FILE}`,
  );
  return [{ code: 'DATA_NOT_FOUND', severity: 'error', message, hint, ...place }];
}

/** The file's own question: what it extends asks another. */
function questionOf({ value }: ScenarioLink, input: InputText): Text | undefined {
  if (value.question !== undefined) return text(value.question.en, value.question.es);
  const comment = firstComment(input);
  return comment === undefined ? undefined : text(comment, comment);
}

/** The first block of comment lines; what editors read (`yaml-language-server`) is not part of it. */
function firstComment(input: InputText): string | undefined {
  const lines = normalisedText(input.text)
    .split('\n')
    .filter((line) => !line.startsWith('# yaml-language-server'));
  const start = lines.findIndex((line) => line.startsWith('#'));
  if (start < 0) return undefined;
  const end = lines.findIndex((line, k) => k > start && !line.startsWith('#'));
  const block = lines.slice(start, end < 0 ? lines.length : end);
  const comment = block
    .map((line) => line.replace(/^#+\s?/, '').trim())
    .join(' ')
    .trim();
  return comment === '' ? undefined : comment;
}

/** Upgrades and exchanges can be found by their names too, whatever their place in a list and their spelling. */
function withNames({ value, spans }: MergedScenario): Scenario['spans'] {
  const all = new Map(spans);
  const addName = (name: string, path: string): void => {
    const place = spans.get(path);
    if (place !== undefined) all.set(name, place);
  };
  for (const [index, upgrade] of (value.upgrades ?? []).entries()) {
    addName(`upgrades.${typeof upgrade === 'string' ? upgrade : upgrade.id}`, `upgrades.${index}`);
  }
  for (const key of Object.keys(value.exchanges ?? {})) {
    addName(`exchanges.${areasOfExchange(key).join('->')}`, `exchanges.${key}`);
  }
  return all;
}
