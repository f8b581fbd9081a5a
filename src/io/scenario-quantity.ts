import type { Diagnostic, SourceSpan } from '../base/diagnostics.ts';
import { text } from '../base/text.ts';
import { readQuantity } from './quantity.ts';
import type { ScenarioLink } from './scenario-chain.ts';
import type { QuantityKind } from './unit-of-measure.ts';

interface QuantityLimits {
  /** The value must be more than this. */
  readonly above?: number;
  /** The value must be at least this. */
  readonly least?: number;
  /** The value must be less than this. */
  readonly below?: number;
  /** The value must be at most this. */
  readonly most?: number;
}

/** Reads a quantity at a path of the scenario; what is wrong with it is noted, and nothing comes back. */
export type ReadValue = (
  written: number | string | undefined,
  path: string,
  kind: QuantityKind,
  limits?: QuantityLimits,
) => Promise<number | undefined>;

/** A reader that knows where in which file each quantity stands. */
export function quantityReader(chain: readonly ScenarioLink[], diagnostics: Diagnostic[]): ReadValue {
  return async (written, path, kind, limits = {}) => {
    if (written === undefined) return undefined;
    const result = await readQuantity(written, kind);
    const place = placeOf(chain, path);
    if (!result.ok) {
      const { start, end, code, message, hint } = result.problem;
      const part = partOf(place, String(written), start, end);
      diagnostics.push({ code, severity: 'error', message, ...(hint && { hint }), ...part });
      return undefined;
    }
    const fault = outsideLimits(written, result.value, kind, limits);
    if (fault === undefined) return result.value;
    diagnostics.push({ ...fault, ...place });
    return undefined;
  };
}

/** The value stands in the first file, from the scenario upwards, that has this path. */
function placeOf(chain: readonly ScenarioLink[], path: string): SourceSpan {
  const steps = path.split('.');
  const owner = chain.find(({ document }) => hasPath(document.value, steps)) ?? chain[0]!;
  return owner.document.spanOf(steps);
}

function hasPath(value: unknown, steps: readonly string[]): boolean {
  const [step, ...rest] = steps;
  if (step === undefined) return value !== undefined;
  if (typeof value !== 'object' || value === null) return false;
  return hasPath((value as Record<string, unknown>)[step], rest);
}

/** The part of a text that is meant; a text in quotes begins one character later than its place says. */
function partOf(place: SourceSpan, written: string, start: number, end: number): SourceSpan {
  const width = (place.endColumn ?? place.column) - place.column;
  if (width !== written.length && width !== written.length + 2) return place;
  const column = place.column + (width === written.length ? 0 : 1);
  return { ...place, column: column + start, endColumn: column + end };
}

/** A share that was written in per cent is answered in per cent. */
function outsideLimits(
  written: number | string,
  value: number,
  kind: QuantityKind,
  { above, least, below, most }: QuantityLimits,
): Pick<Diagnostic, 'code' | 'severity' | 'message'> | undefined {
  const isPercent = kind === 'ratio' && typeof written === 'string' && written.includes('%');
  const inWords = (limit: number) => (isPercent ? `${100 * limit} %` : String(limit));
  const limit =
    above !== undefined && value <= above
      ? `> ${inWords(above)}`
      : least !== undefined && value < least
        ? `≥ ${inWords(least)}`
        : below !== undefined && value >= below
          ? `< ${inWords(below)}`
          : most !== undefined && value > most
            ? `≤ ${inWords(most)}`
            : undefined;
  if (limit === undefined) return undefined;
  const given = isPercent ? written.trim() : value;
  const message = text(
    `${given} is out of range; ${limit} is expected`,
    `${given} está fuera de rango; se espera ${limit}`,
  );
  return { code: 'OUT_OF_RANGE', severity: 'error', message };
}
