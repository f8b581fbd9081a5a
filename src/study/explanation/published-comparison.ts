import type { Confidence, TransferLimitRow } from '../../grid/dataset.ts';
import type { CapacityRow, OperatingLimit } from '../capacity/capacity-result.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type {
  DifferenceReason,
  FlowSum,
  LimitNature,
  PublishedComparison,
  PublishedFigure,
} from './explanation-result.ts';

/** What the data say about the limiting element. */
export interface ElementConfidence {
  readonly rating: Confidence;
  readonly reactance: Confidence;
}

/** Ours beside every published figure, and the reasons for a difference that the data bear out; none is invented. */
export function publishedComparison(
  grid: PreparedGrid,
  row: CapacityRow,
  sum: FlowSum | undefined,
  element: ElementConfidence | undefined,
): PublishedComparison {
  const own = row.operating === undefined ? row.otherPublished : [row.operating, ...row.otherPublished];
  const oursMw = row.thermalN1.kind === 'limited' ? row.thermalN1.mw : undefined;
  const figures = [
    ...own.map((limit) => publishedFigure(grid, limit, limit.mw, oursMw)),
    ...row.crossed.map(({ published, limitMw }) => publishedFigure(grid, published, limitMw, oursMw)),
  ];
  return { figures, reasons: differenceReasons(grid, row, figures, sum, element) };
}

function publishedFigure(
  grid: PreparedGrid,
  limit: OperatingLimit,
  exchangeMw: number,
  oursMw: number | undefined,
): PublishedFigure {
  const published = rowOf(grid, limit.id);
  const differenceMw = oursMw === undefined ? undefined : oursMw - exchangeMw;
  return {
    id: limit.id,
    kind: limit.kind,
    fromAreas: published.fromAreas,
    toAreas: published.toAreas,
    mw: limit.mw,
    exchangeMw,
    differenceMw,
    differencePct:
      differenceMw === undefined || exchangeMw <= 0 ? undefined : (100 * differenceMw) / exchangeMw,
    reason: limit.reason,
    nature: limitNature(published, limit.reason?.en),
    trace: limit.trace,
  };
}

function rowOf({ dataset }: PreparedGrid, id: string): TransferLimitRow {
  return dataset.transferLimits.find((row) => row.id === id)!;
}

const NATURES: readonly (readonly [LimitNature, RegExp])[] = [
  ['joint', /stud(y|ies) of maximum transfer/i],
  [
    'non-thermal',
    /oscillat|stability|frequency|voltage|load shedding|security of the regional system|swing/i,
  ],
  ['range-end', /upper end of the range/i],
  ['policy', /\bcap\b|target|contract|supply|sum of|share of/i],
  ['thermal', /overload|thermal|rating|internal limits|weak/i],
];

/** Kinds that are no limits of the grid, whatever the reason. */
const POLICY_KINDS: ReadonlySet<TransferLimitRow['kind']> = new Set(['design', 'contract', 'default']);

/** What a published figure is about, read from the words of its row. */
export function limitNature({ kind }: TransferLimitRow, reason: string | undefined): LimitNature {
  if (POLICY_KINDS.has(kind)) return 'policy';
  if (reason === undefined || reason.startsWith('not stated')) return 'not-stated';
  return NATURES.find(([, words]) => words.test(reason))?.[0] ?? 'not-stated';
}

function differenceReasons(
  grid: PreparedGrid,
  row: CapacityRow,
  figures: readonly PublishedFigure[],
  sum: FlowSum | undefined,
  element: ElementConfidence | undefined,
): DifferenceReason[] {
  if (figures.length === 0) return [];
  const has = (nature: LimitNature) => figures.some((figure) => figure.nature === nature);
  const limits = figures.filter(({ kind }) => !POLICY_KINDS.has(kind));
  const rows = limits.map(({ id }) => rowOf(grid, id));
  const candidates: readonly (readonly [DifferenceReason, boolean])[] = [
    ['non-thermal', has('non-thermal')],
    ['joint', has('joint')],
    ['range-end', has('range-end')],
    ['policy', has('policy')],
    ['other-interface', row.crossed.length > 0],
    ['all-periods', rows.some(({ demandPeriod }) => demandPeriod === undefined)],
    ['other-base-case', limits.length > 0],
    ['overloaded-before', sum !== undefined && sum.afterMw > sum.ratingMva],
    ['estimated-rating', element?.rating === 'estimated'],
    ['estimated-reactance', element?.reactance === 'estimated'],
  ];
  return candidates.flatMap(([reason, holds]) => (holds ? [reason] : []));
}
