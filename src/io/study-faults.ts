import type { Diagnostic, SourceSpan } from '../base/diagnostics.ts';
import { type Text, text } from '../base/text.ts';
import { repeatedEntries } from './repeated-entries.ts';
import { marketFaults } from './scenario-market.ts';
import { type WrittenStudy, writtenConditions } from './scenario-studies.ts';

type Spans = ReadonlyMap<string, SourceSpan>;

/** What is wrong with the list of studies as a whole: its entries are well formed, and do not go together. */
export function studyFaults(written: readonly WrittenStudy[], spans: Spans): readonly Diagnostic[] {
  return [
    ...repeatedStudies(written, spans),
    ...withoutCapacity(written, spans),
    ...conditionFaults(written, spans),
    ...nothingToSell(written, spans),
    ...repeatedEntries(written, spans),
    ...marketFaults(written, spans),
  ];
}

/** A result has one answer of each kind, so a study that is asked for again is an error where it stands. */
function repeatedStudies(written: readonly WrittenStudy[], spans: Spans): readonly Diagnostic[] {
  const asked = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const { path, entry } of written) {
    for (const kind of Object.keys(entry)) {
      if (asked.has(kind)) {
        diagnostics.push({
          code: 'DUPLICATE_STUDY',
          severity: 'error',
          message: text(`\`${kind}\` is asked for twice`, `\`${kind}\` se pide dos veces`),
          hint: text('put the second one into another scenario', 'ponga el segundo en otro escenario'),
          ...spans.get(`${path}.${kind}`)!,
        });
      }
      asked.add(kind);
    }
  }
  return diagnostics;
}

/** What these studies repeat is the scenario's own capacity request. */
const REPEATING = ['conditions', 'uncertainty', 'upgradeOptions'] as const;

function withoutCapacity(written: readonly WrittenStudy[], spans: Spans): Diagnostic[] {
  if (written.some(({ entry }) => entry.capacity !== undefined)) return [];
  return written.flatMap(({ path, entry }) =>
    REPEATING.filter((kind) => entry[kind] !== undefined).map((kind) =>
      fault(
        'NO_CAPACITY_STUDY',
        text(
          `\`${kind}\` repeats the \`capacity\` study, and there is none`,
          `\`${kind}\` repite el estudio \`capacity\`, y no hay ninguno`,
        ),
        spans.get(`${path}.${kind}`)!,
      ),
    ),
  );
}

/** A list of scenarios says their moments; a month belongs to one season. */
function conditionFaults(written: readonly WrittenStudy[], spans: Spans): Diagnostic[] {
  return written.flatMap(writtenConditions).flatMap(({ path, conditions }) => {
    const { seasons, demand, months, scenarios } = conditions;
    const at = (key: string) => spans.get(`${path}.${key}`)!;
    if (scenarios !== undefined && (seasons ?? demand ?? months) !== undefined) {
      const message = text(
        'the scenarios of the list have their own season, month and demand',
        'los escenarios de la lista tienen su propia época, mes y demanda',
      );
      return [fault('CONDITIONS_TWICE', message, at('scenarios'))];
    }
    if (months !== undefined && seasons?.length !== 1) {
      const message = text(
        'months need one season: a month belongs to one of them',
        'los meses necesitan una sola época: cada mes pertenece a una',
      );
      return [fault('MONTHS_WITHOUT_SEASON', message, at('months'))];
    }
    return [];
  });
}

/** Rights are tested, or sold. */
function nothingToSell(written: readonly WrittenStudy[], spans: Spans): Diagnostic[] {
  return written.flatMap(({ path, entry }) => {
    if (entry.rights === undefined) return [];
    const { held = [], bids = [] } = entry.rights;
    if (held.length + bids.length > 0) return [];
    const message = text(
      'there are no rights to test and no bids: give `held`, `bids`, or both',
      'no hay derechos que probar ni ofertas: indique `held`, `bids` o ambos',
    );
    return [fault('NO_RIGHTS', message, spans.get(`${path}.rights`)!)];
  });
}

function fault(code: string, message: Text, place: SourceSpan): Diagnostic {
  return { code, severity: 'error', message, ...place };
}
