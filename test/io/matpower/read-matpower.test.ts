import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../src/grid/case-file.ts';
import { readMatpower } from '../../../src/io/matpower/read-matpower.ts';
import { TINY_BRANCH, TINY_BUS, tinyCase } from './tiny-case.ts';

function read(text: string): CaseFile {
  const { value, diagnostics } = readMatpower({ file: 'tiny.m', text });
  expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  return value!;
}

/** Errors as `line:column CODE`. */
function errors(text: string): string[] {
  const { value, diagnostics } = readMatpower({ file: 'tiny.m', text });
  const found = diagnostics.filter((d) => d.severity === 'error');
  expect(value === undefined).toBe(found.length > 0);
  return found.map((d) => `${d.line}:${d.column} ${d.code}`);
}

describe('a MATPOWER case as a network', () => {
  const { network, ...rest } = read(tinyCase());
  const { buses, branches, units } = network;

  it('keeps the base, the bus numbers and the areas', () => {
    expect(network.baseMva).toBe(50);
    expect(buses.id).toEqual(['1', '2', '30']);
    expect(network.areas.id).toEqual(['1', '2']);
    expect(Array.from(buses.area)).toEqual([0, 0, 1]);
    expect(Array.from(buses.demandMw)).toEqual([0, 20, 70]);
    expect(Array.from(buses.shuntMw)).toEqual([0, 0, 2]);
    expect(Array.from(buses.reference)).toEqual([1, 0, 0]);
    expect(buses.angleRad[0]).toBeCloseTo(Math.PI / 36, 15);
  });

  it('takes tap 0 for 1, rating 0 for none, and shifts in degrees', () => {
    expect(branches.id).toEqual(['1-2-1', '2-30-1', '30-2-2']);
    expect(branches.kind).toEqual(['line', 'transformer', 'transformer']);
    expect(Array.from(branches.tapRatio)).toEqual([1, 0.98, 1]);
    expect(branches.shiftRad[1]).toBeCloseTo(-Math.PI / 60, 15);
    expect(Array.from(branches.ratingMva)).toEqual([100, Number.POSITIVE_INFINITY, 50]);
    expect(Array.from(branches.emergencyRatingMva)).toEqual([120, Number.POSITIVE_INFINITY, 50]);
    expect(Array.from(branches.inService)).toEqual([1, 1, 0]);
  });

  it('gives the slack to the first live unit at the reference bus', () => {
    expect(units.id).toEqual(['2-1', '1-1', '1-2']);
    expect(Array.from(units.participation)).toEqual([0, 0, 1]);
    expect(Array.from(units.inService)).toEqual([1, 0, 1]);
    expect(Array.from(units.costUsdPerMwh)).toEqual([expect.closeTo(20.8, 12), 20, 30]);
  });

  it('keeps costs and angle limits beside the network', () => {
    expect(rest.costs).toEqual([
      { kind: 'polynomial', coefficients: [0.01, 20, 100] },
      {
        kind: 'piecewise',
        points: [
          { powerMw: 0, costUsdPerH: 0 },
          { powerMw: 60, costUsdPerH: 1200 },
        ],
      },
      { kind: 'polynomial', coefficients: [30, 0] },
    ]);
    const none = Number.POSITIVE_INFINITY;
    expect(Array.from(rest.angleLimits.maxRad)).toEqual([none, (40 * Math.PI) / 180, none]);
    expect(Array.from(rest.angleLimits.minRad)).toEqual([-none, (-30 * Math.PI) / 180, -none]);
    expect(Array.from(rest.alternatingCurrent.units.startupUsd)).toEqual([0, 5, 0]);
  });

  it('moves the reference where no reference bus has a live unit', () => {
    const moved = read(
      tinyCase({ gen: '[2 40 0 9 -9 1 100 1 80 10; 1 5 0 9 -9 1 100 0 80 0]', gencost: '' }),
    );
    expect(Array.from(moved.network.buses.reference)).toEqual([0, 1, 0]);
    expect(Array.from(moved.network.units.participation)).toEqual([1, 0]);
    expect(moved.costs).toBeUndefined();
  });

  it('reads DC lines as links at their schedule, and says so', () => {
    const text = tinyCase({ dcline: '[1 30 1 10 9.5 0 0 1 1 1 20 -9 9 -9 9 0.5 0]' });
    const { value, diagnostics } = readMatpower({ file: 'tiny.m', text });
    expect(value!.network.dcLinks).toMatchObject({ count: 1, flowMw: Float64Array.of(10) });
    expect(diagnostics.map((d) => d.code)).toEqual(['DC_LINES_TAKEN', 'DC_LOSSES_LEFT_OUT']);
  });
});

describe('layouts met in the wild', () => {
  const plain = read(tinyCase());

  it('commas, one line, continuation, comments, CRLF, mark at the start', () => {
    const bus = TINY_BUS.split('\n').slice(1, -1).join(';').replaceAll(' ', ', ');
    const branch = TINY_BRANCH.replace('0.1 0.02', '0.1 ... the rest follows; [\n  0.02')
      .replace('[', '[ % per unit, 1 2 3\n%{\n1 2 3\n%}\n\n')
      .replace('100 120', '+1e2 1.2E+02');
    expect(read(tinyCase({ bus: `[${bus}]`, branch }))).toEqual(plain);
    expect(read(`\uFEFF${tinyCase().replaceAll('\n', '\r\n')}`)).toEqual(plain);
    expect(read(tinyCase().replace('50;', '50 % base')).network).toEqual(plain.network);
    expect(read(tinyCase().replace("'2'", '"2"').replaceAll('mpc', 'c'))).toEqual(plain);
    expect(read(`%{\nfunction mpc = other\n%}\n${tinyCase()}return;\nend % of tiny\n`)).toEqual(plain);
  });

  it('extra columns of a solved case', () => {
    const solved = TINY_BUS.replaceAll('0.9\n', '0.9 1 2 3 4\n');
    expect(read(tinyCase({ bus: solved }))).toEqual(plain);
  });

  it('bus names with quotes, percent signs and braces', () => {
    const names = '{\n\'a % b\' ; % first\n\'O\'\'Higgins\', "say ""}"""\n}';
    expect(read(tinyCase({ bus_name: names })).network.buses.name).toEqual(['a % b', "O'Higgins", 'say "}"']);
  });

  it('fuels as technology, other fields skipped with a note', () => {
    const text = tinyCase({
      genfuel: "{'hydro'; 'coal'; 'wind'}",
      zone_map: "struct('a', {{1, ']', '%'}}, 'b', [1 2\n3 4]')",
      'order.state': "'e'",
    });
    const { value, diagnostics } = readMatpower({ file: 'tiny.m', text });
    expect(value!.network.units.technology).toEqual(['hydro', 'coal', 'wind']);
    expect(diagnostics.map((d) => [d.code, d.severity])).toEqual([
      ['NOT_CARRIED', 'info'],
      ['NOT_CARRIED', 'info'],
    ]);
  });

  it('a version told by the width of the unit table', () => {
    expect(read(tinyCase({ version: '' }))).toEqual(plain);
  });

  it('infinite limits', () => {
    const branch = TINY_BRANCH.replace('100 120 140', 'Inf Inf inf');
    expect(read(tinyCase({ branch })).network.branches.ratingMva[0]).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('what is refused, and where', () => {
  const lastLine = tinyCase().split('\n').length;

  it.each([
    'mpc.branch(:, 6) = mpc.branch(:, 6) * 2;',
    'mpc = scale_load(1.1, mpc);',
    'define_constants;',
    'for k = 1:3, mpc.bus(k, 3) = 0; end',
    'other.bus = [1 2 3];',
    'mpc.bus += 1;',
    'return; mpc.baseMVA = 100;',
  ])('a statement that computes: %s', (statement) => {
    expect(errors(`${tinyCase()}${statement}\n`)[0]).toBe(`${lastLine}:1 COMPUTED_DATA`);
  });

  it('an expression after or inside a literal', () => {
    expect(errors(tinyCase({ baseMVA: '50 * 2' }))).toEqual(['3:18 COMPUTED_DATA']);
    expect(errors(tinyCase({ baseMVA: '[50]' }))).toEqual(['3:15 NOT_LITERAL']);
    expect(errors(tinyCase({ bus: `${TINY_BUS}'` }))).toEqual(['8:2 COMPUTED_DATA']);
    expect(errors(tinyCase({ bus: 'zeros(3, 13)' }))).toEqual(['4:11 NOT_LITERAL']);
    const withToken = (token: string) =>
      errors(tinyCase({ branch: TINY_BRANCH.replace('0.1 ', `${token} `) }));
    expect(withToken('1/3')).toEqual(['15:10 NOT_A_NUMBER']);
    expect(withToken('0.1*2')).toEqual(['15:10 NOT_A_NUMBER']);
    expect(withToken('pi')).toEqual(['15:10 NOT_A_NUMBER']);
    expect(withToken('2-1')).toEqual(['15:10 NOT_A_NUMBER']);
    expect(withToken('0x1F')).toEqual(['15:10 NOT_A_NUMBER']);
    expect(withToken('3i')).toEqual(['15:10 NOT_A_NUMBER']);
    expect(withToken("'a'")).toEqual(['15:10 NOT_A_NUMBER']);
  });

  it('a field given twice', () => {
    expect(errors(`${tinyCase()}mpc.baseMVA = 100;\n`)).toEqual([`${lastLine}:1 ASSIGNED_TWICE`]);
  });

  it('version 1', () => {
    expect(errors('function [baseMVA, bus, gen, branch] = old\nbaseMVA = 100;\n')[0]).toBe(
      '1:1 CASE_VERSION',
    );
    expect(errors(tinyCase({ version: "'1'" }))).toEqual(['2:15 CASE_VERSION']);
    expect(errors(tinyCase({ version: '', gen: '[1 0 0 0 0 1 100 1 9 0]', gencost: '' }))).toEqual([
      '1:1 CASE_VERSION',
    ]);
  });

  it('missing and empty fields', () => {
    expect(errors(tinyCase({ baseMVA: '', branch: '' }))).toEqual(['1:1 BASE_MVA', '1:1 MISSING_FIELD']);
    expect(errors(tinyCase({ baseMVA: '0' }))).toEqual(['3:15 BASE_MVA']);
    expect(errors(tinyCase({ bus: '[]', gen: '[]', branch: '[]', gencost: '[]' }))).toEqual([
      '4:11 NO_BUSES',
    ]);
    expect(errors('')).toContain('1:1 MISSING_FIELD');
  });

  it('rows of unequal length and tables too narrow', () => {
    expect(errors(tinyCase({ branch: TINY_BRANCH.replace(' 0.98', '') }))).toEqual(['16:1 ROW_LENGTH']);
    expect(errors(tinyCase({ branch: '[1 2 0 0.1; 2 30 0 0.2]' }))).toEqual(['14:15 TOO_FEW_COLUMNS']);
    expect(errors(tinyCase({ branch: TINY_BRANCH.replace('0.01 ', '0.01,, ') }))).toEqual([
      '15:10 MISSING_NUMBER',
    ]);
  });

  it('buses given twice or unknown', () => {
    expect(errors(tinyCase({ bus: TINY_BUS.replace('\n30 1', '\n2 1'), branch: '[]' }))).toEqual([
      '7:1 DUPLICATE_BUS',
    ]);
    expect(errors(tinyCase({ branch: TINY_BRANCH.replace('30 2', '30 7') }))).toEqual(['17:4 UNKNOWN_BUS']);
    expect(errors(tinyCase({ branch: TINY_BRANCH.replace('30 2', '30 30') }))).toEqual(['17:4 BRANCH_LOOP']);
  });

  it('values that mean nothing', () => {
    const branch = (from: string, to: string) => errors(tinyCase({ branch: TINY_BRANCH.replace(from, to) }));
    expect(branch('0.1 ', 'NaN ')).toEqual(['15:10 NOT_FINITE']);
    expect(branch('0.1 ', '-Inf ')).toEqual(['15:10 NOT_FINITE']);
    expect(branch('0.1 ', '1e999 ')).toEqual(['15:10 NOT_FINITE']);
    expect(branch('100 120', '-100 120')).toEqual(['15:19 BAD_VALUE']);
    expect(branch('0 0 1 -360', '0 0 2 -360')).toEqual(['15:35 BAD_VALUE']);
    expect(errors(tinyCase({ bus: TINY_BUS.replace('2 2', '2.5 5') }))).toContain('6:5 BAD_VALUE');
    expect(errors(tinyCase({ gencost: '[3 0 0 1 5; 1 0 0 2 5; 2 0 0 1 5]' }))).toEqual([
      '19:16 BAD_VALUE',
      '19:33 BAD_VALUE',
    ]);
    expect(errors(tinyCase({ gencost: '[1 0 0 2 5 1 5 2; 2 0 0 0 0 0 0 0; 2 0 0 0 0 0 0 0]' }))).toEqual([
      '19:28 BAD_VALUE',
    ]);
    expect(errors(tinyCase({ gencost: '[2 0 0 1 5]' }))).toEqual(['19:15 LIST_LENGTH']);
    expect(errors(tinyCase({ bus_name: "{'a'}" }))).toEqual(['24:1 LIST_LENGTH']);
  });

  it('brackets and strings left open', () => {
    expect(errors(tinyCase({ gen: '[1 2 3' }))).toContain('9:11 UNCLOSED_BRACKET');
    expect(errors(`${tinyCase()}mpc.note = {'a'\nmpc.more = {1};\n`)).toEqual([
      `${lastLine}:12 UNCLOSED_BRACKET`,
    ]);
    expect(errors(tinyCase({ bus_name: "{'a'; 'b; 'c'}" }))).toContain('24:27 NOT_A_STRING');
  });
});
