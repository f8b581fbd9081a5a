import { describe, expect, it } from 'vitest';
import type { Dataset, UpgradeEditRow, UpgradeRow } from '../../src/grid/dataset.ts';
import { brief, changed, findings } from '../support/damaged-dataset.ts';
import { row } from '../support/tiny-dataset.ts';

const always = { inServiceYear: undefined, retirementYear: undefined };

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
      descriptionEs: '',
      notesEs: undefined,
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
