import process from 'node:process';
import { expect, it } from 'vitest';
import { radFromDeg } from '../../../src/base/units.ts';
import type { CaseFile } from '../../../src/grid/case-file.ts';
import { readMatpower } from '../../../src/io/matpower/read-matpower.ts';
import { ownCases } from '../../stored-cases.ts';
import { checkMutations, mutationCount } from '../mutation.ts';
import { naiveMatpower } from './naive-matpower.ts';
import { tinyCase } from './tiny-case.ts';

const tiny = tinyCase({
  bus_name: "{'Río % 1'; 'O''Higgins'; 'a;b' % last\n}",
  genfuel: "{'hydro'; ''; 'coal'}",
  dcline: '[1 30 1 10 10 0 0 1 1 -5 15 0 0 0 0 0 0]',
  notes: "{'x', [1 2]}",
});
const commas = tinyCase({
  bus: '[1,3,0,0,0,0,1,1,5,230,1,1.1,0.9;2,2,20,5,0,0,1,1,0,230,1, ...\n1.1,0.9;30,1,7,1,2,-3,2,1,0,115,1,1.1,0.9]',
});

it('reads a mutated case as another reader does, or says where it is wrong', () => {
  const sources = [...ownCases.map(({ source }) => source()), tiny, tiny, commas];
  const outcome = checkMutations(
    sources,
    mutationCount(process.env, 1000),
    (text) => readMatpower({ file: 'mutated.m', text }),
    agreesWithNaive,
  );
  expect(outcome.read).toBeGreaterThan(0);
  expect(outcome.refused).toBeGreaterThan(0);
}, 3_600_000);

/** The numbers that the network and its costs are made of, against those of the naive reader. */
function agreesWithNaive({ network, costs, angleLimits }: CaseFile, text: string): void {
  const naive = naiveMatpower(text);
  const { buses, branches, units, dcLinks } = network;
  const column = (field: string, k: number) =>
    (naive.matrices.get(field) ?? []).map((row) => row[k - 1] ?? 0);
  const same = (what: string, ours: ArrayLike<number>, theirs: readonly number[]) => {
    const differs = (a: number, b: number) => a !== b && !(Number.isNaN(a) && Number.isNaN(b));
    const first = theirs.findIndex((value, k) => differs(ours[k]!, value));
    if (ours.length === theirs.length && first < 0) return;
    throw new Error(
      `${what} ${first}: ${ours[first]} of ${ours.length}, not ${theirs[first]} of ${theirs.length}`,
    );
  };
  const unlimited = (mva: number) => (mva === 0 ? Number.POSITIVE_INFINITY : mva);
  const numbers = (ids: readonly string[], positions: Int32Array) =>
    Array.from(positions, (p) => Number(ids[p]));

  same('baseMVA', [network.baseMva], [naive.baseMva]);
  same('bus', buses.id.map(Number), column('bus', 1));
  same(
    'isolated',
    buses.isolated,
    column('bus', 2).map((type) => (type === 4 ? 1 : 0)),
  );
  same('PD', buses.demandMw, column('bus', 3));
  same('GS', buses.shuntMw, column('bus', 5));
  same(
    'area',
    Array.from(buses.area, (a) => Number(network.areas.id[a])),
    column('bus', 7),
  );
  same('VA', buses.angleRad, column('bus', 9).map(radFromDeg));
  same('BASE_KV', buses.nominalKv, column('bus', 10));
  expect(buses.name).toEqual(naive.names ?? buses.id);
  same('from', numbers(buses.id, branches.from), column('branch', 1));
  same('to', numbers(buses.id, branches.to), column('branch', 2));
  same('BR_R', branches.resistancePu, column('branch', 3));
  same('BR_X', branches.reactancePu, column('branch', 4));
  same('RATE_A', branches.ratingMva, column('branch', 6).map(unlimited));
  same(
    'TAP',
    branches.tapRatio,
    column('branch', 9).map((tap) => tap || 1),
  );
  same('SHIFT', branches.shiftRad, column('branch', 10).map(radFromDeg));
  same('BR_STATUS', branches.inService, column('branch', 11));
  const [min, max] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  same(
    'ANGMIN',
    angleLimits.minRad,
    column('branch', 12).map((a) => (a === 0 || a <= -360 ? min : radFromDeg(a))),
  );
  same(
    'ANGMAX',
    angleLimits.maxRad,
    column('branch', 13).map((a) => (a === 0 || a >= 360 ? max : radFromDeg(a))),
  );
  same('gen bus', numbers(buses.id, units.bus), column('gen', 1));
  same('PG', units.outputMw, column('gen', 2));
  same(
    'GEN_STATUS',
    units.inService,
    column('gen', 8).map((status) => (status > 0 ? 1 : 0)),
  );
  same('PMAX', units.maxMw, column('gen', 9));
  same('PMIN', units.minMw, column('gen', 10));
  same('DC from', numbers(buses.id, dcLinks.from), column('dcline', 1));
  same('DC flow', dcLinks.flowMw, column('dcline', 4));
  const rows = naive.matrices.get('gencost') ?? [];
  expect(costs === undefined).toBe(rows.length === 0);
  costs?.forEach((cost, u) => {
    const [model, , , count] = rows[u]!;
    const flat =
      cost.kind === 'polynomial'
        ? [2, cost.coefficients.length, ...cost.coefficients]
        : [1, cost.points.length, ...cost.points.flatMap((point) => [point.powerMw, point.costUsdPerH])];
    same('gencost', flat, [model!, count!, ...rows[u]!.slice(4, 4 + (model === 1 ? 2 * count! : count!))]);
  });
}
