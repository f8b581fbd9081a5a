import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../src/study/evidence/compare-documents.ts';
import { compareFigures } from '../../../src/study/evidence/compare-figures.ts';
import { compareInputs } from '../../../src/study/evidence/compare-inputs.ts';
import { compareTexts } from '../../../src/study/evidence/compare-texts.ts';
import type { HeadlineFigure } from '../../../src/study/evidence/evidence.ts';
import { headlineFigures } from '../../../src/study/evidence/headline-figures.ts';
import { isVerified } from '../../../src/study/evidence/verification.ts';
import { RESULT } from '../../report/fixture.ts';
import { MARKET } from '../../support/market-result.ts';

const WITH_MARKET = { ...RESULT, market: MARKET };

function figure(id: string, value: HeadlineFigure['value']): HeadlineFigure {
  return { id, label: { en: id, es: id }, unit: 'MW', decimals: 1, value, confidence: undefined };
}

describe('headlineFigures', () => {
  it('names each figure once', () => {
    const ids = headlineFigures(WITH_MARKET).map(({ id }) => id);
    expect(ids.some((id) => id.startsWith('market/'))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('holds what the result says, to the last digit', () => {
    const byId = new Map(headlineFigures(RESULT).map((one) => [one.id, one]));
    const row = RESULT.capacity!.rows[0]!;
    const id = `capacity/${row.kind}/${row.fromAreas.join('+')}->${row.toAreas.join('+')}`;
    expect(byId.get(`${id}/lowest`)).toMatchObject({
      value: row.ttcMw,
      unit: 'MW',
      confidence: row.confidence,
    });
    expect(byId.get(`${id}/element`)!.value).toBe(row.limitingElement);
  });
});

describe('compareFigures', () => {
  it('takes rounding of the arithmetic for equal, and nothing more', () => {
    const recorded = [figure('a', 100), figure('b', 100), figure('c', 'x'), figure('d', undefined)];
    const computed = [
      figure('a', 100 + 1e-8),
      figure('b', 100 + 1e-5),
      figure('c', 'y'),
      figure('d', undefined),
    ];
    expect(compareFigures(recorded, computed).map(({ matches }) => matches)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('lets no figure of one side pass', () => {
    const [gone, come] = compareFigures([figure('a', 1)], [figure('b', 2)]);
    expect(gone).toMatchObject({ matches: false, recomputed: undefined });
    expect(come).toMatchObject({ matches: false, recomputed: 2 });
  });
});

describe('compareInputs', () => {
  it('tells changed, missing and new files, wherever the folder lies now', () => {
    const changes = compareInputs(
      [
        { file: 'data/a.csv', sha256: '1' },
        { file: 'data/b.csv', sha256: '2' },
        { file: 'data/c.csv', sha256: '3' },
      ],
      [
        { file: '/elsewhere/a.csv', sha256: '1' },
        { file: '/elsewhere/b.csv', sha256: 'x' },
        { file: '/elsewhere/d.csv', sha256: '4' },
      ],
    );
    expect(changes).toEqual([
      { kind: 'changed', file: '/elsewhere/b.csv' },
      { kind: 'missing', file: 'data/c.csv' },
      { kind: 'new', file: '/elsewhere/d.csv' },
    ]);
  });
});

describe('compareDocuments', () => {
  it('finds exactly the leaf that was changed, in any document', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 3 }), fc.nat(), (document, pick) => {
        const plain = JSON.parse(JSON.stringify({ document, last: 1 }));
        expect(compareDocuments(plain, structuredClone(plain))).toEqual([]);
        const leaves = leafPaths(plain);
        const path = leaves[pick % leaves.length]!;
        const changed = structuredClone(plain);
        const parent = path.slice(0, -1).reduce((at, key) => at[key], changed);
        parent[path.at(-1)!] = 'another value than any';
        expect(compareDocuments(plain, changed).map((difference) => difference.path)).toEqual([
          path.join('.'),
        ]);
      }),
    );
  });

  function leafPaths(value: unknown, path: string[] = []): string[][] {
    if (typeof value !== 'object' || value === null) return [path];
    return Object.entries(value).flatMap(([key, held]) => leafPaths(held, [...path, key]));
  }
});

describe('compareTexts', () => {
  it('gives line and column of the first difference', () => {
    expect(compareTexts('ab\ncd', 'ab\ncd')).toEqual({ kind: 'same' });
    expect(compareTexts('ab\ncd', 'ab\ncx')).toMatchObject({ kind: 'differs', place: '2:2' });
    expect(compareTexts('ab', 'ab\n')).toMatchObject({ kind: 'differs', place: '1:3' });
  });
});

describe('isVerified', () => {
  const scenario = (matches: boolean) => ({
    id: 'a',
    changes: [],
    figures: [{ figure: figure('a', 1), recomputed: 1, matches }],
  });
  const differs = { kind: 'differs', place: '1:1', recorded: 'a', computed: 'b' } as const;

  it('wants every figure, and the whole file from the version that wrote it', () => {
    const same = { kind: 'same' } as const;
    expect(isVerified({ scenarios: [scenario(true)], whole: same, otherEngine: undefined })).toBe(true);
    expect(isVerified({ scenarios: [scenario(false)], whole: same, otherEngine: undefined })).toBe(false);
    expect(isVerified({ scenarios: [scenario(true)], whole: differs, otherEngine: undefined })).toBe(false);
    expect(isVerified({ scenarios: [scenario(true)], whole: differs, otherEngine: '0.0.9' })).toBe(true);
  });
});
