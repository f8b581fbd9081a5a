import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { NoAnswerError } from '../../src/base/errors.ts';
import type { CaseFile } from '../../src/grid/case-file.ts';
import { caseOptimumCsvFile } from '../../src/io/case-optimum-csv.ts';
import { readMatpower } from '../../src/io/matpower/read-matpower.ts';
import { loadSolver } from '../../src/numeric/lp.ts';
import { optimumReport } from '../../src/report/optimum-report.ts';
import { PLAIN_STYLE } from '../../src/report/style.ts';
import { reportText } from '../../src/report/terminal/report-text.ts';
import { caseOptimum } from '../../src/study/case-optimum.ts';
import { optimumChecks } from '../../src/study/optimum-checks.ts';

/** Equal triangle with 90 MW at bus 3, units of 10 and 30 USD/MWh at buses 1 and 2, a limit on 1–3 only. */
function triangle(limitMva: number, demandMw = 90, costs = true): CaseFile {
  const text = `function mpc = triangle
mpc.version = '2';
mpc.baseMVA = 100;
mpc.bus = [
  1 3 0 0 0 0 1 1 0 230 1 1.1 0.9;
  2 2 0 0 0 0 1 1 0 230 1 1.1 0.9;
  3 1 ${demandMw} 0 0 0 1 1 0 230 1 1.1 0.9;
];
mpc.gen = [
  1 0 0 0 0 1 100 1 500 0;
  2 0 0 0 0 1 100 1 500 0;
];
mpc.branch = [
  1 2 0 0.1 0 0 0 0 0 0 1;
  1 3 0 0.1 0 ${limitMva} 0 0 0 0 1;
  2 3 0 0.1 0 0 0 0 0 0 1;
];
${costs ? 'mpc.gencost = [ 2 0 0 2 10 0; 2 0 0 2 30 0 ];' : ''}
`;
  return readMatpower({ file: 'triangle.m', text }).value!;
}

const solver = await loadSolver();

describe('caseOptimum', () => {
  it('writes dispatch, prices, flows and worths of limits as worked by hand', () => {
    const { caseFile, optimum } = caseOptimum(triangle(50), solver);
    const rows = parse(caseOptimumCsvFile(caseFile.network, optimum).text, { columns: true }) as Row[];
    const values = (quantity: string) =>
      rows.filter((row) => row.quantity === quantity).map((row) => Number(row.value));
    const near = (figures: readonly number[]) => figures.map((figure) => expect.closeTo(figure, 6));
    expect(values('objective')).toEqual(near([1500]));
    expect(values('pg_mw')).toEqual(near([60, 30]));
    expect(values('lmp')).toEqual(near([10, 30, 50]));
    expect(values('pf_mw')).toEqual(near([10, 50, 40]));
    expect(values('mu_mw')).toEqual(near([0, 60, 0]));
    expect(rows.find((row) => row.quantity === 'lmp')).toMatchObject({ row: '1', bus: '1' });
  });

  it('reports the limit that binds and what it is worth', () => {
    const page = reportText(optimumReport(caseOptimum(triangle(50), solver)), {
      language: 'en',
      width: 80,
      style: PLAIN_STYLE,
    });
    expect(page).toContain('10.00 to 50.00 USD/MWh');
    expect(page).toContain('3,000.00 USD/h');
    expect(page).toMatch(/ 2 {2}1 {5}3 +50\.0 +50 +60\.000/);
  });

  it('prints its optimality gap, balance and largest violation, and reports planted defects', () => {
    const result = caseOptimum(triangle(50), solver);
    expect(result.checks.map(({ id, passed }) => [id, passed])).toEqual([
      ['optimality-gap', true],
      ['balance', true],
      ['limits', true],
      ['accounts', true],
    ]);
    const page = reportText(optimumReport(result), { language: 'es', width: 100, style: PLAIN_STYLE });
    expect(page).toContain('✓ Costo menos su cota inferior, relativo: 0 ≤');
    const { check } = result.optimum;
    const failing = (planted: Partial<typeof check>) =>
      optimumChecks({ ...check, ...planted }).flatMap(({ id, passed }) => (passed ? [] : [id]));
    expect(failing({ certificate: { ...check.certificate, relativeGap: 1e-6 } })).toEqual(['optimality-gap']);
    expect(failing({ residualMw: 0.001 })).toEqual(['balance']);
    expect(failing({ worstOverloadMw: 0.001 })).toEqual(['limits']);
    expect(failing({ worstUnitExcessMw: 0.001 })).toEqual(['limits']);
    expect(failing({ accountingGap: 0.001 })).toEqual(['accounts']);
  });

  it('says why there is no dispatch', () => {
    const refused = (caseFile: CaseFile) => () => caseOptimum(caseFile, solver);
    expect(refused(triangle(50, 2000))).toThrow(NoAnswerError);
    expect(refused(triangle(50, 2000))).toThrow(/draws 2000\.0 MW and its units can give 1000\.0 MW/);
    expect(refused(triangle(50, 900))).toThrow(/not served .* MW @ 3/);
    expect(refused(triangle(50, 90, false))).toThrow(/no costs of generation/);
  });
});

type Row = Readonly<Record<string, string>>;
