import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/base/diagnostics.ts';
import { text } from '../../src/base/text.ts';
import { diagnosticsSummary, diagnosticsText } from '../../src/report/diagnostics-text.ts';
import { PLAIN_STYLE } from '../../src/report/style.ts';

const OPTIONS = { language: 'en', width: 80, style: PLAIN_STYLE } as const;

const MISSPELT: Diagnostic = {
  code: 'UNKNOWN_KEY',
  severity: 'error',
  file: 'scenarios/mine.yaml',
  line: 2,
  column: 1,
  endColumn: 5,
  message: text('unknown key "yaer"', 'clave desconocida "yaer"'),
  hint: text('did you mean "year"?', '¿quiso decir "year"?'),
};

const SOURCES = new Map([['scenarios/mine.yaml', 'id: mine\nyaer: 2017\n']]);

describe('diagnosticsText', () => {
  it('shows the place, the line with the range underlined, and the hint', () => {
    expect(diagnosticsText([MISSPELT], SOURCES, OPTIONS)).toBe(
      [
        'scenarios/mine.yaml:2:1: UNKNOWN_KEY unknown key "yaer"',
        '  2 │ yaer: 2017',
        '    │ ^^^^',
        '  hint: did you mean "year"?',
        '',
      ].join('\n'),
    );
  });

  it('says the same in Spanish', () => {
    const shown = diagnosticsText([MISSPELT], SOURCES, { ...OPTIONS, language: 'es' });
    expect(shown).toContain('UNKNOWN_KEY clave desconocida "yaer"');
    expect(shown).toContain('  sugerencia: ¿quiso decir "year"?');
  });

  it('puts errors first, then goes by place', () => {
    const warning: Diagnostic = { ...MISSPELT, severity: 'warning', code: 'EARLY', line: 1 };
    const later: Diagnostic = { ...MISSPELT, code: 'LATER', line: 9 };
    const codes = diagnosticsText([warning, later, MISSPELT], new Map(), OPTIONS).match(/[A-Z_]{5,}/g);
    expect(codes).toEqual(['UNKNOWN_KEY', 'LATER', 'EARLY']);
  });

  it('cuts a long line around the place and keeps the caret under it', () => {
    const row = `${'a,'.repeat(100)}WRONG${',b'.repeat(100)}`;
    const span = { file: 'data/lines.csv', line: 1, column: 201, endColumn: 206 };
    const sources = new Map([['data/lines.csv', row]]);
    const lines = diagnosticsText([{ ...MISSPELT, ...span }], sources, OPTIONS).split('\n');
    const [, shown = '', under = ''] = lines;
    expect(shown.length).toBeLessThanOrEqual(80);
    expect(shown.slice(under.indexOf('^'), under.lastIndexOf('^') + 1)).toBe('WRONG');
  });

  it('keeps the caret in place after a tab', () => {
    const sources = new Map([['scenarios/mine.yaml', 'id: mine\n\tyaer: 2017\n']]);
    const shown = diagnosticsText([{ ...MISSPELT, column: 2, endColumn: 6 }], sources, OPTIONS);
    expect(shown).toContain('  2 │  yaer: 2017\n    │  ^^^^\n');
  });

  it('gives a note one line: nothing is wrong there', () => {
    const { hint: _, ...note } = { ...MISSPELT, severity: 'info' as const };
    expect(diagnosticsText([note], SOURCES, OPTIONS)).toBe(
      'scenarios/mine.yaml:2:1: UNKNOWN_KEY note: unknown key "yaer"\n',
    );
  });

  it('is empty when there is nothing to say', () => {
    expect(diagnosticsText([], SOURCES, OPTIONS)).toBe('');
  });
});

describe('diagnosticsSummary', () => {
  it('counts by severity in both languages', () => {
    const warning: Diagnostic = { ...MISSPELT, severity: 'warning' };
    expect(diagnosticsSummary([MISSPELT, MISSPELT, warning], 'en')).toBe('2 errors, 1 warning');
    expect(diagnosticsSummary([MISSPELT, warning, warning], 'es')).toBe('1 error, 2 advertencias');
    expect(diagnosticsSummary([], 'en')).toBe('Nothing to report.');
  });
});
