import { describe, expect, test } from 'vitest';
import { checkScenario } from '../../src/study/check-scenario.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import type { Scenario, SchemeChoice } from '../../src/study/scenario.ts';
import { SIEPAC_CAPACITY, siepacDataset, siepacScenario } from '../support/siepac-data.ts';

const DATASET = siepacDataset();
const TIE = 'mx-gt-tapachula-los-brillantes';

const opening = (triggerMw: number, change: Partial<SchemeChoice> = {}): SchemeChoice => ({
  kind: 'inline',
  id: 'opening',
  title: { en: 'Opening', es: 'Apertura' },
  triggerElement: TIE,
  triggerDirection: 'from-to',
  triggerMw,
  opens: [TIE],
  trips: [],
  sets: [],
  sheds: [],
  ...change,
});

const scenarioWith = (schemes: readonly SchemeChoice[]): Scenario =>
  siepacScenario({
    exchanges: [{ from: 'MX', to: 'GT', powerMw: 240 }],
    studies: [
      {
        ...SIEPAC_CAPACITY,
        borders: [
          { from: ['GT'], to: ['SV'] },
          { from: ['MX'], to: ['GT'] },
        ],
        directions: 'forward',
      },
    ],
    schemes,
  });

const problems = (schemes: readonly SchemeChoice[]) =>
  checkScenario(scenarioWith(schemes), DATASET)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, hint }) => [code, hint?.en]);

describe('supplementary schemes of a scenario', () => {
  test('the scheme of the data acts at 408 MW, above what the banks can carry: it changes no thermal capacity', () => {
    const { schemes } = runScenario(scenarioWith([{ kind: 'catalogue', id: 'SC01' }]), DATASET);
    expect(schemes).toHaveLength(2);
    for (const effect of schemes) {
      expect(effect.withMw).toBeCloseTo(effect.withoutMw!, 9);
      expect(effect.actsFromMw).toBeUndefined();
      expect(effect.notes?.en).toContain('a DC model sees no voltage');
      expect(effect.notes?.es).toContain('un modelo DC no ve la tensión');
    }
  });

  test('one that opens the tie above 230 MW has acted before any exchange: Mexico is off, with nothing out', () => {
    const { schemes } = runScenario(scenarioWith([opening(230)]), DATASET);
    const [south, north] = schemes;
    expect(south!.actsFromMw).toBe(0);
    // The banks allow 225 MW, less than the 240 MW of the base case: that limit comes before the scheme.
    expect(north!.withMw).toBeCloseTo(225, 6);
    expect(north!.actsFromMw).toBeUndefined();
  });

  test('unknown names are told with what was probably meant', () => {
    expect(problems([{ kind: 'catalogue', id: 'SC1' }])).toEqual([
      ['UNKNOWN_SCHEME', 'did you mean `SC01`?'],
    ]);
    expect(problems([{ kind: 'catalogue', id: 'SC02' }])).toEqual([['SCHEME_NOT_MODELLED', undefined]]);
    expect(problems([opening(300, { triggerElement: `${TIE}s` })])).toEqual([
      ['UNKNOWN_ELEMENT', `did you mean \`${TIE}\`?`],
    ]);
    expect(problems([opening(300, { sheds: [{ area: 'GTM', mw: 20 }] })])).toEqual([
      ['UNKNOWN_ELEMENT', 'did you mean `GT`?'],
    ]);
    expect(problems([opening(300)])).toEqual([]);
  });
});
