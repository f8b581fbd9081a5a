import type {
  CapacityRequest,
  LoadingRequest,
  Margin,
  ReliabilityMargin,
  ShiftKeyKind,
  ShiftKeyPair,
  ShiftKeyRule,
  StudyRequest,
} from '../study/scenario.ts';
import { areaPair } from './area-pair.ts';
import { readPowers } from './border-powers.ts';
import { optimumRequests } from './optimum-studies.ts';
import type { ReadOther } from './other-scenarios.ts';
import { rightsRequest } from './rights-study.ts';
import { conditionsRequest } from './scenario-conditions.ts';
import { marketRequest } from './scenario-market.ts';
import type { ReadValue } from './scenario-quantity.ts';
import type { ScenarioFile, StudyEntry } from './scenario-schema.ts';
import { uncertaintyRequest } from './scenario-uncertainty.ts';
import { readRules, STANDARD_RULES } from './security-rules.ts';
import { upgradeOptionsRequest } from './upgrade-options.ts';

type LoadingEntry = NonNullable<StudyEntry['loading']>;
type CapacityEntry = NonNullable<StudyEntry['capacity']>;

/** An entry of the studies, and where it stands: `studies.0`, `moreStudies.1`. */
export interface WrittenStudy {
  readonly path: string;
  readonly entry: StudyEntry;
}

/** The studies asked for, then those that a file adds to them. */
export function writtenStudies(file: Pick<ScenarioFile, 'studies' | 'moreStudies'>): WrittenStudy[] {
  return (['studies', 'moreStudies'] as const).flatMap((key) =>
    (file[key] ?? []).map((entry, index) => ({ path: `${key}.${index}`, entry })),
  );
}

/** The lists of conditions of an entry, and where they stand. */
export function writtenConditions({ path, entry }: WrittenStudy) {
  const lists = [
    { path: `${path}.conditions`, conditions: entry.conditions },
    { path: `${path}.upgradeOptions.conditions`, conditions: entry.upgradeOptions?.conditions },
  ];
  return lists.flatMap(({ conditions, ...at }) => (conditions ? [{ ...at, conditions }] : []));
}

/** The studies of a scenario, with every default filled in. One entry of the list may ask for several. */
export async function readStudies(
  written: readonly WrittenStudy[],
  year: number,
  read: ReadValue,
  readOther: ReadOther,
): Promise<StudyRequest[]> {
  const studies: StudyRequest[] = [];
  for (const { path, entry } of written) {
    if (entry.loading !== undefined)
      studies.push(await loadingRequest(entry.loading ?? {}, `${path}.loading`, read));
    if (entry.capacity !== undefined) {
      studies.push(await capacityRequest(entry.capacity ?? {}, `${path}.capacity`, read));
    }
    if (entry.conditions !== undefined) {
      studies.push(await conditionsRequest(entry.conditions ?? {}, `${path}.conditions`, readOther));
    }
    if (entry.rights !== undefined) {
      studies.push(await rightsRequest(entry.rights, `${path}.rights`, read));
    }
    if (entry.uncertainty !== undefined) {
      studies.push(await uncertaintyRequest(entry.uncertainty ?? {}, `${path}.uncertainty`, read, readOther));
    }
    if (entry.upgradeOptions !== undefined) {
      const at = `${path}.upgradeOptions`;
      studies.push(await upgradeOptionsRequest(entry.upgradeOptions, at, year, read, readOther));
    }
    if (entry.market !== undefined) {
      studies.push(await marketRequest(entry.market ?? {}, `${path}.market`, read));
    }
  }
  return [...studies, ...(await optimumRequests(written, studies, read))];
}

async function loadingRequest(entry: LoadingEntry, path: string, read: ReadValue): Promise<LoadingRequest> {
  const monitorFromKv = await read(entry.monitorFrom, `${path}.monitorFrom`, 'voltage', { least: 0 });
  return {
    kind: 'loading',
    contingencies: entry.contingencies ?? 'n-1',
    monitorFromKv: monitorFromKv ?? STANDARD_RULES.monitorFromKv,
    postContingencyRating: entry.postContingencyRating ?? 'continuous',
  };
}

async function capacityRequest(
  entry: CapacityEntry,
  path: string,
  read: ReadValue,
): Promise<CapacityRequest> {
  const rules = await readRules(entry, path, read, STANDARD_RULES);
  const reliabilityMargin = await readMargins(entry.reliabilityMargin, `${path}.reliabilityMargin`, read);
  const committed = await readPowers(entry.committed ?? {}, `${path}.committed`, read);
  const shiftKey = shiftKeyPair(entry.shiftKey ?? 'headroom');
  const isStepped = shiftKey.up === 'merit-order' || shiftKey.down === 'merit-order';
  return {
    kind: 'capacity',
    borders: bordersOf(entry.borders ?? 'all'),
    directions: entry.directions ?? 'both',
    shiftKey,
    ...rules,
    reliabilityMargin,
    committed,
    assumptions: entry.assumptions ?? (isStepped ? 'none' : 'thresholds'),
  };
}

type WrittenKey = NonNullable<CapacityEntry['shiftKey']>;

/** One key for both sides, or one for each; weights without a side hold for the sides that have no key of their own. */
function shiftKeyPair(written: WrittenKey): ShiftKeyPair {
  if (typeof written === 'string') return { up: written, down: written };
  const { up, down, explicit } = written;
  const common = explicit ? { explicit } : 'headroom';
  return { up: shiftKeyRule(up ?? common), down: shiftKeyRule(down ?? common) };
}

function shiftKeyRule(
  written: ShiftKeyKind | { readonly explicit: Readonly<Record<string, number>> },
): ShiftKeyRule {
  if (typeof written === 'string') return written;
  return { weights: Object.entries(written.explicit).map(([plant, weight]) => ({ plant, weight })) };
}

function bordersOf(borders: 'all' | 'matrix' | readonly string[]): CapacityRequest['borders'] {
  return typeof borders === 'string' ? borders : borders.map(areaPair);
}

const NO_MARGIN: Margin = { kind: 'power', mw: 0 };

async function readMargins(
  written: CapacityEntry['reliabilityMargin'],
  path: string,
  read: ReadValue,
): Promise<ReliabilityMargin> {
  if (typeof written !== 'object') return { default: await readMargin(written, path, read), byBorder: [] };
  let common = NO_MARGIN;
  const byBorder: ReliabilityMargin['byBorder'][number][] = [];
  for (const [key, value] of Object.entries(written)) {
    const margin = await readMargin(value, `${path}.${key}`, read);
    if (key.trim() === 'default') common = margin;
    else byBorder.push({ ...areaPair(key), margin });
  }
  return { default: common, byBorder };
}

/** A text with a per cent sign is a share of the capacity, anything else is power. */
async function readMargin(
  written: number | string | undefined,
  path: string,
  read: ReadValue,
): Promise<Margin> {
  if (typeof written === 'string' && written.includes('%')) {
    return { kind: 'share', share: (await read(written, path, 'ratio', { least: 0, below: 1 })) ?? 0 };
  }
  return { kind: 'power', mw: (await read(written, path, 'active-power', { least: 0 })) ?? 0 };
}
