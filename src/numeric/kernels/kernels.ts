import { Arena } from '../../base/arena.ts';
import { fastLanes } from './fast-lanes.ts';
import { fastLosses } from './fast-losses.ts';
import { fastPairs } from './fast-pairs.ts';
import type { LaneKernels } from './lane-task.ts';
import type { LossKernels } from './loss-task.ts';
import { KERNEL_MODULE } from './module.ts';
import type { PairKernels } from './pair-task.ts';
import { plainLanes } from './plain-lanes.ts';
import { plainLosses } from './plain-losses.ts';
import { plainPairs } from './plain-pairs.ts';
import { decodeBase64, instantiate, PAGE_BYTES, type WebAssemblyMemory } from './web-assembly.ts';

/** The hot loops and the memory they work in. */
export interface Kernels extends LaneKernels, LossKernels, PairKernels {
  readonly name: 'web-assembly' | 'plain';
  /**
   * Space for the columns of one task. The next call may hand the same space to another: whoever asks for an arena
   * finishes with it, and copies out what is to be kept, before it lets anybody else run.
   */
  arena(bytes: number): Arena;
}

export const plainKernels: Kernels = {
  name: 'plain',
  arena: (bytes) => new Arena(bytes),
  ...plainLanes,
  ...plainLosses,
  ...plainPairs,
};

/** The kernels in WebAssembly, or `undefined` where that does not run. */
export function webAssemblyKernels(): Kernels | undefined {
  const exports = instantiate(decodeBase64(KERNEL_MODULE));
  if (exports === undefined) return undefined;
  const memory = exports.memory as WebAssemblyMemory;
  return {
    name: 'web-assembly',
    arena: (bytes) => {
      const missing = Math.ceil((FIRST_BYTE + bytes - memory.buffer.byteLength) / PAGE_BYTES);
      if (missing > 0) memory.grow(missing);
      return new Arena(memory.buffer, FIRST_BYTE);
    },
    ...fastLanes(exports),
    ...fastLosses(exports),
    ...fastPairs(exports),
  };
}

/** The module keeps nothing of its own in memory; address 0 stays unused so that no column lies at "null". */
const FIRST_BYTE = 1024;

let chosen: Kernels | undefined;

/** WebAssembly where it runs, the plain twin elsewhere; decided at the first call. */
export function kernels(): Kernels {
  chosen ??= webAssemblyKernels() ?? plainKernels;
  return chosen;
}
