import { describe, expect, it } from 'vitest';
import { branchTakesPart } from '../../../src/grid/network.ts';
import { readMatpower } from '../../../src/io/matpower/read-matpower.ts';
import { csvNumbers, ownCases, referenceCases, type StoredCase } from '../../stored-cases.ts';

/** A column of a table of numbers, minus zero as zero. */
function column(table: readonly number[][], k: number): number[] {
  return table.map((row) => row[k]! || 0);
}

describe('stored cases', () => {
  it.each([...ownCases, ...referenceCases])('$name agrees with what MATPOWER saw in it', (stored) => {
    agrees(stored);
  });
});

function agrees({ name, source, expected }: StoredCase): void {
  const { value, diagnostics } = readMatpower({ file: name, text: source() });
  expect(diagnostics.filter((d) => d.severity !== 'info')).toEqual([]);
  const { buses, branches, units, baseMva } = value!.network;
  expect(value!.name).toBe(name);
  expect(value!.costs?.length).toBe(units.count);

  const meta = JSON.parse(expected('meta.json')!);
  expect(baseMva).toBe(meta.base_mva);
  expect(units.count).toBe(meta.generators);
  expect(units.participation.reduce((sum, share) => sum + share, 0)).toBe(meta.islands);

  const busRows = csvNumbers(expected('dcpf_bus.csv')!);
  const isLive = (b: number) => buses.isolated[b] === 0;
  expect(Array.from(buses.id, Number)).toEqual(column(busRows, 0));
  expect(Array.from(buses.isolated, (flag) => flag === 1)).toEqual(busRows.map((row) => row[1] === 4));
  expect(Array.from(buses.reference, (flag) => flag === 1)).toEqual(busRows.map((row) => row[1] === 3));
  expect(Array.from(buses.demandMw).filter((_, b) => isLive(b))).toEqual(
    column(busRows, 4).filter((_, b) => isLive(b)),
  );
  expect(Array.from(buses.shuntMw)).toEqual(column(busRows, 5));

  const branchRows = csvNumbers(expected('dcpf_branch.csv')!);
  expect(Array.from(branches.from, (bus) => Number(buses.id[bus]))).toEqual(column(branchRows, 1));
  expect(Array.from(branches.to, (bus) => Number(buses.id[bus]))).toEqual(column(branchRows, 2));
  expect(Array.from(branches.id, (_, k) => branchTakesPart(value!.network, k))).toEqual(
    branchRows.map((row) => row[3] === 1),
  );
  expect(Array.from(branches.ratingMva, (mva) => (mva === Number.POSITIVE_INFINITY ? 0 : mva))).toEqual(
    column(branchRows, 5),
  );
}
