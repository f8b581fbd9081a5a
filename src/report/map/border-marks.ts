import type { CapacityResult } from '../../study/capacity/capacity-result.ts';
import type { BorderFlow } from '../../study/result.ts';
import { html, type Markup } from '../html/markup.ts';
import { formatNumber } from '../number-format.ts';
import { type DrawnLine, tenths } from './line-geometry.ts';
import type { Point } from './projection.ts';

/** What stands at a border of the map: its flow, and what it can carry each way. */
export interface BorderMark {
  readonly at: Point;
  readonly angleDeg: number;
  readonly words: string;
  /** Flows that round to nothing have no direction. */
  readonly isStill: boolean;
  /** `GT → SV 161`, one for each direction that has a capacity. */
  readonly capacities: readonly string[];
}

/** Marks at the middle of every border's ties. */
export function borderMarks(
  borders: readonly BorderFlow[],
  capacity: CapacityResult | undefined,
  lines: readonly DrawnLine[],
): BorderMark[] {
  return borders.flatMap((border) => {
    const ids = new Set(border.lines.map((line) => line.element));
    const ties = lines.filter((line) => ids.has(line.element.element));
    return ties.length === 0 ? [] : [borderMark(border, ties, capacity)];
  });
}

/** The arrow lies along the ties, in the direction of the flow. */
function borderMark(
  border: BorderFlow,
  ties: readonly DrawnLine[],
  capacity: CapacityResult | undefined,
): BorderMark {
  const mean = (pick: (line: DrawnLine) => number) =>
    ties.reduce((sum, line) => sum + pick(line), 0) / ties.length;
  const isTurned = (line: DrawnLine) => line.element.areaFrom !== border.fromArea;
  const dx = mean((line) => (isTurned(line) ? line.from.x - line.to.x : line.to.x - line.from.x));
  const dy = mean((line) => (isTurned(line) ? line.from.y - line.to.y : line.to.y - line.from.y));
  const turn = border.flowMw < 0 ? 180 : 0;
  return {
    at: {
      x: mean((line) => (line.from.x + line.to.x) / 2),
      y: mean((line) => (line.from.y + line.to.y) / 2),
    },
    angleDeg: (Math.atan2(dy, dx) * 180) / Math.PI + turn,
    words: `${formatNumber(Math.abs(border.flowMw), 0)} MW`,
    isStill: Math.abs(border.flowMw) < 0.5,
    capacities: [
      ...directionCapacity(capacity, border.fromArea, border.toArea),
      ...directionCapacity(capacity, border.toArea, border.fromArea),
    ],
  };
}

function directionCapacity(capacity: CapacityResult | undefined, from: string, to: string): string[] {
  const row = capacity?.rows.find(
    ({ kind, fromAreas, toAreas }) => kind === 'border' && fromAreas[0] === from && toAreas[0] === to,
  );
  return row?.ttcMw === undefined ? [] : [`${from} → ${to} ${formatNumber(row.ttcMw, 0)}`];
}

/** The pill with the flow, and under it the capacities. */
export function borderMarkup({ at, angleDeg, words, isStill, capacities }: BorderMark): Markup {
  const head = html`<path transform="rotate(${tenths(angleDeg)})" d="M-9-5L9 0L-9 5L-5 0Z"/>`;
  const width = words.length * 6.9 + 10;
  return html`<g class="flow" transform="translate(${tenths(at.x)} ${tenths(at.y)})">${isStill ? undefined : head}<rect x="${tenths(-width / 2)}" y="9" width="${tenths(width)}" height="15" rx="7.5"/><text y="20" text-anchor="middle">${words}</text>${capacityBox(capacities)}</g>
`;
}

const CAPACITY_WIDTH = 78;
const CAPACITY_LINE = 12;

function capacityBox(capacities: readonly string[]): Markup | undefined {
  if (capacities.length === 0) return undefined;
  const rows = capacities.map(
    (words, i) => html`<text y="${35 + CAPACITY_LINE * i}" text-anchor="middle">${words}</text>`,
  );
  const height = CAPACITY_LINE * capacities.length + 3;
  return html`<g class="border-capacity"><rect x="${-CAPACITY_WIDTH / 2}" y="25" width="${CAPACITY_WIDTH}" height="${height}" rx="4"/>${rows}</g>`;
}
