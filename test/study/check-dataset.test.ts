import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/base/diagnostics.ts';
import type { Dataset, PublishedTotalRow, UpgradeEditRow, UpgradeRow } from '../../src/grid/dataset.ts';
import { checkDataset } from '../../src/study/check-dataset.ts';
import { siepacDataset } from '../support/siepac-data.ts';
import { row, tinyDataset } from '../support/tiny-dataset.ts';

const YEARS = [2016, 2017, 2018];
const always = { inServiceYear: undefined, retirementYear: undefined };

/** What the checks say of the tiny data set after some damage, without the totals that agree. */
function findings(damage: (data: Dataset) => Partial<Dataset>): readonly Diagnostic[] {
  const data = tinyDataset();
  return checkDataset({ ...data, ...damage(data) }, YEARS);
}

function changed<T extends { readonly id: string }>(rows: readonly T[], id: string, change: Partial<T>): T[] {
  return rows.map((each) => (each.id === id ? { ...each, ...change } : each));
}

const brief = ({ severity, code, message }: Diagnostic) => `${severity} ${code} ${message.en}`;

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
    ...change,
  };
}

function upgrade(id: string): UpgradeRow {
  return {
    ...row('upgrades.csv'),
    id,
    nameEn: id,
    nameEs: id,
    areas: ['A'],
    kind: 'new_line',
    costMusd: undefined,
    costLowMusd: undefined,
    costHighMusd: undefined,
    earliestYear: undefined,
    lifeYears: undefined,
    status: 'concept',
  };
}

function lineEdit(change: Partial<UpgradeEditRow>): UpgradeEditRow {
  return {
    ...row('upgrade_edits.csv'),
    ...always,
    upgrade: 'third-tie',
    action: 'add-line',
    element: 'tie-3',
    name: undefined,
    substation: undefined,
    fromBus: 'a2-100',
    toBus: 'b1-100',
    nominalKv: undefined,
    circuits: undefined,
    lengthKm: 100,
    typicalClass: '100-typical',
    ratingMva: undefined,
    reactancePct: undefined,
    flowMw: undefined,
    ...change,
  };
}

describe('the tiny data set', () => {
  it('has nothing to tell', () => {
    expect(findings(() => ({}))).toEqual([]);
  });

  it('is told where it is damaged: file, line, both languages', () => {
    const [found] = findings((data) => ({ lines: changed(data.lines, 'a1-a2', { ratingMva: 0 }) }));
    expect(found).toMatchObject({ file: 'lines.csv', column: 1, code: 'MISSING_RATING', severity: 'error' });
    expect(found!.line).toBeGreaterThan(1);
    expect(found!.message.es).toBe('a1-a2 no tiene capacidad: 0 MVA');
  });
});

describe('values of branches', () => {
  it.each([0, -0.1, Number.NaN])('a line needs a reactance above zero: %d ohm/km', (reactanceOhmPerKm) => {
    const found = findings((data) => ({ lines: changed(data.lines, 'tie-1', { reactanceOhmPerKm }) }));
    expect(found.map((each) => `${each.severity} ${each.code}`)).toEqual(['error REACTANCE_NOT_POSITIVE']);
  });

  it('a bank needs a rating, a reactance and a tap', () => {
    const bank = {
      ...row('transformers.csv'),
      ...always,
      id: 'bank',
      name: 'bank',
      fromBus: 'a1-100',
      toBus: 'a2-100',
      ratingMva: Number.NaN,
      emergencyRatingMva: undefined,
      lowerRatingMva: undefined,
      reactancePct: -12,
      reactanceBaseMva: 100,
      tapRatio: 0,
      phaseShiftDeg: 0,
      typicalClass: undefined,
      reactanceConfidence: 'published' as const,
      ratingConfidence: 'published' as const,
    };
    expect(findings(() => ({ transformers: [bank] })).map((each) => each.code)).toEqual([
      'MISSING_RATING',
      'REACTANCE_NOT_POSITIVE',
      'TAP_NOT_POSITIVE',
    ]);
  });

  it('a typical class must exist; the nearest is proposed', () => {
    const [found] = findings((data) => ({
      lines: changed(data.lines, 'tie-1', { typicalClass: '100-tipical' }),
    }));
    expect(found).toMatchObject({ code: 'UNKNOWN_TYPICAL_CLASS', severity: 'error' });
    expect(found!.hint?.en).toBe('did you mean `100-typical`?');
  });
});

describe('where things stand', () => {
  it('an element at a bus that no table has', () => {
    const found = findings((data) => ({ plants: changed(data.plants, 'b-oil', { bus: 'b2-10' }) }));
    expect(found.map(brief)).toEqual(['error UNKNOWN_REFERENCE b-oil: bus `b2-10` exists in no year']);
    expect(found[0]!.hint?.es).toBe('¿quiso decir `b2-100`?');
  });

  it('an element that outlives its bus', () => {
    const found = findings((data) => ({ buses: changed(data.buses, 'b2-100', { retirementYear: 2017 }) }));
    expect(found.map((each) => each.message.en)).toEqual([
      'b1-b2 stands in 2017–2018, bus `b2-100` does not',
      'b-oil stands in 2017–2018, bus `b2-100` does not',
      'zb stands in 2017–2018, bus `b2-100` does not',
    ]);
  });

  it('two rows of one element in one year', () => {
    const found = findings((data) => {
      const { lines } = data;
      const before = { ...lines[1]!, ...row('lines.csv'), id: 'tie-1-until-2018', retirementYear: 2018 };
      return { lines: [...lines, before, { ...lines[0]!, inServiceYear: 2018 }] };
    });
    expect(found.map((each) => [each.code, each.message.en.replace(/line \d+/, 'line n')])).toEqual([
      ['OVERLAPPING_YEARS', 'a1-a2 and a1-a2 (line n) are one element and both stand in 2018'],
      [
        'OVERLAPPING_YEARS',
        'tie-1-until-2018 and tie-1 (line n) are one element and both stand in 2016–2017',
      ],
    ]);
  });

  it('a bus with demand or plants that nothing joins', () => {
    const found = findings((data) => ({
      lines: changed(data.lines, 'b1-b2', { retirementYear: 2018 }),
    }));
    expect(found.map(brief)).toEqual([
      'warning BUS_APART b2-100 has demand or plants and is not joined to the main island in 2018',
    ]);
  });

  it('a line that is open joins nothing', () => {
    const found = findings((data) => ({ lines: changed(data.lines, 'b1-b2', { normallyOpen: true }) }));
    expect(found.map((each) => each.code)).toEqual(['BUS_APART']);
  });

  it('a substation without buses and a bus without anything', () => {
    const found = findings((data) => ({
      substations: [...data.substations, { ...data.substations[0]!, id: 'a9', name: 'a9' }],
      buses: [...data.buses, { ...data.buses[0]!, id: 'a1-50', nominalKv: 50 }],
    }));
    expect(found.map(brief)).toEqual([
      'warning SUBSTATION_WITHOUT_BUS substation a9 has no bus in any year',
      'warning NOTHING_ATTACHED nothing is attached to bus a1-50 in any year',
    ]);
  });
});

describe('demand and plants', () => {
  it('an area with demand and no plants', () => {
    const found = findings((data) => ({ plants: changed(data.plants, 'b-oil', { inServiceYear: 2018 }) }));
    expect(found.map(brief)).toEqual(['error AREA_WITHOUT_PLANTS B has demand and no plants in 2016–2017']);
  });

  it('shares that do not add to one', () => {
    const found = findings((data) => ({ demandZones: changed(data.demandZones, 'za', { share: 0.9 }) }));
    expect(found.map(brief)).toEqual([
      'warning TOTAL_DIFFERS demand shares of A do not add to 1 in 2016–2018',
    ]);
  });
});

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

describe('contingencies and schemes', () => {
  const contingency = (elements: string[], inServiceYear?: number) => ({
    ...row('contingencies.csv'),
    id: 'both-ties',
    nameEn: 'both ties',
    nameEs: 'ambos enlaces',
    kind: 'common-tower' as const,
    elements,
    inServiceYear,
    retirementYear: undefined,
  });

  it('name elements that stand: lines, banks, plants', () => {
    expect(findings(() => ({ contingencies: [contingency(['tie-1', 'tie-2', 'a-oil'])] }))).toEqual([]);
    const [found] = findings(() => ({ contingencies: [contingency(['tie-1', 'tie2'])] }));
    expect(brief(found!)).toBe('error UNKNOWN_REFERENCE both-ties: element `tie2` exists in no year');
    expect(found!.hint?.en).toBe('did you mean `tie-2`?');
  });

  it('name elements that stand in their years', () => {
    const damage = (inServiceYear?: number) => (data: Dataset) => ({
      lines: changed(data.lines, 'tie-2', { inServiceYear: 2018 }),
      contingencies: [contingency(['tie-1', 'tie-2'], inServiceYear)],
    });
    expect(findings(damage(2018))).toEqual([]);
    expect(findings(damage()).map(brief)).toEqual([
      'error NOT_IN_YEAR both-ties stands in 2016–2017, element `tie-2` does not',
    ]);
  });

  it('a scheme that opens what is not there', () => {
    const scheme = {
      ...row('schemes.csv'),
      ...always,
      id: 'trip',
      nameEn: 'trip',
      nameEs: 'disparo',
      triggerElement: 'tie-9',
      triggerMw: 100,
      triggerDirection: 'either' as const,
      openElements: ['tie-9'],
      tripMw: undefined,
      modelled: true,
      description: '',
    };
    expect(findings(() => ({ schemes: [scheme] })).map(brief)).toEqual([
      'error UNKNOWN_REFERENCE trip: element `tie-9` exists in no year',
    ]);
  });
});

describe('the catalogue of upgrades', () => {
  const checked = (edit: Partial<UpgradeEditRow>, damage: (data: Dataset) => Partial<Dataset> = () => ({})) =>
    findings((data) => ({
      ...damage(data),
      upgrades: [upgrade('third-tie')],
      upgradeEdits: [lineEdit(edit)],
    })).map((each) => `${each.severity} ${each.code}`);

  it('is silent about edits that can be made', () => {
    expect(checked({})).toEqual([]);
  });

  it('an edit at a bus of no year is an error', () => {
    expect(checked({ toBus: 'b9-100' })).toEqual(['error EDIT_NOT_POSSIBLE']);
    expect(checked({ action: 'set-rating', element: 'tie-9', ratingMva: 80 })).toEqual([
      'error EDIT_NOT_POSSIBLE',
    ]);
  });

  it('an edit that the grid has not grown to is information, one it has outgrown a warning', () => {
    const bus = (dates: Partial<Dataset['buses'][number]>) => (data: Dataset) => ({
      buses: [...data.buses, { ...data.buses[0]!, id: 'a1-200', nominalKv: 200, ...dates }],
      lines: [...data.lines, { ...data.lines[0]!, id: 'x', name: 'x', toBus: 'a1-200', ...dates }],
    });
    expect(checked({ fromBus: 'a1-200' }, bus({ inServiceYear: 2017 }))).toEqual(['info EDIT_NOT_POSSIBLE']);
    expect(checked({ fromBus: 'a1-200' }, bus({ retirementYear: 2018 }))).toEqual([
      'warning EDIT_NOT_POSSIBLE',
    ]);
  });

  it('an edit of an upgrade that is not listed, and an upgrade without edits', () => {
    expect(checked({ upgrade: 'third-ties' })).toEqual([
      'error UNKNOWN_UPGRADE',
      'info UPGRADE_WITHOUT_EDITS',
    ]);
  });

  it('a substation that waits for an upgrade is information', () => {
    const place = (data: Dataset) => ({
      substations: [...data.substations, { ...data.substations[0]!, id: 'a9', name: 'a9' }],
    });
    expect(
      checked({ action: 'add-bus', element: 'a9-100', substation: 'a9', nominalKv: 100 }, place),
    ).toEqual(['info SUBSTATION_PLANNED']);
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
