import { type Text, text } from '../../base/text.ts';
import type { BidRow, HeldRow, RightsResult } from '../../study/rights/rights-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import type { Cell, Column, Table, TableRow } from '../report-model.ts';
import type { Tone } from '../style.ts';
import { rightsNotes } from './rights-notes.ts';

const COLUMNS: readonly Column[] = [
  left(CATALOGUE.right),
  left(CATALOGUE.direction),
  left(CATALOGUE.rightType, 2),
  right(text('MW', 'MW')),
  right(text('Bid USD/MW', 'Oferta USD/MW')),
  right(text('Awarded MW', 'Adjudicado MW')),
  right(text('Clearing USD/MW', 'Cierre USD/MW')),
  right(text('Pays USD', 'Paga USD'), 1),
];

const TYPE_WORDS: Readonly<Record<HeldRow['type'], Text>> = {
  obligation: text('obligation', 'obligación'),
  option: text('option', 'opción'),
};

/** What is held and what is bid for, with awards and prices; below it whether all that is held fits. */
export function rightsTable(rights: RightsResult): Table {
  const { period, held, bids } = rights;
  return {
    id: 'rights',
    title: text(
      `Transmission rights from point to point: ${period}`,
      `Derechos de transmisión de punto a punto: ${period}`,
    ),
    columns: COLUMNS,
    rows: [...held.map(heldRow), ...bids.map(bidRow), ...totalRow(rights)],
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
  const { powerMw, priceUsdPerMw, award } = bid;
  return {
    cells: [
      ...nameCells(bid),
      numberCell(powerMw, 0),
      numberCell(priceUsdPerMw, 2),
      numberCell(award?.awardedMw, 1, awardTone(award?.awardedMw ?? 0, powerMw)),
      numberCell(award?.clearingPriceUsdPerMw, 2),
      numberCell(award?.paymentUsd, 0),
    ],
  };
}

function awardTone(awardedMw: number, askedMw: number): Tone {
  if (awardedMw < NO_AWARD_MW) return 'muted';
  return awardedMw > askedMw - NO_AWARD_MW ? 'good' : 'strong';
}

function nameCells({ id, holder, from, to, type }: HeldRow): Cell[] {
  return [
    textCell(holder === undefined ? id : `${id} (${holder})`),
    textCell(`${from} → ${to}`, 'strong'),
    textCell(TYPE_WORDS[type]),
  ];
}

function totalRow({ bids, auction }: RightsResult): TableRow[] {
  if (auction === undefined) return [];
  const { awardedMw, revenueUsd } = auction;
  const askedMw = bids.reduce((sum, bid) => sum + bid.powerMw, 0);
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
