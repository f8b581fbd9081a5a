/** Where a place falls on a drawing, in its own units. */
export interface Projection {
  readonly width: number;
  readonly height: number;
  readonly place: (longitudeDeg: number, latitudeDeg: number) => Point;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Window {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

interface Located {
  readonly longitudeDeg: number;
  readonly latitudeDeg: number;
}

/** Room around the outermost places, degrees. */
const MARGIN_DEG = 0.55;

/** The part of `limits` that holds all places with a margin; all of it when there are none. */
export function windowAround(places: readonly Located[], limits: Window): Window {
  if (places.length === 0) return limits;
  const longitudes = places.map((place) => place.longitudeDeg);
  const latitudes = places.map((place) => place.latitudeDeg);
  return {
    west: Math.max(limits.west, Math.min(...longitudes) - MARGIN_DEG),
    east: Math.min(limits.east, Math.max(...longitudes) + MARGIN_DEG),
    south: Math.max(limits.south, Math.min(...latitudes) - MARGIN_DEG),
    north: Math.min(limits.north, Math.max(...latitudes) + MARGIN_DEG),
  };
}

/**
 * Equirectangular projection, true to scale at the middle latitude: over the few degrees of the isthmus shapes are
 * right to one per cent.
 */
export function projectWindow(window: Window, width: number): Projection {
  const squeeze = Math.cos((((window.south + window.north) / 2) * Math.PI) / 180);
  const perDegree = width / ((window.east - window.west) * squeeze);
  return {
    width,
    height: Math.round((window.north - window.south) * perDegree),
    place: (longitudeDeg, latitudeDeg) => ({
      x: (longitudeDeg - window.west) * squeeze * perDegree,
      y: (window.north - latitudeDeg) * perDegree,
    }),
  };
}
