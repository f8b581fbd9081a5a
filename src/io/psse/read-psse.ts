import { hasErrors, type ReadResult } from '../../base/diagnostics.ts';
import { text as say } from '../../base/text.ts';
import type { CaseFile } from '../../grid/case-file.ts';
import { type InputText, normalisedText } from '../input-text.ts';
import { chooseReferences } from '../reference-choice.ts';
import { createReporter, type Reporter } from '../reporter.ts';
import { finishBranches, type NewBranch } from './branch-columns.ts';
import { createBusColumns, finishBuses } from './bus-columns.ts';
import { readBuses, readBusInjections } from './bus-records.ts';
import { type CaseIdentification, readIdentification } from './case-identification.ts';
import { readDcLines } from './dc-line-records.ts';
import { type Layouts, layoutsOf } from './layouts.ts';
import { reportLeftOut } from './left-out.ts';
import { readLines } from './line-records.ts';
import { createRow, type RowContext } from './row.ts';
import { readSections, type Sections } from './sections.ts';
import { readTransformers } from './transformer-records.ts';
import { readUnits } from './unit-records.ts';

/**
 * Reads a PSS/E RAW file, version 29 to 35. Loads are taken at the voltages of the file; magnetising branches, control
 * and losses of DC lines are left out. There is a value exactly when no error was found. Cost: one pass over the text.
 */
export function readPsse(input: InputText): ReadResult<CaseFile> {
  const text = normalisedText(input.text);
  const reporter = createReporter(input.file, text);
  const identification = readIdentification(text, reporter);
  const value = identification === undefined ? undefined : readCase(text, identification, reporter);
  return { value: hasErrors(reporter.diagnostics) ? undefined : value, diagnostics: reporter.diagnostics };
}

function readCase(
  text: string,
  { baseMva, version, title, end }: CaseIdentification,
  reporter: Reporter,
): CaseFile {
  const layouts = layoutsOf(version);
  const sections = readSections(text, end, version, reporter);
  const context: RowContext = { text, reporter, buses: new Map() };
  const columns = createBusColumns();
  const ids = new Map<string, number>();
  readBuses(sections.get('bus') ?? [], layouts, columns, context);
  if (columns.number.length === 0) {
    reporter.error('NO_BUSES', end, end + 1, say('The case has no buses.', 'El caso no tiene barras.'));
  }
  readBusInjections(sections, layouts, columns, context);
  const unitPart = readUnits(sections.get('generator') ?? [], layouts, baseMva, columns, context);
  const branches: NewBranch[] = [
    ...readLines(sections, layouts, baseMva, columns, ids, context),
    ...readTransformers(sections.get('transformer') ?? [], {
      layouts,
      baseMva,
      buses: columns,
      ids,
      row: context,
    }),
  ];
  const dcLinks = readDcLines(sections, layouts, context);
  reportLeftOut(sections, layouts, context);

  const busPart = finishBuses(columns, readAreaNames(sections, layouts, context));
  const branchPart = finishBranches(branches);
  const { reference, voltageControlled, participation } = chooseReferences(
    busPart.buses,
    busPart.alternatingCurrent.voltageControlled,
    unitPart.units,
    reporter,
  );
  return {
    name: title,
    network: {
      baseMva,
      areas: busPart.areas,
      buses: { ...busPart.buses, reference },
      branches: branchPart.branches,
      units: { ...unitPart.units, participation },
      dcLinks,
    },
    costs: undefined,
    angleLimits: {
      minRad: new Float64Array(branches.length).fill(Number.NEGATIVE_INFINITY),
      maxRad: new Float64Array(branches.length).fill(Number.POSITIVE_INFINITY),
    },
    alternatingCurrent: {
      buses: { ...busPart.alternatingCurrent, voltageControlled },
      branches: branchPart.alternatingCurrent,
      units: unitPart.alternatingCurrent,
    },
  };
}

function readAreaNames(
  sections: Sections,
  layouts: Layouts,
  context: RowContext,
): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const record of sections.get('area') ?? []) {
    const row = createRow(record, layouts.area, context);
    const number = row.whole('I', 0);
    names.set(number, row.text('ARNAME', String(number)));
  }
  return names;
}
