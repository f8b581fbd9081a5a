import type { MarketYear } from '../../grid/market/market-year.ts';
import { type LinearProgram, packRows, type Row } from '../../numeric/linear-program.ts';
import type { WaterPlanInput } from './market-plan.ts';
import { areaDemandMw, meritBlocks } from './plan-blocks.ts';
import { type WaterGroup, waterGroups } from './water-groups.ts';

/** Of plans that cost the same the one that holds least is taken: so much a month, no more than that settles it. */
export const HOLDING_USD_PER_MWH = 1e-3;

/** The programme of a water plan, and where its quantities stand; −1 where there is none. */
export interface WaterProgram {
  readonly program: LinearProgram;
  readonly groups: readonly WaterGroup[];
  /** Costs and energies are told in hours of mean weight, so that numbers stay near one. */
  readonly meanWeightH: number;
  /** Months that have hours, in their order. */
  readonly months: readonly number[];
  /** Columns by hours × groups, areas, borders and offers; storage by months (12) × groups. */
  readonly outputColumn: Int32Array;
  readonly unservedColumn: Int32Array;
  readonly flowColumn: Int32Array;
  readonly offerColumn: Int32Array;
  readonly storageColumn: Int32Array;
  /** Of plants without stored water. */
  readonly meritColumns: readonly { readonly column: number; readonly hour: number; readonly area: number }[];
  /** Rows by hours × areas, and by months (12) × groups. */
  readonly balanceRow: Int32Array;
  readonly waterRow: Int32Array;
}

export function waterProgram(input: WaterPlanInput): WaterProgram {
  const { year, network, borders, offers } = input;
  const hours = year.hours.length;
  const areas = network.areas.count;
  const groups = waterGroups(year);
  const meanWeightH = year.hours.reduce((sum, { weightH }) => sum + weightH, 0) / hours;
  const demandMw = areaDemandMw(year, network);
  const parts = new ProgramParts();
  const outputColumn = new Int32Array(hours * groups.length);
  const unservedColumn = new Int32Array(hours * areas).fill(-1);
  const flowColumn = new Int32Array(hours * borders.length);
  const offerColumn = new Int32Array(hours * offers.length);
  const meritColumns: WaterProgram['meritColumns'][number][] = [];
  const balanceRow = new Int32Array(hours * areas);
  for (let h = 0; h < hours; h++) {
    const weight = year.hours[h]!.weightH / meanWeightH;
    const gives: Terms[] = Array.from({ length: areas }, () => new Terms());
    const leaves: Terms[] = Array.from({ length: areas }, () => new Terms());
    const generate = (area: number, cost: number, lower: number, upper: number) => {
      const column = parts.column(weight * cost, lower, upper);
      gives[area]!.put(column, 1);
      return column;
    };
    for (const { area, costUsdPerMwh, upperMw } of meritBlocks(year, network, h)) {
      meritColumns.push({ column: generate(area, costUsdPerMwh, 0, upperMw), hour: h, area });
    }
    groups.forEach(({ area, costUsdPerMwh, upperMw }, g) => {
      outputColumn[h * groups.length + g] = generate(area, costUsdPerMwh[h]!, 0, upperMw[h]!);
    });
    offers.forEach(({ area, lowerMw, upperMw, costUsdPerMwh }, o) => {
      offerColumn[h * offers.length + o] = generate(area, costUsdPerMwh[h]!, lowerMw[h]!, upperMw[h]!);
    });
    for (let a = 0; a < areas; a++) {
      const most = demandMw[h * areas + a]!;
      if (most > 0) unservedColumn[h * areas + a] = generate(a, input.vollUsdPerMwh, 0, most);
    }
    borders.forEach(({ from, to, forwardMw, reverseMw }, b) => {
      const column = parts.column(0, -reverseMw[h]!, forwardMw[h]!);
      flowColumn[h * borders.length + b] = column;
      leaves[from]!.put(column, 1);
      leaves[to]!.put(column, -1);
    });
    for (let a = 0; a < areas; a++) {
      const drawn = demandMw[h * areas + a]!;
      balanceRow[h * areas + a] = parts.row(drawn, drawn, gives[a]!.minus(leaves[a]!));
      if (input.exchangeChargeUsdPerMwh === 0 || leaves[a]!.column.length === 0) continue;
      const exported = new Terms();
      exported.put(parts.column(weight * input.exchangeChargeUsdPerMwh, 0, Infinity), 1);
      parts.row(0, Infinity, exported.minus(leaves[a]!));
    }
    for (const { borders: members, forwardMw, reverseMw } of input.interfaces) {
      if (forwardMw[h] === Infinity && reverseMw[h] === Infinity) continue;
      const through = new Terms();
      for (const { border, factor } of members) through.put(flowColumn[h * borders.length + border]!, factor);
      parts.row(-reverseMw[h]!, forwardMw[h]!, through);
    }
  }
  const water = waterRows(parts, year, groups, meanWeightH, outputColumn);
  return {
    program: parts.program(),
    groups,
    meanWeightH,
    outputColumn,
    unservedColumn,
    flowColumn,
    offerColumn,
    meritColumns,
    balanceRow,
    ...water,
  };
}

/** What is used in a month and what is then held come from what flows in and what was held; the rest is spilled. */
function waterRows(
  parts: ProgramParts,
  year: MarketYear,
  groups: readonly WaterGroup[],
  meanWeightH: number,
  outputColumn: Int32Array,
): Pick<WaterProgram, 'months' | 'storageColumn' | 'waterRow'> {
  const months = [...new Set(year.hours.map(({ month }) => month))];
  const storageColumn = new Int32Array(12 * groups.length).fill(-1);
  const waterRow = new Int32Array(12 * groups.length).fill(-1);
  groups.forEach(({ crossesMonths, storageMwh, inflowMwh }, g) => {
    const at = (month: number) => (month - 1) * groups.length + g;
    const keeps = crossesMonths && months.length > 1;
    for (const month of months) {
      if (keeps) storageColumn[at(month)] = parts.column(HOLDING_USD_PER_MWH, 0, storageMwh / meanWeightH);
    }
    months.forEach((month, m) => {
      const terms = new Terms();
      year.hours.forEach((hour, h) => {
        if (hour.month === month) terms.put(outputColumn[h * groups.length + g]!, hour.weightH / meanWeightH);
      });
      if (keeps) {
        terms.put(storageColumn[at(month)]!, 1);
        terms.put(storageColumn[at(months.at(m - 1)!)]!, -1);
      }
      waterRow[at(month)] = parts.row(-Infinity, inflowMwh[month - 1]! / meanWeightH, terms);
    });
  });
  return { months, storageColumn, waterRow };
}

/** Variables of a row and their factors. */
class Terms {
  readonly column: number[] = [];
  readonly value: number[] = [];

  put(column: number, value: number): void {
    this.column.push(column);
    this.value.push(value);
  }

  minus(other: Terms): Terms {
    const both = new Terms();
    both.column.push(...this.column, ...other.column);
    both.value.push(...this.value, ...other.value.map((value) => -value));
    return both;
  }
}

class ProgramParts {
  private readonly cost: number[] = [];
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];
  private readonly rows: Row[] = [];

  column(cost: number, lower: number, upper: number): number {
    this.lower.push(lower);
    this.upper.push(upper);
    return this.cost.push(cost) - 1;
  }

  row(lower: number, upper: number, { column, value }: Terms): number {
    return this.rows.push({ lower, upper, column, value }) - 1;
  }

  program(): LinearProgram {
    return {
      columns: {
        count: this.cost.length,
        cost: Float64Array.from(this.cost),
        lower: Float64Array.from(this.lower),
        upper: Float64Array.from(this.upper),
      },
      rows: packRows(this.rows),
    };
  }
}
