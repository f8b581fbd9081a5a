import { type Core, isRing } from './core-reduction.ts';
import { kernels as defaultKernels } from './kernels/kernels.ts';
import { restingLeaders } from './leaders.ts';
import { limitedBundleBytes, limitedBundles } from './limited-bundles.ts';
import { LOSS, lossBlock, lossBlockBytes, visitLosses } from './loss-blocks.ts';
import {
  chainBundleBytes,
  chainBundles,
  copyExtremes,
  emptyExtremes,
  expectedOutcome,
  extremesTracker,
  type LossExtremes,
  type LossOptions,
  shareOf,
} from './loss-extremes.ts';
import { readBlock } from './loss-lane.ts';
import { summariseRingLosses } from './ring-losses.ts';

/** What the loss of each edge does to the watched ones: a row per loss that was screened, by ascending edge. */
export interface LossSummary {
  readonly lost: Int32Array;
  /** The edge with the largest absolute flow, and that flow, signed. */
  readonly flowEdge: Int32Array;
  readonly flow: Float64Array;
  /** The edge with the highest ratio of flow to limit, its flow and the ratio; −1 and 0 where no edge has a limit. */
  readonly loadingEdge: Int32Array;
  readonly loadingFlow: Float64Array;
  readonly loading: Float64Array;
  /** Edges above their limit. */
  readonly overCount: Int32Array;
  /** The edge, other than the lost one, with the largest change of flow, and that change; −1 and 0 where none changes. */
  readonly changeEdge: Int32Array;
  readonly change: Float64Array;
}

export interface SummaryOptions extends LossOptions {
  /** 1 for the edges that are looked at; without it all active ones. */
  readonly watched?: Uint8Array;
}

/**
 * Screens the loss of every edge against every edge, and says what each loss does. Candidates that agree to 1e-9 count
 * as equal, and the lowest edge among them is named.
 *
 * @param flow - per edge, before any loss
 * @param limit - per edge, `Infinity` where there is none
 * Cost: losses × edges of the core, and one solve on the core per loss; two to three times that of `trackLosses`.
 */
export function summariseLosses(
  core: Core,
  flow: Float64Array,
  limit: Float64Array,
  options: SummaryOptions = {},
): { summary: LossSummary; extremes: LossExtremes } {
  const kernels = options.kernels ?? defaultKernels();
  const outcome = expectedOutcome(core, options);
  const screened = outcome.map((o) => (o === LOSS.screened ? 1 : 0));
  const lost = shareOf(screened, options);
  const rows = emptyRows(lost);

  const bytes = lossBlockBytes(core) + chainBundleBytes(core) + limitedBundleBytes(core);
  const arena = kernels.arena(bytes);
  const losses = lossBlock(core, arena);
  const bundles = chainBundles(core, flow, arena);
  const extremes = emptyExtremes(bundles.count, arena);
  const limited = limitedBundles(core, flow, limit, options.watched, arena);
  const resting = restingLeaders(core, flow, limit, options.watched);
  const reading = { core, flow, limit, losses, table: limited, resting, kernels };
  const rowOf = new Int32Array(flow.length);
  for (let r = 0; r < lost.length; r++) rowOf[lost[r]!] = r;
  const solved = lost.filter((e) => !isRing(core, core.chainOf[e]!));
  const track = extremesTracker(core, losses, bundles, extremes, kernels);
  visitLosses(core, flow, solved, losses, kernels, outcome, (lanes) => {
    track(lanes);
    limited.laneOver.fill(resting.overCount);
    kernels.summariseLosses(losses, limited);
    const rowOfLane = Array.from(losses.laneEdge.subarray(0, lanes), (edge) =>
      outcome[edge] === LOSS.screened ? rowOf[edge]! : -1,
    );
    readBlock(reading, rowOfLane, rows);
  });
  summariseRingLosses(core, flow, limit, options.watched, rows);
  return { summary: withoutSingular(rows, outcome), extremes: copyExtremes(extremes, outcome) };
}

function emptyRows(lost: Int32Array): LossSummary {
  const { length } = lost;
  return {
    lost,
    flowEdge: new Int32Array(length).fill(-1),
    flow: new Float64Array(length),
    loadingEdge: new Int32Array(length).fill(-1),
    loadingFlow: new Float64Array(length),
    loading: new Float64Array(length),
    overCount: new Int32Array(length),
    changeEdge: new Int32Array(length).fill(-1),
    change: new Float64Array(length),
  };
}

/** A loss that turned out singular has no row. */
function withoutSingular(rows: LossSummary, outcome: Uint8Array): LossSummary {
  if (rows.lost.every((e) => outcome[e] === LOSS.screened)) return rows;
  const answered = (_: number, r: number) => outcome[rows.lost[r]!] === LOSS.screened;
  return {
    lost: rows.lost.filter(answered),
    flowEdge: rows.flowEdge.filter(answered),
    flow: rows.flow.filter(answered),
    loadingEdge: rows.loadingEdge.filter(answered),
    loadingFlow: rows.loadingFlow.filter(answered),
    loading: rows.loading.filter(answered),
    overCount: rows.overCount.filter(answered),
    changeEdge: rows.changeEdge.filter(answered),
    change: rows.change.filter(answered),
  };
}
