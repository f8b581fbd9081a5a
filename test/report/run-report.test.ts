import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/base/text.ts';
import { runReport } from '../../src/report/run-report.ts';
import { PLAIN_STYLE } from '../../src/report/style.ts';
import { reportText } from '../../src/report/terminal/report-text.ts';
import { displayWidth } from '../../src/report/text-width.ts';
import { RESULT } from './fixture.ts';

function shown(language: 'en' | 'es', width: number): string {
  return reportText(runReport(RESULT), { language, width, style: PLAIN_STYLE });
}

/** The row that starts with these words, as its columns. */
function row(page: string, start: string): string[] {
  const line = page.split('\n').find((candidate) => candidate.startsWith(start)) ?? '';
  return line.split(/ {2,}/);
}

describe('runReport on a terminal', () => {
  it.each([80, 120])('fits %i columns in both languages', (width) => {
    for (const language of LANGUAGES) {
      const widest = Math.max(...shown(language, width).split('\n').map(displayWidth));
      expect(widest).toBeLessThanOrEqual(width);
    }
  });

  it('never leaves a thermal figure alone: the lowest and what binds first, then three layers, the confidence', () => {
    const page = shown('en', 120);
    expect(row(page, 'GT → SV+HN')).toEqual([
      'GT → SV+HN',
      '214',
      'thermal N-1',
      '259',
      '612',
      '214',
      '300',
      'estimated',
    ]);
    expect(row(page, 'HN → NI')).toEqual([
      'HN → NI',
      '210',
      'operating',
      '150',
      '612',
      '319',
      '210',
      'published',
    ]);
    expect(row(page, 'CR → PA')).toContain('none');
    expect(page).toContain('after loss of La Vega II – Ahuachapán');
  });

  it('says by how much an exchange is above its limit instead of hiding it', () => {
    expect(shown('en', 120)).toContain('it would have to fall by 45 MW');
    expect(shown('es', 120)).toContain('tendría que bajar 45 MW');
  });

  it('counts the contingencies that overload something, not those that find it overloaded', () => {
    expect(shown('en', 400)).toMatch(/; that overload an element, or add 1 % to one already overloaded: 1;/);
    expect(shown('es', 400)).toMatch(/; que sobrecargan un elemento, o suman 1 % a uno ya sobrecargado: 1;/);
  });

  it('tells a relief as what binds next, not as what is relieved', () => {
    expect(shown('en', 400)).toMatch(/with it relieved: 344 MW, then .+ binds$/m);
    expect(shown('es', 400)).toMatch(/con ese elemento aliviado: 344 MW, luego limita .+$/m);
  });

  it('names the overload that would limit if it counted, not the worst one there is', () => {
    const line = shown('en', 400)
      .split('\n')
      .find((candidate) => candidate.includes('if overloads already there counted'));
    expect(line).toContain('−12 MW');
    expect(line).toContain('Los Prados – León I, after loss of Agua Caliente – Sandino');
  });

  it('lists loadings from the worst and the SIEPAC line from the north', () => {
    const page = shown('en', 120);
    expect(row(page, 'Moyuta – Ahuachapán').slice(1, 7)).toEqual([
      'GT–SV',
      '230',
      '390',
      '121.8',
      '31.2',
      '102.9',
    ]);
    const siepac = page.slice(page.indexOf('SIEPAC line by section'), page.indexOf('Flows over the borders'));
    expect(siepac.indexOf('Aguacapa – La Vega II')).toBeLessThan(siepac.indexOf('Sandino – Ticuantepe'));
    expect(siepac.indexOf('Sandino – Ticuantepe')).toBeLessThan(siepac.indexOf('Dominical – Veladero'));
    expect(siepac).not.toContain('Moyuta – Ahuachapán  GT');
  });

  it('adds up the balance', () => {
    expect(row(shown('en', 120), 'Total')).toEqual(['Total', '8,287.0', '8,287.0', '0.0', '10,919.3']);
  });

  it('tells of demand that is not served', () => {
    const [first, ...others] = RESULT.dispatch;
    const short = { ...RESULT, dispatch: [{ ...first!, unservedMw: 12.5 }, ...others] };
    const page = reportText(runReport(short), { language: 'es', width: 120, style: PLAIN_STYLE });
    expect(page).toContain('México: 12.5 MW de demanda no servida');
  });

  it('says of a limit that a worse base case would set apart what the figure would be then', () => {
    const [first, ...others] = RESULT.capacity!.rows;
    const [setApart] = first!.setApart;
    const otherwise = {
      thermalN1: { kind: 'limited', mw: 290.2 },
      ttcMw: 290.2,
      bindingLayer: 'thermal-n-1',
      limiting: undefined,
    } as const;
    const linesOf = (changes: Partial<typeof first>, language: 'en' | 'es') => {
      const rows = [{ ...first!, edge: { loadingPct: 99.87, setApart, otherwise }, ...changes }, ...others];
      const result = { ...RESULT, capacity: { ...RESULT.capacity!, rows } };
      return reportText(runReport(result), { language, width: 300, style: PLAIN_STYLE });
    };
    expect(linesOf({}, 'en')).toContain(
      'is at 99.9 % without more exchange; beyond 100 % it would be set apart and the figure would be 290 MW (thermal N-1)',
    );
    expect(linesOf({}, 'es')).toContain('se apartaría y la cifra sería 290 MW (térmica N-1)');
    expect(linesOf({ bindingLayer: 'operating' }, 'en')).not.toContain('near the edge');
  });

  it('shows a failed self check as failed', () => {
    const failed = { ...RESULT, checks: [{ ...RESULT.checks[0]!, value: 0.4, passed: false }] };
    const page = reportText(runReport(failed), { language: 'en', width: 80, style: PLAIN_STYLE });
    expect(page).toContain('✗ largest imbalance of a bus: 0.4 > 1e-6 MW');
  });

  it('leaves out the tables of studies that were not asked for', () => {
    const page = reportText(runReport({ ...RESULT, loading: undefined, capacity: undefined }), {
      language: 'en',
      width: 80,
      style: PLAIN_STYLE,
    });
    expect(page).not.toMatch(/Trade capacity|Most loaded|Contingencies/);
    expect(page).toContain('Balance by country');
  });
});
