import type { Point } from './convex-region.ts';

export interface SupportEdge<S extends Point> {
  readonly from: Point;
  readonly to: Point;
  /** What was found when the set was asked across this edge: the edge itself is the farthest. */
  readonly support: S;
}

/**
 * A convex bounded set of the plane that can only be asked for its farthest point in a direction, as the polygon that
 * it is: between two points known, the set is asked across the line that joins them, until nothing lies beyond. Exact
 * after as many questions as the polygon has vertices and edges.
 *
 * @param support - the farthest point, with whatever the caller wants to know of it; `undefined` ends the search
 * @param tolerance - points nearer to a line lie on it
 * @returns edges, counter-clockwise; none where the set is a point
 */
export function supportPolygon<S extends Point>(
  support: (dx: number, dy: number) => S | undefined,
  tolerance: number,
): { readonly vertices: readonly Point[]; readonly edges: readonly SupportEdge<S>[] } | undefined {
  const corners: S[] = [];
  for (const [dx, dy] of [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ] as const) {
    const found = support(dx, dy);
    if (found === undefined) return undefined;
    const isKnown = corners.some((corner) => distance(corner, found) <= tolerance);
    if (!isKnown) corners.push(found);
  }
  if (corners.length === 1) return { vertices: corners, edges: [] };
  const edges: SupportEdge<S>[] = [];
  const pending = corners.map((corner, i) => [corner, corners[(i + 1) % corners.length]!] as const).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [from, to] = next;
    const length = distance(from, to);
    const normal = { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
    const found = support(normal.x, normal.y);
    if (found === undefined) return undefined;
    const beyond = normal.x * (found.x - from.x) + normal.y * (found.y - from.y);
    const isNew = beyond > tolerance && distance(found, from) > tolerance && distance(found, to) > tolerance;
    if (isNew) pending.push([found, to], [from, found]);
    else edges.push({ from, to, support: found });
  }
  const joined = withoutStraightCorners(edges, tolerance);
  return { vertices: joined.map(({ from }) => from), edges: joined };
}

/** Two edges in one line are one edge: the corner between them was only where a question happened to end. */
function withoutStraightCorners<S extends Point>(
  edges: readonly SupportEdge<S>[],
  tolerance: number,
): readonly SupportEdge<S>[] {
  if (edges.length < 3) return edges;
  const at = edges.findIndex(({ from, to }, i) => {
    const { to: end } = edges[(i + 1) % edges.length]!;
    const area = (to.x - from.x) * (end.y - from.y) - (to.y - from.y) * (end.x - from.x);
    return Math.abs(area) <= tolerance * distance(from, end);
  });
  if (at < 0) return edges;
  const next = (at + 1) % edges.length;
  const longer = { ...edges[at]!, to: edges[next]!.to };
  const rest = edges.map((edge, i) => (i === at ? longer : edge)).filter((_, i) => i !== next);
  return withoutStraightCorners(rest, tolerance);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
