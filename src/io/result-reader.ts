import * as z from 'zod';
import type { ReadResult } from '../base/diagnostics.ts';
import type { StoredResult } from '../study/evidence/evidence.ts';
import type { ScenarioResult } from '../study/result.ts';
import type { InputText } from './input-text.ts';
import { readLocatedJson } from './located-document.ts';
import { schemaDiagnostics } from './schema-fault.ts';

const words = z.looseObject({ en: z.string(), es: z.string() });
const list = z.array(z.looseObject({}));
const study = z.looseObject({}).optional();

export const provenanceSchema = z.looseObject({
  engine: z.string(),
  command: z.string(),
  scenario: z.string().optional(),
  inputs: z.array(z.looseObject({ file: z.string(), sha256: z.string() })),
});

/** Deep where every result is alike, and one level where a study has a shape of its own. */
const resultSchema = z.looseObject({
  schemaVersion: z.literal(1),
  provenance: provenanceSchema,
  scenario: z.looseObject({
    id: z.string(),
    title: words,
    year: z.number(),
    season: z.string(),
    demand: z.string(),
    month: z.number(),
    upgrades: z.array(z.looseObject({ id: z.string(), title: words })),
    exchanges: z.array(z.looseObject({ from: z.string(), to: z.string(), powerMw: z.number() })),
  }),
  grid: z.looseObject({
    buses: z.number(),
    byArea: list,
    substations: z.array(
      z.looseObject({
        id: z.string(),
        name: z.string(),
        area: z.string(),
        latitudeDeg: z.number(),
        longitudeDeg: z.number(),
        kv: z.number(),
      }),
    ),
  }),
  dispatch: z.array(
    z.looseObject({
      area: z.string(),
      name: words,
      demandMw: z.number(),
      generationMw: z.number(),
      netExportMw: z.number(),
      generationCostUsdPerH: z.number(),
      traces: list,
    }),
  ),
  loading: z
    .looseObject({
      elements: z.array(
        z.looseObject({
          element: z.string(),
          name: z.string(),
          fromSubstation: z.string(),
          toSubstation: z.string(),
          flowMw: z.number(),
          trace: z.looseObject({}),
        }),
      ),
      contingencies: z.array(z.looseObject({ shedByArea: list, trippedByArea: list })),
      borders: z.array(z.looseObject({ fromArea: z.string(), toArea: z.string(), flowMw: z.number() })),
    })
    .optional(),
  capacity: z
    .looseObject({
      rows: z.array(
        z.looseObject({
          kind: z.string(),
          fromAreas: z.array(z.string()),
          toAreas: z.array(z.string()),
          baseExchangeMw: z.number(),
          thermalN: z.looseObject({ kind: z.string() }),
          thermalN1: z.looseObject({ kind: z.string() }),
          pairs: list,
          relief: list,
        }),
      ),
    })
    .optional(),
  explanations: list,
  schemes: list,
  conditions: study,
  separations: z.looseObject({ events: list, recorded: list }).optional(),
  security: z.looseObject({ limits: list, schemes: list, criteria: list, outages: list }).optional(),
  optimised: study,
  joint: study,
  regionalTrade: study,
  rights: study,
  uncertainty: study,
  market: z.looseObject({ designs: list, timeline: list }).optional(),
  upgrades: study,
  checks: list,
  warnings: list,
  areas: z.array(z.looseObject({ id: z.string(), name: words })),
  sources: z.array(z.looseObject({ id: z.string(), title: z.string() })),
});

/**
 * Reads `result.json` back, as `resultJson` wrote it: `null` is a missing value again. What a study of a kind holds is
 * not looked into. Cost: the size of the file.
 */
export function readResultJson(input: InputText): ReadResult<StoredResult<ScenarioResult>> {
  const { value: document, diagnostics } = readLocatedJson(input);
  if (document === undefined) return { value: undefined, diagnostics };
  const value = withoutNulls(document.value);
  const faults = schemaDiagnostics(resultSchema, { ...document, value });
  if (faults.length > 0) return { value: undefined, diagnostics: faults };
  const { provenance, ...result } = value as ScenarioResult & Pick<StoredResult<unknown>, 'provenance'>;
  return { value: { result, provenance }, diagnostics: [] };
}

/** Missing values of a record leave with their keys. In place: the parsed document is nobody else's. */
export function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const record = value as Record<string, unknown>;
  for (const [key, held] of Object.entries(record)) {
    if (held === null && !Array.isArray(value)) delete record[key];
    else record[key] = withoutNulls(held);
  }
  return value;
}
