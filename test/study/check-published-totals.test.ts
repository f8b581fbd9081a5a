import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/base/diagnostics.ts';
import type { PublishedTotalRow } from '../../src/grid/dataset.ts';
import { checkDataset } from '../../src/study/check-dataset.ts';
import { brief, changed, findings } from '../support/damaged-dataset.ts';
import { siepacDataset } from '../support/siepac-data.ts';
import { row } from '../support/tiny-dataset.ts';

function publishedTotal(change: Partial<PublishedTotalRow>): PublishedTotalRow {
  return {
    ...row('published_totals.csv'),
    id: 'total',
    quantity: 'installed-mw',
    area: 'A',
    technologies: [],
    year: 2016,
    value: 200,
    toleranceAbs: 1,
    explanation: undefined,
    explanationEs: undefined,
    ...change,
  };
}

describe('published totals', () => {
  it('agree, are explained, or differ', () => {
    const found = findings(() => ({
      publishedTotals: [
        publishedTotal({ value: 200.5 }),
        publishedTotal({ value: 150, explanation: 'a unit too many' }),
        publishedTotal({ value: 150 }),
        publishedTotal({ value: 99, technologies: ['fuel_oil'] }),
      ],
    }));
    expect(found.map(brief)).toEqual([
      'info TOTAL_AGREES installed MW of A in 2016: 200.0 here, 200.5 published, difference -0.5 (tolerance 1)',
      'info TOTAL_EXPLAINED installed MW of A in 2016: 200.0 here, 150.0 published, difference 50.0 (tolerance 1): a unit too many',
      'warning TOTAL_DIFFERS installed MW of A in 2016: 200.0 here, 150.0 published, difference 50.0 (tolerance 1)',
      'info TOTAL_AGREES installed MW of A (fuel_oil) in 2016: 100.0 here, 99.0 published, difference 1.0 (tolerance 1)',
    ]);
  });

  it('count kilometres on the soil where they lie', () => {
    const km = (area: string | undefined, value: number) =>
      publishedTotal({ quantity: 'siepac-km', area, value, toleranceAbs: 0.1 });
    const found = findings((data) => ({
      lines: changed(changed(data.lines, 'a1-a2', { siepacKm: 50 }), 'tie-1', {
        siepacKm: 100,
        kmInFromArea: 30,
        kmInToArea: 70,
      }),
      publishedTotals: [km(undefined, 150), km('A', 80), km('B', 70), km('B', 100)],
    }));
    expect(found.map((each) => each.code)).toEqual([
      'TOTAL_AGREES',
      'TOTAL_AGREES',
      'TOTAL_AGREES',
      'TOTAL_DIFFERS',
    ]);
  });

  it('without a year hold in all of them: the worst is told', () => {
    const share = publishedTotal({
      quantity: 'demand-share',
      year: undefined,
      value: 1,
      toleranceAbs: 0.0005,
    });
    const found = findings((data) => ({
      publishedTotals: [share],
      demandZones: changed(data.demandZones, 'za', { retirementYear: 2018 }),
    }));
    expect(found.map(brief)).toEqual([
      'warning TOTAL_DIFFERS demand shares of A in 2016–2018, furthest off in 2018: 0.0000 here, 1.0000 published, difference -1.0000 (tolerance 0.0005)',
    ]);
  });
});

describe("the project's data", () => {
  let found: readonly Diagnostic[];
  beforeAll(() => {
    found = checkDataset(
      siepacDataset(),
      Array.from({ length: 15 }, (_, k) => 2013 + k),
    );
  });

  it('have no errors and no warnings', () => {
    expect(found.filter((each) => each.severity !== 'info').map(brief)).toEqual([]);
  });

  it('agree with every published total or say why not', () => {
    const totals = found.filter((each) => each.file.endsWith('published_totals.csv'));
    expect(new Set(totals.map((each) => each.code))).toEqual(new Set(['TOTAL_AGREES', 'TOTAL_EXPLAINED']));
    expect(totals).toHaveLength(97);
    const kilometres = totals.filter((each) => each.message.en.startsWith('SIEPAC'));
    expect(kilometres.map((each) => each.code)).toEqual(Array(7).fill('TOTAL_AGREES'));
    expect(kilometres[0]!.message.en).toMatch(/in 2026: 1794\.\d here, 1794\.9 published/);
  });
});
