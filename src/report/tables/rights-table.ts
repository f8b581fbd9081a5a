import { type Text, text } from '../../base/text.ts';
import type { AuctionResult, BidRow, HeldRow, RightsResult } from '../../study/rights/rights-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import type { Cell, Column, Table, TableRow } from '../report-model.ts';
import { rightsNotes } from './rights-notes.ts';

const COLUMNS: readonly Column[] = [
  { title: CATALOGUE.right, align: 'left', dropRank: 0 },
  { title: CATALOGUE.direction, align: 'left', dropRank: 0 },
  { title: CATALOGUE.rightType, align: 'left', dropRank: 2 },
  { title: text('MW', 'MW'), align: 'right', dropRank: 0 },
  { title: text('Bid USD/MW', 'Oferta USD/MW'), align: 'right', dropRank: 0 },
  { title: text('Awarded MW', 'Adjudicado MW'), align: 'right', dropRank: 0 },
  { title: text('Clearing USD/MW', 'Cierre USD/MW'), align: 'right', dropRank: 0 },
  { title: text('Pays USD', 'Paga USD'), align: 'right', dropRank: 1 },
];

const TYPE_WORDS: Readonly<Record<HeldRow['type'], Text>> = {
  obligation: text('obligation', 'obligación'),
  option: text('option', 'opción'),
};

/** What is held and what is bid for, with awards and prices; below it whether all that is held fits. */
export function rightsTable(rights: RightsResult): Table {
  const { period, held, auction } = rights;
  return {
    id: 'rights',
    title: text(
      `Transmission rights from point to point: ${period}`,
      `Derechos de transmisión de punto a punto: ${period}`,
    ),
    columns: COLUMNS,
    rows: [...held.map(heldRow), ...(auction?.bids ?? []).map(bidRow), ...totalRow(auction)],
    notes: rightsNotes(rights),
  };
}

function heldRow(right: HeldRow): TableRow {
  const none = textCell(NO_FIGURE, 'muted');
  return {
    cells: [
      ...nameCells(right),
      numberCell(right.powerMw, 0),
      textCell(text('held', 'asignado'), 'muted'),
      none,
      none,
      none,
    ],
  };
}

/** Awards below this are none, MW. */
const NO_AWARD_MW = 0.05;

function bidRow(bid: BidRow): TableRow {
  const { askedMw, priceUsdPerMw, awardedMw, clearingPriceUsdPerMw, paymentUsd } = bid;
  const tone = awardedMw < NO_AWARD_MW ? 'muted' : awardedMw > askedMw - NO_AWARD_MW ? 'good' : 'strong';
  return {
    cells: [
      ...nameCells(bid),
      numberCell(askedMw, 0),
      numberCell(priceUsdPerMw, 2),
      numberCell(awardedMw, 1, tone),
      numberCell(clearingPriceUsdPerMw, 2),
      numberCell(paymentUsd, 0),
    ],
  };
}

function nameCells({ id, holder, from, to, type }: Omit<HeldRow, 'powerMw'>): Cell[] {
  return [
    textCell(holder === undefined ? id : `${id} (${holder})`),
    textCell(`${from} → ${to}`, 'strong'),
    textCell(TYPE_WORDS[type]),
  ];
}

function totalRow(auction: AuctionResult | undefined): TableRow[] {
  if (auction === undefined) return [];
  const { bids, awardedMw, revenueUsd } = auction;
  const askedMw = bids.reduce((sum, bid) => sum + bid.askedMw, 0);
  return [
    {
      cells: [
        textCell(text('Auction', 'Subasta'), 'strong'),
        textCell(''),
        textCell(''),
        numberCell(askedMw, 0),
        textCell(''),
        numberCell(awardedMw, 1, 'strong'),
        textCell(''),
        numberCell(revenueUsd, 0, 'strong'),
      ],
      isTotal: true,
    },
  ];
}
