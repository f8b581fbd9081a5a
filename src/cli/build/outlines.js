/**
 * Derives the country outlines of the report's map from Natural Earth (public domain, by way of the package
 * world-atlas) and writes them to report/map/country-outlines.ts. Run by `npm run build:outlines`; needed again only
 * when the window or the detail changes.
 */
import { writeFileSync } from 'node:fs';
import atlas from 'world-atlas/countries-10m.json' with { type: 'json' };

const WINDOW = { west: -94, east: -76.5, south: 6.4, north: 18.4 };
/** Points nearer than this to the line through their neighbours are left out, degrees. */
const TOLERANCE_DEG = 0.012;
/** Smaller pieces are islets that no one would see, square degrees. */
const LEAST_AREA = 0.004;
/** Numbers are written as hundredths of a degree. */
const SCALE = 100;

/** ISO 3166-1 numeric → the code that the data set uses. */
const COUNTRIES = new Map([
  ['484', 'MX'],
  ['320', 'GT'],
  ['084', 'BZ'],
  ['222', 'SV'],
  ['340', 'HN'],
  ['558', 'NI'],
  ['188', 'CR'],
  ['591', 'PA'],
  ['170', 'CO'],
]);

/** Borders are simplified once, as arcs, so that neighbours still meet. */
const arcs = atlas.arcs.map((arc) => simplify(decodeArc(arc, atlas.transform), TOLERANCE_DEG));

const outlines = [];
for (const geometry of atlas.objects.countries.geometries) {
  const code = COUNTRIES.get(geometry.id);
  if (code === undefined) continue;
  const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
  const rings = polygons
    .map(([outer]) => clip(ringOf(outer)))
    .filter((ring) => ring.length > 2 && Math.abs(area(ring)) > LEAST_AREA);
  outlines.push([code, rings]);
}
outlines.sort(([a], [b]) => (a < b ? -1 : 1));
write(outlines);

function decodeArc(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

function ringOf(references) {
  return references.flatMap((reference) => {
    const arc = reference < 0 ? arcs[~reference].toReversed() : arcs[reference];
    return arc.slice(0, -1);
  });
}

/** Douglas and Peucker: keeps the ends and whatever lies farther than the tolerance from the chord. */
function simplify(points, tolerance) {
  if (points.length < 3) return points;
  const [first, last] = [points[0], points.at(-1)];
  let farthest = 0;
  let distance = -1;
  for (let i = 1; i < points.length - 1; i++) {
    const d = distanceToChord(points[i], first, last);
    if (d > distance) [farthest, distance] = [i, d];
  }
  if (distance <= tolerance) return [first, last];
  return [
    ...simplify(points.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplify(points.slice(farthest), tolerance),
  ];
}

function distanceToChord([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(x - x1, y - y1);
  return Math.abs(dx * (y1 - y) - (x1 - x) * dy) / length;
}

/** Sutherland and Hodgman: the part of a ring inside the window. */
function clip(ring) {
  const { west, east, south, north } = WINDOW;
  const sides = [
    { axis: 0, at: west, sign: 1 },
    { axis: 0, at: east, sign: -1 },
    { axis: 1, at: south, sign: 1 },
    { axis: 1, at: north, sign: -1 },
  ];
  return sides.reduce((points, { axis, at, sign }) => {
    const isInside = (point) => sign * (point[axis] - at) >= 0;
    return points.flatMap((point, i) => {
      const previous = points.at(i - 1);
      const crossing = isInside(point) === isInside(previous) ? [] : [cross(previous, point, axis, at)];
      return isInside(point) ? [...crossing, point] : crossing;
    });
  }, ring);
}

function cross(a, b, axis, at) {
  const share = (at - a[axis]) / (b[axis] - a[axis]);
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}

function area(ring) {
  return ring.reduce((sum, [x, y], i) => {
    const [px, py] = ring.at(i - 1);
    return sum + (px * y - x * py) / 2;
  }, 0);
}

function write(entries) {
  const lines = entries.map(([code, rings]) => {
    const numbers = rings.map(
      (ring) => `'${ring.map(([x, y]) => `${Math.round(x * SCALE)} ${Math.round(y * SCALE)}`).join(' ')}'`,
    );
    return `  ['${code}', [${numbers.join(', ')}]],`;
  });
  const text = `// Written by cli/build/outlines.js from Natural Earth 1:10m (public domain). Do not edit.

/**
 * Outlines of the countries around the grid, by area code: rings of longitude and latitude in hundredths of a degree,
 * separated by spaces, cut at the edges of the window.
 */
export const COUNTRY_OUTLINES: readonly (readonly [area: string, rings: readonly string[]])[] = [
${lines.join('\n')}
];

export const OUTLINE_WINDOW = ${JSON.stringify(WINDOW).replaceAll('"', '').replaceAll(':', ': ').replaceAll(',', ', ')} as const;
`;
  writeFileSync(new URL('../../report/map/country-outlines.ts', import.meta.url), text);
}
