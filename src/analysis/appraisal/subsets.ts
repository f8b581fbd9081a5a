/** A set of options as the number whose bit i is set when option i is in it; at most 30 options. */
export type OptionSet = number;

/** How many options a set holds. */
export function sizeOf(set: OptionSet): number {
  let size = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) size++;
  return size;
}

/** Positions of the options in a set, ascending. */
export function membersOf(set: OptionSet): number[] {
  const members: number[] = [];
  for (let i = 0; set >> i !== 0; i++) if ((set & (1 << i)) !== 0) members.push(i);
  return members;
}

export function setOf(members: Iterable<number>): OptionSet {
  let set = 0;
  for (const i of members) set |= 1 << i;
  return set;
}

/** All subsets of a set, the empty one first, ascending. */
export function* subsetsOf(set: OptionSet): Generator<OptionSet> {
  for (let subset = 0; ; subset = (subset - set) & set) {
    yield subset;
    if (subset === set) return;
  }
}

/**
 * Calls `enter` with sets of options, each once and before the sets that grow from it by options of `open`. Where it
 * gives false none of these is visited. Cost: the sets visited.
 */
export function visitSets(options: number, enter: (set: OptionSet, open: OptionSet) => boolean): void {
  const visit = (set: OptionSet, next: number) => {
    const open = (1 << options) - (1 << next);
    if (!enter(set, open)) return;
    for (let i = next; i < options; i++) visit(set | (1 << i), i + 1);
  };
  visit(0, 0);
}
