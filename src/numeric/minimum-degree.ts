import { dequeue, enqueue, takeLowest } from './degree-queue.ts';
import { eliminateLowDegree } from './low-degree.ts';
import { fillQueue, type QuotientGraph, quotientGraph, reserve } from './quotient-graph.ts';
import type { SymmetricPattern } from './symmetric-matrix.ts';

/**
 * A fill-reducing pivot order: `order[k]` is the node eliminated k-th. Approximate minimum degree on the quotient graph
 * with element absorption (also aggressive), mass elimination and indistinguishable variables.
 * Space: nodes + entries of the factor. Deterministic.
 *
 * Source: Amestoy, Davis, Duff, An approximate minimum degree ordering algorithm, SIAM J. Matrix Anal. 17(4), 1996.
 */
export function minimumDegreeOrder(pattern: SymmetricPattern): Int32Array {
  const graph = quotientGraph(pattern);
  const { pivots } = graph;
  let pivotCount = eliminateLowDegree(graph, pivots);
  let eliminated = pivotCount;
  fillQueue(graph);
  while (eliminated < graph.order) {
    const pivot = takeLowest(graph.queue);
    pivots[pivotCount++] = pivot;
    eliminated += graph.weight[pivot]!;
    formElement(graph, pivot);
    measureOutside(graph, pivot, pivotCount);
    eliminated += updateDegrees(graph, pivot);
    mergeIndistinguishable(graph, pivot);
    requeue(graph, pivot, graph.order - eliminated);
  }
  const order = new Int32Array(graph.order);
  let k = 0;
  for (let s = 0; s < pivotCount; s++) {
    for (let i = pivots[s]!; i >= 0; i = graph.successor[i]!) order[k++] = i;
  }
  return order;
}

/**
 * Eliminates the pivot: its element holds its variables and those of its elements, which it absorbs. Members leave the
 * degree queue and have their weights negated.
 */
function formElement(graph: QuotientGraph, pivot: number): void {
  const { start, length, variableCount, weight, isElement, queue } = graph;
  const ownStart = start[pivot]!;
  const ownEnd = ownStart + length[pivot]!;
  const elementStart = ownStart + variableCount[pivot]!;
  let bound = variableCount[pivot]!;
  for (let p = elementStart; p < ownEnd; p++) bound += length[graph.list[p]!]!;
  reserve(graph, bound);
  const list = graph.list;

  weight[pivot] = -weight[pivot]!;
  const memberStart = graph.free;
  let memberEnd = memberStart;
  let memberWeight = 0;
  const gather = (from: number, to: number) => {
    for (let p = from; p < to; p++) {
      const i = list[p]!;
      const w = weight[i]!;
      if (w <= 0) continue;
      weight[i] = -w;
      memberWeight += w;
      list[memberEnd++] = i;
      dequeue(queue, i);
    }
  };
  gather(ownStart, elementStart);
  for (let p = elementStart; p < ownEnd; p++) {
    const e = list[p]!;
    if (isElement[e] === 0) continue;
    gather(start[e]!, start[e]! + length[e]!);
    isElement[e] = 0;
  }
  graph.free = memberEnd;
  start[pivot] = memberStart;
  length[pivot] = memberEnd - memberStart;
  graph.degree[pivot] = memberWeight;
}

/** For every element next to a member of the pivot's element: the weight of what lies outside the pivot's. */
function measureOutside(graph: QuotientGraph, pivot: number, step: number): void {
  const { list, start, length, variableCount, weight, degree, isElement, outside, stamp } = graph;
  const end = start[pivot]! + length[pivot]!;
  for (let m = start[pivot]!; m < end; m++) {
    const i = list[m]!;
    const w = -weight[i]!;
    const last = start[i]! + length[i]!;
    for (let p = start[i]! + variableCount[i]!; p < last; p++) {
      const e = list[p]!;
      if (isElement[e] === 0) continue;
      if (stamp[e] !== step) {
        stamp[e] = step;
        outside[e] = degree[e]!;
      }
      outside[e]! -= w;
    }
  }
}

/**
 * Shortens the lists of the pivot's members, bounds their degrees and puts them into hash buckets. An element with
 * nothing outside is absorbed; a member with nothing outside is eliminated with the pivot. Returns the weight of those.
 */
function updateDegrees(graph: QuotientGraph, pivot: number): number {
  const { order, list, start, length, variableCount, weight, degree, isElement, outside } = graph;
  const { bucket, bucketNext, hash } = graph;
  const end = start[pivot]! + length[pivot]!;
  let eliminated = 0;
  for (let m = start[pivot]!; m < end; m++) {
    const i = list[m]!;
    const first = start[i]!;
    const variableEnd = first + variableCount[i]!;
    const last = first + length[i]!;
    let write = first;
    let bound = 0;
    let sum = 0;
    for (let p = first; p < variableEnd; p++) {
      const j = list[p]!;
      if (weight[j]! <= 0) continue;
      bound += weight[j]!;
      sum += j;
      list[write++] = j;
    }
    const variables = write - first;
    for (let p = variableEnd; p < last; p++) {
      const e = list[p]!;
      if (isElement[e] === 0) continue;
      if (outside[e] === 0) {
        isElement[e] = 0;
        continue;
      }
      bound += outside[e]!;
      sum += e;
      list[write++] = e;
    }
    if (write === first) {
      eliminated -= weight[i]!;
      absorb(graph, i, pivot);
      continue;
    }
    // The pivot itself, or an element it absorbed, has left the list: there is room for the new element.
    list[write++] = pivot;
    variableCount[i] = variables;
    length[i] = write - first;
    degree[i] = Math.min(degree[i]!, bound);
    const slot = sum % order;
    hash[i] = slot;
    bucketNext[i] = bucket[slot]!;
    bucket[slot] = i;
  }
  degree[pivot]! -= eliminated;
  isElement[pivot] = 1;
  return eliminated;
}

function absorb(graph: QuotientGraph, variable: number, into: number): void {
  graph.successor[graph.last[into]!] = variable;
  graph.last[into] = graph.last[variable]!;
  graph.weight[variable] = 0;
  graph.length[variable] = 0;
}

/** Members of the pivot's element with equal lists become one variable. */
function mergeIndistinguishable(graph: QuotientGraph, pivot: number): void {
  const { list, start, length, weight, bucket, bucketNext, hash } = graph;
  const end = start[pivot]! + length[pivot]!;
  for (let m = start[pivot]!; m < end; m++) {
    const member = list[m]!;
    if (weight[member] === 0) continue;
    let i = bucket[hash[member]!]!;
    bucket[hash[member]!] = -1;
    for (; i >= 0 && bucketNext[i]! >= 0; i = bucketNext[i]!) {
      markList(graph, i);
      let previous = i;
      for (let j = bucketNext[i]!; j >= 0; j = bucketNext[j]!) {
        if (equalLength(graph, i, j) && isMarked(graph, j)) {
          weight[i]! += weight[j]!;
          absorb(graph, j, i);
          bucketNext[previous] = bucketNext[j]!;
        } else previous = j;
      }
    }
  }
}

function equalLength({ length, variableCount }: QuotientGraph, i: number, j: number): boolean {
  return length[i] === length[j] && variableCount[i] === variableCount[j];
}

function markList(graph: QuotientGraph, i: number): void {
  const { list, start, length, marked } = graph;
  graph.mark++;
  const end = start[i]! + length[i]!;
  for (let p = start[i]!; p < end; p++) marked[list[p]!] = graph.mark;
}

function isMarked({ list, start, length, marked, mark }: QuotientGraph, j: number): boolean {
  const end = start[j]! + length[j]!;
  for (let p = start[j]!; p < end; p++) if (marked[list[p]!] !== mark) return false;
  return true;
}

/** Gives the surviving members their degrees and weights back, and closes the gaps in the pivot's list. */
function requeue(graph: QuotientGraph, pivot: number, remaining: number): void {
  const { list, start, length, weight, degree, queue } = graph;
  const end = start[pivot]! + length[pivot]!;
  let write = start[pivot]!;
  for (let m = start[pivot]!; m < end; m++) {
    const i = list[m]!;
    if (weight[i] === 0) continue;
    const w = -weight[i]!;
    weight[i] = w;
    degree[i] = Math.min(degree[i]! + degree[pivot]! - w, remaining - w);
    enqueue(queue, i, degree[i]!);
    list[write++] = i;
  }
  length[pivot] = write - start[pivot]!;
  weight[pivot] = 0;
}
