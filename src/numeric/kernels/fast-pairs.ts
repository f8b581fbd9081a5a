import type { DetourBlock, PairKernels, PairScan } from './pair-task.ts';

type Export = (...argument: number[]) => void;

/** The kernels of transfer limits in WebAssembly: columns are passed as their addresses in its memory. */
export function fastPairs(exports: Readonly<Record<string, unknown>>): PairKernels {
  const { followDetours, scanPairs } = exports as Record<string, Export>;
  return {
    followDetours: (block: DetourBlock) => {
      followDetours!(
        block.rowCount,
        block.baseFlow.byteOffset,
        block.laneScale.byteOffset,
        block.laneFlow.byteOffset,
        block.detour.byteOffset,
        block.flow.byteOffset,
      );
    },
    scanPairs: (scan: PairScan) => {
      scanPairs!(
        scan.rowCount,
        scan.width,
        scan.forward.byteOffset,
        scan.reverse.byteOffset,
        scan.flow.byteOffset,
        scan.detour.byteOffset,
        scan.slope.byteOffset,
        scan.carried.byteOffset,
        scan.bar.byteOffset,
        scan.rowReach.byteOffset,
        scan.laneReach.byteOffset,
        scan.threshold,
        scan.found.byteOffset,
        scan.overloaded.byteOffset,
        scan.counts.byteOffset,
      );
    },
  };
}
