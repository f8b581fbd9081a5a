import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROJECT, runSiepac } from './run-siepac.ts';

const DRY_MAX = 'scenarios/2017-dry-max.yaml';

let out = '';
beforeEach(() => {
  out = mkdtempSync(path.join(tmpdir(), 'siepac-explain-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

/** Last figure of every line of a table, up to the rule of its n-th sum. */
function printedFigures(table: string): number[] {
  return Array.from(table.matchAll(/(−?[\d,]+\.\d)$/gm), ([, figure = '']) =>
    Number(figure.replace('−', '-').replaceAll(',', '')),
  );
}

describe('siepac explain', () => {
  it('prints a sum that closes to the last digit', () => {
    const { status, stdout, stderr } = runSiepac(['explain', DRY_MAX, 'GT->SV']);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^GT → SV: why 149 MW\n/);
    const table = /From the base case to the rating\n([\s\S]*?)Flows on/.exec(stdout)![1]!;
    const figures = printedFigures(table);
    expect(figures).toHaveLength(5);
    const [base = 0, lost = 0, after = 0, exchange = 0, rating = 0] = figures.map((mw) =>
      Math.round(10 * mw),
    );
    expect(base + lost).toBe(after);
    expect(after + exchange).toBe(rating);
    expect(rating).toBe(3740);
  });

  it('keeps to 80 columns and speaks Spanish', () => {
    const argv = ['explain', DRY_MAX, 'HN→GT', '--rank', '2', '--lang', 'es'];
    const { stdout } = runSiepac(argv, { environment: { COLUMNS: '80' } });
    expect(stdout).toContain('HN → GT: por qué ');
    expect(stdout).toContain('Orden           2 / 10');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    // Reasons are quoted as their sources give them.
    expect(stdout.replace(/«[^»]*»/g, '')).not.toMatch(/\b(the|with|after|loss|country)\b/i);
  });

  it('gives the same figures as JSON and as CSV, which add up', () => {
    const folder = path.join(out, 'explained');
    const { status, stdout } = runSiepac(['explain', DRY_MAX, 'PA->CR', '--format', 'json', '--out', folder]);
    expect(status).toBe(0);
    const { explanation, scenario } = JSON.parse(stdout);
    expect(scenario.id).toBe('2017-dry-max');
    expect(explanation.pair.sum.closingErrorMw).toBeLessThan(1e-9);
    const [head = '', ...lines] = readFileSync(path.join(folder, 'explanation.csv'), 'utf8')
      .trim()
      .split('\n');
    const columns = head.split(',');
    const at = (name: string, line: string) => line.split(',')[columns.indexOf(name)]!;
    const effects = lines
      .filter((line) => at('section', line) === 'sum')
      .map((line) => Number(at('effect_mw', line)));
    expect(effects.reduce((sum, mw) => sum + mw, 0)).toBeCloseTo(explanation.pair.sum.ratingMva, 9);
  });

  it('answers an exchange between countries without a border, and a wider one', () => {
    expect(runSiepac(['explain', DRY_MAX, 'GT->PA']).stdout).toMatch(/^GT → PA: why /);
    expect(runSiepac(['explain', DRY_MAX, 'GT->SV+HN']).stdout).toMatch(/\noperating +GT → SV\+HN +260 /);
  });

  it.each([
    [['GT->SB'], /There is no border GT->SB\. Did you mean GT->SV\?/],
    [['GT->GT'], /There is no border GT->GT/],
    [['GT->SV', '--rank', '99'], /limiting pairs 1 to 10/],
    [['GT->SV', '--rnak', '1'], /Did you mean --rank\?/],
  ])('%j exits with 2 and says why, and writes nothing', (argv, message) => {
    const folder = path.join(out, 'none');
    const { status, stdout, stderr } = runSiepac(['explain', DRY_MAX, ...argv, '--out', folder]);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(existsSync(folder)).toBe(false);
  });

  it('says what a scenario without a capacity study lacks', () => {
    const scenario = path.join(out, 'flows.yaml');
    const data = path.join(PROJECT, 'data/siepac');
    writeFileSync(
      scenario,
      `id: flows\ntitle: { en: F, es: F }\ndata: ${data}\nyear: 2017\nseason: dry\ndemand: maximum\nstudies:\n  - loading: { contingencies: none }\n`,
    );
    const { status, stderr } = runSiepac(['explain', scenario, 'GT->SV']);
    expect(status).toBe(2);
    expect(stderr).toContain('flows asks for no capacity');
  });
});
