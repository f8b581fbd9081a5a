import { describe, expect, it } from 'vitest';
import { text } from '../../src/base/text.ts';
import { batchReport } from '../../src/report/batch-report.ts';
import { compareReport } from '../../src/report/compare-report.ts';
import { PLAIN_STYLE } from '../../src/report/style.ts';
import { reportText } from '../../src/report/terminal/report-text.ts';
import type { ScenarioResult } from '../../src/study/result.ts';
import { MARKET } from '../support/market-result.ts';
import { RESULT } from './fixture.ts';

const OPTIONS = { language: 'en', width: 120, style: PLAIN_STYLE } as const;

/** The base with one upgrade: 90 MW more between Honduras and Nicaragua, one direction that only it has. */
const UPGRADED: ScenarioResult = {
  ...RESULT,
  scenario: {
    ...RESULT.scenario,
    id: '2017-second-circuit',
    upgrades: [
      { id: 'hn-ni-2', title: text('Second circuit HN–NI', 'Segundo circuito HN–NI'), costMusd: 46.4 },
    ],
  },
  capacity: {
    ...RESULT.capacity!,
    rows: RESULT.capacity!.rows.map((row) => (row.toAreas[0] === 'NI' ? { ...row, ttcMw: 300 } : row)),
  },
};

describe('compareReport', () => {
  const page = reportText(compareReport([RESULT, UPGRADED], RESULT), OPTIONS);
  const lines = page.split('\n').map((line) => line.trim().split(/ {2,}/));

  it('sets the capacities of a direction under each other, with the difference to the base', () => {
    const first = lines.findIndex((cells) => cells[0] === 'HN → NI');
    expect(lines[first]).toEqual(['HN → NI', '2017-dry-max', '612', '319', '210', '210', '=', 'operating']);
    expect(lines[first + 1]).toEqual(['2017-second-circuit', '612', '319', '210', '300', '+90', 'operating']);
  });

  it('gives the cost of the upgrades, and of the hour', () => {
    expect(lines).toContainEqual(['2017-second-circuit', '8,287', '46.4', '331,480', '=']);
  });

  it('does not pass off an unknown cost as none', () => {
    const unknown = { ...UPGRADED.scenario.upgrades[0]!, costMusd: undefined };
    const scenario = { ...UPGRADED.scenario, upgrades: [unknown] };
    const shown = reportText(compareReport([RESULT, { ...UPGRADED, scenario }], RESULT), OPTIONS);
    expect(shown).toMatch(/2017-second-circuit +8,287 +– /);
  });
});

describe('compareReport of scenarios that share a grid', () => {
  const twin = { ...RESULT, scenario: { ...RESULT.scenario, id: 'twin' } };
  const year = { ...twin, loading: undefined, capacity: undefined, market: MARKET };

  it('says once what a table tells of both', () => {
    const page = reportText(compareReport([RESULT, UPGRADED, twin], RESULT), OPTIONS);
    const lines = page.split('\n').map((line) => line.trim().split(/ {2,}/));
    const first = lines.findIndex((cells) => cells[0] === 'HN → NI');
    expect(lines[first]?.slice(0, 3)).toEqual(['HN → NI', '2017-dry-max, twin', '612']);
    expect(lines[first + 1]?.slice(0, 2)).toEqual(['2017-second-circuit', '612']);
    expect(lines[first + 2]?.[0]).not.toBe('twin');
    expect(page).not.toContain('Range of the capacities');
  });

  it('remarks what all have in common, and leaves out the moment of a market year', () => {
    const { sections } = compareReport([RESULT, twin, year], RESULT);
    const same = 'The same in 2017-dry-max, twin.';
    expect(sections.map(({ kind }) => kind)).toEqual(['remarks', 'remarks', 'remarks']);
    expect(reportText(compareReport([RESULT, twin, year], RESULT), OPTIONS).split(same)).toHaveLength(4);
  });

  it('has nothing to compare where one alone has an answer', () => {
    expect(compareReport([RESULT, year], RESULT).sections).toEqual([]);
  });
});

describe('batchReport', () => {
  it('gives one line per scenario, with what is tightest', () => {
    const page = reportText(batchReport([RESULT, UPGRADED]), OPTIONS);
    expect(page).toMatch(
      /2017-dry-max +8,287 +31\.2 +102\.9 +Moyuta – Ahuachapán +HN → NI 210 MW, operating +pass/,
    );
    expect(page).toMatch(/2017-second-circuit .* GT → SV\+HN 214 MW, thermal N-1 /);
  });

  it('shows that a self check failed', () => {
    const failed = { ...RESULT, checks: [{ ...RESULT.checks[0]!, passed: false }] };
    expect(reportText(batchReport([failed]), OPTIONS)).toContain('1 failed');
  });
});
