import { describe, expect, it } from 'vitest';
import { runPage } from '../../src/report/html/run-page.ts';
import { say, type Table } from '../../src/report/report-model.ts';
import { operatingLimitTable, standingFigureTable } from '../../src/report/security/limit-tables.ts';
import { modelLimits } from '../../src/report/security/limits-of-dc.ts';
import { outageTable } from '../../src/report/security/outage-table.ts';
import { directionWords } from '../../src/report/vocabulary.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import { siepacDataset, siepacScenario } from '../support/siepac-data.ts';
import { RESULT } from './fixture.ts';

const PROVENANCE = { engine: '0.1.0', command: 'siepac run', inputs: [] };
const DATASET = siepacDataset();
const Y2017 = runScenario(siepacScenario({}), DATASET);
const Y2026 = runScenario(siepacScenario({ year: 2026, season: 'dry', demand: 'medium' }), DATASET);
const PAGE = runPage(Y2017, PROVENANCE, 'en');
const PARTS = PAGE.slice(PAGE.indexOf('<section id="security">'), PAGE.indexOf('<section id="confidence">'));

function cells(table: Table, language: 'en' | 'es'): string[][] {
  return table.rows.map((row) => row.cells.map(({ words }) => say(words, language)));
}

describe.each([
  ['2017', Y2017],
  ['2026', Y2026],
] as const)('limits of %s', (_, { security }) => {
  it('are all told, each direction in the table of those that act or of those beside them', () => {
    const acting = new Set(cells(operatingLimitTable(security!), 'en').map(([way]) => way));
    const beside = cells(standingFigureTable(security!), 'en').flatMap(([, , ways]) => ways!.split(', '));
    for (const { fromAreas, toAreas, acts } of security!.limits) {
      const way = directionWords(fromAreas, toAreas);
      expect(acts ? acting : new Set(beside)).toContain(way);
    }
  });
});

describe('the parts about security', () => {
  it('gives the Mexican limit beside the thermal figure, and what lies between', () => {
    const row = cells(operatingLimitTable(Y2017.security!), 'en').find(([way]) => way === 'MX → GT');
    expect(row).toEqual([
      'MX → GT',
      '120',
      '2016–2017',
      '448',
      '225',
      '105',
      'voltage, stability or frequency',
      'MX → GT',
    ]);
    const stability = modelLimits(Y2017)[1]!;
    expect(stability.here.map(({ en }) => en)).toEqual([
      'Limits for reasons of oscillation, stability or frequency: MX → GT 120 MW, thermal N-1 225, 105 MW between.',
    ]);
  });

  it('says of 2026 that the operator’s limits are the lowest of all its checks, and how far ours lie above', () => {
    const held = Y2026.security!.limits.filter(
      ({ acts, nature, beyondMw }) => acts && nature === 'joint' && beyondMw! > 0,
    );
    const told = modelLimits(Y2026)[1]!
      .here.map(({ es }) => es)
      .join(' ');
    for (const { fromAreas, toAreas } of held.slice(0, 2))
      expect(told).toContain(directionWords(fromAreas, toAreas));
    expect(told).toContain('sin que se publique cuál');
  });

  it('counts losses against the demand, and directions that one element limits together', () => {
    const [, , losses, layers, shared] = modelLimits(Y2017);
    const demandMw = Y2017.dispatch.reduce((sum, area) => sum + area.demandMw, 0);
    const share = ((100 * Y2017.security!.seriesLossMw) / demandMw).toFixed(1);
    expect(losses!.here[0]!.en).toContain(`${share} % of the demand`);
    const others = Y2017.capacity!.rows.filter(({ bindingLayer }) => !bindingLayer.startsWith('thermal'));
    expect(layers!.here[0]!.en).toContain(`In ${others.length} of ${Y2017.capacity!.rows.length} directions`);
    expect(shared!.here[0]!.en).toContain('Torito - Río Macho');
  });

  it('ranks outages by overload, with the rating’s own confidence and the exchange it touches', () => {
    const { outages } = Y2017.security!;
    const rows = cells(outageTable(Y2017.security!, 5), 'en');
    expect(rows.map((row) => row[8])).toEqual(
      outages.slice(0, 5).map(({ loadingAfterPct }) => loadingAfterPct.toFixed(1)),
    );
    expect(rows[0]!.slice(0, 2)).toEqual([
      'Acajutla - Sonsonate: both circuits (multiple)',
      'Ateos - San Antonio Abad',
    ]);
    expect(rows[0]![4]).toBe(outages[0]!.ratingConfidence);
  });

  it('stands on the page once, in both languages, and takes in what belongs to it', () => {
    const parts = [
      'security',
      'security-schemes',
      'security-criteria',
      'limits',
      'contingencies',
      'separations',
      'disturbances',
      'worst-outages',
    ];
    for (const id of parts) {
      expect(PAGE.split(` id="${id}"`)).toHaveLength(2);
      expect(PARTS).toContain(`<section id="${id}">`);
    }
    expect(PAGE).toContain('<a href="#security">');
    expect(PARTS).toContain('<span lang="es">Seguridad: límites ingresados a mano</span>');
    expect(PARTS).toMatch(/criteria\.csv \d+ <a href="#source-EOR-RTR2026">/);
  });

  it('is there for a result that holds no such study', () => {
    const page = runPage(RESULT, PROVENANCE, 'es');
    expect(page).toContain('<section id="security">');
    expect(page).toContain('Lo que un modelo DC no ve');
    expect(page).not.toContain('worst-outages');
  });
});
