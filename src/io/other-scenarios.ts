import type { ReadResult } from '../base/diagnostics.ts';
import { type Diagnostic, hasErrors, type SourceSpan } from '../base/diagnostics.ts';
import { text } from '../base/text.ts';
import type { Scenario } from '../study/scenario.ts';
import type { InputText } from './input-text.ts';

/** Reads a scenario that a study names; what is wrong with it is noted, and nothing comes back. */
export type ReadOther = (file: string, path: string) => Promise<Scenario | undefined>;

/** What reading another scenario takes. */
export interface OtherReading {
  readonly load: (path: string) => InputText | undefined;
  /** Reads it as a scenario in its own right. */
  readonly readAlone: (input: InputText) => Promise<ReadResult<Scenario>>;
  /** Where things stand in the asking file. */
  readonly spans: ReadonlyMap<string, SourceSpan>;
  /** The data set of the asking scenario: figures of two data sets do not compare. */
  readonly data: string | undefined;
  /** The id of the asking scenario, which does not name itself. */
  readonly id: string | undefined;
  readonly diagnostics: Diagnostic[];
}

/** A reader for the scenarios that studies name. Scenarios of one study must share the data and differ in their ids. */
export function otherScenarioReader({
  load,
  readAlone,
  spans,
  data,
  id,
  diagnostics,
}: OtherReading): ReadOther {
  const known = new Map<string, string>();
  return async (file, path) => {
    const place = spans.get(path)!;
    const refuse = (code: string, en: string, es: string) => {
      diagnostics.push({ code, severity: 'error', message: text(en, es), ...place });
      return undefined;
    };
    const input = load(file);
    if (input === undefined) {
      return refuse('FILE_NOT_FOUND', `there is no file \`${file}\``, `no existe el archivo \`${file}\``);
    }
    const reading = await readAlone(input);
    diagnostics.push(...reading.diagnostics);
    const other = reading.value;
    if (other === undefined || hasErrors(reading.diagnostics)) return undefined;
    if (other.data !== data) {
      return refuse(
        'OTHER_DATA',
        `\`${file}\` is about other data: ${other.data}`,
        `\`${file}\` trata de otros datos: ${other.data}`,
      );
    }
    if (other.id === id) {
      return refuse(
        'OWN_SCENARIO',
        `\`${file}\` has this scenario's own id, \`${id}\``,
        `\`${file}\` tiene el id de este mismo escenario, \`${id}\``,
      );
    }
    const study = path.split('.').slice(0, 3).join('.');
    const first = known.get(`${study} ${other.id}`);
    if (first !== undefined) {
      return refuse(
        'DUPLICATE_SCENARIO',
        `\`${other.id}\` is already the id of ${first}`,
        `\`${other.id}\` ya es el id de ${first}`,
      );
    }
    known.set(`${study} ${other.id}`, file);
    return other;
  };
}
