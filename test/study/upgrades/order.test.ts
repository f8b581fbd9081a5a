import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LpSolver, loadSolver } from '../../../src/numeric/lp.ts';
import type { UpgradeOptionsRequest } from '../../../src/study/scenario.ts';
import { AB, AB2, BC, chain, compared, cost, option } from '../../support/compared-works.ts';

const OPTIONS = [
  option('ab', [AB], cost(10, 8, 12)),
  option('ab2', [AB2], cost(11, 9, 15)),
  option('bc', [BC], cost(20, 10, 40)),
  option('pair', [AB, BC], cost(27, 20, 41)),
  option('none', []),
  option('nothing', []),
];
const REQUEST = {
  options: OPTIONS,
  exclusive: [
    ['ab', 'ab2'],
    ['ab2', 'bc'],
  ],
  benefits: [
    {
      options: ['ab'],
      musdPerYear: 7,
      byArea: [
        { area: 'A', musdPerYear: 6 },
        { area: 'B', musdPerYear: 1 },
      ],
    },
    { options: ['ab', 'bc'], musdPerYear: 15, byArea: [{ area: 'C', musdPerYear: 15 }] },
  ],
  group: ['ab', 'bc'],
  combinations: 2,
  portfolios: [['ab', 'bc'], ['ab2']],
  target: { defaultMw: 80, byBorder: [] },
  budgetsMusd: [15, 35],
} satisfies Partial<UpgradeOptionsRequest>;

function inAnyOrder<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
}

describe('works compared', () => {
  let solver: LpSolver;
  beforeAll(async () => {
    solver = await loadSolver();
  });
  const run = (changes: Partial<UpgradeOptionsRequest>) =>
    JSON.stringify(compared({ ...REQUEST, ...changes }, chain, solver));

  it('do not depend on the order in which options and sets of them are listed', () => {
    const wanted = run({});
    const listed = fc.record({
      options: inAnyOrder(OPTIONS),
      exclusive: inAnyOrder(REQUEST.exclusive),
      benefits: inAnyOrder(REQUEST.benefits),
      group: inAnyOrder(REQUEST.group),
      portfolios: inAnyOrder(REQUEST.portfolios),
    });
    fc.assert(
      fc.property(listed, (changes) => {
        expect(run(changes)).toBe(wanted);
      }),
      { numRuns: 40 },
    );
  });

  it('give every option alone in its list the same first and last', () => {
    for (const one of OPTIONS.slice(0, 4)) {
      const [only] = compared({ options: [one] }).options;
      expect(only!.last).toEqual(only!.alone);
    }
  });

  it('cost more and are worth less at the high end of their ranges', () => {
    const part = fc.integer({ min: 0, max: 30 });
    const costs = fc.array(fc.tuple(part, part, part), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(costs, (ranges) => {
        const options = ranges.map(([low, more, most], i) => ({
          ...OPTIONS[i]!,
          costMusd: cost(1 + low + more, 1 + low, 1 + low + more + most),
        }));
        const { sets } = compared({ ...REQUEST, options, exclusive: [], group: [] });
        const valued = sets.flatMap(({ costMusd, value }) =>
          value && costMusd ? [{ costMusd, value }] : [],
        );
        expect(valued).toHaveLength(2);
        for (const { costMusd, value } of valued) {
          expect(costMusd.low).toBeLessThanOrEqual(costMusd.base);
          expect(costMusd.base).toBeLessThanOrEqual(costMusd.high);
          const [low, base, high] = [value.low, value.base, value.high];
          expect(low.netMusd).toBeGreaterThanOrEqual(base.netMusd);
          expect(base.netMusd).toBeGreaterThanOrEqual(high.netMusd);
          expect(low.benefitCostRatio!).toBeGreaterThanOrEqual(base.benefitCostRatio!);
          expect(base.benefitCostRatio!).toBeGreaterThanOrEqual(high.benefitCostRatio!);
        }
      }),
      { numRuns: 30 },
    );
  });
});
