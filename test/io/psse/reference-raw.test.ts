import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dcPowerFlow } from '../../../src/analysis/dc-flow.ts';
import { degFromRad } from '../../../src/base/units.ts';
import { branchTakesPart, type Network } from '../../../src/grid/network.ts';
import { readPsse } from '../../../src/io/psse/read-psse.ts';
import { csvNumbers, referenceFolder } from '../../stored-cases.ts';

const rawFolder = referenceFolder === undefined ? '' : join(referenceFolder, 'raw');
const files = existsSync(rawFolder)
  ? readdirSync(rawFolder)
      .filter((file) => file.endsWith('.raw'))
      .map((file) => file.slice(0, -4))
  : [];

function expectedRows(file: string, table: string): number[][] {
  return csvNumbers(readFileSync(join(referenceFolder!, 'expected_raw', `${file}.${table}.csv`), 'utf8'));
}

/** MATPOWER leaves out VSC lines, which we take as links; without them its flows must come out. */
function withoutVscLines(network: Network): Network {
  const { dcLinks } = network;
  const isFixed = dcLinks.flowMw.map((flow, k) => (dcLinks.maxMw[k] === flow ? 1 : 0));
  return { ...network, dcLinks: { ...dcLinks, inService: Uint8Array.from(isFixed) } };
}

/** MATPOWER lists branches in another order: ours, and its, by end buses, then as they stand. */
function byEnds<T extends { readonly ends: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.ends < b.ends ? -1 : a.ends > b.ends ? 1 : 0));
}

describe.skipIf(files.length === 0)('RAW files that MATPOWER has read', () => {
  it.each(files)('%s', (file) => {
    const text = readFileSync(join(rawFolder, `${file}.raw`), 'latin1');
    const { value, diagnostics } = readPsse({ file, text });
    expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
    const network = withoutVscLines(value!.network);
    const { buses, branches } = network;
    const flow = dcPowerFlow(network);

    const expectedBuses = expectedRows(file, 'bus');
    expect(Array.from(buses.id, Number)).toEqual(expectedBuses.map((row) => row[0]));
    expectedBuses.forEach((row, b) => {
      expect(buses.isolated[b]).toBe(row[1] === 4 ? 1 : 0);
      expect(degFromRad(flow.angleRad[b]!)).toBeCloseTo(row[2]!, 6);
      expect(buses.demandMw[b]).toBeCloseTo(row[3]!, 5);
      expect(buses.shuntMw[b]).toBeCloseTo(row[4]!, 9);
    });

    const expectedBranches = byEnds(
      expectedRows(file, 'branch').map((row) => ({ ends: `${row[0]}-${row[1]}`, row })),
    );
    const ours = byEnds(
      branches.id.map((id, k) => ({
        ends: `${buses.id[branches.from[k]!]}-${buses.id[branches.to[k]!]}`,
        id,
        k,
      })),
    );
    expect(ours.map(({ ends }) => ends)).toEqual(expectedBranches.map(({ ends }) => ends));
    ours.forEach(({ k }, i) => {
      const [, , inService, reactance, tap, shift, flowMw] = expectedBranches[i]!.row;
      expect(branchTakesPart(network, k)).toBe(inService! > 0);
      expect(branches.reactancePu[k]).toBeCloseTo(reactance!, 9);
      expect(branches.tapRatio[k]).toBeCloseTo(tap === 0 ? 1 : tap!, 9);
      expect(degFromRad(branches.shiftRad[k]!)).toBeCloseTo(shift!, 9);
      expect(flow.flowMw[k]).toBeCloseTo(flowMw!, 5);
    });
  });
});
