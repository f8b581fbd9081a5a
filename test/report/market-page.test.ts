import { describe, expect, it } from 'vitest';
import { runPage } from '../../src/report/html/run-page.ts';
import { MARKET } from '../support/market-result.ts';
import { RESULT } from './fixture.ts';

const PROVENANCE = { engine: '0.1.0', command: 'siepac run market.yaml', inputs: [] };
const PAGE = runPage({ ...RESULT, market: MARKET }, PROVENANCE, 'es');

function all(pattern: RegExp, text = PAGE): string[] {
  return Array.from(text.matchAll(pattern), (match) => match[1]!);
}

/** Every picture of the market, with all that is said around it. */
const FIGURES = all(/(<section id="market.*?<\/section>)/gs).flatMap((section) =>
  all(/(<figure class="chart".*?<\/figure>)/gs, section),
);

describe('the market in the page', () => {
  it('stands before all other sections but the brief and the map, each with a link', () => {
    const sections = all(/<section id="([^"]+)"/g);
    expect(sections.slice(0, 5)).toEqual(['brief', 'map', 'market', 'market-welfare', 'market-mexico']);
    const links = all(/href="#([^"]+)"/g);
    expect(sections.filter((id) => id.startsWith('market') && !links.includes(id))).toEqual([]);
  });

  it('has no place twice, and asks for nothing from outside', () => {
    const ids = all(/ id="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    expect(PAGE).not.toMatch(/<script(?! type="application\/json")|<img|<link|<iframe|@import|url\(|src=/);
  });

  it('draws every picture with title, definition, caveat and table', () => {
    expect(FIGURES.length).toBe(2 + 3 + 2 + 2 + 1 + 1 + 1 + 2 + 1);
    for (const figure of FIGURES) {
      expect(figure).toMatch(/<h3>.+<\/h3><p>.+<\/p><\/figcaption>/s);
      expect(figure).toMatch(
        /<p class="caveat">.+<\/p><div class="data"><a .*<details>.*<table>.*<tbody>.+<\/tbody>/s,
      );
    }
  });

  it('prints no figure in a picture that its table does not hold', () => {
    for (const figure of FIGURES) {
      const drawn = all(/<text class="figure"[^>]*>([^<]+)</g, figure);
      const table = figure.slice(figure.indexOf('<table>'));
      for (const number of drawn) expect(table, number).toContain(`>${number}<`);
    }
  });

  it('draws as many bars, marks and curves as there are figures', () => {
    const welfare = FIGURES.find((figure) => figure.includes('chart-welfare-isolated'))!;
    const picture = welfare.slice(welfare.indexOf('<svg viewBox="0 0 360'), welfare.indexOf('</svg>'));
    // Two countries with three parts each, and what belongs to none; a mark for each sum.
    expect(all(/(<rect class="s\d")/g, picture)).toHaveLength(7);
    expect(all(/(class="total")/g, picture)).toHaveLength(3);
    const duration = FIGURES.find((figure) => figure.includes('id="chart-duration-SV"'))!;
    expect(all(/class="curve (l\d)" d="M40/g, duration)).toEqual(['l0', 'l1', 'l2']);
  });

  it('gives the price that a share of the hours exceed', () => {
    const duration = FIGURES.find((figure) => figure.includes('id="chart-duration-SV"'))!;
    const row = (share: number) =>
      all(new RegExp(`<th scope="row"[^>]*>${share}</th>(.*?)</tr>`, 'gs'), duration)[0]!;
    // By itself El Salvador pays 140 USD/MWh in 2,760 hours, 31.5 % of the year, and 95 in the others.
    // The base design comes first, then that of countries alone.
    expect(all(/>([\d.]+)</g, row(0))).toEqual(['90.0', '140.0', '90.0']);
    expect(all(/>([\d.]+)</g, row(30))).toEqual(['90.0', '140.0', '90.0']);
    expect(all(/>([\d.]+)</g, row(32))).toEqual(['80.0', '95.0', '80.0']);
    expect(all(/>([\d.]+)</g, row(100))).toEqual(['80.0', '95.0', '80.0']);
  });

  it('keeps the detail of the other designs behind a fold', () => {
    const [borders] = all(/<section id="market-borders">(.*?)<\/section>/gs);
    expect(borders).toContain('Uso de las fronteras: Como hoy');
    expect(borders!.indexOf('Uso de las fronteras: Aislados')).toBeGreaterThan(borders!.indexOf('<details'));
  });

  it('says where the words of an option and a published figure come from', () => {
    expect(PAGE).toContain('market_designs.csv 3');
    expect(PAGE).toContain('market_history.csv 6');
    expect(PAGE).toContain('events.csv 4');
  });

  it('compares nothing where there is one design', () => {
    const designs = MARKET.designs.filter(({ design }) => design.id === 'today');
    const page = runPage({ ...RESULT, market: { ...MARKET, designs } }, PROVENANCE, 'es');
    expect(page).toContain('id="chart-trade-by-design"');
    expect(page).not.toMatch(/id="chart-cost-by-design"|id="market-welfare"/);
    expect(page).not.toContain('Bajo los demás diseños');
  });

  it('has no link to a map where there is none', () => {
    const page = runPage({ ...RESULT, loading: undefined, market: MARKET }, PROVENANCE, 'es');
    const ids = all(/ id="([^"]+)"/g, page);
    expect(all(/href="#([^"]+)"/g, page).filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('tells each option for Mexico on a card', () => {
    const [cards] = all(/<section id="market-options">(.*?)<\/section>/gs);
    expect(all(/(<div class="card">)/g, cards)).toHaveLength(3);
    expect(cards).toContain(
      '<dt><span lang="en">Law and regulation</span><span lang="es">Ley y regulación</span></dt>',
    );
    expect(cards).toContain('<span lang="es">Ningún tratado nuevo.</span>');
  });

  it('is not there where no market was asked for', () => {
    expect(runPage(RESULT, PROVENANCE, 'es')).not.toContain('id="market');
  });
});
