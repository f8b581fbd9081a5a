import { text } from '../../base/text.ts';
import type { SeparatedPart, SeparationEvent, SeparationResult } from '../../study/separation-study.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell, withTraces } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Column, Table, TableRow } from '../report-model.ts';

const COLUMNS: readonly Column[] = [
  { title: CATALOGUE.separation, align: 'left', dropRank: 0 },
  { title: CATALOGUE.part, align: 'left', dropRank: 0 },
  { title: CATALOGUE.demandMw, align: 'right', dropRank: 0 },
  { title: CATALOGUE.generationBefore, align: 'right', dropRank: 1 },
  { title: CATALOGUE.generationAfter, align: 'right', dropRank: 1 },
  { title: CATALOGUE.shedMw, align: 'right', dropRank: 0 },
  { title: CATALOGUE.trippedMw, align: 'right', dropRank: 2 },
  { title: CATALOGUE.newOverloads, align: 'right', dropRank: 1 },
  { title: CATALOGUE.pickUp, align: 'left', dropRank: 0 },
];

/** The region cut in parts: what each part has left and who makes up for what it lost. */
export function separationTable({ events, outsideShare }: SeparationResult): Table {
  const shares = outsideShare.map(({ area, share }) => {
    const percent = formatNumber(100 * share, 0);
    return text(
      `While its link is closed ${area} makes up for ${percent} % of any loss of generation (governor weights); once it is cut off, the rest is on its own.`,
      `Con su enlace cerrado, ${area} asume ${percent} % de cualquier pérdida de generación (pesos de los reguladores); separado, el resto queda solo.`,
    );
  });
  const frequency = text(
    'Governors act within their units’ limits, then other running units, then demand is shed: a balance of power, not of frequency.',
    'Actúan los reguladores dentro de los límites de sus unidades, luego otras unidades en marcha, luego se desconecta demanda: un balance de potencia, no de frecuencia.',
  );
  return {
    id: 'separations',
    title: CATALOGUE.separationTitle,
    columns: COLUMNS,
    rows: events.flatMap((event) => event.parts.map((part, i) => partRow(event, part, i === 0))),
    notes: [...shares, frequency].map((words) => textCell(words, 'muted')),
  };
}

function partRow(event: SeparationEvent, part: SeparatedPart, isFirst: boolean): TableRow {
  const cut = formatNumber(event.cutMw, 0);
  const name = text(`${event.name.en} (${cut} MW)`, `${event.name.es} (${cut} MW)`);
  const moved = part.pickUp.map(({ area, mw }) => `${area} ${formatNumber(mw, 1)}`).join(', ');
  return {
    cells: [
      isFirst ? withTraces(textCell(name, 'strong'), [event.trace]) : textCell(''),
      textCell(part.areas.join('+')),
      numberCell(part.demandMw, 1),
      numberCell(part.generationBeforeMw, 1),
      numberCell(part.generationAfterMw, 1),
      numberCell(part.shedMw, 1, part.shedMw > 0 ? 'bad' : 'plain'),
      numberCell(part.trippedMw, 1),
      numberCell(part.newOverloads, 0, part.newOverloads > 0 ? 'warn' : 'plain'),
      textCell(moved === '' ? NO_FIGURE : moved, 'muted'),
    ],
  };
}
