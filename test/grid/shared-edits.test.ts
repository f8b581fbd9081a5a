import { describe, expect, it } from 'vitest';
import type { BusRow, LineRow, Row } from '../../src/grid/dataset.ts';
import { applyEdits, type SourcedEdit } from '../../src/grid/edits.ts';
import type { GridRows } from '../../src/grid/grid-rows.ts';

const row: Row = {
  origin: { file: 'edits.csv', line: 2 },
  sourceIds: ['judgement'],
  confidence: 'estimated',
  notes: undefined,
};
const always = { inServiceYear: undefined, retirementYear: undefined };

function bus(id: string): BusRow {
  return { ...row, ...always, id, substation: id, nominalKv: 230 };
}

const grid: GridRows = {
  year: 2017,
  areas: [],
  substations: [],
  buses: [bus('a'), bus('b')],
  lines: [],
  transformers: [],
  dcLinks: [],
  plants: [],
  demandZones: [],
};

const secondCircuit: SourcedEdit = {
  ...row,
  action: 'add-line',
  element: 'a-b-2',
  name: 'A - B, second circuit',
  substation: undefined,
  fromBus: 'a',
  toBus: 'b',
  nominalKv: undefined,
  circuits: undefined,
  lengthKm: 40,
  typicalClass: 'one-conductor',
  ratingMva: 300,
  reactancePct: undefined,
  flowMw: undefined,
};

const classes = [
  {
    ...row,
    id: 'one-conductor',
    kind: 'line' as const,
    nominalKv: 230,
    description: '230 kV, one conductor',
    reactanceOhmPerKm: 0.48,
    resistanceOhmPerKm: 0.07,
    susceptanceUsPerKm: 3.5,
    ratingMva: 350,
    emergencyRatingMva: undefined,
    reactancePct: undefined,
  },
];

const ids = (lines: readonly LineRow[]) => lines.map((line) => line.id);

describe('two upgrades that share a work', () => {
  it('make it once when both ask for the same', () => {
    const other = { ...secondCircuit, origin: { file: 'edits.csv', line: 9 } };
    const { rows, problems } = applyEdits(grid, [secondCircuit, other], classes);
    expect(ids(rows.lines)).toEqual(['a-b-2']);
    expect(problems).toEqual([]);
  });

  it('are refused when they ask for different lines of one name', () => {
    const other = { ...secondCircuit, ratingMva: 400 };
    const { rows, problems } = applyEdits(grid, [secondCircuit, other], classes);
    expect(ids(rows.lines)).toEqual(['a-b-2']);
    expect(problems.map((problem) => problem.message.en)).toEqual(['element a-b-2 exists already']);
  });
});
