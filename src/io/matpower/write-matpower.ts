import type { Diagnostic } from '../../base/diagnostics.ts';
import type { CaseFile } from '../../grid/case-file.ts';
import { caseDifferences, lossDiagnostics } from '../case-difference.ts';
import { numberText } from './number-text.ts';
import { readMatpower } from './read-matpower.ts';
import {
  branchRows,
  busRows,
  costRows,
  dcLineRows,
  type Rows,
  unitRows,
  writtenNumbers,
} from './written-rows.ts';

export interface WrittenCase {
  readonly text: string;
  /** Every field that reading the text does not give back, found by reading it. */
  readonly lost: readonly Diagnostic[];
}

/**
 * Writes a case in MATPOWER's format, version 2, in full double precision. Ids that are no numbers become numbers and
 * stand as bus names. `file` names the output in what was lost. Cost: linear, and one reading.
 */
export function writeMatpower(caseFile: CaseFile, file: string): WrittenCase {
  const text = matpowerText(caseFile);
  const { value, diagnostics } = readMatpower({ file, text });
  const lost = value === undefined ? diagnostics : lossDiagnostics(file, caseDifferences(caseFile, value));
  return { text, lost };
}

function matpowerText(caseFile: CaseFile): string {
  const { network, costs } = caseFile;
  const { buses, units, dcLinks } = network;
  const busNumbers = writtenNumbers(buses.id, 1);
  const numbered = busNumbers.every((n, b) => String(n) === buses.id[b]);
  const names = numbered ? buses.name : buses.id;
  const named = names.some((name, b) => name !== String(busNumbers[b]));
  return [
    `function mpc = ${functionName(caseFile.name)}`,
    "mpc.version = '2';",
    `mpc.baseMVA = ${numberText(network.baseMva)};`,
    matrixText('bus', BUS_HEADING, busRows(caseFile, busNumbers)),
    matrixText('gen', UNIT_HEADING, unitRows(caseFile, busNumbers)),
    matrixText('branch', BRANCH_HEADING, branchRows(caseFile, busNumbers)),
    ...(costs === undefined ? [] : [matrixText('gencost', COST_HEADING, costRows(costs, caseFile))]),
    ...(dcLinks.count === 0 ? [] : [matrixText('dcline', DC_HEADING, dcLineRows(caseFile, busNumbers))]),
    ...(named ? [cellText('bus_name', names)] : []),
    ...(units.technology.some((label) => label !== '') ? [cellText('genfuel', units.technology)] : []),
    '',
  ].join('\n');
}

/** MATLAB takes letters, digits and underscores, a letter first. */
function functionName(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/\W+/g, '_');
  return /^[A-Za-z]/.test(plain) ? plain : `case_${plain}`;
}

function matrixText(field: string, heading: string, rows: Rows): string {
  const lines = rows.map((row) => `\t${row.map(numberText).join('\t')};`);
  return [`\n%\t${heading.replaceAll(' ', '\t')}`, `mpc.${field} = [`, ...lines, '];'].join('\n');
}

function cellText(field: string, values: readonly string[]): string {
  const lines = values.map((value) => `\t'${value.replaceAll("'", "''").replace(/[\n\r]+/g, ' ')}';`);
  return [`\nmpc.${field} = {`, ...lines, '};'].join('\n');
}

const BUS_HEADING = 'bus_i type Pd Qd Gs Bs area Vm Va baseKV zone Vmax Vmin';
const UNIT_HEADING =
  'bus Pg Qg Qmax Qmin Vg mBase status Pmax Pmin Pc1 Pc2 Qc1min Qc1max Qc2min Qc2max ramp_agc ramp_10 ramp_30 ramp_q apf';
const BRANCH_HEADING = 'fbus tbus r x b rateA rateB rateC ratio angle status angmin angmax';
const COST_HEADING = 'model startup shutdown n x1_or_c(n-1) y1_or_c(n-2)';
const DC_HEADING = 'fbus tbus status Pf Pt Qf Qt Vf Vt Pmin Pmax QminF QmaxF QminT QmaxT loss0 loss1';
