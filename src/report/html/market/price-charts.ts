import { type Text, text } from '../../../base/text.ts';
import type { DesignResult, MarketAreaResult, MarketResult } from '../../../study/market/market-result.ts';
import { type Axis, roundAxis } from '../../charts/axis.ts';
import { chartRow, lineFigure } from '../../charts/chart-figure.ts';
import { baseOf } from '../../market/base-design.ts';
import { designWords, markedDesignWords } from '../../market/market-words.ts';
import type { Markup } from '../markup.ts';
import type { SourceIndex } from '../source-index.ts';

/** Points of a duration curve, per cent of the hours of the year. */
const SHARES: readonly number[] = Array.from({ length: 51 }, (_, i) => 2 * i);
const SHARE_AXIS: Axis = { from: 0, to: 100, step: 20 };
const DAY_AXIS: Axis = { from: 0, to: 24, step: 6 };
const UNIT = 'USD/MWh';

/** A duration curve for every country, a line for each design; and the prices of a mean day. */
export function priceCharts(market: MarketResult, index: SourceIndex): Markup {
  const members = market.areas.filter(({ isMember }) => isMember);
  return chartRow([
    dayChart(market, index),
    ...members.map(({ id, name }) => durationChart(market, id, name, index)),
  ]);
}

function durationChart(market: MarketResult, area: string, name: Text, index: SourceIndex): Markup {
  return lineFigure(
    {
      id: `chart-duration-${area}`,
      title: text(`Price duration curve, ${name.en}`, `Curva de duración del precio, ${name.es}`),
      definition: text(
        'Prices of the hours of the year, dearest first: at 20 % stands the price that a fifth of the hours exceed.',
        'Precios de las horas del año, de mayor a menor: en 20 % está el precio que supera un quinto de las horas.',
      ),
      caveat: text(
        'Each country has its scale. Prices at cost. Hours in which demand is cut go beyond the scale: the first figure of the table has them.',
        'Cada país tiene su escala. Precios al costo. Las horas con energía no suministrada pasan de la escala: están en la primera cifra de la tabla.',
      ),
    },
    {
      unit: UNIT,
      decimals: 1,
      rowTitle: text('% of hours', '% de las horas'),
      rows: SHARES.map(String),
      x: SHARES,
      xTitle: text('% of the hours of the year', '% de las horas del año'),
      series: baseFirst(market).map((design) => {
        const found = design.areas.find((each) => each.area === area);
        return {
          name: markedDesignWords(design, market),
          values: SHARES.map((share) => (found === undefined ? undefined : priceAt(found, share))),
        };
      }),
    },
    index,
    { axis: priceAxis(market, area), xAxis: SHARE_AXIS, isStep: true },
  );
}

/** The base design is the line that stands out. */
function baseFirst(market: MarketResult): DesignResult[] {
  const base = baseOf(market);
  return [base, ...market.designs.filter((design) => design !== base)];
}

/** The price that no more than a share (per cent) of the hours exceed; `undefined` where there is none. */
function priceAt({ durationCurve }: MarketAreaResult, share: number): number | undefined {
  const all = durationCurve.reduce((sum, { hours }) => sum + hours, 0);
  let before = 0;
  for (const { hours, priceUsdPerMwh } of durationCurve) {
    before += hours;
    if (before > (share / 100) * all) return priceUsdPerMwh;
  }
  return durationCurve.at(-1)?.priceUsdPerMwh;
}

/** The dearest hours, where demand may be cut, would leave no room for the others. */
function priceAxis({ designs }: MarketResult, area: string): Axis {
  const shown = designs.flatMap((design) => design.areas.filter((each) => each.area === area));
  const ends = shown.flatMap((each) => [priceAt(each, SHARES[1]!), priceAt(each, 100)]);
  return roundAxis([0, ...ends.filter((price) => price !== undefined)], 4);
}

/** Mean price of each hour of the day over the year, under the base design. */
function dayChart(market: MarketResult, index: SourceIndex): Markup {
  const base = baseOf(market);
  const { en, es } = designWords(base.design);
  const hours = [...new Set(market.hourLabels.map(({ hour }) => hour))].sort((a, b) => a - b);
  return lineFigure(
    {
      id: 'chart-day',
      title: text(`Prices through the day, “${en}”`, `Precios a lo largo del día, «${es}»`),
      definition: text(
        'Mean price of each hour of the day over the whole year, by country.',
        'Precio medio de cada hora del día en todo el año, por país.',
      ),
      caveat: text(
        'Hours in the region’s clock (UTC−6); in Panama it is one hour later.',
        'Horas en el reloj de la región (UTC−6); en Panamá es una hora más tarde.',
      ),
    },
    {
      unit: UNIT,
      decimals: 1,
      rowTitle: text('Hour', 'Hora'),
      rows: hours.map(String),
      x: hours,
      xTitle: text('Hour of the day', 'Hora del día'),
      series: market.areas.map(({ name }, position) => ({
        name,
        values: hours.map((hour) => meanPriceOf(hour, position, market)),
      })),
    },
    index,
    { xAxis: DAY_AXIS },
  );
}

function meanPriceOf(hour: number, position: number, market: MarketResult): number | undefined {
  let [sum, weight] = [0, 0];
  baseOf(market).hours.forEach(({ areas }, h) => {
    const label = market.hourLabels[h]!;
    const usd = areas[position]!.priceUsdPerMwh;
    if (label.hour !== hour || usd === undefined) return;
    sum += label.weightH * usd;
    weight += label.weightH;
  });
  return weight === 0 ? undefined : sum / weight;
}
