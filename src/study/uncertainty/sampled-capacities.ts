import type { Text } from '../../base/text.ts';
import { quantile } from '../../numeric/quantile.ts';
import type { GridSampler } from './grid-sampler.ts';
import { LAYERS, type SampleBlock } from './sample-block.ts';
import type { PairFrequency, SampledCapacities, Spread, UncertainCapacity } from './uncertainty-result.ts';

/** What the samples of one grid say together. Cost: samples × interfaces. */
export function sampledCapacities(sampler: GridSampler, blocks: readonly SampleBlock[]): SampledCapacities {
  const answered = blocks.reduce((sum, block) => sum + block.answered.reduce((n, flag) => n + flag, 0), 0);
  return {
    answered,
    unanswered: countedReasons(blocks.flatMap((block) => block.reasons)),
    rows: answered === 0 ? [] : sampler.frames.map((_, t) => uncertainCapacity(sampler, blocks, t)),
  };
}

function countedReasons(reasons: readonly Text[]): SampledCapacities['unanswered'] {
  const counted = frequencies(reasons.map((reason) => reason.en));
  return counted.map(([words, samples]) => ({
    reason: reasons.find((reason) => reason.en === words)!,
    samples,
  }));
}

function uncertainCapacity(
  sampler: GridSampler,
  blocks: readonly SampleBlock[],
  interfaceAt: number,
): UncertainCapacity {
  const { boundary, baseExchangeMw } = sampler.frames[interfaceAt]!;
  const column = <Value>(read: (block: SampleBlock, at: number) => Value) =>
    answersOf(sampler, blocks, interfaceAt, read);
  const layers = frequencies(column((block, at) => LAYERS[block.layer[at]!]!));
  const pairs = frequencies(column((block, at) => `${block.branch[at]} ${block.contingency[at]}`));
  const total = layers.reduce((sum, [, samples]) => sum + samples, 0);
  return {
    kind: boundary.kind,
    fromAreas: boundary.from,
    toAreas: boundary.to,
    baseExchangeMw,
    thermalN: spread(column((block, at) => block.thermalNMw[at]!)),
    thermalN1: spread(column((block, at) => block.thermalN1Mw[at]!)),
    lowest: spread(column((block, at) => block.lowestMw[at]!)),
    layers: layers.map(([layer, samples]) => ({ layer, share: samples / total })),
    immovableShare: shareOf(column((block, at) => block.moves[at] === 0)),
    unlimitedShare: shareOf(column((block, at) => block.moves[at] === 1 && block.branch[at]! < 0)),
    pairs: pairs.flatMap(([positions, samples]) => pairFrequency(sampler, positions, samples / total)),
  };
}

/** What the answered samples hold for one interface, in their order. */
function answersOf<Value>(
  { frames }: GridSampler,
  blocks: readonly SampleBlock[],
  interfaceAt: number,
  read: (block: SampleBlock, at: number) => Value,
): Value[] {
  return blocks.flatMap((block) => {
    const values: Value[] = [];
    block.answered.forEach((flag, i) => {
      if (flag === 1) values.push(read(block, i * frames.length + interfaceAt));
    });
    return values;
  });
}

/** Quantiles of figures of which some may be infinite: there nothing limits. */
export function spread(valuesMw: readonly number[]): Spread {
  const sorted = Float64Array.from(valuesMw).sort();
  const at = (share: number) => {
    const mw = quantile(sorted, share);
    return Number.isFinite(mw) ? mw : undefined;
  };
  return { p10Mw: at(0.1), p50Mw: at(0.5), p90Mw: at(0.9) };
}

function shareOf(flags: readonly boolean[]): number {
  return flags.filter((flag) => flag).length / flags.length;
}

/** How often each value occurs, the most frequent first, of equals the first in the order of text. */
function frequencies<Value extends string>(values: readonly Value[]): [Value, number][] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

function pairFrequency(sampler: GridSampler, positions: string, share: number): PairFrequency[] {
  const [branch, contingency] = positions.split(' ').map(Number) as [number, number];
  if (branch < 0) return [];
  const row = sampler.grid.built.branchRows[branch]!;
  const outage = contingency < 0 ? undefined : sampler.contingencies[contingency]!;
  return [
    {
      element: row.id,
      elementName: row.name,
      contingency: outage?.id,
      contingencyName: outage?.title,
      share,
    },
  ];
}
