import { hasErrors, type ReadResult } from '../../base/diagnostics.ts';
import { text as say } from '../../base/text.ts';
import type { CaseFile } from '../../grid/case-file.ts';
import { type InputText, normalisedText } from '../input-text.ts';
import { chooseReferences } from '../reference-choice.ts';
import { createReporter, type Reporter } from '../reporter.ts';
import { BRANCH_COLUMNS, readBranches } from './branch-table.ts';
import { BUS_COLUMNS, readBuses } from './bus-table.ts';
import { requireTable } from './column-reader.ts';
import { COST_COLUMNS, readCosts } from './cost-table.ts';
import { DC_LINE_COLUMNS, NO_DC_LINKS, readDcLines } from './dc-line-table.ts';
import { type CaseDocument, readDocument } from './document.ts';
import type { NumberTable } from './matrix.ts';
import { SAVE_AGAIN } from './statements.ts';
import { readUnits, UNIT_COLUMNS, withMarginalCosts } from './unit-table.ts';

/**
 * Reads a MATPOWER case file, format version 2 (MATPOWER manual, appendix B), without computing anything: a file that
 * does more than state its data is refused. There is a value exactly when no error was found. Notes of severity
 * `info` name what the file holds and the result does not. Cost: one pass over the text.
 */
export function readMatpower(input: InputText): ReadResult<CaseFile> {
  const text = normalisedText(input.text);
  const reporter = createReporter(input.file, text);
  const document = readDocument(text, reporter);
  checkVersion(document, reporter);
  const baseMva = readBase(document, reporter);
  reportIgnored(document, reporter);
  const tables = requireTables(document, reporter);
  const value = tables === undefined ? undefined : readTables(document, tables, baseMva, reporter);
  return { value: hasErrors(reporter.diagnostics) ? undefined : value, diagnostics: reporter.diagnostics };
}

interface Tables {
  readonly bus: NumberTable;
  readonly gen: NumberTable;
  readonly branch: NumberTable;
  readonly gencost: NumberTable | undefined;
  readonly dcline: NumberTable | undefined;
}

function requireTables({ tables, assigned }: CaseDocument, reporter: Reporter): Tables | undefined {
  const need = (field: string, columns: number) => requireTable(tables, field, columns, assigned, reporter);
  const optional = (field: string, columns: number) =>
    (tables.get(field)?.rows ?? 0) > 0 ? need(field, columns) : undefined;
  const bus = need('bus', BUS_COLUMNS);
  const gen = need('gen', UNIT_COLUMNS);
  const branch = need('branch', BRANCH_COLUMNS);
  const gencost = optional('gencost', COST_COLUMNS);
  const dcline = optional('dcline', DC_LINE_COLUMNS);
  if (bus?.rows === 0) {
    reporter.error(
      'NO_BUSES',
      bus.start,
      bus.start + 1,
      say('The case has no buses.', 'El caso no tiene barras.'),
    );
  }
  if (bus === undefined || gen === undefined || branch === undefined) return undefined;
  return { bus, gen, branch, gencost, dcline };
}

function readTables(document: CaseDocument, tables: Tables, baseMva: number, reporter: Reporter): CaseFile {
  const { cells } = document;
  const { areas, buses, positions, ...busPart } = readBuses(tables.bus, cells.get('bus_name'), reporter);
  const branchPart = readBranches(tables.branch, buses, positions, reporter);
  const unitPart = readUnits(tables.gen, buses, positions, cells.get('genfuel'), reporter);
  const costPart =
    tables.gencost === undefined ? undefined : readCosts(tables.gencost, tables.gen.rows, reporter);
  const dcLinks =
    tables.dcline === undefined ? NO_DC_LINKS : readDcLines(tables.dcline, buses, positions, reporter);
  const { reference, voltageControlled, participation } = chooseReferences(
    buses,
    busPart.alternatingCurrent.voltageControlled,
    unitPart.units,
    reporter,
  );
  const units = costPart === undefined ? unitPart.units : withMarginalCosts(unitPart.units, costPart.costs);
  const none = new Float64Array(units.count);
  return {
    name: document.name,
    network: {
      baseMva,
      areas,
      buses: { ...buses, reference },
      branches: branchPart.branches,
      units: { ...units, participation },
      dcLinks,
    },
    costs: costPart?.costs,
    angleLimits: branchPart.angleLimits,
    alternatingCurrent: {
      buses: { ...busPart.alternatingCurrent, voltageControlled },
      branches: branchPart.alternatingCurrent,
      units: {
        ...unitPart.alternatingCurrent,
        startupUsd: costPart?.startupUsd ?? none,
        shutdownUsd: costPart?.shutdownUsd ?? none,
      },
    },
  };
}

function checkVersion({ strings, assigned, tables }: CaseDocument, reporter: Reporter): void {
  const version = strings.get('version');
  if (version?.value === '2') return;
  if (version === undefined && assigned.has('version')) return;
  // Without a version MATPOWER tells the formats apart by the width of the unit table.
  if (version === undefined && (tables.get('gen')?.columns ?? 0) >= 21) return;
  const start = version?.start ?? 0;
  reporter.error('CASE_VERSION', start, start + (version?.value.length ?? 0) + 2, WRONG_VERSION, SAVE_AGAIN);
}

const WRONG_VERSION = say(
  "Only case format version '2' can be read, and this file does not say that it is.",
  "Solo se lee la versión '2' del formato de casos, y este archivo no dice serlo.",
);

function readBase({ numbers, assigned }: CaseDocument, reporter: Reporter): number {
  const base = numbers.get('baseMVA');
  if (base !== undefined && base.value > 0 && Number.isFinite(base.value)) return base.value;
  if (base !== undefined || !assigned.has('baseMVA')) {
    const start = base?.start ?? 0;
    reporter.error(
      'BASE_MVA',
      start,
      start + 1,
      say('baseMVA must be above zero.', 'baseMVA debe ser mayor que cero.'),
    );
  }
  return 1;
}

function reportIgnored({ ignored }: CaseDocument, reporter: Reporter): void {
  for (const [name, start] of ignored) {
    reporter.report(
      'info',
      'NOT_CARRIED',
      start,
      start + name.length,
      say(`The field ${name} is not used.`, `El campo ${name} no se usa.`),
    );
  }
}
