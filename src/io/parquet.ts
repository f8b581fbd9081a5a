import type { Columns, OutputBytes } from './csv-text.ts';

/**
 * A table as Parquet, with the columns of its CSV: numbers as doubles, flags and texts as such, null where there is no
 * figure. The library is loaded when the first table is written. Cost: linear in the cells.
 A column of nothing but gaps is of texts.
 */
export async function parquetFile<Row>(
  name: string,
  columns: Columns<Row>,
  rows: readonly Row[],
): Promise<OutputBytes> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = columns.map(([title, value]) => {
    const cells = rows.map((row) => value(row) ?? null);
    return { name: title, data: cells, type: typeOf(cells), nullable: true };
  });
  return { name, bytes: new Uint8Array(parquetWriteBuffer({ columnData })) };
}

function typeOf(cells: readonly unknown[]): 'DOUBLE' | 'BOOLEAN' | 'STRING' {
  const known = cells.find((cell) => cell !== null);
  if (typeof known === 'number') return 'DOUBLE';
  return typeof known === 'boolean' ? 'BOOLEAN' : 'STRING';
}
