import type { BlockColumns } from './block-columns.ts';

/** A weighted sum of the injections of an hour, in the variables of the programme. */
export interface InjectionTerms {
  readonly column: number[];
  readonly value: number[];
  /** What stands apart from all variables. */
  readonly fixed: number;
}

/** Smaller weights are rounding. */
const NO_WEIGHT = 1e-12;

/** @param perMw weight of an injection, by bus */
export function injectionTerms(columns: BlockColumns, hour: number, perMw: Float64Array): InjectionTerms {
  const { givesAt, takesAt, arrives, busColumns, busColumnsEnd, fixedInjectionMw } = columns;
  const buses = perMw.length;
  const column: number[] = [];
  const value: number[] = [];
  const put = (j: number, weight: number) => {
    if (Math.abs(weight) <= NO_WEIGHT) return;
    column.push(j);
    value.push(weight);
  };
  for (let j = busColumns[hour]!; j < busColumnsEnd[hour]!; j++) {
    const given = arrives[j]! * perMw[givesAt[j]!]!;
    put(j, takesAt[j]! < 0 ? given : given - perMw[takesAt[j]!]!);
  }
  for (const { column: j, bus } of columns.losses[hour]!) put(j, -(perMw[bus[0]]! + perMw[bus[1]]!) / 2);
  let fixed = 0;
  for (let b = 0; b < buses; b++) fixed += perMw[b]! * fixedInjectionMw[hour * buses + b]!;
  return { column, value, fixed };
}
