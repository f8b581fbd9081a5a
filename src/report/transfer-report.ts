import { text } from '../base/text.ts';
import type { CaseTransfer } from '../study/case-transfer.ts';
import { CATALOGUE } from './catalogue.ts';
import { numberCell, textCell } from './cells.ts';
import { checkRemarks } from './check-remarks.ts';
import { formatNumber } from './number-format.ts';
import type { Report, Words } from './report-model.ts';

/** The transfer capability of a case file: the figure, and the ordered pairs behind it. */
export function transferReport(transfer: CaseTransfer): Report {
  const { fromArea, toArea, pairs } = transfer;
  return {
    title: text(
      `Transfer ${fromArea} → ${toArea} of ${transfer.name}`,
      `Transferencia ${fromArea} → ${toArea} de ${transfer.name}`,
    ),
    question: undefined,
    facts: [
      { label: CATALOGUE.baseExchange, words: megawatts(transfer.baseExchangeMw) },
      { label: CATALOGUE.limit, words: limitWords(transfer) },
      { label: CATALOGUE.units, words: resourceWords(transfer.resourceMw) },
    ],
    sections: [
      {
        kind: 'table',
        table: {
          id: 'pairs',
          title: CATALOGUE.pairsTitle,
          columns: [
            { title: CATALOGUE.rank, align: 'right', dropRank: 0 },
            { title: CATALOGUE.element, align: 'left', dropRank: 0 },
            { title: CATALOGUE.contingency, align: 'left', dropRank: 0 },
            { title: CATALOGUE.flowBefore, align: 'right', dropRank: 1 },
            { title: CATALOGUE.sensitivity, align: 'right', dropRank: 0 },
            { title: CATALOGUE.ratingMva, align: 'right', dropRank: 0 },
            { title: CATALOGUE.exchangeAtLimit, align: 'right', dropRank: 0 },
          ],
          rows: pairs.map((pair) => ({
            cells: [
              numberCell(pair.rank, 0),
              textCell(pair.element),
              textCell(pair.contingency ?? CATALOGUE.baseCase),
              numberCell(pair.baseFlowMw, 1),
              numberCell(pair.sensitivity, 3),
              numberCell(pair.ratingMva, 0),
              numberCell(pair.limitMw, 1, 'strong'),
            ],
          })),
          notes: [textCell(DC_NOTE, 'muted')],
        },
      },
      { kind: 'remarks', remarks: checkRemarks(transfer.checks) },
    ],
  };
}

const DC_NOTE = text(
  'Thermal limits in DC only: voltage and stability are not covered.',
  'Solo límites térmicos en DC: tensión y estabilidad no se consideran.',
);

function limitWords({ pairs, withContingencies }: CaseTransfer): Words {
  const limit = pairs[0]?.limitMw;
  if (limit === undefined) {
    return text(
      'no rated element takes part in this transfer',
      'ningún elemento con límite participa en esta transferencia',
    );
  }
  const layer = withContingencies ? 'N-1' : 'N';
  return text(`${megawatts(limit)}, thermal ${layer}`, `${megawatts(limit)}, térmico ${layer}`);
}

function resourceWords(resourceMw: number): Words {
  return text(
    `able to shift up to ${megawatts(resourceMw)}`,
    `pueden desplazarse hasta ${megawatts(resourceMw)}`,
  );
}

function megawatts(mw: number): string {
  return Number.isFinite(mw) ? `${formatNumber(mw, 1)} MW` : '∞';
}
