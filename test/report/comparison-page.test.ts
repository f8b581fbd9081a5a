import { describe, expect, it } from 'vitest';
import { comparisonPage } from '../../src/report/html/comparison-page.ts';
import { html } from '../../src/report/html/markup.ts';
import { scopedMarkup } from '../../src/report/html/scoped-markup.ts';
import { RESULT } from './fixture.ts';

const PROVENANCE = { engine: '0.1.0', command: 'siepac report a b', inputs: [] };

function stored(id: string, demandMw: number) {
  const dispatch = RESULT.dispatch.map((area) => ({ ...area, demandMw }));
  const result = { ...RESULT, dispatch, scenario: { ...RESULT.scenario, id } };
  return { result, provenance: { ...PROVENANCE, command: `siepac run ${id}.yaml`, scenario: `${id}.yaml` } };
}

const PAGE = comparisonPage([stored('first', 1000), stored('second', 1001)], 'first', PROVENANCE, 'en');

function all(pattern: RegExp): string[] {
  return Array.from(PAGE.matchAll(pattern), (match) => match[1]!);
}

describe('comparisonPage', () => {
  it('sets the scenarios side by side before their annexes', () => {
    expect(PAGE.indexOf('id="capacity"')).toBeGreaterThan(0);
    expect(PAGE.indexOf('id="annex-1"')).toBeGreaterThan(PAGE.indexOf('id="capacity"'));
    expect(PAGE.indexOf('id="annex-2"')).toBeGreaterThan(PAGE.indexOf('id="annex-1"'));
    expect(all(/<code>(siepac r[^<]*)<\/code>/g)).toEqual([
      'siepac run first.yaml',
      'siepac run second.yaml',
      'siepac report a b',
    ]);
  });

  it('has a place for every link inside it, and no place twice', () => {
    const ids = all(/ id="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    expect(all(/href="#([^"]+)"/g).filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('has what two annexes tell alike once, in the first, and leads to it', () => {
    const section = (id: string) => PAGE.slice(PAGE.indexOf(`<section id="${id}">`)).split('</section>')[0]!;
    expect(section('annex-1-capacity')).toContain('<table>');
    expect(section('annex-2-capacity')).not.toContain('<table>');
    expect(section('annex-2-capacity')).toContain('href="#annex-1-capacity"');
    expect(section('annex-2-balance')).toContain('<table>');
  });

  it('keeps one list of sources, to which both annexes lead', () => {
    expect(all(/id="(source-S01)"/g)).toHaveLength(1);
    expect(all(/href="#(annex-\d-source[^"]*)"/g)).toEqual([]);
  });
});

describe('scopedMarkup', () => {
  it('leads to its own places, and outside where it should', () => {
    const piece = html`<p id="a"><a href="#a">x</a><a href="#out">y</a><a href="https://z.org/#a">${' id="a"'}</a></p>`;
    expect(scopedMarkup(piece, (name) => (name === 'out' ? undefined : 's')).markup).toBe(
      '<p id="s-a"><a href="#s-a">x</a><a href="#out">y</a><a href="https://z.org/#a"> id=&quot;a&quot;</a></p>',
    );
  });
});
