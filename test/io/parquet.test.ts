import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { Columns } from '../../src/io/csv-text.ts';
import { parquetFile } from '../../src/io/parquet.ts';

interface Row {
  readonly id: string;
  readonly mw: number | undefined;
  readonly moves: boolean;
}

const COLUMNS: Columns<Row> = [
  ['id', ({ id }) => id],
  ['mw', ({ mw }) => mw],
  ['moves', ({ moves }) => moves],
  ['note', () => undefined],
];

async function readBack(rows: readonly Row[]) {
  const { bytes } = await parquetFile('table.parquet', COLUMNS, rows);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  return parquetReadObjects({ file });
}

describe('a table as Parquet', () => {
  it('is read back as it was, every double bit for bit, with gaps, signs and accents', async () => {
    const rows: Row[] = [
      { id: 'Agua Caliente – Toncontín', mw: 0.1 + 0.2, moves: true },
      { id: '', mw: undefined, moves: false },
      { id: 'c', mw: Number.POSITIVE_INFINITY, moves: true },
      { id: 'd', mw: -5e-324, moves: false },
    ];
    expect(await readBack(rows)).toEqual(
      rows.map(({ id, mw, moves }) => ({ id, mw: mw ?? null, moves, note: null })),
    );
  });

  it('holds many rows, and none', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => ({
      id: `r${i % 7}`,
      mw: Math.sin(i),
      moves: i % 3 === 0,
    }));
    const found = await readBack(rows);
    expect(found.map(({ mw }) => mw)).toEqual(rows.map(({ mw }) => mw));
    expect(await readBack([])).toEqual([]);
  });
});
