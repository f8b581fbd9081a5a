/** Numbers from `from` up to but not including `to`. */
export interface SampleRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Work that falls into ranges of samples, each of which can be done by anybody and in any order: here one after the
 * other, or on many threads. Parts are plain data, and depend on their range alone, so that the whole is the same bit
 * for bit however the ranges were shared out.
 */
export interface PartedWork<Part, Whole> {
  readonly ranges: readonly SampleRange[];
  readonly part: (range: SampleRange) => Part;
  /** @param parts of all ranges, in their order */
  readonly whole: (parts: readonly Part[]) => Whole;
}

/** Ranges of at most `size` numbers that make up 0 … count − 1. */
export function sampleRanges(count: number, size: number): SampleRange[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => ({
    from: i * size,
    to: Math.min(count, (i + 1) * size),
  }));
}

/** Does all of it here, one range after the other. */
export function doneHere<Part, Whole>({ ranges, part, whole }: PartedWork<Part, Whole>): Whole {
  return whole(ranges.map(part));
}

/** The whole of parts that were done elsewhere, or else of those done here. */
export function wholeOf<Part, Whole>(work: PartedWork<Part, Whole>, parts?: readonly Part[]): Whole {
  return parts === undefined ? doneHere(work) : work.whole(parts);
}
