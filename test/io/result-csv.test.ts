import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { resultCsvFiles } from '../../src/io/result-csv.ts';
import { resultJson } from '../../src/io/result-json.ts';
import { RESULT } from '../report/fixture.ts';

function table(name: string): Record<string, string>[] {
  const file = resultCsvFiles(RESULT).find((candidate) => candidate.name === name);
  return parse(file!.text, { columns: true }) as Record<string, string>[];
}

const PUBLIC_COLUMNS: Readonly<Record<string, string>> = {
  'line_loading.csv':
    'element,kind,from,to,area_from,area_to,kv,rating_mva,flow_mw,loading_pct,worst_contingency,worst_flow_mw,worst_rating_mva,worst_loading_pct,confidence',
  'border_flows.csv': 'from_area,to_area,flow_mw,lines',
  'contingencies.csv': 'contingency,kind,splits,shed_mw,worst_element,worst_loading_pct,overloads',
  'trade_capacity.csv':
    'from_area,to_area,base_exchange_mw,n0_mw,n1_mw,operating_limit_mw,ttc_mw,trm_mw,ntc_mw,binding_layer,limiting_element,limiting_contingency,confidence',
  'trade_limits.csv':
    'from_area,to_area,rank,element,contingency,base_flow_mw,sensitivity,rating_mva,limit_mw',
};

describe('resultCsvFiles', () => {
  it.each(Object.entries(PUBLIC_COLUMNS))(
    '%s starts with the columns other programs read',
    (name, columns) => {
      const file = resultCsvFiles(RESULT).find((candidate) => candidate.name === name);
      expect(file?.text.split('\n')[0]?.startsWith(columns)).toBe(true);
    },
  );

  it('keeps figures whole, signs bare and absent figures empty', () => {
    const rows = table('line_loading.csv');
    const west = rows.find((row) => row.element === 'cr-rio-claro--pa-dominical');
    expect(west?.flow_mw).toBe('-44.6');
    expect(Number(west?.loading_pct)).toBe((100 * 44.6) / 352.6);
    const mexico = rows.find((row) => row.element === 'mx-tapachula-potencia--gt-los-brillantes');
    expect(mexico?.worst_contingency).toBe('');
  });

  it('writes an unlimited layer and an unpublished limit as empty cells', () => {
    const panama = table('trade_capacity.csv').find((row) => row.to_area === 'PA');
    expect(panama).toMatchObject({ n0_mw: '', operating_limit_mw: '', ttc_mw: '280', resources_mw: '280' });
    const interfaces = table('trade_capacity.csv').map((row) => `${row.from_area}>${row.to_area}`);
    expect(interfaces[0]).toBe('GT>SV;HN');
  });

  it('lets no spreadsheet take a name for a formula', () => {
    const [first, ...others] = RESULT.loading!.elements;
    const elements = [{ ...first!, name: '=HYPERLINK("x")' }, ...others];
    const files = resultCsvFiles({ ...RESULT, loading: { ...RESULT.loading!, elements } });
    expect(files[0]?.text).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('writes only the tables of studies that were asked for', () => {
    const names = resultCsvFiles({ ...RESULT, loading: undefined }).map((file) => file.name);
    expect(names).toEqual([
      'trade_capacity.csv',
      'trade_limits.csv',
      'trade_relief.csv',
      'capacity_assumptions.csv',
    ]);
  });
});

describe('resultJson', () => {
  it('holds the result, what it was made from and how to repeat it', () => {
    const provenance = {
      engine: '0.1.0',
      command: 'siepac run scenarios/2017-dry-max.yaml',
      inputs: [{ file: 'scenarios/2017-dry-max.yaml', sha256: 'ab' }],
    };
    const document = JSON.parse(resultJson(RESULT, provenance));
    expect(document.schemaVersion).toBe(1);
    expect(document.provenance).toEqual(provenance);
    expect(document.loading.elements).toHaveLength(RESULT.loading!.elements.length);
    expect(document.capacity.rows[2].operating).toBeNull();
  });
});
