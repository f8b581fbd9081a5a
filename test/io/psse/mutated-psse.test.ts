import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import type { ReadResult } from '../../../src/base/diagnostics.ts';
import { degFromRad } from '../../../src/base/units.ts';
import type { CaseFile } from '../../../src/grid/case-file.ts';
import { readPsse } from '../../../src/io/psse/read-psse.ts';
import { referenceFolder } from '../../stored-cases.ts';
import { checkMutations, mutationCount } from '../mutation.ts';
import { naivePsse } from './naive-psse.ts';
import { tinyRaw } from './tiny-raw.ts';

const rich = {
  transformer: [
    "1,2,30,'A',2,2,1,0,0,2,'AUTO',3",
    '0,0.1,100, 0,0.2,50, 0,0.15,50, 1.01,-7',
    '241.5,0,0,80,90,100',
    '230,0,0,40,0,0',
    '115,0,30,30,0,0',
    "2,30,0,'T1',3,3,1,0.001,0,2,'Bank, north / 1',1,1,1.0",
    '24E3,0.2,50',
    '0.98,225,-3,60,0,0',
    '1.01,0',
  ].join('\n'),
  'two-terminal dc': "'LINK',2,1.0,100,500\n30,2,90\n1,2,90",
  'voltage source converter': "'V',1,0\n1,1,1,500,1,0,0,0,200\n30,2,1,-20,1,0,0,0,150",
};
const sources = [29, 30, 31, 33, 34, 35].map((version) => tinyRaw(version));
sources.push(tinyRaw(33, rich), tinyRaw(30, rich), tinyRaw(30).replaceAll(/,(?=[\d.-])/g, ' '));

/** RAW files of other programs, where the tester has them, small enough to be read thousands of times. */
const rawFolder = referenceFolder === undefined ? '' : join(referenceFolder, 'raw');
if (existsSync(rawFolder)) {
  for (const file of readdirSync(rawFolder)) {
    const text = readFileSync(join(rawFolder, file), 'latin1');
    if (file.endsWith('.raw') && text.length < 10_000) sources.push(text);
  }
}

it('reads a mutated case as another reader does, or says where it is wrong', () => {
  const outcome = checkMutations(
    sources,
    mutationCount(process.env, 1000),
    (text) => readPsse({ file: 'mutated.raw', text }),
    agreesWithNaive,
  );
  expect(outcome.read).toBeGreaterThan(0);
  expect(outcome.refused).toBeGreaterThan(0);
}, 3_600_000);

function agreesWithNaive({ network }: CaseFile, text: string, result: ReadResult<CaseFile>): void {
  // A comment that contradicts the order of sections is believed, and that is said; the naive reader knows no comments.
  if (result.diagnostics.some((d) => d.code === 'SECTION_ORDER')) return;
  const naive = naivePsse(text);
  const { buses, branches, units, dcLinks, areas } = network;
  const number = (positions: Int32Array, k: number) => Number(buses.id[positions[k]!]);
  const near = (what: string, ours: number[][], theirs: readonly number[][]) => {
    const differs = (a: number, b: number) =>
      a !== b && !(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)));
    theirs.forEach((row, k) => {
      row.forEach((value, field) => {
        if (!differs(ours[k]?.[field] ?? Number.NaN, value)) return;
        throw new Error(`${what} ${k} field ${field}: ${ours[k]?.[field]}, not ${value}`);
      });
    });
    if (ours.length !== theirs.length)
      throw new Error(`${ours.length} rows of ${what}, not ${theirs.length}`);
  };
  near('base', [[network.baseMva]], [[naive.baseMva]]);
  near(
    'bus',
    buses.id.map((id, b) => [
      Number(id),
      buses.nominalKv[b]!,
      buses.isolated[b]! * 4,
      Number(areas.id[buses.area[b]!]),
      degFromRad(buses.angleRad[b]!),
      buses.demandMw[b]!,
      buses.shuntMw[b]!,
    ]),
    naive.buses.map((row) => row.map((value, k) => (k === 2 ? (value === 4 ? 4 : 0) : value))),
  );
  near(
    'unit',
    units.id.map((_, u) => [
      number(units.bus, u),
      units.outputMw[u]!,
      units.inService[u]!,
      units.maxMw[u]!,
      units.minMw[u]!,
    ]),
    naive.units,
  );
  near(
    'branch',
    branches.id.map((_, k) => [
      number(branches.from, k),
      number(branches.to, k),
      branches.reactancePu[k]!,
      branches.tapRatio[k]!,
      degFromRad(branches.shiftRad[k]!),
      branches.ratingMva[k]!,
      branches.inService[k]!,
    ]),
    naive.branches,
  );
  near(
    'link',
    dcLinks.id.map((_, d) => [
      number(dcLinks.from, d),
      number(dcLinks.to, d),
      dcLinks.flowMw[d]!,
      dcLinks.inService[d]!,
    ]),
    naive.links,
  );
}
