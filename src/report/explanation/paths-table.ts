import { text } from '../../base/text.ts';
import type { ExplainedPair } from '../../study/explanation/explanation-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Table } from '../report-model.ts';
import { roundedParts } from '../rounded-sum.ts';
import { EXPLANATION } from './explanation-words.ts';

/** Ties that take less are left out, per cent. */
const LEAST_SHARE_PCT = 0.05;

/** The ties over which the exchange leaves its exporter, and what of it passes the element. */
export function pathsTable({ paths, sum, element, contingency }: ExplainedPair): Table {
  const used = paths.filter(({ share }) => Math.abs(100 * share) >= LEAST_SHARE_PCT);
  const shown = roundedParts(
    used.map(({ share }) => 100 * share),
    100,
    1,
  );
  const [intact, after] = [sum.intactSensitivity, sum.sensitivity].map((share) =>
    formatNumber(100 * share, 1),
  );
  const lost = contingency === undefined ? undefined : contingency.name;
  return {
    id: 'explained-paths',
    title: EXPLANATION.pathsTitle,
    columns: [
      { title: EXPLANATION.tie, align: 'left', dropRank: 0 },
      { title: EXPLANATION.share, align: 'right', dropRank: 0 },
    ],
    rows: [
      ...used.map(({ name }, i) => ({ cells: [textCell(name), numberCell(shown[i], 1)] })),
      { isTotal: true, cells: [textCell(CATALOGUE.total, 'strong'), numberCell(100, 1, 'strong')] },
    ],
    notes: [
      textCell(
        text(
          `Of the exchange, ${intact} % passes ${element.name} with nothing out${lost === undefined ? '' : ` and ${after} % after the loss of ${lost.en}`}.`,
          `Del intercambio, ${intact} % pasa por ${element.name} con la red completa${lost === undefined ? '' : ` y ${after} % tras la pérdida de ${lost.es}`}.`,
        ),
        'muted',
      ),
    ],
  };
}
