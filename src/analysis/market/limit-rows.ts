import type { ColumnBlock, Row } from '../../numeric/linear-program.ts';
import type { BlockColumns } from './block-columns.ts';
import { meanWeightH } from './block-rows.ts';
import type { MarketBlock } from './market-block.ts';
import { type Limited, type Sensitivities, sensitivitiesOf } from './sensitivities.ts';

/** A limit of one hour and direction that the programme was given. */
export interface LimitRow extends Limited {
  readonly hour: number;
  /** 1: the flow from→to is limited, −1: that to→from. */
  readonly direction: 1 | -1;
  readonly limitMw: number;
}

/** Rows and variables that a round of limits adds to the programme. */
export interface LimitAddition {
  readonly columns: ColumnBlock;
  readonly rows: readonly Row[];
}

/**
 * The limits that a block's programme holds so far. Every limited element has, in each hour, one variable for what
 * flows beyond its limits, whatever the outage: a line that is overloaded after two outages is overloaded once.
 */
export class LimitRows {
  readonly given: LimitRow[] = [];
  readonly sensitivityOf: Sensitivities;
  readonly #block: MarketBlock;
  readonly #columns: BlockColumns;
  readonly #known = new Set<string>();
  readonly #excessColumn = new Map<string, number>();
  #columnCount: number;

  constructor(block: MarketBlock, columns: BlockColumns) {
    this.#block = block;
    this.#columns = columns;
    this.#columnCount = columns.count;
    this.sensitivityOf = sensitivitiesOf(block);
  }

  has({ hour, element, outage, direction }: Omit<LimitRow, 'limitMw'>): boolean {
    return this.#known.has(`${hour} ${element} ${outage} ${direction}`);
  }

  /** MW beyond the limits of an element in an hour, as the programme has decided. */
  excessMw(value: Float64Array, hour: number, element: number): number {
    const column = this.#excessColumn.get(`${hour} ${element}`);
    return column === undefined ? 0 : Math.max(0, value[column]!);
  }

  /** What the programme must be given for limits that it does not have. */
  add(limits: readonly LimitRow[]): LimitAddition {
    const cost: number[] = [];
    for (const { hour, element } of limits) {
      const key = `${hour} ${element}`;
      if (this.#block.limits.overloadUsdPerMwh === Infinity || this.#excessColumn.has(key)) continue;
      this.#excessColumn.set(key, this.#columnCount++);
      cost.push(
        (this.#block.limits.overloadUsdPerMwh * this.#block.weightH[hour]!) / meanWeightH(this.#block),
      );
    }
    for (const limit of limits) {
      this.#known.add(`${limit.hour} ${limit.element} ${limit.outage} ${limit.direction}`);
      this.given.push(limit);
    }
    return {
      columns: {
        count: cost.length,
        cost: Float64Array.from(cost),
        lower: new Float64Array(cost.length),
        upper: new Float64Array(cost.length).fill(Infinity),
      },
      rows: limits.map((limit) => this.#row(limit)),
    };
  }

  /** direction × flow − excess ≤ limit, the flow as a sum of what each variable drives and what is fixed. */
  #row(limit: LimitRow): Row {
    const { hour, element, direction, limitMw } = limit;
    const { givesAt, takesAt, arrives, fixedInjectionMw, busColumns, busColumnsEnd } = this.#columns;
    const { perMw, shiftMw } = this.sensitivityOf(limit);
    const linkTerms = this.#linkTerms(hour, element);
    const column: number[] = [];
    const value: number[] = [];
    for (let j = busColumns[hour]!; j < busColumnsEnd[hour]!; j++) {
      let s = arrives[j]! * perMw[givesAt[j]!]!;
      if (takesAt[j]! >= 0) s -= perMw[takesAt[j]!]!;
      for (const term of linkTerms) if (term.column === j) s += term.factor;
      if (Math.abs(s) <= NO_SENSITIVITY) continue;
      column.push(j);
      value.push(direction * s);
    }
    let fixedMw = shiftMw;
    for (let b = 0; b < perMw.length; b++) fixedMw += perMw[b]! * fixedInjectionMw[hour * perMw.length + b]!;
    const excess = this.#excessColumn.get(`${hour} ${element}`);
    if (excess !== undefined) {
      column.push(excess);
      value.push(-1);
    }
    return { lower: -Infinity, upper: limitMw - direction * fixedMw, column, value };
  }

  /** Variables of links that count in an interface by themselves. */
  #linkTerms(hour: number, element: number): { column: number; factor: number }[] {
    const { limits, links, model } = this.#block;
    const first = model.network.branches.count;
    if (element < first) return [];
    return limits.interfaces[element - first]!.links.flatMap(({ link, factor }) => {
      const column = this.#columns.links[hour * links.count + link]!;
      return column < 0
        ? []
        : [
            { column, factor },
            { column: column + 1, factor: -factor },
          ];
    });
  }
}

/** Smaller sensitivities are rounding. */
const NO_SENSITIVITY = 1e-12;
