import { type Text, text } from '../../base/text.ts';
import type { ExplainedPair } from '../../study/explanation/explanation-result.ts';
import { numberCell, textCell, withTraces } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Table, TableRow, Words } from '../report-model.ts';
import { roundedParts } from '../rounded-sum.ts';
import type { AreaNames } from './area-names.ts';
import { EXPLANATION } from './explanation-words.ts';

interface Step {
  readonly words: Words;
  readonly calculation: Words;
  readonly mw: number;
}

/** The flow on the element from the base case to its rating; what is printed adds up. */
export function sumTable(pair: ExplainedPair, baseExchangeMw: number, nameOf: AreaNames): Table {
  const { sum, element } = pair;
  const steps = outageSteps(pair, nameOf);
  const afterMw = Number(sum.afterMw.toFixed(1));
  const exchangeMw = Number(sum.ratingMva.toFixed(1)) - afterMw;
  const shown = roundedParts(
    steps.map((step) => step.mw),
    afterMw,
    1,
  );
  const rows: TableRow[] = [
    ...steps.map(({ words, calculation }, i) => ({
      cells: [textCell(words), textCell(calculation, 'muted'), numberCell(shown[i], 1)],
    })),
    ...(pair.contingency === undefined ? [] : [total(EXPLANATION.after, afterMw)]),
    {
      cells: [
        textCell(growthWords(sum.growthMw)),
        textCell(product(sum.growthMw, sum.sensitivity), 'muted'),
        numberCell(exchangeMw, 1),
      ],
    },
    total(EXPLANATION.rating, sum.ratingMva),
  ];
  rows[rows.length - 1] = withOrigin(rows.at(-1)!, element.trace);
  return {
    id: 'explained-sum',
    title: EXPLANATION.sumTitle,
    columns: [
      { title: EXPLANATION.step, align: 'left', dropRank: 0 },
      { title: EXPLANATION.calculation, align: 'left', dropRank: 0 },
      { title: EXPLANATION.mw, align: 'right', dropRank: 0 },
    ],
    rows,
    notes: sumNotes(pair, baseExchangeMw),
  };
}

function growthWords(growthMw: number): Text {
  const mw = formatNumber(Math.abs(growthMw), 1);
  return growthMw < 0
    ? text(`${mw} MW less exchange`, `${mw} MW menos de intercambio`)
    : text(`${mw} MW more exchange`, `${mw} MW más de intercambio`);
}

function sumNotes({ sum, element, limitMw }: ExplainedPair, baseExchangeMw: number): Cell[] {
  const [baseMw = 0, growthMw = 0] = roundedParts([baseExchangeMw, sum.growthMw], limitMw, 1);
  const [base, growth, limit] = [baseMw, Math.abs(growthMw), limitMw].map((mw) => formatNumber(mw, 1));
  const exchange = `${base} ${sum.growthMw < 0 ? '−' : '+'} ${growth} = ${limit} MW`;
  const { name, fromBus, toBus } = element;
  const notes = [
    text(
      `Flows on ${name} from ${fromBus} to ${toBus}, the way the exchange loads it. Exchange at the limit: ${exchange}.`,
      `Flujos en ${name} de ${fromBus} a ${toBus}, el sentido en que lo carga el intercambio. Intercambio en el límite: ${exchange}.`,
    ),
  ];
  if (sum.isMeanShare) {
    notes.push(
      text(
        'The plants that move change as the exchange grows: its share is the mean on the way.',
        'Las plantas que se mueven cambian al crecer el intercambio: su parte es la media del camino.',
      ),
    );
  }
  if (sum.lostMw > 0) {
    const lost = formatNumber(sum.lostMw, 1);
    notes.push(
      text(
        `The contingency takes ${lost} MW of injection away; who makes up for it sends it to where it is missing, in the intact grid.`,
        `La contingencia quita ${lost} MW de inyección; quien los asume los envía adonde faltan, en la red completa.`,
      ),
    );
  }
  return notes.map((words) => textCell(words, 'muted'));
}

function withOrigin(row: TableRow, trace: ExplainedPair['element']['trace']): TableRow {
  const [first, ...rest] = row.cells;
  return { ...row, cells: [withTraces(first!, [trace]), ...rest] };
}

function total(words: Text, mw: number): TableRow {
  return { isTotal: true, cells: [textCell(words, 'strong'), textCell(''), numberCell(mw, 1, 'strong')] };
}

/** `252.9 MW × 0.2878`. */
function product(mw: number, factor: number): string {
  return `${formatNumber(mw, 1)} MW × ${formatNumber(factor, 4)}`;
}

function outageSteps({ sum }: ExplainedPair, nameOf: AreaNames): Step[] {
  const steps: Step[] = [{ words: EXPLANATION.baseFlow, calculation: '', mw: sum.baseFlowMw }];
  for (const { area, by, mw, perMw, effectMw } of sum.pickups) {
    const name = nameOf(area);
    const share = formatNumber((100 * mw) / sum.lostMw, 0);
    const words =
      by === 'units'
        ? text(`${name.en} picks up ${share} % of what is lost`, `${name.es} asume ${share} % de lo perdido`)
        : text(`${name.en}: demand that falls away`, `${name.es}: demanda que se desconecta`);
    steps.push({ words, calculation: product(mw, perMw), mw: effectMw });
  }
  for (const { name, flowMw, factor, effectMw } of sum.lostBranches) {
    steps.push({
      words: text(`Loss of ${name}`, `Pérdida de ${name}`),
      calculation: product(flowMw, factor),
      mw: effectMw,
    });
  }
  if (sum.rebuiltMw !== 0) steps.push({ words: EXPLANATION.rebuilt, calculation: '', mw: sum.rebuiltMw });
  return steps;
}
