import { type Text, text } from '../../base/text.ts';
import type { RightsResult } from '../../study/rights/rights-result.ts';
import { textCell } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell } from '../report-model.ts';

/** The verdict of the test, what the auction brings, and how to read both. */
export function rightsNotes(rights: RightsResult): Cell[] {
  return [
    ...verdict(rights),
    ...auctionNotes(rights),
    ...readingNotes(rights).map((words) => textCell(words, 'muted')),
  ];
}

function verdict({ held, test, contingencies }: RightsResult): Cell[] {
  if (held.length === 0) return [];
  const [worst] = test.violations;
  if (worst === undefined) {
    return [
      textCell(
        contingencies === 'none'
          ? text(
              `Simultaneous feasibility test: passed. The ${held.length} rights held fit at once with nothing out.`,
              `Prueba de factibilidad simultánea: cumple. Los ${held.length} derechos asignados caben a la vez con la red completa.`,
            )
          : text(
              `Simultaneous feasibility test: passed. The ${held.length} rights held fit at once, with nothing out and after every outage.`,
              `Prueba de factibilidad simultánea: cumple. Los ${held.length} derechos asignados caben a la vez, con la red completa y ante cada contingencia.`,
            ),
        'good',
      ),
    ];
  }
  const excess = formatNumber(worst.flowMw - worst.limitMw, 1);
  const count = test.violations.length;
  return [
    textCell(
      text(
        `Simultaneous feasibility test: not passed. Of elements and outages ${count} pair${count === 1 ? ' is' : 's are'} beyond the limit, the worst (${worst.elementName}) by ${excess} MW.`,
        `Prueba de factibilidad simultánea: no cumple. De elementos y contingencias ${count} par${count === 1 ? ' excede' : 'es exceden'} el límite, el peor (${worst.elementName}) por ${excess} MW.`,
      ),
      'bad',
    ),
  ];
}

function auctionNotes({ auction, noAuction }: RightsResult): Cell[] {
  if (noAuction !== undefined) return [textCell(noAuction, 'bad')];
  if (auction === undefined) return [];
  const value = formatNumber(auction.valueUsd, 0);
  const revenue = formatNumber(auction.revenueUsd, 0);
  return [
    textCell(
      text(
        `Auction: the awards are worth ${value} USD at the bids' own prices, the most that fits; they pay ${revenue} USD.`,
        `Subasta: lo adjudicado vale ${value} USD a los precios de las propias ofertas, lo máximo que cabe; paga ${revenue} USD.`,
      ),
    ),
    textCell(
      text(
        'Clearing price: what 1 MW takes from the limits that bind, at their prices; one price per path and type. Negative: whoever takes it is paid.',
        'Precio de cierre: lo que 1 MW toma de los límites activos, a sus precios; uno solo por recorrido y tipo. Negativo: quien lo toma cobra.',
      ),
      'muted',
    ),
  ];
}

function readingNotes({ spread, operatingLimits, held, bids }: RightsResult): Text[] {
  const spreadWords =
    spread === 'demand' ? text('demand', 'demanda') : text('capacity of plants', 'capacidad de plantas');
  const hasOptions = [...held, ...bids].some(({ type }) => type === 'option');
  return [
    text(
      `Tested on the grid without any other flow; countries spread over their buses by ${spreadWords.en}; what an outage cuts off is not delivered.`,
      `Se prueba en la red sin otro flujo; los países repartidos en sus barras por ${spreadWords.es}; lo que una contingencia aísla no se entrega.`,
    ),
    operatingLimits
      ? text(
          'Thermal limits, and with nothing out the published operating limits of borders.',
          'Límites térmicos y, con la red completa, los límites operativos publicados de las fronteras.',
        )
      : text(
          'Thermal limits alone: published operating limits of borders do not count here.',
          'Solo límites térmicos: los límites operativos publicados de fronteras no cuentan aquí.',
        ),
    text(
      'A firm contract needs rights for its whole quantity (firm rights).',
      'Un contrato firme necesita derechos firmes por toda su cantidad.',
    ),
    ...(hasOptions
      ? [
          text(
            'An option counts only where it loads an element; only obligations make room by flowing against others.',
            'Una opción cuenta solo donde carga un elemento; solo las obligaciones dejan lugar al fluir en contra de otras.',
          ),
        ]
      : []),
  ];
}
