import { describe, expect, it } from 'vitest';
import { readEvidence } from '../../src/io/evidence-reader.ts';
import { evidenceBlock } from '../../src/report/html/evidence-block.ts';
import { runPage } from '../../src/report/html/run-page.ts';
import type { Evidence } from '../../src/study/evidence/evidence.ts';
import { headlineFigures } from '../../src/study/evidence/headline-figures.ts';
import { RESULT } from '../report/fixture.ts';

const PROVENANCE = { engine: '0.1.0', command: 'siepac run a.yaml', scenario: 'a.yaml', inputs: [] };

const EVIDENCE: Evidence = {
  schemaVersion: 1,
  language: 'es',
  comparison: undefined,
  scenarios: [
    {
      id: 'a',
      provenance: PROVENANCE,
      figures: [
        {
          id: 'x',
          label: { en: '</script><b>', es: '\u2028 "<!--' },
          unit: 'MW',
          decimals: 1,
          value: -0.1 - 0.2,
          confidence: 'published',
        },
      ],
    },
  ],
};

describe('readEvidence', () => {
  it('takes from a page what was put there, texts that look like markup included', () => {
    const { markup } = evidenceBlock(EVIDENCE);
    expect(markup.match(/<\/?script/g)).toHaveLength(2);
    const { value, diagnostics } = readEvidence({ file: 'p.html', text: `<p>\r\n${markup}</p>` });
    expect(diagnostics).toEqual([]);
    expect(value).toEqual(EVIDENCE);
  });

  it('finds the headline figures of a page', () => {
    const { value } = readEvidence({ file: 'p.html', text: runPage(RESULT, PROVENANCE, 'es') });
    expect(value!.language).toBe('es');
    expect(value!.scenarios).toEqual([
      { id: RESULT.scenario.id, provenance: PROVENANCE, figures: headlineFigures(RESULT) },
    ]);
  });

  it('says that a file has none', () => {
    const { value, diagnostics } = readEvidence({ file: 'p.html', text: '<html><p>Hello</p></html>' });
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['NO_EVIDENCE']);
  });

  it('points at the line of a fault in the page', () => {
    const { markup } = evidenceBlock(EVIDENCE);
    const { diagnostics } = readEvidence({
      file: 'p.html',
      text: `<p>\n\n${markup.replace('"decimals":1', '"decimals":-1')}`,
    });
    expect(diagnostics).toMatchObject([{ code: 'OUT_OF_RANGE', line: 3 }]);
  });
});
