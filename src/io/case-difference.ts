import type { Diagnostic } from '../base/diagnostics.ts';
import { text as say } from '../base/text.ts';
import type { CaseFile } from '../grid/case-file.ts';
import type { GenerationCost } from '../grid/cost-curves.ts';

/** A column of a case in which some rows differ. */
export interface CaseDifference {
  /** Such as `branches.lengthKm`. */
  readonly field: string;
  readonly rows: number;
  readonly total: number;
  /** Id of the first element that differs; empty where the field belongs to the whole case. */
  readonly first: string;
}

type Column = ArrayLike<unknown>;
type Table = Readonly<Record<string, unknown>>;

/**
 * Columns in which two cases differ, row by row in the order of their tables. Areas are compared by id. This is how a
 * writer knows what its format did not take: it reads its own text back. Cost: linear in all the data.
 */
export function caseDifferences(before: CaseFile, after: CaseFile): CaseDifference[] {
  const a = before.network;
  const b = after.network;
  const whole = (field: string, same: boolean): CaseDifference[] =>
    same ? [] : [{ field, rows: 1, total: 1, first: '' }];
  const { buses, branches, units, dcLinks } = a;
  return [
    ...whole('name', before.name === after.name),
    ...whole('baseMva', a.baseMva === b.baseMva),
    ...tableDifferences('areas', a.areas.id, a.areas, b.areas),
    ...tableDifferences('buses', buses.id, withAreaIds(before), withAreaIds(after)),
    ...tableDifferences('branches', branches.id, branches, b.branches),
    ...tableDifferences('branches', branches.id, before.angleLimits, after.angleLimits, 'angle'),
    ...tableDifferences('units', units.id, units, b.units),
    ...tableDifferences('units', units.id, { cost: costTexts(before) }, { cost: costTexts(after) }),
    ...tableDifferences('dcLinks', dcLinks.id, dcLinks, b.dcLinks),
    ...alternatingCurrentDifferences(before, after),
  ];
}

/** Only what a DC model leaves aside. */
export function alternatingCurrentDifferences(before: CaseFile, after: CaseFile): CaseDifference[] {
  const { buses, branches, units } = before.alternatingCurrent;
  const other = after.alternatingCurrent;
  const { network } = before;
  return [
    ...tableDifferences('buses', network.buses.id, buses, other.buses),
    ...tableDifferences('branches', network.branches.id, branches, other.branches),
    ...tableDifferences('units', network.units.id, units, other.units),
  ];
}

/** The differences as notes for the person who converts a case. */
export function lossDiagnostics(file: string, differences: readonly CaseDifference[]): Diagnostic[] {
  return differences.map(({ field, rows, total, first }) => ({
    file,
    line: 1,
    column: 1,
    code: 'NOT_CARRIED',
    severity: 'warning',
    message:
      first === ''
        ? say(`${field} is not carried.`, `${field} no se conserva.`)
        : say(
            `${field} is not carried for ${rows} of ${total}, the first being ${first}.`,
            `${field} no se conserva en ${rows} de ${total}; el primero es ${first}.`,
          ),
  }));
}

function tableDifferences(
  table: string,
  ids: readonly string[],
  before: object,
  after: object,
  prefix = '',
): CaseDifference[] {
  const found: CaseDifference[] = [];
  for (const [field, value] of Object.entries(before)) {
    const name = `${table}.${prefix === '' ? field : prefix + field[0]!.toUpperCase() + field.slice(1)}`;
    const other = (after as Table)[field];
    if (typeof value === 'number') {
      if (value !== other) found.push({ field: name, rows: 1, total: 1, first: '' });
      continue;
    }
    const rows = differentRows(value as Column, other as Column);
    if (rows.length === 0) continue;
    const first = ids[rows[0]!] ?? String(rows[0]! + 1);
    found.push({ field: name, rows: rows.length, total: ids.length, first });
  }
  return found;
}

function differentRows(before: Column, after: Column): number[] {
  const rows: number[] = [];
  for (let k = 0; k < before.length; k++) {
    const a = before[k];
    const b = after[k];
    if (a !== b && !(Number.isNaN(a) && Number.isNaN(b))) rows.push(k);
  }
  return rows;
}

/** Buses with the id of their area in place of its position. */
function withAreaIds({ network: { buses, areas } }: CaseFile): object {
  return { ...buses, area: Array.from(buses.area, (area) => areas.id[area]) };
}

function costTexts({ costs, network }: CaseFile): string[] {
  return Array.from({ length: network.units.count }, (_, k) => costText(costs?.[k]));
}

function costText(cost: GenerationCost | undefined): string {
  if (cost === undefined) return '';
  if (cost.kind === 'polynomial') return `polynomial ${cost.coefficients.join(' ')}`;
  return cost.points.map(({ powerMw, costUsdPerH }) => `${powerMw}:${costUsdPerH}`).join(' ');
}
