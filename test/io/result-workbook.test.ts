import { describe, expect, it } from 'vitest';
import { columnFormat, unitOfColumn } from '../../src/io/column-units.ts';
import { resultCsvFiles } from '../../src/io/result-csv.ts';
import { resultWorkbook } from '../../src/io/result-workbook.ts';
import { RESULT } from '../report/fixture.ts';
import { unzipped } from '../support/unzip.ts';

const PROVENANCE = {
  engine: '0.1.0',
  command: 'siepac run a.yaml',
  scenario: 'a.yaml',
  inputs: [{ file: 'a.yaml', sha256: 'c0ffee' }],
};

const { name, bytes } = await resultWorkbook(RESULT, PROVENANCE, 'es');
const parts = unzipped(bytes);
const TEXTS = Array.from(
  parts.get('xl/sharedStrings.xml')!.matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs),
  ([, t]) =>
    t!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
);
const SHEETS = Array.from(
  parts.get('xl/workbook.xml')!.matchAll(/<sheet name="([^"]+)"/g),
  ([, sheet]) => sheet!,
);

function sheetXml(sheet: string): string {
  return parts.get(`xl/worksheets/sheet${SHEETS.indexOf(sheet) + 1}.xml`)!;
}

/** Cells by their address: numbers as numbers, texts from the shared table. */
function cellsOf(sheet: string): ReadonlyMap<string, string | number> {
  const found = sheetXml(sheet).matchAll(/<c r="([A-Z]+\d+)"([^>]*)><v>([^<]*)<\/v><\/c>/g);
  return new Map(
    Array.from(found, ([, at, attributes, value]) => [
      at!,
      attributes!.includes('t="s"') ? TEXTS[Number(value)]! : Number(value),
    ]),
  );
}

describe('resultWorkbook', () => {
  it('has the parts of a workbook, a sheet for every table, and notes before', () => {
    expect(name).toBe('result.xlsx');
    const tables = resultCsvFiles(RESULT).map((file) => file.name.replace('.csv', ''));
    expect(SHEETS).toEqual(['notas', ...tables]);
    expect(SHEETS.every((sheet) => sheet.length <= 31)).toBe(true);
    const types = parts.get('[Content_Types].xml')!;
    for (const [i] of SHEETS.entries()) expect(types).toContain(`/xl/worksheets/sheet${i + 1}.xml`);
    expect(parts.get('_rels/.rels')).toContain('xl/workbook.xml');
  });

  it('orders the parts of a sheet as the schema has them', () => {
    const order = [
      'sheetPr',
      'dimension',
      'sheetViews',
      'sheetFormatPr',
      'cols',
      'sheetData',
      'autoFilter',
      'pageSetup',
    ];
    const at = order.map((element) => sheetXml('trade_capacity').indexOf(`<${element}`));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at.every((position) => position >= 0)).toBe(true);
  });

  it('keeps numbers as numbers, to the last digit, and names as texts', () => {
    const cells = cellsOf('line_loading');
    const heads = Array.from({ length: 15 }, (_, c) => cells.get(`${String.fromCharCode(65 + c)}1`));
    expect(heads.slice(0, 3)).toEqual(['element', 'kind', 'from']);
    const column = String.fromCharCode(65 + heads.indexOf('flow_mw'));
    for (const [i, element] of RESULT.loading!.elements.entries()) {
      expect(cells.get(`A${i + 2}`)).toBe(element.element);
      expect(cells.get(`${column}${i + 2}`)).toBe(element.flowMw);
    }
  });

  it('tells in its notes how to get it again, what it rests on and the unit of every column', () => {
    const notes = Array.from(cellsOf('notas').values());
    expect(notes).toContain('siepac run a.yaml');
    expect(notes).toContain('c0ffee');
    for (const { id, title } of RESULT.sources) {
      expect(notes).toContain(id);
      expect(notes).toContain(title);
    }
    expect(notes).toContain('estimated');
    expect(notes).toContain('worst_loading_pct');
    expect(notes).toContain('cargabilidad tras ella');
  });

  it('is the same bytes every time', async () => {
    expect((await resultWorkbook(RESULT, PROVENANCE, 'es')).bytes).toEqual(bytes);
  });
});

describe('units of columns', () => {
  it.each([
    ['flow_mw', 'MW'],
    ['price_usd_per_mwh', 'USD/MWh'],
    ['kv', 'kV'],
    ['worst_loading_pct', '%'],
    ['element', undefined],
    ['year', undefined],
  ])('%s: %s', (column, unit) => {
    expect(unitOfColumn(column)).toBe(unit);
  });

  it('shows years and counts as they stand', () => {
    expect(columnFormat('year', [2017, 2026, null])).toBe('0');
    expect(columnFormat('anything', [0.5, 1])).toBe('General');
  });
});
