import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/grid/dataset.ts';
import { brief, changed, findings } from '../support/damaged-dataset.ts';
import { plant, row } from '../support/tiny-dataset.ts';

const always = { inServiceYear: undefined, retirementYear: undefined };

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

describe('reservoirs', () => {
  const reservoir = (changes: Partial<Dataset['reservoirs'][number]> = {}) => ({
    ...row('reservoirs.csv'),
    id: 'lakes',
    plants: ['a-lake', 'a-below'],
    crossesMonths: true,
    storageGwh: 5 as number | undefined,
    ...changes,
  });
  const told = (reservoirs: Dataset['reservoirs']) =>
    findings((data) => ({
      reservoirs,
      plants: [
        ...data.plants,
        plant('a-lake', 'A', 'a1-100', 'hydro_reservoir', 50, 25),
        plant('a-below', 'A', 'a2-100', 'hydro_reservoir', 10, 10),
        plant('b-lake', 'B', 'b1-100', 'hydro_reservoir', 20, 20),
      ],
    })).map(brief);

  it('has nothing to tell of plants that share water', () => {
    expect(
      told([
        reservoir(),
        reservoir({ id: 'b', plants: ['b-lake'], crossesMonths: false, storageGwh: undefined }),
      ]),
    ).toEqual([]);
  });

  it('joins reservoir plants of one area, each once', () => {
    expect(told([reservoir(), reservoir({ id: 'more', plants: ['a-lake', 'b-lake', 'a-oil'] })])).toEqual([
      'error RESERVOIR_NOT_POSSIBLE more: `a-lake` already uses the water of lakes',
      'error RESERVOIR_NOT_POSSIBLE more: `a-oil` is no reservoir plant but fuel_oil',
      'error RESERVOIR_NOT_POSSIBLE more: its plants stand in A and B',
    ]);
  });

  it('has room for what is kept, and only for that', () => {
    expect(
      told([
        reservoir({ storageGwh: undefined }),
        reservoir({ id: 'b', plants: ['b-lake'], crossesMonths: false }),
      ]),
    ).toEqual([
      'error RESERVOIR_NOT_POSSIBLE lakes keeps water from month to month and has no `storage_gwh`',
      'error RESERVOIR_NOT_POSSIBLE b has `storage_gwh` and keeps no water from month to month',
    ]);
  });
});
