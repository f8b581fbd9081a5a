import type { SourceSpan } from '../base/diagnostics.ts';
import { resolvePath } from './file-path.ts';
import type { LocatedDocument, PathPart } from './located-document.ts';
import type { ScenarioLink } from './scenario-chain.ts';
import type { ScenarioFile, StudyEntry } from './scenario-schema.ts';

/** A scenario file and all it inherits, as one; paths already count from where the first file's path counts. */
export interface MergedScenario {
  readonly value: Omit<ScenarioFile, 'extends'>;
  /** Where things stand: scalars and list items themselves, maps, lists and exchanges by their key. */
  readonly spans: ReadonlyMap<string, SourceSpan>;
}

/**
 * Puts a file over what it inherits. `title` and `exchanges` are joined entry by entry; everything else that the file
 * gives replaces what it inherits. An empty `exchanges:` or `upgrades:` takes the inherited ones away.
 */
export function mergeScenario(chain: readonly ScenarioLink[]): MergedScenario {
  let merged: MergedScenario = { value: {}, spans: new Map() };
  for (const link of chain.toReversed()) merged = putOver(merged, link);
  return merged;
}

function putOver(base: MergedScenario, { document, value }: ScenarioLink): MergedScenario {
  const { extends: _, ...written } = value;
  const own = withStudyPaths(document.file, written);
  const spans = new Map(base.spans);
  const inherited = { ...base.value };
  for (const key of Object.keys(own) as (keyof typeof own)[]) {
    if (key === 'title') continue;
    if (key === 'exchanges' && own.exchanges) continue;
    delete inherited[key];
    for (const path of spans.keys()) {
      if (path === key || path.startsWith(`${key}.`)) spans.delete(path);
    }
  }
  const data = own.data === undefined ? {} : { data: resolvePath(document.file, own.data) };
  const exchanges = mergedExchanges(inherited.exchanges, own.exchanges, spans);
  recordSpans(own, [], document, spans);
  return {
    value: {
      ...inherited,
      ...own,
      ...data,
      ...(own.title && { title: { ...inherited.title, ...own.title } }),
      ...(exchanges && { exchanges }),
    },
    spans,
  };
}

/** The files that studies name, by paths that count from where the first file's path counts. */
function withStudyPaths<File extends Omit<ScenarioFile, 'extends'>>(file: string, own: File): File {
  const resolved = (studies: readonly StudyEntry[]): StudyEntry[] =>
    studies.map(({ conditions, uncertainty, upgradeOptions, ...study }) => ({
      ...study,
      ...(conditions !== undefined && { conditions: withPaths(file, conditions, 'scenarios') }),
      ...(uncertainty !== undefined && { uncertainty: withPaths(file, uncertainty, 'against') }),
      ...(upgradeOptions !== undefined && { upgradeOptions: withConditionPaths(file, upgradeOptions) }),
    }));
  return {
    ...own,
    ...(own.studies && { studies: resolved(own.studies) }),
    ...(own.moreStudies && { moreStudies: resolved(own.moreStudies) }),
  };
}

function withConditionPaths<Study extends Pick<NonNullable<StudyEntry['upgradeOptions']>, 'conditions'>>(
  file: string,
  study: Study,
): Study {
  const { conditions } = study;
  return conditions ? { ...study, conditions: withPaths(file, conditions, 'scenarios') } : study;
}

/** A study with the files under one of its keys resolved; a key that is not there stays away. */
function withPaths<Study extends object>(file: string, study: Study | null, key: keyof Study): Study | null {
  const paths = study?.[key];
  if (typeof paths === 'string') return { ...study!, [key]: resolvePath(file, paths) };
  if (!Array.isArray(paths)) return study;
  return { ...study!, [key]: paths.map((path) => resolvePath(file, path)) };
}

type Exchanges = ScenarioFile['exchanges'];

/** An exchange given the other way round is the same border: the newer one stands. */
function mergedExchanges(inherited: Exchanges, own: Exchanges, spans: Map<string, SourceSpan>): Exchanges {
  if (!inherited || !own) return own ?? inherited;
  const borders = new Set(Object.keys(own).map(borderOf));
  const kept = Object.entries(inherited).filter(([key]) => !borders.has(borderOf(key)));
  for (const key of Object.keys(inherited)) if (borders.has(borderOf(key))) spans.delete(`exchanges.${key}`);
  return { ...Object.fromEntries(kept), ...own };
}

/** The two areas of an exchange, exporter first. */
export function areasOfExchange(key: string): readonly [string, string] {
  const [from = '', to = ''] = key.split(/->|→/).map((area) => area.trim());
  return [from, to];
}

/** The same for both directions of a border. */
export function borderOf(key: string): string {
  return [...areasOfExchange(key)].sort().join(' ');
}

/** Maps whose keys name areas or plants: what is wrong with a name stands at the key. */
const NAMING: ReadonlySet<PathPart | undefined> = new Set([
  'exchanges',
  'committed',
  'reliabilityMargin',
  'explicit',
]);

function recordSpans(
  value: unknown,
  path: readonly PathPart[],
  document: LocatedDocument,
  spans: Map<string, SourceSpan>,
): void {
  const isBranch = typeof value === 'object' && value !== null;
  if (path.length > 0) {
    const part = isBranch || NAMING.has(path.at(-2)) ? 'key' : 'value';
    spans.set(path.join('.'), document.spanOf(path, part));
  }
  if (!isBranch) return;
  for (const [key, child] of Object.entries(value)) recordSpans(child, [...path, key], document, spans);
}
