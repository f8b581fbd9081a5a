import type { Row } from '../../numeric/linear-program.ts';
import { balanceGroups } from './balance-groups.ts';
import type { BlockColumns } from './block-columns.ts';
import { injectionTerms } from './injection-terms.ts';
import type { MarketBlock } from './market-block.ts';
import type { Sensitivities } from './sensitivities.ts';

/** Branches that lose anything. Couplers lose nothing. */
export function lossyBranches(block: MarketBlock): number[] {
  return [...lossFactors(block).entries()].flatMap(([k, factor]) => (factor > 0 ? [k] : []));
}

/**
 * Largest difference, in a country and hour, between losses as drawn and r f² at the flows, half at each end, MW.
 *
 * @param series flow of branch k in hour h at `k * hours + h`
 */
export function lossGapMw(block: MarketBlock, series: Float64Array, lossMw: Float64Array): number {
  const { branches } = block.model.network;
  const { groupOf, count } = balanceGroups(block.model);
  const hours = block.weightH.length;
  const gapMw = new Float64Array(hours * count);
  lossMw.forEach((mw, at) => {
    const group = groupOf[at % groupOf.length]!;
    if (group >= 0) gapMw[Math.floor(at / groupOf.length) * count + group]! -= mw;
  });
  const factor = lossFactors(block);
  for (const k of lossyBranches(block)) {
    for (let hour = 0; hour < hours; hour++) {
      const halfMw = (factor[k]! * series[k * hours + hour]! ** 2) / 2;
      gapMw[hour * count + groupOf[branches.from[k]!]!]! += halfMw;
      gapMw[hour * count + groupOf[branches.to[k]!]!]! += halfMw;
    }
  }
  return gapMw.reduce((most, mw) => Math.max(most, Math.abs(mw)), 0);
}

/** MW lost per MW² of flow, by branch: r f² / base. */
function lossFactors({ model }: MarketBlock): Float64Array {
  const { branches, baseMva } = model.network;
  return branches.resistancePu.map((r, k) => (model.susceptancePu[k] === 0 ? 0 : Math.max(0, r) / baseMva));
}

/** The row that says what a branch carries. */
interface FlowDefinition {
  readonly hour: number;
  readonly row: number;
  readonly branch: number;
  readonly shiftMw: number;
}

/** A loss is settled once it falls short of r f² by less than this share of it, or this many MW. */
const SETTLED = { share: 2e-3, mw: 1e-3 };
/** Where tangents stand at first, as shares of the flow without losses; what is missing comes with the rounds. */
const FIRST_TANGENTS = [1, 0.5];

/**
 * Losses and flows of branches as variables, each loss held up from below by tangents of r f² at the flows met so
 * far: it is convex, so that with every round less is missing, and nothing is lost at will.
 */
export class LossTangents {
  readonly definitions: FlowDefinition[] = [];
  readonly #block: MarketBlock;
  readonly #columns: BlockColumns;
  readonly #sensitivityOf: Sensitivities;
  readonly #perMw2: Float64Array;

  constructor(block: MarketBlock, columns: BlockColumns, sensitivityOf: Sensitivities) {
    this.#block = block;
    this.#columns = columns;
    this.#sensitivityOf = sensitivityOf;
    this.#perMw2 = lossFactors(block);
  }

  /** Rows of the flows, then first tangents at those given; `firstRow` is the position of the first. */
  start(series: Float64Array, firstRow: number): Row[] {
    const hours = this.#block.weightH.length;
    const rows: Row[] = [];
    this.#columns.losses.forEach((losses, hour) => {
      for (const { branch, flowColumn } of losses) {
        const { perMw, shiftMw } = this.#sensitivityOf({ element: branch, outage: -1 });
        const { column, value, fixed } = injectionTerms(this.#columns, hour, perMw);
        this.definitions.push({ hour, row: firstRow + rows.length, branch, shiftMw });
        column.push(flowColumn);
        value.push(-1);
        rows.push({ lower: -fixed - shiftMw, upper: -fixed - shiftMw, column, value });
      }
    });
    this.#columns.losses.forEach((losses, hour) => {
      for (const loss of losses) {
        for (const share of FIRST_TANGENTS)
          rows.push(this.#tangent(loss, share * series[loss.branch * hours + hour]!));
      }
    });
    return rows;
  }

  /** Tangents where a loss falls short of its flow. */
  missing(value: Float64Array): Row[] {
    return this.#columns.losses.flatMap((losses) =>
      losses.flatMap((loss) => {
        const flowMw = value[loss.flowColumn]!;
        const lossMw = this.#perMw2[loss.branch]! * flowMw ** 2;
        const shortMw = lossMw - value[loss.column]!;
        return shortMw <= SETTLED.mw + SETTLED.share * lossMw ? [] : [this.#tangent(loss, flowMw)];
      }),
    );
  }

  /** loss ≥ r (2 f₀ f − f₀²) / base. */
  #tangent({ branch, column, flowColumn }: BlockColumns['losses'][number][number], atMw: number): Row {
    const factor = this.#perMw2[branch]!;
    return {
      lower: -factor * atMw ** 2,
      upper: Infinity,
      column: [column, flowColumn],
      value: [1, -2 * factor * atMw],
    };
  }
}
