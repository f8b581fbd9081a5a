/** A point of the plane. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** a·x + b·y ≤ c. */
export interface HalfPlane {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** What half-planes leave of the plane. */
export type ConvexRegion<P extends HalfPlane> =
  | {
      readonly kind: 'polygon';
      /** Counter-clockwise; two where the region is a stretch of a line, one where it is a point. */
      readonly vertices: readonly Point[];
      /** What bounds the region from each vertex to the next; `undefined` where nothing does. */
      readonly edges: readonly (P | undefined)[];
      readonly isBounded: boolean;
    }
  /** `by`: the half-plane that left nothing. */
  | { readonly kind: 'empty'; readonly by: P };

/** Beyond this there is nothing: a region that reaches it has no end. */
const HORIZON = 1e7;

interface Corner<P> {
  readonly x: number;
  readonly y: number;
  /** Bounds the region from here to the next corner. */
  readonly edge: P | undefined;
}

/**
 * Cuts the plane by one half-plane after another. A half-plane that takes away less than the tolerance (a distance) is
 * passed over, so that of equal or nearly equal ones the first that was given stays. Cost: corners of the region per
 * half-plane.
 */
export class RegionCutter<P extends HalfPlane> {
  readonly #tolerance: number;
  #corners: readonly Corner<P>[];
  #emptiedBy: P | undefined;

  constructor(tolerance: number) {
    this.#tolerance = tolerance;
    this.#corners = [
      { x: -HORIZON, y: -HORIZON, edge: undefined },
      { x: HORIZON, y: -HORIZON, edge: undefined },
      { x: HORIZON, y: HORIZON, edge: undefined },
      { x: -HORIZON, y: HORIZON, edge: undefined },
    ];
  }

  /** Whether a half-plane would take anything away: to be asked before one is made. */
  wouldCut(a: number, b: number, c: number): boolean {
    const slack = c + this.#tolerance * Math.hypot(a, b);
    return this.#corners.some(({ x, y }) => a * x + b * y > slack);
  }

  cut(plane: P): void {
    if (this.#emptiedBy !== undefined || !this.wouldCut(plane.a, plane.b, plane.c)) return;
    const size = Math.hypot(plane.a, plane.b);
    const beyond = this.#corners.map(({ x, y }) => (plane.a * x + plane.b * y - plane.c) / size);
    // A half-plane without direction is nothing but a wrong statement here.
    if (size === 0 || beyond.every((distance) => distance > this.#tolerance)) {
      this.#emptiedBy = plane;
      return;
    }
    this.#corners = cutCorners(this.#corners, beyond, plane, this.#tolerance);
  }

  region(): ConvexRegion<P> {
    if (this.#emptiedBy !== undefined) return { kind: 'empty', by: this.#emptiedBy };
    const corners = withoutRepeats(this.#corners, this.#tolerance);
    const edges = corners.map(({ edge }) => edge);
    const vertices = corners.map((corner, i) => sharpened(corner, edges.at(i - 1), edges[i]));
    return { kind: 'polygon', vertices, edges, isBounded: !edges.includes(undefined) };
  }
}

function cutCorners<P extends HalfPlane>(
  corners: readonly Corner<P>[],
  beyond: readonly number[],
  plane: P,
  tolerance: number,
): Corner<P>[] {
  const kept: Corner<P>[] = [];
  corners.forEach((here, i) => {
    const j = (i + 1) % corners.length;
    const [hereBeyond, thereBeyond] = [beyond[i]!, beyond[j]!];
    const leaves = hereBeyond <= tolerance && thereBeyond > tolerance;
    const enters = hereBeyond > tolerance && thereBeyond < -tolerance;
    const crossing = () => pointBetween(here, corners[j]!, hereBeyond / (hereBeyond - thereBeyond));
    if (enters) kept.push({ ...crossing(), edge: here.edge });
    if (hereBeyond > tolerance) return;
    if (!leaves) kept.push(here);
    // A corner on the line itself is where the new edge begins.
    else if (hereBeyond >= -tolerance) kept.push({ ...here, edge: plane });
    else kept.push(here, { ...crossing(), edge: plane });
  });
  return kept;
}

function pointBetween(from: Point, to: Point, share: number): Point {
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}

/** Corners so near that they are one: the later edge goes on from there. */
function withoutRepeats<P>(corners: readonly Corner<P>[], tolerance: number): readonly Corner<P>[] {
  const distinct = corners.filter((corner, i) => {
    const next = corners[(i + 1) % corners.length]!;
    return Math.hypot(corner.x - next.x, corner.y - next.y) > tolerance;
  });
  return distinct.length > 0 ? distinct : corners.slice(0, 1);
}

/** The corner as the meeting of its two edges, free of what earlier cuts have rounded. */
function sharpened(corner: Point, before: HalfPlane | undefined, after: HalfPlane | undefined): Point {
  const { x, y } = corner;
  if (before === undefined || after === undefined) return { x, y };
  const determinant = before.a * after.b - after.a * before.b;
  const size = Math.hypot(before.a, before.b) * Math.hypot(after.a, after.b);
  if (Math.abs(determinant) <= 1e-9 * size) return { x, y };
  return {
    x: (before.c * after.b - after.c * before.b) / determinant,
    y: (before.a * after.c - after.a * before.c) / determinant,
  };
}
