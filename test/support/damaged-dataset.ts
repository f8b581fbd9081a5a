import type { Diagnostic } from '../../src/base/diagnostics.ts';
import type { Dataset } from '../../src/grid/dataset.ts';
import { checkDataset } from '../../src/study/check-dataset.ts';
import { tinyDataset } from './tiny-dataset.ts';

const YEARS = [2016, 2017, 2018];

/** What the checks say of the tiny data set after some damage. */
export function findings(damage: (data: Dataset) => Partial<Dataset>): readonly Diagnostic[] {
  const data = tinyDataset();
  return checkDataset({ ...data, ...damage(data) }, YEARS);
}

/** The rows with one of them changed. */
export function changed<T extends { readonly id: string }>(
  rows: readonly T[],
  id: string,
  change: Partial<T>,
): T[] {
  return rows.map((each) => (each.id === id ? { ...each, ...change } : each));
}

export const brief = ({ severity, code, message }: Diagnostic) => `${severity} ${code} ${message.en}`;
