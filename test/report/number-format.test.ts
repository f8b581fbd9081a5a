import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/report/number-format.ts';

describe('formatNumber', () => {
  it.each([
    [1234.56, 1, '1,234.6'],
    [-1234567, 0, '−1,234,567'],
    [-0.04, 1, '0.0'],
    [999.95, 1, '1,000.0'],
    [0, 0, '0'],
  ])('writes %d with %i decimals as %s', (value, decimals, expected) => {
    expect(formatNumber(value, decimals)).toBe(expected);
  });
});
