import { describe, expect, it } from 'vitest';
import { runPage } from '../../src/report/html/run-page.ts';
import { lineRanges } from '../../src/report/html/source-index.ts';
import { RESULT } from './fixture.ts';

const PROVENANCE = {
  engine: '0.1.0',
  command: 'siepac run scenarios/2017-dry-max.yaml',
  inputs: [{ file: 'scenarios/2017-dry-max.yaml', sha256: 'c0ffee' }],
};

const PAGE = runPage(RESULT, PROVENANCE, 'es');

function all(pattern: RegExp): string[] {
  return Array.from(PAGE.matchAll(pattern), (match) => match[1]!);
}

describe('runPage', () => {
  it('asks for nothing from outside and runs no script', () => {
    expect(PAGE).not.toMatch(/<script(?! type="application\/json")|<img|<link|<iframe|@import|url\(|src=/);
    expect(PAGE).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  it('opens in the language asked for and holds both', () => {
    expect(PAGE).toContain('<html lang="es">');
    expect(PAGE).toContain('<title>Red de 2017, época seca, demanda máxima</title>');
    expect(PAGE).toMatch(/id="choose-es"[^>]* checked>/);
    expect(PAGE).not.toMatch(/id="choose-en"[^>]* checked>/);
    expect(PAGE).toContain('<span lang="en">Trade capacity, MW</span>');
    expect(PAGE).toContain('<span lang="es">Capacidad de transferencia, MW</span>');
  });

  it('has a place for every link inside it, and no place twice', () => {
    const ids = all(/ id="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = new Set(all(/href="#([^"]+)"/g));
    expect(targets.size).toBeGreaterThan(RESULT.loading!.elements.length);
    expect(Array.from(targets).filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('traces figures to their row and source', () => {
    expect(PAGE).toMatch(/transfer_limits\.csv 31 <a href="#source-S01">\[3\]<\/a>/);
    expect(PAGE).toContain('<a href="https://www.enteoperador.org/rtr-2026"');
  });

  it('draws every line between two places', () => {
    expect(all(/<path class="(line) /g)).toHaveLength(RESULT.loading!.elements.length);
    expect(PAGE).toMatch(/class="line hv load-over"[^>]*><title>Moyuta – Ahuachapán/);
  });

  it('lets no text of a file become markup', () => {
    const title = { en: '<script>alert(1)</script>', es: '"><img src=x>' };
    const page = runPage({ ...RESULT, scenario: { ...RESULT.scenario, title } }, PROVENANCE, 'en');
    expect(page).not.toMatch(/<script>|<img/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('is the same page every time', () => {
    expect(runPage(RESULT, PROVENANCE, 'es')).toBe(PAGE);
  });
});

describe('lineRanges', () => {
  it('draws neighbours together', () => {
    expect(lineRanges([3, 7, 8, 9, 12])).toBe('3, 7–9, 12');
    expect(lineRanges([])).toBe('');
  });
});
