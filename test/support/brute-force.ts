import { Matrix, solve } from 'ml-matrix';
import type { Contingency, Network } from '../../src/grid/network.ts';

/**
 * The slow, plain way to every answer, written from METHODS alone and sharing nothing with the engine: islands by
 * flooding, a dense matrix built and solved from scratch for every state, losses shared unit by unit.
 */
export interface PlainState {
  readonly outputMw: number[];
  readonly shedMw: number[];
  readonly flowMw: number[];
  readonly islandCount: number;
}

export function plainIslands(network: Network, lost: ReadonlySet<number>): number[] {
  const { buses, branches } = network;
  const island = new Array<number>(buses.count).fill(-1);
  let count = 0;
  for (let seed = 0; seed < buses.count; seed++) {
    if (island[seed] !== -1 || buses.isolated[seed] === 1) continue;
    island[seed] = count;
    const queue = [seed];
    for (const bus of queue) {
      for (let k = 0; k < branches.count; k++) {
        if (branches.inService[k] === 0 || lost.has(k)) continue;
        const [f, t] = [branches.from[k]!, branches.to[k]!];
        const next = f === bus ? t : t === bus ? f : -1;
        if (next < 0 || buses.isolated[next] === 1 || island[next] !== -1) continue;
        island[next] = count;
        queue.push(next);
      }
    }
    count++;
  }
  return island;
}

/** Flows for injections that balance in every island; dense, from scratch. */
export function plainFlow(
  network: Network,
  injectionMw: readonly number[],
  lost: ReadonlySet<number>,
): number[] {
  const { buses, branches, baseMva } = network;
  const island = plainIslands(network, lost);
  const n = buses.count;
  const matrix = Matrix.zeros(n, n);
  const right = Matrix.zeros(n, 1);
  const reference = new Set([...new Set(island)].filter((i) => i >= 0).map((i) => island.indexOf(i)));
  const alive = (k: number) =>
    branches.inService[k] === 1 &&
    !lost.has(k) &&
    island[branches.from[k]!]! >= 0 &&
    island[branches.to[k]!]! >= 0;
  for (let k = 0; k < branches.count; k++) {
    if (!alive(k)) continue;
    const b = 1 / (branches.reactancePu[k]! * branches.tapRatio[k]!);
    const [f, t] = [branches.from[k]!, branches.to[k]!];
    matrix.set(f, f, matrix.get(f, f) + b);
    matrix.set(t, t, matrix.get(t, t) + b);
    matrix.set(f, t, matrix.get(f, t) - b);
    matrix.set(t, f, matrix.get(t, f) - b);
    right.set(f, 0, right.get(f, 0) + b * branches.shiftRad[k]!);
    right.set(t, 0, right.get(t, 0) - b * branches.shiftRad[k]!);
  }
  for (let i = 0; i < n; i++) {
    right.set(i, 0, right.get(i, 0) + injectionMw[i]! / baseMva);
    if (island[i]! >= 0 && !reference.has(i)) continue;
    for (let j = 0; j < n; j++) {
      matrix.set(i, j, i === j ? 1 : 0);
      matrix.set(j, i, i === j ? 1 : 0);
    }
    right.set(i, 0, 0);
  }
  const angle = solve(matrix, right);
  return Array.from({ length: branches.count }, (_, k) => {
    if (!alive(k)) return 0;
    const difference =
      angle.get(branches.from[k]!, 0) - angle.get(branches.to[k]!, 0) - branches.shiftRad[k]!;
    return (baseMva * difference) / (branches.reactancePu[k]! * branches.tapRatio[k]!);
  });
}

/** The state after a contingency, from a base of unit outputs and bus demands. */
export function plainContingency(
  network: Network,
  outputMw: readonly number[],
  demandMw: readonly number[],
  participation: readonly number[],
  contingency: Contingency,
): PlainState {
  const { buses, units } = network;
  const lost = new Set(contingency.branches);
  const island = plainIslands(network, lost);
  const islandCount = Math.max(...island) + 1;
  const intact = Math.max(...plainIslands(network, new Set())) + 1;
  const output = [...outputMw];
  const top = Array.from(units.maxMw);
  const weight = [...participation];
  contingency.units.forEach((u, i) => {
    const kept = 1 - contingency.unitShare[i]!;
    output[u] = output[u]! * kept;
    top[u] = top[u]! * kept;
    weight[u] = weight[u]! * kept;
  });
  const shed = new Array<number>(buses.count).fill(0);
  if (contingency.units.length > 0 || islandCount > intact) {
    const before = [...output];
    for (let i = 0; i < islandCount; i++) {
      const here = [...output.keys()].filter((u) => island[units.bus[u]!] === i);
      const demand = [...demandMw.keys()].filter((b) => island[b] === i);
      const drawn = demand.reduce((sum, b) => sum + demandMw[b]! + buses.shuntMw[b]!, 0);
      const need = () => drawn - here.reduce((sum, u) => sum + output[u]!, 0);
      fill(
        here.filter((u) => weight[u]! > 0),
        (u) => weight[u]!,
        need,
        output,
        top,
        network,
      );
      fill(
        here.filter((u) => weight[u] === 0 && before[u]! > 0),
        (u) => before[u]!,
        need,
        output,
        top,
        network,
      );
      const short = need();
      const sheddable = demand.reduce((sum, b) => sum + demandMw[b]!, 0);
      if (short > 1e-9 && sheddable > 0) for (const b of demand) shed[b] = (demandMw[b]! * short) / sheddable;
    }
  }
  const injection = Array.from(
    { length: buses.count },
    (_, b) => shed[b]! - demandMw[b]! - buses.shuntMw[b]!,
  );
  output.forEach((mw, u) => {
    injection[units.bus[u]!]! += mw;
  });
  return { outputMw: output, shedMw: shed, flowMw: plainFlow(network, injection, lost), islandCount };
}

function fill(
  members: readonly number[],
  weightOf: (u: number) => number,
  need: () => number,
  output: number[],
  top: readonly number[],
  network: Network,
): void {
  for (let round = 0; round < 100 && Math.abs(need()) > 1e-11; round++) {
    const left = need();
    const room = (u: number) => (left > 0 ? top[u]! - output[u]! : output[u]! - network.units.minMw[u]!);
    const free = members.filter((u) => room(u) > 1e-12);
    const total = free.reduce((sum, u) => sum + weightOf(u), 0);
    if (total === 0) return;
    const largestStep = Math.min(...free.map((u) => (room(u) * total) / weightOf(u)), Math.abs(left));
    for (const u of free) output[u]! += (Math.sign(left) * largestStep * weightOf(u)) / total;
  }
}
