import type { BidRow, HeldRow, RightsPair, RightsResult } from '../study/rights/rights-result.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, idList, type OutputText } from './csv-text.ts';
import { traceColumns } from './trace-columns.ts';

/** `rights.csv`: what is held and what is bid for; `rights_limits.csv`: the pairs that are beyond, near or at their limits. */
export function rightsCsvFiles(rights: RightsResult): OutputText[] {
  return [
    { name: 'rights.csv', text: csvText(RIGHT_COLUMNS, rightLines(rights)) },
    { name: 'rights_limits.csv', text: csvText(LIMIT_COLUMNS, limitLines(rights)) },
  ];
}

interface RightLine {
  readonly status: 'held' | 'bid';
  readonly right: HeldRow;
  readonly bid: BidRow | undefined;
}

function rightLines({ held, bids }: RightsResult): RightLine[] {
  return [
    ...held.map((right): RightLine => ({ status: 'held', right, bid: undefined })),
    ...bids.map((bid): RightLine => ({ status: 'bid', right: bid, bid })),
  ];
}

const RIGHT_COLUMNS: ResultColumns<RightLine> = [
  ['status', ({ status }) => status],
  ['right', ({ right }) => right.id],
  ['holder', ({ right }) => right.holder],
  ['from', ({ right }) => right.from],
  ['to', ({ right }) => right.to],
  ['type', ({ right }) => right.type],
  ['power_mw', ({ right }) => right.powerMw],
  ['price_usd_per_mw', ({ bid }) => bid?.priceUsdPerMw],
  ['awarded_mw', ({ bid }) => bid?.award?.awardedMw],
  ['clearing_price_usd_per_mw', ({ bid }) => bid?.award?.clearingPriceUsdPerMw],
  ['payment_usd', ({ bid }) => bid?.award?.paymentUsd],
];

interface LimitLine {
  /** Of the rights held: `violated`, or `closest` where all fit; of the auction: `binding`. */
  readonly status: 'violated' | 'closest' | 'binding';
  readonly pair: RightsPair;
  readonly usedMw?: number;
  readonly priceUsdPerMw?: number;
}

function limitLines({ test, auction }: RightsResult): LimitLine[] {
  const tested = test.isFeasible ? test.closest : test.violations;
  return [
    ...tested.map((pair): LimitLine => ({ status: test.isFeasible ? 'closest' : 'violated', pair })),
    ...(auction?.limits ?? []).map(
      ({ usedMw, priceUsdPerMw, ...pair }): LimitLine => ({ status: 'binding', pair, usedMw, priceUsdPerMw }),
    ),
  ];
}

const LIMIT_COLUMNS: ResultColumns<LimitLine> = [
  ['status', ({ status }) => status],
  ['kind', ({ pair }) => pair.kind],
  ['element', ({ pair }) => pair.element],
  ['contingency', ({ pair }) => pair.contingency],
  ['direction', ({ pair }) => pair.direction],
  ['flow_mw', ({ pair }) => pair.flowMw],
  ['limit_mw', ({ pair }) => pair.limitMw],
  ['excess_mw', ({ pair }) => pair.flowMw - pair.limitMw],
  ['used_by_bids_mw', (line) => line.usedMw],
  ['price_usd_per_mw', (line) => line.priceUsdPerMw],
  ['rights', ({ pair }) => idList(pair.parts.map(({ right }) => right))],
  ['right_flows_mw', ({ pair }) => idList(pair.parts.map(({ mw }) => String(mw)))],
  ['element_name', ({ pair }) => pair.elementName],
  ['contingency_name', ({ pair }) => pair.contingencyName?.en],
  ...traceColumns<LimitLine>(({ pair }) => pair.trace),
];
