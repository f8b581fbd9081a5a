import { describe, expect, it } from 'vitest';
import { text } from '../../src/base/text.ts';
import { runPage } from '../../src/report/html/run-page.ts';
import { runReport } from '../../src/report/run-report.ts';
import { PLAIN_STYLE } from '../../src/report/style.ts';
import { reportText } from '../../src/report/terminal/report-text.ts';
import type { RightsPair, RightsResult } from '../../src/study/rights/rights-result.ts';
import { RESULT } from './fixture.ts';

const PAIR: RightsPair = {
  kind: 'branch',
  element: 'line-1',
  elementName: 'Norte - Sur 1',
  contingency: 'line-2',
  contingencyName: text('Norte - Sur 2', 'Norte - Sur 2'),
  direction: 'to-from',
  flowMw: 150,
  limitMw: 150,
  parts: [
    { right: 'old', mw: 90 },
    { right: 'new', mw: 60 },
    { right: 'tiny', mw: 0.001 },
  ],
  trace: { file: 'lines.csv', line: 7, sourceIds: [], confidence: 'published' },
};

const RIGHTS: RightsResult = {
  period: '2017',
  contingencies: 'n-1',
  operatingLimits: true,
  spread: 'demand',
  monitorFromKv: 115,
  postContingencyRating: 'continuous',
  held: [{ id: 'old', holder: 'INDE', from: 'MX', to: 'GT', type: 'obligation', powerMw: 90 }],
  test: { isFeasible: true, violations: [], closest: [PAIR] },
  bids: [
    {
      id: 'new',
      holder: undefined,
      from: 'GT',
      to: 'SV',
      type: 'option',
      powerMw: 80,
      priceUsdPerMw: 12.5,
      award: { awardedMw: 60, clearingPriceUsdPerMw: 12.5, paymentUsd: 750 },
    },
  ],
  auction: {
    valueUsd: 750,
    revenueUsd: 750,
    awardedMw: 60,
    limits: [{ ...PAIR, usedMw: 60, priceUsdPerMw: 12.5 }],
  },
  noAuction: undefined,
};

function lines(language: 'en' | 'es', rights: RightsResult = RIGHTS): string[][] {
  const page = reportText(runReport({ ...RESULT, rights }), { language, width: 160, style: PLAIN_STYLE });
  return page.split('\n').map((line) => line.trim().split(/ {2,}/));
}

const told = (language: 'en' | 'es', rights?: RightsResult) => lines(language, rights).flat().join(' ');

describe('the tables of rights', () => {
  it('set what is held beside what is bid for, with awards and prices', () => {
    expect(lines('en')).toContainEqual(['old (INDE)', 'MX → GT', 'obligation', '90', 'held', '–', '–', '–']);
    expect(lines('en')).toContainEqual(['new', 'GT → SV', 'option', '80', '12.50', '60.0', '12.50', '750']);
    expect(lines('es')).toContainEqual([
      'old (INDE)',
      'MX → GT',
      'obligación',
      '90',
      'asignado',
      '–',
      '–',
      '–',
    ]);
    expect(lines('en')).toContainEqual(['Auction', '80', '60.0', '750']);
    expect(told('es')).toContain('Prueba de factibilidad simultánea: cumple');
    expect(told('es')).toContain('Subasta: lo adjudicado vale 750 USD');
  });

  it('name what binds, its price and who uses it', () => {
    expect(lines('en')).toContainEqual([
      'Norte - Sur 1, backwards',
      'after loss of Norte - Sur 2',
      'binds',
      '150.0',
      '150',
      '0.0',
      '12.50',
    ]);
    expect(lines('en')).toContainEqual(['↳ MW by right: old 90.0, new 60.0']);
    expect(lines('es')).toContainEqual(['↳ MW por derecho: old 90.0, new 60.0']);
  });

  it('say what does not fit, the worst pair of each element, and that nothing is sold', () => {
    const over = { ...PAIR, flowMw: 165 };
    const rights: RightsResult = {
      ...RIGHTS,
      test: { isFeasible: false, violations: [over, { ...over, flowMw: 160 }], closest: [over] },
      bids: RIGHTS.bids.map((bid) => ({ ...bid, award: undefined })),
      auction: undefined,
      noAuction: text('no auction', 'sin subasta'),
    };
    expect(lines('en', rights)).toContainEqual(['new', 'GT → SV', 'option', '80', '12.50', '–', '–', '–']);
    expect(told('en', rights)).toContain('not passed. Of elements and outages 2 pairs are beyond the limit');
    expect(told('es', rights)).toContain('2 pares exceden el límite, el peor (Norte - Sur 1) por 15.0 MW');
    expect(told('en', rights)).toContain('no auction');
    const rows = lines('en', rights).filter((cells) => cells.includes('exceeds'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('15.0');
  });

  it('show the closest pairs where nothing is auctioned, and a border by its operating limit', () => {
    const border: RightsPair = {
      ...PAIR,
      kind: 'border',
      elementName: 'MX → GT',
      contingencyName: undefined,
    };
    const rights: RightsResult = {
      ...RIGHTS,
      test: { isFeasible: true, violations: [], closest: [border] },
      bids: [],
      auction: undefined,
    };
    const [row] = lines('es', rights).filter((cells) => cells.includes('más próximo'));
    expect(row!.slice(0, 2)).toEqual(['MX → GT, límite operativo', 'red completa']);
  });

  it('stand on the page, each a section of its own', () => {
    const page = runPage({ ...RESULT, rights: RIGHTS }, PROVENANCE, 'es');
    for (const id of ['rights', 'rights-limits']) expect(page).toContain(`<section id="${id}">`);
    expect(page.indexOf('<section id="rights">')).toBeLessThan(page.indexOf('<section id="loading">'));
    expect(page).toContain('lines.csv');
  });
});

const PROVENANCE = { engine: '1', command: 'siepac', inputs: [] };
