import type { ColumnBlock, Row } from '../../numeric/linear-program.ts';
import type { BlockColumns } from './block-columns.ts';
import { meanWeightH } from './block-rows.ts';
import { injectionTerms } from './injection-terms.ts';
import type { MarketBlock } from './market-block.ts';
import { type Limited, type Sensitivities, sensitivitiesOf } from './sensitivities.ts';

/** A limit of one hour and direction that the programme was given. */
export interface LimitRow extends Limited {
  readonly hour: number;
  /** 1: the flow from→to is limited, −1: that to→from. */
  readonly direction: 1 | -1;
  readonly limitMw: number;
}

/** One that the programme has, at the position of its row. */
export interface GivenLimit extends LimitRow {
  readonly row: number;
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
  readonly given: GivenLimit[] = [];
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

  /**
   * What the programme must be given for limits that it does not have.
   *
   * @param firstRow position of the first row that comes back
   */
  add(limits: readonly LimitRow[], firstRow: number): LimitAddition {
    const cost: number[] = [];
    for (const { hour, element } of limits) {
      const key = `${hour} ${element}`;
      if (this.#block.limits.overloadUsdPerMwh === Infinity || this.#excessColumn.has(key)) continue;
      this.#excessColumn.set(key, this.#columnCount++);
      cost.push(
        (this.#block.limits.overloadUsdPerMwh * this.#block.weightH[hour]!) / meanWeightH(this.#block),
      );
    }
    limits.forEach((limit, i) => {
      this.#known.add(`${limit.hour} ${limit.element} ${limit.outage} ${limit.direction}`);
      this.given.push({ ...limit, row: firstRow + i });
    });
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
    const { perMw, shiftMw } = this.sensitivityOf(limit);
    const terms = injectionTerms(this.#columns, hour, perMw);
    const { column } = terms;
    const value = terms.value.map((factor) => direction * factor);
    for (const link of this.#linkTerms(hour, element)) {
      const at = column.indexOf(link.column);
      if (at >= 0) value[at]! += direction * link.factor;
      else {
        column.push(link.column);
        value.push(direction * link.factor);
      }
    }
    const excess = this.#excessColumn.get(`${hour} ${element}`);
    if (excess !== undefined) {
      column.push(excess);
      value.push(-1);
    }
    return { lower: -Infinity, upper: limitMw - direction * (terms.fixed + shiftMw), column, value };
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
