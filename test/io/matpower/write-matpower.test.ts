import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { radFromDeg } from '../../../src/base/units.ts';
import type { CaseFile } from '../../../src/grid/case-file.ts';
import { caseFromNetwork } from '../../../src/grid/case-from-network.ts';
import type { Network } from '../../../src/grid/network.ts';
import { degreesThatReadAs } from '../../../src/io/exact-degrees.ts';
import { readMatpower } from '../../../src/io/matpower/read-matpower.ts';
import { writeMatpower } from '../../../src/io/matpower/write-matpower.ts';
import { readPsse } from '../../../src/io/psse/read-psse.ts';
import { ownCases, referenceCases } from '../../stored-cases.ts';
import { tinyRaw } from '../psse/tiny-raw.ts';
import { tinyCase } from './tiny-case.ts';

function read(text: string): CaseFile {
  const { value, diagnostics } = readMatpower({ file: 'case.m', text });
  expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  return value!;
}

function lostFields(caseFile: CaseFile): string[] {
  return writeMatpower(caseFile, 'out.m').lost.map((d) => d.message.en.split(' ')[0]!);
}

const full = read(
  tinyCase({
    bus_name: "{'Río % 1'; 'O''Higgins'; '30'}",
    genfuel: "{'hydro'; ''; 'coal'}",
    dcline: '[1 30 1 10 10 0 0 1 1 -Inf Inf 0 0 0 0 0 0]',
  }),
);

describe('a case written and read again is the same', () => {
  it.each([...ownCases, ...referenceCases])('$name', ({ source }) => {
    const before = read(source());
    const { text, lost } = writeMatpower(before, 'out.m');
    expect(lost).toEqual([]);
    expect(read(text)).toEqual(before);
  });

  it('with names, fuels, piecewise costs, angle limits and DC lines', () => {
    const { text, lost } = writeMatpower(full, 'out.m');
    expect(lost).toEqual([]);
    expect(read(text)).toEqual(full);
  });

  it('without units or branches', () => {
    const bare = read(tinyCase({ gen: '[]', branch: '[]', gencost: '' }));
    expect(read(writeMatpower(bare, 'out.m').text)).toEqual(bare);
  });
});

describe('what the format does not take is told', () => {
  const { network } = full;
  const withBranches = (changes: Partial<Network['branches']>): CaseFile => ({
    ...full,
    network: { ...network, branches: { ...network.branches, ...changes } },
  });

  it('lengths, couplers, names and ids of branches', () => {
    expect(lostFields(withBranches({ lengthKm: Float64Array.of(0, 12, 0) }))).toEqual(['branches.lengthKm']);
    expect(lostFields(withBranches({ kind: ['coupler', 'transformer', 'transformer'] }))).toEqual([
      'branches.kind',
    ]);
    expect(lostFields(withBranches({ id: ['L1', 'L2', 'L3'] }))).toEqual(['branches.id']);
    const { lost } = writeMatpower(withBranches({ id: ['1-2-1', 'L2', 'L3'] }), 'out.m');
    expect(lost[0]).toMatchObject({ file: 'out.m', severity: 'warning', code: 'NOT_CARRIED' });
    expect(lost[0]!.message.en).toBe('branches.id is not carried for 2 of 3, the first being L2.');
  });

  it('a rating of zero, which the format keeps for no limit', () => {
    const closed = withBranches({ ratingMva: Float64Array.of(0, 100, 100) });
    expect(lostFields(closed)).toEqual(['branches.ratingMva']);
    expect(read(writeMatpower(closed, 'out.m').text).network.branches.ratingMva[0]).toBeLessThan(1e-6);
  });

  it('a slack that is shared, and a name that is no word', () => {
    const units = { ...network.units, participation: Float64Array.of(1, 0, 1) };
    expect(lostFields({ ...full, name: '2017 dry', network: { ...network, units } })).toEqual([
      'name',
      'units.participation',
    ]);
  });

  it('ids that are words become numbers and stay as names', () => {
    const { buses } = network;
    const named = { ...network, buses: { ...buses, id: ['GT-AGU', 'SV-AHU', 'HN-TON'] } };
    const written = writeMatpower(caseFromNetwork('region', named), 'out.m');
    expect(read(written.text).network.buses.name).toEqual(['GT-AGU', 'SV-AHU', 'HN-TON']);
    expect(written.lost.map((d) => d.message.en.split(' ')[0])).toContain('buses.id');
  });

  it('what only a RAW file has', () => {
    const raw = readPsse({ file: 'tiny.raw', text: tinyRaw(33) }).value!;
    expect(lostFields(raw)).toEqual(['name', 'areas.name', 'branches.id', 'branches.name', 'units.name']);
  });
});

it('every angle given in degrees is written in degrees that read as it', () => {
  fc.assert(
    fc.property(fc.double({ min: -720, max: 720, noNaN: true }), (deg) => {
      const rad = radFromDeg(deg);
      expect(radFromDeg(degreesThatReadAs(rad)) === rad).toBe(true);
    }),
    { seed: 3, numRuns: 2000 },
  );
  expect(degreesThatReadAs(radFromDeg(10.67))).toBe(10.67);
  expect(degreesThatReadAs(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
});
