import type { MarketBlock } from '../../src/analysis/market/market-block.ts';
import { packRows } from '../../src/numeric/linear-program.ts';
import type { LpSolver } from '../../src/numeric/lp.ts';
import { plainIslands } from './brute-force.ts';

/**
 * The least cost of a block, put as textbooks do and all at once: every offer a variable, the angles of every bus as
 * variables, with nothing lost and again after every outage, all limits as rows, the losses of every branch held up by
 * tangents 4 MW apart. Shares nothing with the engine but the
 * solver. `infeasible` where no dispatch exists,
 * `undecided` where the solver does not say.
 */
export function plainBlockCostUsd(block: MarketBlock, solver: LpSolver): number | 'infeasible' | 'undecided' {
  const { model, weightH, offers, links, limits, exchange, reserve } = block;
  const { network } = model;
  const { buses, branches, areas, baseMva } = network;
  const cost: number[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  const rows: { lower: number; upper: number; terms: Map<number, number> }[] = [];
  const variable = (usd: number, least: number, most: number) => {
    cost.push(usd);
    lower.push(least);
    upper.push(most);
    return cost.length - 1;
  };
  const row = (least: number, most: number, terms: readonly (readonly [number, number])[]) => {
    const sum = new Map<number, number>();
    for (const [j, factor] of terms) sum.set(j, (sum.get(j) ?? 0) + factor);
    rows.push({ lower: least, upper: most, terms: sum });
  };
  const output: number[][] = [];
  const island = plainIslands(network, new Set());
  const splits = (k: number) => Math.max(...plainIslands(network, new Set([k]))) > Math.max(...island);
  const outages = limits.outages.filter((k) => !splits(k));

  weightH.forEach((weight, h) => {
    const each = <T>(count: number, make: (i: number) => T) =>
      Array.from({ length: count }, (_, i) => make(i));
    const give = each(offers.count, (o) => {
      const at = h * offers.count + o;
      return variable(weight * offers.costUsdPerMwh[at]!, offers.lowerMw[at]!, offers.upperMw[at]!);
    });
    output.push(give);
    const cut = each(buses.count, (b) => {
      return variable(weight * block.vollUsdPerMwh, 0, block.demandMw[h * buses.count + b]!);
    });
    const linkVariable = (mostMw: Float64Array) => (l: number) =>
      variable(weight * links.costUsdPerMwh[l]!, 0, mostMw[h * links.count + l]!);
    const forward = each(links.count, linkVariable(links.forwardMw));
    const reverse = each(links.count, linkVariable(links.reverseMw));
    const injection: [number, number][][] = each(buses.count, (b) => [[cut[b]!, 1]]);
    give.forEach((j, o) => void injection[offers.bus[o]!]!.push([j, 1]));
    for (let l = 0; l < links.count; l++) {
      const arrives = 1 - links.lossShare[l]!;
      injection[links.from[l]!]!.push([forward[l]!, -1], [reverse[l]!, arrives]);
      injection[links.to[l]!]!.push([forward[l]!, arrives], [reverse[l]!, -1]);
    }
    const excess = each(branches.count + limits.interfaces.length, () =>
      variable(weight * limits.overloadUsdPerMwh, 0, Infinity),
    );
    for (const lost of [-1, ...outages]) {
      const angle = each(buses.count, (b) =>
        variable(
          0,
          ...((island.indexOf(island[b]!) === b ? [0, 0] : [-Infinity, Infinity]) as [number, number]),
        ),
      );
      const flow = each(branches.count, (k) => {
        const b =
          k === lost || branches.inService[k] === 0
            ? 0
            : baseMva / (branches.reactancePu[k]! * branches.tapRatio[k]!);
        const terms: [number, number][] = [
          [angle[branches.from[k]!]!, b],
          [angle[branches.to[k]!]!, -b],
        ];
        return { terms, fixed: -b * branches.shiftRad[k]! };
      });
      if (lost < 0 && block.losses === 'linearised') {
        flow.forEach(({ terms, fixed }, k) => {
          const perMw2 = branches.resistancePu[k]! / baseMva;
          const loss = variable(0, 0, Infinity);
          for (let at = -240; at <= 240; at += 4) {
            const slope = 2 * perMw2 * at;
            const tangent = terms.map(([j, factor]) => [j, -slope * factor] as [number, number]);
            row(slope * fixed - perMw2 * at ** 2, Infinity, [[loss, 1], ...tangent]);
          }
          injection[branches.from[k]!]!.push([loss, -0.5]);
          injection[branches.to[k]!]!.push([loss, -0.5]);
        });
      }
      for (let b = 0; b < buses.count; b++) {
        const terms = [...injection[b]!];
        let needMw = block.demandMw[h * buses.count + b]!;
        flow.forEach((f, k) => {
          const sign = (branches.from[k] === b ? -1 : 0) + (branches.to[k] === b ? 1 : 0);
          if (sign === 0) return;
          terms.push(...f.terms.map(([j, factor]) => [j, sign * factor] as [number, number]));
          needMw -= sign * f.fixed;
        });
        row(needMw, needMw, terms);
      }
      for (const k of limits.branches) {
        const most = (lost < 0 ? limits.ratingMw : limits.ratingAfterMw)[k]!;
        const { terms, fixed } = flow[k]!;
        row(-Infinity, most - fixed, [...terms, [excess[k]!, -1]]);
        row(-most - fixed, Infinity, [...terms, [excess[k]!, 1]]);
      }
      if (lost >= 0) continue;
      limits.interfaces.forEach((watched, i) => {
        const terms: [number, number][] = [];
        let fixed = 0;
        for (const { branch, factor } of watched.branches) {
          terms.push(...flow[branch]!.terms.map(([j, b]) => [j, factor * b] as [number, number]));
          fixed += factor * flow[branch]!.fixed;
        }
        for (const { link, factor } of watched.links)
          terms.push([forward[link]!, factor], [reverse[link]!, -factor]);
        const over = excess[branches.count + i]!;
        row(-Infinity, watched.forwardMw[h]! - fixed, [...terms, [over, -1]]);
        row(-watched.reverseMw[h]! - fixed, Infinity, [...terms, [over, 1]]);
      });
    }
    for (let a = 0; a < areas.count; a++) {
      const leaves = variable(weight * exchange.chargeUsdPerMwh, 0, Infinity);
      const enters = variable(0, 0, Infinity);
      const here = each(buses.count, (b) => b).filter((b) => buses.area[b] === a);
      const demandMw = here.reduce((sum, b) => sum + block.demandMw[h * buses.count + b]!, 0);
      row(demandMw, demandMw, [...here.flatMap((b) => injection[b]!), [leaves, -1], [enters, 1]]);
      row(exchange.leastMw[h * areas.count + a]!, exchange.mostMw[h * areas.count + a]!, [
        [leaves, 1],
        [enters, -1],
      ]);
    }
    for (const pool of new Set(reserve.poolOfArea)) {
      if (pool < 0 || reserve.share === 0) continue;
      const isHere = (b: number) => reserve.poolOfArea[buses.area[b]!] === pool;
      const missing = variable(weight * reserve.shortageUsdPerMwh, 0, Infinity);
      const demandMw = each(buses.count, (b) => (isHere(b) ? block.demandMw[h * buses.count + b]! : 0));
      const needMw = reserve.share * demandMw.reduce((sum, mw) => sum + mw, 0);
      const spinning = each(offers.count, (o) => o).filter(
        (o) => offers.spins[o] === 1 && isHere(offers.bus[o]!),
      );
      const heldMw = reserve.heldMw?.[h * (Math.max(...reserve.poolOfArea) + 1) + pool] ?? 0;
      const roomMw = spinning.reduce((sum, o) => sum + offers.upperMw[h * offers.count + o]!, heldMw);
      row(needMw - roomMw, Infinity, [...spinning.map((o) => [give[o]!, -1] as const), [missing, 1]]);
    }
  });
  for (const budget of block.budgets) {
    const terms = budget.offers.flatMap((o) => output.map((give, h) => [give[o]!, weightH[h]!] as const));
    row(-Infinity, budget.energyMwh, terms);
  }
  const outcome = solver.solve({
    columns: {
      count: cost.length,
      cost: Float64Array.from(cost),
      lower: Float64Array.from(lower),
      upper: Float64Array.from(upper),
    },
    rows: packRows(
      rows.map(({ terms, ...bounds }) => ({
        ...bounds,
        column: [...terms.keys()],
        value: [...terms.values()],
      })),
    ),
  });
  if (outcome.kind === 'optimal') return outcome.objective;
  return outcome.kind === 'infeasible' ? 'infeasible' : 'undecided';
}
