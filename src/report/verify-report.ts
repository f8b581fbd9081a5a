import { text } from '../base/text.ts';
import type { FigureComparison } from '../study/evidence/compare-figures.ts';
import type { InputChange } from '../study/evidence/compare-inputs.ts';
import type { HeadlineFigure } from '../study/evidence/evidence.ts';
import {
  isVerified,
  type ScenarioVerification,
  type Verification,
  type WholeComparison,
} from '../study/evidence/verification.ts';
import { NO_FIGURE, textCell } from './cells.ts';
import { left, right } from './columns.ts';
import { formatNumber } from './number-format.ts';
import type { Cell, Report, Section, TableRow } from './report-model.ts';

/** Figure by figure whether a page or a result comes out again, which input is another, and what follows. */
export function verifyReport(file: string, verification: Verification): Report {
  const { scenarios } = verification;
  const figures = scenarios.flatMap((scenario) => scenario.figures);
  const matching = figures.filter(({ matches }) => matches).length;
  return {
    title: text(`Verification of ${file}`, `Verificación de ${file}`),
    question: undefined,
    facts: [
      {
        label: text('Figures', 'Cifras'),
        words: text(`${matching} of ${figures.length} match`, `${matching} de ${figures.length} coinciden`),
      },
    ],
    sections: [
      ...scenarios.map(figureSection),
      { kind: 'remarks', remarks: { id: 'verdict', title: VERDICT, lines: verdictLines(verification) } },
    ],
  };
}

const VERDICT = text('Verdict', 'Veredicto');

function figureSection({ id, figures }: ScenarioVerification): Section {
  return {
    kind: 'table',
    table: {
      id: `figures-${id}`,
      title: id,
      columns: [
        left(text('Figure', 'Cifra')),
        left(text('Unit', 'Unidad')),
        right(text('In the file', 'En el archivo')),
        right(text('Again', 'De nuevo')),
        left(text('Matches', 'Coincide')),
      ],
      rows: figures.map(figureRow),
      notes: [],
    },
  };
}

function figureRow({ figure, recomputed, matches }: FigureComparison): TableRow {
  const tone = matches ? 'plain' : 'bad';
  return {
    cells: [
      textCell(figure.label, tone),
      textCell(figure.unit, 'muted'),
      textCell(valueWords(figure, figure.value, recomputed), tone),
      textCell(valueWords(figure, recomputed, figure.value), tone),
      textCell(matches ? '✓' : text('✗ differs', '✗ difiere'), matches ? 'good' : 'bad'),
    ],
  };
}

/** As the report prints it, or with all its digits where only these tell it from the other. */
function valueWords(figure: HeadlineFigure, value: unknown, other: unknown): string {
  if (typeof value !== 'number') return value === undefined ? NO_FIGURE : String(value);
  const printed = formatNumber(value, figure.decimals);
  const looksTheSame = typeof other === 'number' && formatNumber(other, figure.decimals) === printed;
  return looksTheSame && other !== value ? String(value) : printed;
}

function verdictLines(verification: Verification): Cell[] {
  const { scenarios, whole, otherEngine } = verification;
  const changes = scenarios.flatMap((scenario) => scenario.changes.map(changeCell));
  const unchanged = textCell(
    text(
      '✓ All files read have the recorded hashes.',
      '✓ Todos los archivos leídos tienen las sumas registradas.',
    ),
    'good',
  );
  const verified = isVerified(verification)
    ? textCell(text('✓ The file stands.', '✓ El archivo se sostiene.'), 'good')
    : textCell(text('✗ The file does not stand.', '✗ El archivo no se sostiene.'), 'bad');
  return [
    ...(changes.length === 0 ? [unchanged] : changes),
    ...(otherEngine === undefined ? [] : [engineCell(otherEngine)]),
    ...wholeCells(whole),
    verified,
  ];
}

function changeCell({ kind, file }: InputChange): Cell {
  const words = {
    changed: text(
      `${file} is another than the one recorded (SHA-256 differs)`,
      `${file} es otro que el registrado (difiere el SHA-256)`,
    ),
    missing: text(
      `${file} is in the record and was not read now`,
      `${file} está en el registro y no se leyó ahora`,
    ),
    new: text(
      `${file} was read now and is not in the record`,
      `${file} se leyó ahora y no está en el registro`,
    ),
  }[kind];
  return textCell(words, 'warn');
}

function engineCell(engine: string): Cell {
  return textCell(
    text(
      `Written by version ${engine}: its words may differ, its figures decide.`,
      `Escrito por la versión ${engine}: las palabras pueden diferir, deciden las cifras.`,
    ),
    'warn',
  );
}

function wholeCells(whole: WholeComparison): Cell[] {
  if (whole.kind === 'same') {
    return [
      textCell(text('✓ The whole file comes out again.', '✓ El archivo entero resulta igual.'), 'good'),
    ];
  }
  const { place, recorded, computed } = whole;
  return [
    textCell(
      text(
        `The file differs from what comes out now, first at ${place}:`,
        `El archivo difiere de lo que resulta ahora, primero en ${place}:`,
      ),
      'warn',
    ),
    textCell(text(`in the file: ${recorded}`, `en el archivo: ${recorded}`), 'muted'),
    textCell(text(`now: ${computed}`, `ahora: ${computed}`), 'muted'),
  ];
}
