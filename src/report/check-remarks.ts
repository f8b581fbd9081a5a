import { text } from '../base/text.ts';
import type { SelfCheck } from '../study/result.ts';
import { CATALOGUE } from './catalogue.ts';
import { textCell } from './cells.ts';
import type { Cell, Remarks } from './report-model.ts';

/** What a result verified about itself, a line each. */
export function checkRemarks(checks: readonly SelfCheck[]): Remarks {
  const lines = checks.map((check): Cell => {
    const relation = check.passed ? '≤' : '>';
    const figures = `${shortFigure(check.value)} ${relation} ${shortFigure(check.tolerance)} ${check.unit}`;
    const mark = check.passed ? '✓' : '✗';
    return textCell(
      text(`${mark} ${check.title.en}: ${figures.trim()}`, `${mark} ${check.title.es}: ${figures.trim()}`),
      check.passed ? 'good' : 'bad',
    );
  });
  return { id: 'checks', title: CATALOGUE.checksTitle, lines };
}

/** Two digits, as `0.12` or `3.1e-12`. */
function shortFigure(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size >= 0.01 && size < 1000
    ? String(Number(value.toPrecision(2)))
    : value.toExponential(1).replace('.0', '');
}
