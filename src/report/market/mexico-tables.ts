import { text } from '../../base/text.ts';
import type { DesignResult, MarketMexicoResult, MarketResult } from '../../study/market/market-result.ts';
import { numberCell, textCell, withTraces } from '../cells.ts';
import { left, right } from '../columns.ts';
import type { Cell, Table } from '../report-model.ts';
import { CONFIDENCE_WORDS } from '../vocabulary.ts';
import { markedDesignWords } from './market-words.ts';
import { DESIGN } from './summary-table.ts';

/** The exchange with Mexico under every design that has one, side by side. */
export function mexicoTable(market: MarketResult): Table {
  return {
    id: 'market-mexico',
    title: text('Exchange with Mexico by design', 'Intercambio con México por diseño'),
    columns: [
      left(DESIGN),
      right(text('Capacity MW', 'Capacidad MW')),
      right(text('From Mexico GWh', 'Desde México GWh')),
      right(text('To Mexico GWh', 'Hacia México GWh')),
      right(text('Hours at limit', 'Horas en el límite'), 1),
      right(text('Price Mexico USD/MWh', 'Precio México USD/MWh')),
      right(text('Price region USD/MWh', 'Precio región USD/MWh')),
      right(text('Wrong way h', 'Contra el precio h')),
      right(text('Wrong way GWh', 'Contra el precio GWh'), 3),
      right(text('Value lost MUSD', 'Valor perdido MUSD')),
      right(text('Rent MUSD', 'Renta MUSD')),
      right(text('Auction MUSD', 'Subasta MUSD'), 2),
      right(text('Holders MUSD', 'Titulares MUSD'), 2),
      right(text('Owner MUSD', 'Dueño MUSD'), 2),
      right(text('Import value MUSD', 'Valor de importar MUSD'), 1),
    ],
    rows: market.designs.flatMap((design) =>
      design.mexico === undefined ? [] : [{ cells: mexicoCells(design, design.mexico, market) }],
    ),
    notes: NOTES.map((words) => textCell(words, 'muted')),
  };
}

const NOTES = [
  text(
    'Capacity: the highest limit of the year into the region. Wrong way: flow from the dearer to the cheaper side at the prices of the hour. Value lost: that flow at the price difference, and capacity in the right direction that stays unused, at the same.',
    'Capacidad: el mayor límite del año hacia la región. Contra el precio: flujo del lado caro al barato a los precios de la hora. Valor perdido: ese flujo por la diferencia de precios, y la capacidad en el sentido correcto que queda sin usar, igual.',
  ),
  text(
    'Rent: price difference × flow over the link. Auction: what holders of capacity paid before prices were known; holders: what they earned beyond it. Import value: price in the region less what is paid, × imports.',
    'Renta: diferencia de precios × flujo por el enlace. Subasta: lo que pagaron los titulares antes de conocer los precios; titulares: lo que ganaron por encima. Valor de importar: precio en la región menos lo pagado, × importación.',
  ),
];

function mexicoCells(design: DesignResult, mexico: MarketMexicoResult, market: MarketResult): Cell[] {
  const lostMusd = mexico.counterIntuitiveMusd + mexico.unusedMusd;
  return [
    textCell(markedDesignWords(design, market), 'strong'),
    numberCell(offeredMw(design, market), 0),
    numberCell(mexico.importGwh, 0),
    numberCell(mexico.exportGwh, 0),
    numberCell(mexico.hoursAtLimitH, 0),
    numberCell(mexico.meanSidePriceUsdPerMwh, 1),
    numberCell(mexico.meanRegionPriceUsdPerMwh, 1),
    numberCell(mexico.counterIntuitiveH, 0, mexico.counterIntuitiveH > 0 ? 'warn' : 'plain'),
    numberCell(mexico.counterIntuitiveGwh, 0),
    numberCell(lostMusd, 1, lostMusd > 0.05 ? 'warn' : 'plain'),
    numberCell(mexico.linkRentMusd, 1),
    numberCell(mexico.auctionMusd, 1),
    numberCell(mexico.holdersMusd, 1),
    numberCell(mexico.ownerMusd, 1),
    numberCell(mexico.importValueMusd, 1),
  ];
}

/** The highest limit of the year from areas outside into the region. */
function offeredMw({ borders }: DesignResult, { areas }: MarketResult): number | undefined {
  const isOutside = (id: string) => areas.some((area) => area.id === id && !area.isMember);
  const limits = borders.flatMap((border) => {
    if (isOutside(border.from)) return [border.forwardLimitMw];
    return isOutside(border.to) ? [border.reverseLimitMw] : [];
  });
  return limits.find((limitMw) => limitMw !== undefined);
}

/** What each option for Mexico offers, who gets its rent and what it needs in law, and how sure that is. */
export function optionTable({ options, designs }: MarketResult): Table {
  const asked = new Set<string>(designs.map(({ design }) => design.mexico));
  return {
    id: 'market-options',
    title: text('What each option for Mexico needs', 'Qué requiere cada opción para México'),
    columns: [
      left(text('Option', 'Opción')),
      left(text('Capacity offered', 'Capacidad ofrecida'), 2),
      left(text('Who gets the rent', 'Quién recibe la renta'), 1),
      left(text('Law and regulation', 'Ley y regulación')),
    ],
    rows: options
      .filter(({ id }) => id === 'all' || asked.has(id))
      .map(({ name, offers, rent, needs, trace }) => ({
        cells: [
          textCell(name, 'strong'),
          textCell(offers),
          textCell(rent),
          withTraces(textCell(needs), [trace]),
        ],
        details: [
          textCell(CONFIDENCE_WORDS[trace.confidence], trace.confidence === 'estimated' ? 'warn' : 'muted'),
        ],
      })),
    notes: [],
  };
}
