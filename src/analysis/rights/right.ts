import type { DcModel } from '../dc-model.ts';

/** Buses where power enters or leaves, each with its share; the shares sum to 1. */
export interface RightPlace {
  readonly buses: readonly number[];
  readonly share: readonly number[];
}

/** From where to where a right holds. */
export interface RightPath {
  readonly source: RightPlace;
  readonly sink: RightPlace;
}

/** `option`: may be left unused, so that it never makes room for others by flowing against them. */
export type RightKind = 'obligation' | 'option';

/** MW that may be injected at the source and withdrawn at the sink. */
export interface TransmissionRight {
  readonly path: RightPath;
  readonly kind: RightKind;
  readonly mw: number;
}

/** What somebody offers for a right over the whole period; a negative price is what he asks for taking an obligation. */
export interface RightBid {
  readonly path: RightPath;
  readonly kind: RightKind;
  readonly askedMw: number;
  readonly priceUsdPerMw: number;
}

/** Injection of every bus for 1 MW of the path. */
export function pathInjection({ source, sink }: RightPath, busCount: number): Float64Array {
  const busMw = new Float64Array(busCount);
  addPlace(busMw, source, () => 1);
  addPlace(busMw, sink, () => -1);
  return busMw;
}

/**
 * What is left of a path when the grid lies in these islands: in each of them as much as has both source and sink there.
 * What an outage cuts off is not delivered, and nobody else steps in for it.
 */
export function keptInjection(
  { source, sink }: RightPath,
  islandOf: Int32Array,
  islandCount: number,
): Float64Array {
  const sourceMw = byIsland(source, islandOf, islandCount);
  const sinkMw = byIsland(sink, islandOf, islandCount);
  const kept = (island: number, mw: Float64Array) =>
    island < 0 || mw[island] === 0 ? 0 : Math.min(sourceMw[island]!, sinkMw[island]!) / mw[island]!;
  const busMw = new Float64Array(islandOf.length);
  addPlace(busMw, source, (bus) => kept(islandOf[bus]!, sourceMw));
  addPlace(busMw, sink, (bus) => -kept(islandOf[bus]!, sinkMw));
  return busMw;
}

/** Shares that differ by less sum to the same. */
const SHARE_TOLERANCE = 1e-9;

/** Whether lines join every part of the source with a part of the sink that takes it. */
export function isConnected({ source, sink }: RightPath, { islandOf, islandCount }: DcModel): boolean {
  const isLive = (place: RightPlace) => place.buses.every((bus) => islandOf[bus]! >= 0);
  const sourceMw = byIsland(source, islandOf, islandCount);
  const sinkMw = byIsland(sink, islandOf, islandCount);
  return (
    isLive(source) &&
    isLive(sink) &&
    sourceMw.every((mw, island) => Math.abs(mw - sinkMw[island]!) < SHARE_TOLERANCE)
  );
}

/** The paths that some rights hold, none twice, and which of them each right has. */
export function distinctPaths(rights: readonly { readonly path: RightPath }[]): {
  readonly paths: readonly RightPath[];
  readonly pathOf: readonly number[];
} {
  const position = new Map<string, number>();
  const paths: RightPath[] = [];
  const pathOf = rights.map(({ path }) => {
    const key = JSON.stringify([path.source, path.sink]);
    const known = position.get(key) ?? paths.push(path) - 1;
    position.set(key, known);
    return known;
  });
  return { paths, pathOf };
}

function byIsland({ buses, share }: RightPlace, islandOf: Int32Array, islandCount: number): Float64Array {
  const mw = new Float64Array(islandCount);
  buses.forEach((bus, i) => {
    if (islandOf[bus]! >= 0) mw[islandOf[bus]!]! += share[i]!;
  });
  return mw;
}

function addPlace(busMw: Float64Array, { buses, share }: RightPlace, factor: (bus: number) => number): void {
  buses.forEach((bus, i) => {
    busMw[bus]! += factor(bus) * share[i]!;
  });
}
