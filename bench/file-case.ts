import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dcPowerFlow } from '../src/analysis/dc-flow.ts';
import type { Network } from '../src/grid/network.ts';
import { readCase } from '../src/io/read-case.ts';
import type { BenchCase } from './synthetic-grid.ts';

/** A case file as a network, and what the numeric room makes of it. */
export interface FileCase extends BenchCase {
  readonly network: Network;
}

export function fileCase(folder: string, name: string): FileCase {
  const file = `${name}.m`;
  const { value } = readCase({ file, text: readFileSync(join(folder, file), 'utf8') });
  if (value === undefined) throw new Error(`${basename(file)} cannot be read`);
  const { network } = value;
  const { model, state } = dcPowerFlow(network);
  const { branches } = network;
  const live = branches.from.map((_, k) => k).filter((k) => model.susceptancePu[k] !== 0);
  const injection = Float64Array.from(state.injectionMw, (mw) => mw / network.baseMva);
  for (const k of live) {
    const shift = model.susceptancePu[k]! * branches.shiftRad[k]!;
    injection[branches.from[k]!]! += shift;
    injection[branches.to[k]!]! -= shift;
  }
  for (let b = 0; b < injection.length; b++) if (model.grounded[b] === 1) injection[b] = 0;
  return {
    name,
    network,
    nodeCount: network.buses.count,
    from: Int32Array.from(live, (k) => model.nodeOf[branches.from[k]!]!),
    to: Int32Array.from(live, (k) => model.nodeOf[branches.to[k]!]!),
    weight: Float64Array.from(live, (k) => model.susceptancePu[k]!),
    limit: Float64Array.from(live, (k) => branches.ratingMva[k]! / network.baseMva),
    injection,
    grounded: model.grounded,
  };
}
