import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/grid/dataset.ts';
import { checkScenario } from '../../../src/study/check-scenario.ts';
import { doneHere } from '../../../src/study/parted-work.ts';
import { runScenario } from '../../../src/study/run-scenario.ts';
import type { UpgradeOption, UpgradeOptionsRequest } from '../../../src/study/scenario.ts';
import { upgradesWork } from '../../../src/study/upgrades/upgrades-study.ts';
import { publishedLimit } from '../../support/chain-dataset.ts';
import {
  AB,
  AB2,
  asking,
  BC,
  capacityOf,
  chain,
  compared,
  cost,
  fullOf,
  option,
  optionOf,
  REQUEST,
} from '../../support/compared-works.ts';
import { SIEPAC_CAPACITY, siepacDataset, siepacScenario } from '../../support/siepac-data.ts';
import { row } from '../../support/tiny-dataset.ts';

describe('works compared, by hand', () => {
  const result = compared();

  it('give what every border can carry without and with them, and what it lacks', () => {
    expect(capacityOf(result, [], 'A->B')).toMatchObject({
      minimumMw: expect.closeTo(60, 6),
      gapMw: expect.closeTo(40, 6),
    });
    expect(capacityOf(result, ['ab'], 'A->B')).toMatchObject({
      minimumMw: expect.closeTo(120, 6),
      medianChangeMw: expect.closeTo(60, 6),
      gapMw: 0,
    });
    expect(capacityOf(result, ['ab', 'bc'], 'C->B')).toMatchObject({
      minimumMw: expect.closeTo(80, 6),
      gapMw: expect.closeTo(20, 6),
    });
    expect(result.sets[0]!.gapMw).toBeCloseTo(200, 6);
    expect(fullOf(result).gapMw).toBeCloseTo(40, 6);
  });

  it('leave a border with an outside area without a target unless it is given one', () => {
    expect(capacityOf(result, [], 'X->A').gapMw).toBeUndefined();
    const target = { defaultMw: 100, byBorder: [{ from: ['X'], to: ['A'], powerMw: 500 }] };
    expect(capacityOf(compared({ target }), [], 'X->A').gapMw).toBeGreaterThan(0);
  });

  it('count towards the targets alone and last, and over all borders whatever these are', () => {
    const { alone, last, costMusd } = optionOf(result, 'ab');
    expect([alone.towardsTargetMw, last.towardsTargetMw]).toEqual([
      expect.closeTo(80, 6),
      expect.closeTo(80, 6),
    ]);
    expect(costMusd).toEqual({ low: 8, base: 10, high: 12 });
    // 60 MW each way between A and B, and what their ties let pass when the link with X is lost.
    const changes = ['A->B', 'B->A', 'B->C', 'C->B', 'A->X', 'X->A'].map(
      (border) => capacityOf(result, ['ab'], border).medianChangeMw!,
    );
    expect(changes.slice(0, 4)).toEqual([60, 60, 0, 0].map((mw) => expect.closeTo(mw, 6)));
    expect(alone.capacityMw).toBeCloseTo(
      changes.reduce((sum, mw) => sum + mw, 0),
      6,
    );
    // 20 MUSD × (0.576190 + 0.05) a year
    expect(optionOf(result, 'bc').annualCostMusd!.base).toBeCloseTo(12.5238, 4);
  });

  it('name the element that holds a border and its country, and what is next', () => {
    expect(capacityOf(result, [], 'B->C').deciding!.limiting).toMatchObject({
      element: 'b-c-1',
      contingency: 'b-c-2',
      areas: ['B', 'C'],
    });
    expect(optionOf(result, 'bc').nextLimit!.limiting!.areas).toEqual(['B', 'C']);
  });

  it('tell a work that adds nothing once another stands', () => {
    const twins = compared({ options: [option('ab', [AB]), option('ab2', [AB2])] });
    for (const id of ['ab', 'ab2']) {
      expect(optionOf(twins, id).alone.towardsTargetMw).toBeCloseTo(80, 6);
      expect(optionOf(twins, id).last.towardsTargetMw).toBeCloseTo(0, 6);
      expect(optionOf(twins, id).last.capacityMw).toBeGreaterThan(119);
    }
  });

  it('pay a work that two options share once, at the larger of its parts, and say so', () => {
    // ab + bc for 24 are 12 each; bc + ab2 for 10 are 5 each: together 12 + 12 + 5.
    const sharing = compared({
      options: [option('one', [AB, BC], cost(24)), option('two', [BC, AB2], cost(10))],
    });
    expect(fullOf(sharing)).toMatchObject({ costMusd: { base: 29 }, sharedWorks: ['bc'] });
    expect(optionOf(sharing, 'one').sharesWith).toEqual(['two']);
  });

  it('never build a bundle beside what it holds, and compare it with the full set without that', () => {
    const bundled = compared({
      options: [
        option('ab', [AB], cost(10)),
        option('bc', [BC], cost(20)),
        option('both', [BC, AB], cost(25)),
      ],
      combinations: 3,
    });
    expect(bundled.sets.map(({ options }) => options.join('+'))).toEqual(['', 'ab', 'bc', 'both', 'ab+bc']);
    expect(optionOf(bundled, 'both')).toMatchObject({
      holds: ['ab', 'bc'],
      excludes: ['ab', 'bc'],
      last: { towardsTargetMw: expect.closeTo(160, 6) },
    });
    expect(fullOf(bundled).options).toEqual(['ab', 'bc']);
  });

  it('keep out sets that the scenario excludes, and rivals out of the full set', () => {
    const options = [option('ab', [AB]), option('ab2', [AB2]), option('bc', [BC])];
    const apart = compared({ options, exclusive: [['ab', 'ab2']], combinations: 3 });
    expect(fullOf(apart).options).toEqual(['bc']);
    expect(apart.sets.some(({ options: set }) => set.includes('ab') && set.includes('ab2'))).toBe(false);
    expect(optionOf(apart, 'ab').last.towardsTargetMw).toBeCloseTo(80, 6);
  });

  it('hold an operating limit only where an option moves it, until it does', () => {
    const limited: Dataset = {
      ...chain,
      transferLimits: [publishedLimit('ab', ['A'], ['B'], 30), publishedLimit('bc', ['B'], ['C'], 10)],
    };
    const raise = option('raise', [], cost(1), { raises: [{ from: ['A'], to: ['B'], powerMw: 15 }] });
    const lift = option('lift', [], cost(2), { lifts: [{ from: ['A'], to: ['B'] }] });
    const moved = compared({ options: [raise, lift], combinations: 2 }, limited);
    const mw = (options: string[], border: string) => capacityOf(moved, options, border).minimumMw;
    expect([[], ['raise'], ['lift'], ['lift', 'raise']].map((set) => mw(set, 'A->B'))).toEqual([
      30,
      45,
      expect.closeTo(60, 6),
      expect.closeTo(60, 6),
    ]);
    expect(mw([], 'B->C')).toBeCloseTo(40, 6);
    expect(capacityOf(moved, [], 'A->B').deciding!.bindingLayer).toBe('operating');
  });

  it('leave out what cannot be drawn, with the reason', () => {
    const dataset: Dataset = {
      ...chain,
      upgrades: [
        {
          ...row('upgrades.csv'),
          id: 'cable',
          nameEn: 'Cable',
          nameEs: 'Cable',
          areas: ['C'],
          kind: 'link',
          costMusd: 800,
          costLowMusd: undefined,
          costHighMusd: undefined,
          earliestYear: undefined,
          lifeYears: 40,
          status: 'idea',
        },
      ],
    };
    const cable = { ...option('cable', []), choice: { kind: 'catalogue', id: 'cable' } as const };
    const found = compared({ options: [option('ab', [AB]), cable] }, dataset);
    expect(found.leftOut).toMatchObject([
      { id: 'cable', costMusd: { base: 800 }, reason: { en: 'the data cannot draw it' } },
    ]);
    expect(found.options.map(({ id }) => id)).toEqual(['ab']);
  });

  it('keep a set without an answer, with the reason', () => {
    const broken = option('broken', [{ ...AB, element: 'a-b-1' }]);
    const { sets } = compared({ options: [option('ab', [AB]), broken] });
    const set = sets.find(({ options }) => options.join() === 'broken')!;
    expect(set.unanswered).toMatchObject([
      { condition: 'dry-maximum', reason: { en: 'element a-b-1 exists already' } },
    ]);
  });

  it('say what is wrong with a list', () => {
    const codes = (changes: Partial<UpgradeOptionsRequest>) =>
      checkScenario(asking(changes), chain)
        .filter(({ severity }) => severity === 'error')
        .map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ exclusive: [['ab', 'abc']] })).toEqual(['UNKNOWN_OPTION']);
    expect(codes({ options: [option('ab', [AB], cost(10, 11, 12))] })).toEqual(['BAD_COST_RANGE']);
    expect(codes({ options: [option('ab', [{ ...AB, toBus: 'nowhere' }])] })).toEqual(['EDIT_NOT_POSSIBLE']);
    const strange = { ...option('x', []), choice: { kind: 'catalogue', id: 'nothing' } as const };
    expect(codes({ options: [strange] })).toEqual(['UNKNOWN_UPGRADE']);
  });
});

describe('works compared on the grid of the region', () => {
  const dataset = siepacDataset();
  const ids = ['second-circuit-hn-ni', 'national-works-sv', 'second-circuit-gt-hn', 'national-works-hn'];
  const catalogue = (id: string): UpgradeOption => ({ ...option(id, []), choice: { kind: 'catalogue', id } });
  const request: UpgradeOptionsRequest = {
    ...REQUEST,
    options: ids.map(catalogue),
    conditions: { ...REQUEST.conditions, demand: ['minimum', 'maximum'], seasons: ['wet'] },
    combinations: 2,
    target: { defaultMw: 300, byBorder: [] },
  };
  const run = (changes: Partial<UpgradeOptionsRequest>) =>
    doneHere(
      upgradesWork(siepacScenario({ studies: [SIEPAC_CAPACITY, { ...request, ...changes }] }), dataset)!,
    );
  const result = run({});

  it('give the thermal figures of a scenario that builds the same works', () => {
    for (const options of [[], ids.slice(0, 1), ids.slice(1, 3).toSorted()]) {
      const upgrades = options.map((id) => ({ kind: 'catalogue', id }) as const);
      for (const demand of ['minimum', 'maximum'] as const) {
        const scenario = siepacScenario({ season: 'wet', demand, upgrades, studies: [SIEPAC_CAPACITY] });
        const { rows } = runScenario(scenario, dataset).capacity!;
        for (const expected of rows.filter(({ kind }) => kind === 'border')) {
          const border = `${expected.fromAreas}->${expected.toAreas}`;
          const figure = capacityOf(result, options, border).figures.find(
            ({ condition }) => condition === `wet-${demand}`,
          )!;
          const { thermalN1 } = expected;
          expect(figure.thermalN1Mw).toBe(thermalN1.kind === 'limited' ? thermalN1.mw : undefined);
          expect(figure.limiting?.element).toBe(expected.limitingElement);
        }
      }
    }
  });

  it('are the same in whatever order the options are listed, figure by figure', () => {
    expect(JSON.stringify(run({ options: request.options.toReversed() }))).toBe(JSON.stringify(result));
  });

  it('give one option alone the same first and last', () => {
    const [only] = run({ options: [catalogue(ids[1]!)] }).options;
    expect(only!.last).toEqual(only!.alone);
    expect(only!.alone.towardsTargetMw).not.toBe(0);
  });

  it('are the same in whatever order and by whomever the parts are done', () => {
    const work = upgradesWork(siepacScenario({ studies: [SIEPAC_CAPACITY, request] }), dataset)!;
    const parts = work.ranges.toReversed().map((range) => JSON.stringify(work.part(range)));
    const sent = parts.toReversed().map((part) => JSON.parse(part));
    expect(JSON.stringify(work.whole(sent))).toBe(JSON.stringify(result));
  });
});
