import {
  type BundleExtremes,
  type Bundles,
  type LimitedBundles,
  type LossBlock,
  type LossKernels,
  TILE,
} from './loss-task.ts';

type Export = (...argument: number[]) => number;

/** The kernels of loss screening in WebAssembly: columns are passed as their addresses in its memory. */
export function fastLosses(exports: Readonly<Record<string, unknown>>): LossKernels {
  const { forwardLosses, backwardLosses, trackExtremes, summariseLosses, findLeaders } = exports as Record<
    string,
    Export
  >;
  return {
    forwardLosses: (losses: LossBlock) => {
      forwardLosses!(
        losses.order,
        losses.columnStart.byteOffset,
        losses.rowIndex.byteOffset,
        losses.lower.byteOffset,
        losses.inversePivot.byteOffset,
        losses.parent.byteOffset,
        losses.block.byteOffset,
        losses.visited.byteOffset,
        losses.lanePlus.byteOffset,
        losses.laneMinus.byteOffset,
        losses.laneResponse.byteOffset,
      );
    },
    backwardLosses: (losses: LossBlock) => {
      backwardLosses!(
        losses.order,
        losses.columnStart.byteOffset,
        losses.rowIndex.byteOffset,
        losses.lower.byteOffset,
        losses.inversePivot.byteOffset,
        losses.block.byteOffset,
        losses.visited.byteOffset,
        losses.laneScale.byteOffset,
      );
    },
    trackExtremes: (losses: LossBlock, bundles: Bundles, extremes: BundleExtremes) => {
      trackExtremes!(
        bundles.count,
        bundles.plus.byteOffset,
        bundles.minus.byteOffset,
        bundles.weight.byteOffset,
        bundles.high.byteOffset,
        bundles.low.byteOffset,
        losses.block.byteOffset,
        losses.laneEdge.byteOffset,
        extremes.rise.byteOffset,
        extremes.fall.byteOffset,
        extremes.riseLoss.byteOffset,
        extremes.fallLoss.byteOffset,
      );
    },
    summariseLosses: (losses: LossBlock, bundles: LimitedBundles) => {
      summariseLosses!(
        bundles.count,
        bundles.plus.byteOffset,
        bundles.minus.byteOffset,
        bundles.weight.byteOffset,
        bundles.high.byteOffset,
        bundles.low.byteOffset,
        bundles.inverseLimit.byteOffset,
        bundles.memberStart.byteOffset,
        bundles.memberFlow.byteOffset,
        losses.block.byteOffset,
        bundles.tileFlow.byteOffset,
        bundles.tileLoading.byteOffset,
        bundles.tileChange.byteOffset,
        bundles.laneOver.byteOffset,
      );
    },
    findLeaders: (bundles: LimitedBundles, tiles: Float64Array, atRest: number) =>
      findLeaders!(
        Math.ceil(bundles.count / TILE),
        tiles.byteOffset,
        atRest,
        bundles.threshold.byteOffset,
        bundles.leaders.byteOffset,
      ),
  };
}
