import type { Arena } from '../base/arena.ts';

/** Variables by degree: one doubly linked list per degree. Every operation but finding the lowest is immediate. */
export interface DegreeQueue {
  readonly head: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  lowest: number;
}

export function degreeQueue(arena: Arena, order: number): DegreeQueue {
  return {
    head: arena.int32(order + 1).fill(-1),
    next: arena.int32(order),
    previous: arena.int32(order),
    lowest: 0,
  };
}

export function enqueue(queue: DegreeQueue, variable: number, degree: number): void {
  const first = queue.head[degree]!;
  queue.next[variable] = first;
  queue.previous[variable] = -1 - degree;
  if (first >= 0) queue.previous[first] = variable;
  queue.head[degree] = variable;
  if (degree < queue.lowest) queue.lowest = degree;
}

export function dequeue(queue: DegreeQueue, variable: number): void {
  const next = queue.next[variable]!;
  const previous = queue.previous[variable]!;
  if (previous >= 0) queue.next[previous] = next;
  else queue.head[-1 - previous] = next;
  if (next >= 0) queue.previous[next] = previous;
}

export function takeLowest(queue: DegreeQueue): number {
  while (queue.head[queue.lowest] === -1) queue.lowest++;
  const variable = queue.head[queue.lowest]!;
  dequeue(queue, variable);
  return variable;
}
