import { expect, it } from 'vitest';
import { capacityTables } from '../../src/report/tables/capacity-table.ts';
import { RESULT } from './fixture.ts';

const CAPACITY = RESULT.capacity!;
const [ANY] = CAPACITY.rows;

function notesOfTotals(outsiders: readonly string[]) {
  const external = outsiders.map((id) => ({
    ...ANY!,
    kind: 'external' as const,
    fromAreas: [id],
    toAreas: ['HN'],
  }));
  const total = { ...ANY!, kind: 'total-export' as const, fromAreas: ['GT'], toAreas: ['SV', 'HN'] };
  const tables = capacityTables({ ...CAPACITY, rows: [total, ...external] });
  return tables.find(({ id }) => id === 'capacity-totals')!.notes.map(({ words }) => words);
}

it('says under the totals who the others are, and who outside the region is none of them', () => {
  expect(notesOfTotals(['MX'])).toContainEqual({
    en: 'The others: all other countries of the region together. Outside it, and no part of these exchanges: MX.',
    es: 'Los demás: todos los otros países de la región juntos. Fuera de ella, y sin parte en estos intercambios: MX.',
  });
  expect(notesOfTotals([])).toContainEqual({
    en: 'The others: all other countries of the region together.',
    es: 'Los demás: todos los otros países de la región juntos.',
  });
});
