import { solveContingency } from '../../src/analysis/contingency.ts';
import type { Contingency, Network } from '../../src/grid/network.ts';
import { packRows, type Row } from '../../src/numeric/linear-program.ts';
import type { LpSolver } from '../../src/numeric/lp.ts';
import { baseCaseOf, contingencyOf } from './base-case.ts';
import { plainContingency } from './brute-force.ts';

interface PlainExchange {
  readonly from: ReadonlySet<number>;
  readonly to: ReadonlySet<number>;
}

/**
 * The most that a weighted sum of exchanges can grow by redispatch of the areas that trade: the programme with every pair
 * written out, its numbers by steps of 1 MW, each state solved from scratch. Areas of one side move freely among
 * themselves. `undefined`: there is no secure point.
 */
export function plainRedispatch(
  network: Network,
  outages: readonly Contingency[],
  exchanges: readonly PlainExchange[],
  weights: readonly number[],
  solver: LpSolver,
): number | undefined {
  const { units, buses, branches } = network;
  const outputs = [...baseCaseOf(network).outputMw];
  const areaOf = (u: number) => buses.area[units.bus[u]!]!;
  const part = (area: number) =>
    exchanges.map(({ from, to }) => Number(from.has(area)) - Number(to.has(area)));
  const movable = outputs.flatMap((_, u) => (part(areaOf(u)).some((sign) => sign !== 0) ? [u] : []));
  const parts = new Set(Array.from({ length: network.areas.count }, (_, a) => part(a).join()));
  const rows: Row[] = [];
  for (const signs of parts) {
    const values = [
      ...movable.map((u) => (part(areaOf(u)).join() === signs ? 1 : 0)),
      ...signs.split(',').map((sign) => -Number(sign)),
    ];
    if (values.some((v) => v !== 0))
      rows.push({ lower: 0, upper: 0, column: [...values.keys()], value: values });
  }
  const flowsAt = (outputMw: readonly number[], c: Contingency) =>
    plainContingency(network, outputMw, [...buses.demandMw], [...units.participation], c).flowMw;
  for (const c of [contingencyOf([]), ...outages]) {
    const before = flowsAt(outputs, c);
    // A step of one unit against the first one keeps balance.
    const steps = movable.map((u) => {
      if (u === movable[0]) return before;
      const stepped = [...outputs];
      stepped[u]! += 1;
      stepped[movable[0]!]! -= 1;
      return flowsAt(stepped, c);
    });
    for (let k = 0; k < branches.count; k++) {
      if (c.branches.includes(k)) continue;
      rows.push({
        lower: -branches.ratingMva[k]! - before[k]!,
        upper: branches.ratingMva[k]! - before[k]!,
        column: [...movable.keys()],
        value: steps.map((flow) => flow[k]! - before[k]!),
      });
    }
  }
  const free = exchanges.map(() => Number.POSITIVE_INFINITY);
  const outcome = solver.solve({
    columns: {
      count: movable.length + exchanges.length,
      cost: Float64Array.from([...movable.map(() => 0), ...weights.map((weight) => -weight)]),
      lower: Float64Array.from([
        ...movable.map((u) => units.minMw[u]! - outputs[u]!),
        ...free.map((mw) => -mw),
      ]),
      upper: Float64Array.from([...movable.map((u) => units.maxMw[u]! - outputs[u]!), ...free]),
    },
    rows: packRows(rows),
  });
  return outcome.kind === 'optimal' ? -outcome.objective : undefined;
}

/** Outages of single branches that split nothing. */
export function wholeOutages(network: Network): Contingency[] {
  const base = baseCaseOf(network);
  return Array.from({ length: network.branches.count }, (_, k) => contingencyOf([k])).filter(
    (c) => !solveContingency(base, c).splits,
  );
}

/** Ratings that hold the base case after every outage given, with the given room. */
export function securelyRated(network: Network, outages: readonly Contingency[], room: number): Network {
  const base = baseCaseOf(network);
  const ratingMva = base.flowMw.map((mw) => Math.abs(mw));
  for (const c of outages) {
    solveContingency(base, c).flowMw.forEach((mw, k) => {
      ratingMva[k] = Math.max(ratingMva[k]!, Math.abs(mw));
    });
  }
  return { ...network, branches: { ...network.branches, ratingMva: ratingMva.map((mw) => room * mw + 1) } };
}
