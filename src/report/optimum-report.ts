import { text } from '../base/text.ts';
import type { CaseOptimum } from '../study/case-optimum.ts';
import { CATALOGUE } from './catalogue.ts';
import { numberCell, textCell } from './cells.ts';
import { checkRemarks } from './check-remarks.ts';
import { formatNumber } from './number-format.ts';
import type { Report, Table } from './report-model.ts';

/** Rows shown; the file holds all. */
const SHOWN = 15;

/** The optimal power flow of a case: cost, prices, the limits that bind and what they cost. */
export function optimumReport({ name, caseFile, optimum, checks }: CaseOptimum): Report {
  const { check, priceUsdPerMwh } = optimum;
  const { isolated } = caseFile.network.buses;
  const prices = [...priceUsdPerMwh.filter((_, b) => isolated[b] === 0)].sort((a, b) => a - b);
  const [least, most] = [prices[0] ?? 0, prices[prices.length - 1] ?? 0];
  return {
    title: text(`DC optimal power flow of ${name}`, `Flujo de carga óptimo DC de ${name}`),
    question: undefined,
    facts: [
      { label: text('Cost', 'Costo'), words: `${formatNumber(optimum.objectiveUsdPerH, 2)} USD/h` },
      {
        label: text('Prices', 'Precios'),
        words: text(
          `${formatNumber(least, 2)} to ${formatNumber(most, 2)} USD/MWh`,
          `${formatNumber(least, 2)} a ${formatNumber(most, 2)} USD/MWh`,
        ),
      },
      {
        label: text('Congestion rent', 'Renta de congestión'),
        words: `${formatNumber(check.congestionRentUsdPerH, 2)} USD/h`,
      },
    ],
    sections: [
      { kind: 'table', table: limitTable(caseFile.network, optimum) },
      { kind: 'remarks', remarks: checkRemarks(checks) },
    ],
  };
}

function limitTable(
  { branches, buses }: CaseOptimum['caseFile']['network'],
  { bindingBranches, flowMw, limitPriceUsdPerMwh }: CaseOptimum['optimum'],
): Table {
  const worth = (k: number) => Math.abs(limitPriceUsdPerMwh[k]!);
  const shown = [...bindingBranches].sort((a, b) => worth(b) - worth(a) || a - b).slice(0, SHOWN);
  return {
    id: 'limits',
    title: text('Limits that bind', 'Límites activos'),
    columns: [
      { title: CATALOGUE.row, align: 'right', dropRank: 0 },
      { title: CATALOGUE.fromBus, align: 'left', dropRank: 0 },
      { title: CATALOGUE.toBus, align: 'left', dropRank: 0 },
      { title: CATALOGUE.flowMw, align: 'right', dropRank: 0 },
      { title: CATALOGUE.ratingMva, align: 'right', dropRank: 0 },
      { title: text('Worth USD/MWh', 'Valor USD/MWh'), align: 'right', dropRank: 0 },
    ],
    rows: shown.map((k) => ({
      cells: [
        numberCell(k + 1, 0),
        textCell(buses.id[branches.from[k]!]!),
        textCell(buses.id[branches.to[k]!]!),
        numberCell(flowMw[k]!, 1),
        numberCell(branches.ratingMva[k]!, 0),
        numberCell(limitPriceUsdPerMwh[k]!, 3),
      ],
    })),
    notes:
      shown.length > 0
        ? []
        : [
            textCell(
              text(
                'No limit binds: one price holds in each island.',
                'Ningún límite está activo: rige un precio por isla.',
              ),
              'muted',
            ),
          ],
  };
}
