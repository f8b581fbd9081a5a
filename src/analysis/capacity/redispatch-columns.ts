import type { ColumnBlock, Row } from '../../numeric/linear-program.ts';
import type { BaseCase, Transfer } from '../contingency.ts';
import { flowResponseMw } from '../dc-flow.ts';

/** A transfer between two sets of areas, by position. */
export interface Exchange {
  readonly from: ReadonlySet<number>;
  readonly to: ReadonlySet<number>;
}

/**
 * The variables of a redispatch, MW away from the base case: each unit up, then each unit down, then controlled links,
 * then the exchanges, then their parts where an exchange's side is split among several balances.
 */
export interface RedispatchColumns {
  readonly units: readonly number[];
  readonly links: readonly number[];
  /** Column of the first exchange. */
  readonly exchange: number;
  readonly exchangeCount: number;
  /** Bounds; costs are 0. */
  readonly block: ColumnBlock;
  /** Balances of islands and areas: what holds whatever is asked. */
  readonly balances: readonly Row[];
}

/**
 * Units of the areas that trade, and of `helping` areas, whose net export stays as it is. A unit goes from its base
 * output to its limits; one that stands beyond a limit may stay or come back. A link between the two sides of an
 * exchange is set freely within its limits; other links keep their schedule.
 */
export function redispatchColumns(
  base: BaseCase,
  exchanges: readonly Exchange[],
  helping: ReadonlySet<number>,
): RedispatchColumns {
  const trading = new Set(exchanges.flatMap(({ from, to }) => [...from, ...to]));
  const units = movableUnits(base, (area) => trading.has(area) || helping.has(area));
  const links = movableLinks(base, (a, b) =>
    exchanges.some(({ from, to }) => (from.has(a) && to.has(b)) || (from.has(b) && to.has(a))),
  );
  const balances = balancesOf(base, units, links, exchanges.length, (area) => balanceOf(exchanges, area));
  const first = 2 * units.length + links.length;
  exchanges.forEach(({ from, to }, i) => {
    const sideBalances = (side: ReadonlySet<number>) => [
      ...new Set(Array.from(side, (area) => balanceOf(exchanges, area))),
    ];
    balances.addExchange(first + i, sideBalances(from), -1);
    balances.addExchange(first + i, sideBalances(to), 1);
  });
  return columnsOf(base, units, links, exchanges.length, balances);
}

/**
 * All units of the areas given, each area free to trade with the others: in place of exchanges stand the growths of the
 * areas' net exports, in the order given. Links between the areas are set freely.
 */
export function tradeColumns(base: BaseCase, areas: readonly number[]): RedispatchColumns {
  const units = movableUnits(base, (area) => areas.includes(area));
  const links = movableLinks(base, (a, b) => a !== b && areas.includes(a) && areas.includes(b));
  const balances = balancesOf(base, units, links, areas.length, (area) => `area ${area}`);
  areas.forEach((area, i) => {
    balances.add(`area ${area}`, 2 * units.length + links.length + i, -1);
  });
  return columnsOf(base, units, links, areas.length, balances);
}

/** Units and links in the balances of their islands and areas. */
function balancesOf(
  { model }: BaseCase,
  units: readonly number[],
  links: readonly number[],
  exchangeCount: number,
  balance: (area: number) => string,
): BalanceRows {
  const { network, islandOf } = model;
  const balances = new BalanceRows(2 * units.length + links.length + exchangeCount);
  units.forEach((u, j) => {
    const bus = network.units.bus[u]!;
    for (const row of [`island ${islandOf[bus]}`, balance(network.buses.area[bus]!)]) {
      balances.add(row, j, 1);
      balances.add(row, units.length + j, -1);
    }
  });
  links.forEach((d, j) => {
    const { from, to } = network.dcLinks;
    balances.add(`island ${islandOf[from[d]!]}`, 2 * units.length + j, -1);
    balances.add(`island ${islandOf[to[d]!]}`, 2 * units.length + j, 1);
  });
  return balances;
}

function columnsOf(
  base: BaseCase,
  units: readonly number[],
  links: readonly number[],
  exchangeCount: number,
  balances: BalanceRows,
): RedispatchColumns {
  const { network } = base.model;
  const count = balances.columnCount;
  const lower = new Float64Array(count).fill(Number.NEGATIVE_INFINITY).fill(0, 0, 2 * units.length);
  const upper = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  units.forEach((u, j) => {
    upper[j] = Math.max(0, network.units.maxMw[u]! - base.outputMw[u]!);
    upper[units.length + j] = Math.max(0, base.outputMw[u]! - network.units.minMw[u]!);
  });
  links.forEach((d, j) => {
    lower[2 * units.length + j] = Math.min(0, network.dcLinks.minMw[d]! - network.dcLinks.flowMw[d]!);
    upper[2 * units.length + j] = Math.max(0, network.dcLinks.maxMw[d]! - network.dcLinks.flowMw[d]!);
  });
  return {
    units,
    links,
    exchange: 2 * units.length + links.length,
    exchangeCount,
    block: { count, cost: new Float64Array(count), lower, upper },
    balances: balances.rows(),
  };
}

function movableUnits({ model }: BaseCase, takesPart: (area: number) => boolean): number[] {
  const { units, buses } = model.network;
  const movable: number[] = [];
  for (let u = 0; u < units.count; u++) {
    const bus = units.bus[u]!;
    if (units.inService[u] === 1 && model.islandOf[bus]! >= 0 && takesPart(buses.area[bus]!)) movable.push(u);
  }
  return movable;
}

function movableLinks({ model }: BaseCase, joins: (a: number, b: number) => boolean): number[] {
  const { dcLinks, buses } = model.network;
  const movable: number[] = [];
  for (let d = 0; d < dcLinks.count; d++) {
    const [from, to] = [dcLinks.from[d]!, dcLinks.to[d]!];
    const isAlive = dcLinks.inService[d] === 1 && model.islandOf[from]! >= 0 && model.islandOf[to]! >= 0;
    if (isAlive && joins(buses.area[from]!, buses.area[to]!)) movable.push(d);
  }
  return movable;
}

/** Areas that play the same part in every exchange share a balance; an area that plays none has its own. */
function balanceOf(exchanges: readonly Exchange[], area: number): string {
  const part = exchanges.map(({ from, to }) => (from.has(area) ? '+' : to.has(area) ? '-' : '0')).join('');
  return /[+-]/.test(part) ? `areas ${part}` : `area ${area}`;
}

/** Rows that sum to zero, collected term by term. */
class BalanceRows {
  columnCount: number;
  private readonly terms = new Map<string, { column: number[]; value: number[] }>();

  constructor(columnCount: number) {
    this.columnCount = columnCount;
  }

  add(row: string, column: number, value: number): void {
    const known = this.terms.get(row);
    if (known === undefined) this.terms.set(row, { column: [column], value: [value] });
    else {
      known.column.push(column);
      known.value.push(value);
    }
  }

  /** An exchange enters the balance of its side; where the side has several, in parts that sum to it. */
  addExchange(exchange: number, sideBalances: readonly string[], sign: number): void {
    const [only] = sideBalances;
    if (sideBalances.length === 1) {
      this.add(only!, exchange, sign);
      return;
    }
    const sum = `parts of ${exchange} ${sign}`;
    this.add(sum, exchange, 1);
    for (const balance of sideBalances) {
      this.add(balance, this.columnCount, sign);
      this.add(sum, this.columnCount, -1);
      this.columnCount++;
    }
  }

  rows(): Row[] {
    return Array.from(this.terms.values(), ({ column, value }) => ({ lower: 0, upper: 0, column, value }));
  }
}

/** The change of injections that the columns at some values stand for. Cost: one solve. */
export function transferOf(
  { model }: BaseCase,
  { units, links }: RedispatchColumns,
  value: Float64Array,
): Transfer {
  const { network } = model;
  const unitMw = new Float64Array(network.units.count);
  const linkMw = new Float64Array(network.dcLinks.count);
  const busMw = new Float64Array(network.buses.count);
  units.forEach((u, j) => {
    unitMw[u] = value[j]! - value[units.length + j]!;
    busMw[network.units.bus[u]!]! += unitMw[u]!;
  });
  links.forEach((d, j) => {
    linkMw[d] = value[2 * units.length + j]!;
    busMw[network.dcLinks.from[d]!]! -= linkMw[d]!;
    busMw[network.dcLinks.to[d]!]! += linkMw[d]!;
  });
  return { unitMw, linkMw, busMw, flowMw: flowResponseMw(model, busMw) };
}
