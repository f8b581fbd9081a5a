import { describe, expect, it } from 'vitest';
import { type Conversion, convertCase } from '../../src/io/convert-case.ts';
import { readCsv } from '../../src/io/csv.ts';
import { readMatpower } from '../../src/io/matpower/read-matpower.ts';
import { caseFormat, readCase } from '../../src/io/read-case.ts';
import { tinyCase } from './matpower/tiny-case.ts';
import { tinyRaw } from './psse/tiny-raw.ts';

type Converted = Extract<Conversion, { kind: 'converted' }>;

function convert(file: string, text: string, output: string): Converted {
  const conversion = convertCase({ file, text }, output);
  expect(conversion.kind).toBe('converted');
  return conversion as Converted;
}

function lostFields({ lost }: Converted): string[] {
  return lost.map((d) => d.message.en.split(' ')[0]!);
}

/** Rows of a table as records of text. */
function table(conversion: Converted, name: string): Record<string, string>[] {
  const file = conversion.files.find((output) => output.name === name)!;
  const { header, records } = readCsv({ file: name, text: file.text }).value!;
  return records.map(({ cells }) => Object.fromEntries(header.cells.map((column, k) => [column, cells[k]!])));
}

describe('the format of a case file', () => {
  it('is told by its name, else by its first characters', () => {
    expect(caseFormat({ file: 'a.M', text: '0, 100' })).toBe('matpower');
    expect(caseFormat({ file: 'a.RAW', text: 'function' })).toBe('psse');
    expect(caseFormat({ file: '<stdin>', text: ' 0, 100.0, 33' })).toBe('psse');
    expect(caseFormat({ file: '<stdin>', text: '@!IC,SBASE' })).toBe('psse');
    expect(caseFormat({ file: '<stdin>', text: 'function mpc = a' })).toBe('matpower');
    expect(readCase({ file: '<stdin>', text: tinyRaw(33) }).value?.name).toBe('Three buses');
    expect(readCase({ file: '<stdin>', text: tinyCase() }).value?.name).toBe('tiny');
  });
});

describe('conversion', () => {
  it('of a RAW file to MATPOWER tells what reading and writing did not carry', () => {
    const raw = tinyRaw(33).replace('0.001,0,2', '0.001,0,2').replace("'1 ',0.01", "'A ',0.01");
    const conversion = convert('in.raw', raw, 'folder/out.m');
    expect(conversion.into).toBe('file');
    expect(conversion.files.map((file) => file.name)).toEqual(['out.m']);
    expect(lostFields(conversion)).toEqual([
      'Magnetising',
      'name',
      'areas.name',
      'branches.id',
      'branches.name',
      'units.name',
    ]);
    const { network } = readMatpower({ file: 'out.m', text: conversion.files[0]!.text }).value!;
    expect(Array.from(network.branches.reactancePu)).toEqual([0.1, 0.25, 0.2]);
  });

  it('to tables, where only AC data are lost', () => {
    const conversion = convert('in.m', tinyCase(), 'out/tiny/');
    expect(conversion.into).toBe('folder');
    expect(conversion.files.map((file) => file.name)).toEqual([
      'case.csv',
      'areas.csv',
      'buses.csv',
      'branches.csv',
      'units.csv',
      'dc_links.csv',
      'unit_costs.csv',
    ]);
    expect(table(conversion, 'case.csv')).toEqual([{ name: 'tiny', base_mva: '50' }]);
    expect(table(conversion, 'buses.csv')[2]).toEqual({
      id: '30',
      name: '30',
      area: '2',
      nominal_kv: '115',
      demand_mw: '70',
      shunt_mw: '2',
      isolated: 'false',
      reference: 'false',
      angle_deg: '0',
    });
    expect(table(conversion, 'branches.csv')[1]).toMatchObject({
      id: '2-30-1',
      kind: 'transformer',
      from_bus: '2',
      to_bus: '30',
      reactance_pu: '0.2',
      tap_ratio: '0.98',
      phase_shift_deg: '-3',
      rating_mva: '',
      in_service: 'true',
      angle_min_deg: '-30',
      angle_max_deg: '40',
    });
    expect(table(conversion, 'units.csv')[2]).toMatchObject({
      bus: '1',
      output_mw: '52',
      participation: '1',
    });
    expect(table(conversion, 'unit_costs.csv').map((row) => Object.values(row).join(' '))).toEqual([
      '2-1 polynomial 2  0.01',
      '2-1 polynomial 1  20',
      '2-1 polynomial 0  100',
      '1-1 piecewise 0 0 0',
      '1-1 piecewise 1 60 1200',
      '1-2 polynomial 1  30',
      '1-2 polynomial 0  0',
    ]);
    expect(lostFields(conversion)).toEqual([
      'buses.reactiveDemandMvar',
      'buses.shuntMvar',
      'branches.chargingPu',
      'branches.thirdRatingMva',
      'units.maxMvar',
      'units.minMvar',
      'units.baseMva',
      'units.startupUsd',
      'units.shutdownUsd',
    ]);
  });

  it('is refused for a bad input and an unknown output', () => {
    const codes = (text: string, output: string) => {
      const conversion = convertCase({ file: 'in.m', text }, output);
      return conversion.kind === 'refused' ? conversion.diagnostics.map((d) => d.code) : [];
    };
    expect(codes(tinyCase({ baseMVA: '' }), 'out.m')).toEqual(['BASE_MVA']);
    expect(codes(tinyCase(), 'out.raw')).toEqual(['OUTPUT_FORMAT']);
  });
});
