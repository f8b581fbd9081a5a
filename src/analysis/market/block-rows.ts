import type { Row } from '../../numeric/linear-program.ts';
import type { BalanceGroups } from './balance-groups.ts';
import { type BlockColumns, isFixed, poolCount } from './block-columns.ts';
import type { MarketBlock } from './market-block.ts';

/** The rows of a block that need no flows, and where they stand. */
export interface BlockRows {
  readonly rows: readonly Row[];
  /** Hours × groups. */
  readonly balance: Int32Array;
  /** Hours × areas: bounds on net export, −1 where there are none. */
  readonly netExport: Int32Array;
  /** Hours × pools. */
  readonly reserve: Int32Array;
  /** By budget. */
  readonly budget: Int32Array;
}

export function blockRows(block: MarketBlock, groups: BalanceGroups, columns: BlockColumns): BlockRows {
  const hours = block.weightH.length;
  const rows: Row[] = [];
  const add = (row: Row) => rows.push(row) - 1;
  const areas = block.model.network.areas.count;
  const pools = poolCount(block);
  const balance = new Int32Array(hours * groups.count);
  const netExport = new Int32Array(hours * areas).fill(-1);
  const reserve = new Int32Array(hours * pools);
  for (let hour = 0; hour < hours; hour++) {
    balanceRows(groups, columns, hour).forEach((row, g) => {
      balance[hour * groups.count + g] = add(row);
    });
    for (const row of islandRows(groups, columns, hour)) add(row);
    for (let area = 0; area < areas; area++) {
      const at = hour * areas + area;
      const [lower, upper] = [block.exchange.leastMw[at]!, block.exchange.mostMw[at]!];
      if (lower === -Infinity && upper === Infinity) continue;
      const members = groupsWith(groups, (g) => groups.area[g] === area);
      netExport[at] = add({ lower, upper, ...exportTerms(groups, columns, hour, members) });
    }
    for (let pool = 0; pool < pools; pool++) {
      reserve[hour * pools + pool] = add(reserveRow(block, columns, hour, pool));
    }
  }
  const budget = Int32Array.from(budgetRows(block, columns), add);
  return { rows, balance, netExport, reserve, budget };
}

/** What a group's variables give, less what leaves it, is what it draws. */
function balanceRows(
  { count, groupOf, exchanges }: BalanceGroups,
  columns: BlockColumns,
  hour: number,
): Row[] {
  const column: number[][] = Array.from({ length: count }, () => []);
  const value: number[][] = Array.from({ length: count }, () => []);
  const drawnMw = new Float64Array(count);
  const put = (group: number, j: number, factor: number) => {
    column[group]!.push(j);
    value[group]!.push(factor);
  };
  for (let j = columns.busColumns[hour]!; j < columns.busColumnsEnd[hour]!; j++) {
    const [gives, takes] = [columns.givesAt[j]!, columns.takesAt[j]!];
    const [into, outOf] = [groupOf[gives]!, takes < 0 ? -1 : groupOf[takes]!];
    if (into === outOf) put(into, j, columns.arrives[j]! - 1);
    else {
      put(into, j, columns.arrives[j]!);
      if (outOf >= 0) put(outOf, j, -1);
    }
  }
  for (const { column: j, bus } of columns.losses[hour]!) {
    const [from, to] = [groupOf[bus[0]]!, groupOf[bus[1]]!];
    put(from, j, from === to ? -1 : -0.5);
    if (from !== to) put(to, j, -0.5);
  }
  groupOf.forEach((group, b) => {
    if (group >= 0) drawnMw[group]! -= columns.fixedInjectionMw[hour * groupOf.length + b]!;
  });
  for (let g = 0; g < count; g++) {
    if (exchanges[g] === 0) continue;
    const leaves = columns.exports[hour * count + g]!;
    put(g, leaves, -1);
    put(g, leaves + 1, 1);
  }
  return column.map((members, g) => ({
    lower: drawnMw[g]!,
    upper: drawnMw[g]!,
    column: members,
    value: value[g]!,
  }));
}

/** In every island what some export others import. */
function islandRows(groups: BalanceGroups, columns: BlockColumns, hour: number): Row[] {
  const islands = new Set(groups.island.filter((_, g) => groups.exchanges[g] === 1));
  return Array.from(islands, (island) => {
    const members = groupsWith(groups, (g) => groups.island[g] === island);
    return { lower: 0, upper: 0, ...exportTerms(groups, columns, hour, members) };
  });
}

function groupsWith({ count, exchanges }: BalanceGroups, belongs: (g: number) => boolean): number[] {
  return Array.from({ length: count }, (_, g) => g).filter((g) => exchanges[g] === 1 && belongs(g));
}

function exportTerms(
  { count }: BalanceGroups,
  { exports }: BlockColumns,
  hour: number,
  members: readonly number[],
): Pick<Row, 'column' | 'value'> {
  const column = members.flatMap((g) => {
    const leaves = exports[hour * count + g]!;
    return [leaves, leaves + 1];
  });
  return { column, value: column.map((_, i) => (i % 2 === 0 ? 1 : -1)) };
}

/** What spinning offers of a pool leave free, and what is missing, reach the share of the demand. */
function reserveRow(block: MarketBlock, columns: BlockColumns, hour: number, pool: number): Row {
  const { model, demandMw, reserve } = block;
  const { buses } = model.network;
  const isInPool = (b: number) => reserve.poolOfArea[buses.area[b]!] === pool;
  const pools = poolCount(block);
  let roomMw = reserve.heldMw?.[hour * pools + pool] ?? 0;
  for (let b = 0; b < buses.count; b++) {
    if (isInPool(b)) roomMw -= reserve.share * demandMw[hour * buses.count + b]!;
  }
  const column: number[] = [];
  const value: number[] = [];
  for (const offer of columns.offers[hour]!) {
    if (!offer.spins || !isInPool(columns.givesAt[offer.column]!)) continue;
    column.push(offer.column);
    value.push(1);
    roomMw += columns.upperMw[offer.column]!;
  }
  const missing = columns.reserveShort[hour * pools + pool]!;
  if (missing >= 0) {
    column.push(missing);
    value.push(-1);
  }
  return { lower: -Infinity, upper: roomMw, column, value };
}

function budgetRows(block: MarketBlock, columns: BlockColumns): Row[] {
  const { budgets, weightH, offers } = block;
  const weight = meanWeightH(block);
  const terms = budgets.map(() => ({ column: [] as number[], value: [] as number[] }));
  columns.offers.forEach((offersOfHour, hour) => {
    for (const { column, budgets: drawnOn } of offersOfHour) {
      for (const i of drawnOn) {
        terms[i]!.column.push(column);
        terms[i]!.value.push(weightH[hour]! / weight);
      }
    }
  });
  return budgets.map((budget, i) => {
    let leftMwh = budget.energyMwh;
    for (let hour = 0; hour < weightH.length; hour++) {
      for (const o of budget.offers) {
        if (isFixed(block, hour, o)) leftMwh -= weightH[hour]! * offers.lowerMw[hour * offers.count + o]!;
      }
    }
    return { lower: -Infinity, upper: leftMwh / weight, ...terms[i]! };
  });
}

/** Costs and energies are told in hours of mean weight, so that numbers stay near one. */
export function meanWeightH({ weightH }: MarketBlock): number {
  return weightH.reduce((sum, w) => sum + w, 0) / weightH.length;
}
