import { seededRandom } from '../src/numeric/random.ts';

/** A case as the numeric room sees it: edges with weights, injections, limits, and the grounded node. */
export interface BenchCase {
  readonly name: string;
  readonly nodeCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
  /** Per node; sums to zero but for the grounded node. */
  readonly injection: Float64Array;
  readonly limit: Float64Array;
  readonly grounded: Uint8Array;
}

const AREA_SIDE = 17;
const TIES_PER_BORDER = 3;

/**
 * A grid of any size with the shape of a transmission grid: areas of meshed lattices tied to their neighbours, lines cut
 * by stations in series, radial stations (three in ten edges are bridges), some double circuits, and a few negative
 * reactances as star equivalents have. Mean degree about 2.6. The same seed gives the same grid.
 */
export function syntheticGrid(nodeCount: number, seed: number): BenchCase {
  const random = seededRandom(seed);
  const edges: [from: number, to: number][] = [];
  const areaSize = AREA_SIDE * AREA_SIDE;
  const areaCount = Math.max(1, Math.round((0.36 * nodeCount) / areaSize));
  const meshed = areaCount * areaSize;
  for (let area = 0; area < areaCount; area++) edges.push(...areaMesh(area * areaSize, random));
  const areasPerRow = Math.ceil(Math.sqrt(areaCount));
  for (let area = 0; area < areaCount; area++) {
    for (const other of [area + 1, area + areasPerRow]) {
      if (other >= areaCount || (other === area + 1 && other % areasPerRow === 0)) continue;
      for (let tie = 0; tie < TIES_PER_BORDER; tie++) {
        edges.push([area * areaSize + random.below(areaSize), other * areaSize + random.below(areaSize)]);
      }
    }
  }
  for (const edge of edges.slice()) if (random.next() < 0.06) edges.push([edge[1], edge[0]]);
  const inSeries = Math.floor(0.4 * (nodeCount - meshed));
  for (let node = meshed; node < meshed + inSeries; node++) {
    const cut = edges[random.below(edges.length)]!;
    edges.push([node, cut[1]]);
    cut[1] = node;
  }
  for (let node = meshed + inSeries; node < nodeCount; node++) edges.push([random.below(node), node]);
  return {
    name: `synthetic ${nodeCount.toLocaleString('en')}`,
    nodeCount,
    ...renumbered(nodeCount, edges, random),
    ...quantities(nodeCount, edges.length, random),
  };
}

/** A lattice without one column line in five; all rows hang together. */
function areaMesh(first: number, random: ReturnType<typeof seededRandom>): [number, number][] {
  const edges: [number, number][] = [];
  for (let i = 0; i < AREA_SIDE; i++) {
    for (let j = 0; j < AREA_SIDE; j++) {
      const node = first + i * AREA_SIDE + j;
      if (j + 1 < AREA_SIDE) edges.push([node, node + 1]);
      if (i + 1 < AREA_SIDE && (j === 0 || random.next() < 0.8)) edges.push([node, node + AREA_SIDE]);
    }
  }
  return edges;
}

/** Hides the order of construction, as files do in part: numbers are shuffled within windows. */
function renumbered(
  nodeCount: number,
  edges: readonly [number, number][],
  random: ReturnType<typeof seededRandom>,
): { from: Int32Array; to: Int32Array } {
  const number = Int32Array.from({ length: nodeCount }, (_, i) => i);
  for (let i = 0; i < nodeCount; i++) {
    const other = Math.min(nodeCount - 1, i + random.below(2000));
    [number[i], number[other]] = [number[other]!, number[i]!];
  }
  return {
    from: Int32Array.from(edges, ([a]) => number[a]!),
    to: Int32Array.from(edges, ([, b]) => number[b]!),
  };
}

function quantities(nodeCount: number, edgeCount: number, random: ReturnType<typeof seededRandom>) {
  const weight = Float64Array.from({ length: edgeCount }, () => {
    const reactance = 0.01 * 10 ** (1.5 * random.next() - 0.5);
    return random.next() < 0.003 ? -1 / (0.05 * reactance) : 1 / reactance;
  });
  const injection = Float64Array.from({ length: nodeCount }, () => 0.1 * random.normal());
  const grounded = new Uint8Array(nodeCount);
  grounded[0] = 1;
  injection[0] = 0;
  const limit = Float64Array.from({ length: edgeCount }, () =>
    random.next() < 0.8 ? 3 + 5 * random.next() : Infinity,
  );
  return { weight, injection, limit, grounded };
}
