import { describe, expect, it } from 'vitest';
import { resultJson } from '../../src/io/result-json.ts';
import { readResultJson } from '../../src/io/result-reader.ts';
import { RESULT } from '../report/fixture.ts';
import { MARKET } from '../support/market-result.ts';

const WITH_MARKET = { ...RESULT, market: MARKET };

const PROVENANCE = {
  engine: '0.1.0',
  command: 'siepac run a.yaml',
  scenario: 'a.yaml',
  inputs: [{ file: 'a.yaml', sha256: 'ab' }],
};

function read(text: string) {
  return readResultJson({ file: 'result.json', text });
}

describe('readResultJson', () => {
  it.each([
    ['a run', RESULT],
    ['a market year', WITH_MARKET],
  ])('gives %s back as it was written', (_, result) => {
    const { value, diagnostics } = read(resultJson(result, PROVENANCE));
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({ result, provenance: PROVENANCE });
    expect(resultJson(value!.result, value!.provenance).length).toBeGreaterThan(1000);
  });

  it('says which key is missing, and where', () => {
    const document = JSON.parse(resultJson(RESULT, PROVENANCE));
    delete document.capacity.rows[1].thermalN1;
    const { value, diagnostics } = read(JSON.stringify(document, null, 2));
    expect(value).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code: 'MISSING_KEY', severity: 'error', file: 'result.json' });
    expect(diagnostics[0]!.message.en).toContain('thermalN1');
    expect(diagnostics[0]!.line).toBeGreaterThan(100);
  });

  it.each([
    ['no JSON', '{ "schemaVersion": 1,, }'],
    ['a list', '[]'],
    ['another version', resultJson(RESULT, PROVENANCE).replace('"schemaVersion": 1', '"schemaVersion": 2')],
    ['a text for a number', resultJson(RESULT, PROVENANCE).replace(/"demandMw": [\d.]+/, '"demandMw": "1"')],
  ])('refuses %s', (_, text) => {
    const { value, diagnostics } = read(text);
    expect(value).toBeUndefined();
    expect(diagnostics.length).toBeGreaterThan(0);
  });
});
