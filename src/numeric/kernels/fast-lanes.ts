import type { LaneEdges, LaneKernels, LaneProduct, LaneSystem } from './lane-task.ts';

type Export = (...argument: number[]) => void;

/** The kernels over blocks in WebAssembly: columns are passed as their addresses in its memory. */
export function fastLanes(exports: Readonly<Record<string, unknown>>): LaneKernels {
  const { solveLanes, laneFlows, productExtremes } = exports as Record<string, Export>;
  return {
    solveLanes: (system: LaneSystem) => {
      solveLanes!(
        system.order,
        system.columnStart.byteOffset,
        system.rowIndex.byteOffset,
        system.lower.byteOffset,
        system.inversePivot.byteOffset,
        system.block.byteOffset,
      );
    },
    laneFlows: (system: LaneSystem, edges: LaneEdges) => {
      laneFlows!(
        edges.count,
        edges.plus.byteOffset,
        edges.minus.byteOffset,
        edges.weight.byteOffset,
        system.block.byteOffset,
        edges.flow.byteOffset,
      );
    },
    productExtremes: (product: LaneProduct) => {
      productExtremes!(
        product.rowCount,
        product.columnCount,
        product.matrix.byteOffset,
        product.block.byteOffset,
        product.most.byteOffset,
        product.least.byteOffset,
      );
    },
  };
}
