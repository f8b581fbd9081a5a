import { describe, expect, it } from 'vitest';
import { comparisonPage } from '../../src/report/html/comparison-page.ts';
import { explanationPage } from '../../src/report/html/explanation-page.ts';
import { runPage } from '../../src/report/html/run-page.ts';
import { explainScenario } from '../../src/study/explanation/explain-scenario.ts';
import type { ScenarioResult } from '../../src/study/result.ts';
import { compared } from '../support/compared-works.ts';
import { MARKET } from '../support/market-result.ts';
import { pageWords, unequalPairs, untranslated } from '../support/page-languages.ts';
import { SIEPAC_CAPACITY, siepacDataset, siepacScenario } from '../support/siepac-data.ts';
import { RESULT } from './fixture.ts';

const MADE = { engine: '0.1.0', command: 'siepac', inputs: [] };

function resultOf(id: string, changes: Partial<ScenarioResult>): ScenarioResult {
  return { ...RESULT, scenario: { ...RESULT.scenario, id }, ...changes };
}

const WORKS = resultOf('a', { capacity: undefined, upgrades: compared({ combinations: 2 }) });
const YEAR = resultOf('b', { capacity: undefined, market: MARKET });
const explained = explainScenario(
  siepacScenario({ season: 'wet', demand: 'medium' }),
  siepacDataset(),
  SIEPAC_CAPACITY,
  { from: ['GT'], to: ['SV'] },
  1,
);

const PAGES: Readonly<Record<string, string>> = {
  'a run': runPage(RESULT, MADE, 'en'),
  works: runPage(WORKS, MADE, 'en'),
  'a market year': runPage(YEAR, MADE, 'en'),
  'a comparison': comparisonPage(
    [RESULT, WORKS, YEAR].map((result) => ({
      result,
      provenance: { ...MADE, scenario: `${result.scenario.id}.yaml` },
    })),
    RESULT.scenario.id,
    MADE,
    'en',
  ),
  'an explanation': explanationPage(explained, MADE, 'en'),
};

describe.each(Object.entries(PAGES))('the page of %s', (_, page) => {
  const words = pageWords(page);

  it('has both languages of everything, with the same figures', () => {
    expect(words.pairs.length).toBeGreaterThan(100);
    expect(words.loose).toBe(0);
    expect(unequalPairs(words)).toEqual([]);
  });

  it('leaves nothing untranslated', () => {
    expect(untranslated(words)).toEqual([]);
  });
});

it('finds what it should', () => {
  const words = pageWords(
    '<body><span lang="en">the loss of 12 MW</span><span lang="es">la pérdida de 13 MW</span><b>loss</b><i lang="es">x</i>',
  );
  expect(unequalPairs(words)).toHaveLength(1);
  expect(untranslated(words)).toEqual(['loss']);
  expect(words.loose).toBe(1);
});
