import type { SourceSpan } from '../base/diagnostics.ts';
import type { Dataset } from '../grid/dataset.ts';
import type { Scenario } from '../study/scenario.ts';

/** A scenario as JSON, to be read back in a list by `readScenariosData`. */
export function scenarioData(scenario: Scenario): string {
  return JSON.stringify({ ...scenario, spans: [...scenario.spans] });
}

type Written<S> = Omit<S, 'spans'> & { readonly spans: readonly (readonly [string, SourceSpan])[] };

export function readScenariosData<S extends Scenario>(json: string): S[] {
  const written = JSON.parse(json) as readonly Written<S>[];
  return written.map(({ spans, ...scenario }) => ({ ...scenario, spans: new Map(spans) }) as unknown as S);
}

/** A data set as JSON; every row keeps its place in its file. */
export function datasetData(dataset: Dataset): string {
  return JSON.stringify(dataset);
}

export function readDatasetData(json: string): Dataset {
  return JSON.parse(json) as Dataset;
}
