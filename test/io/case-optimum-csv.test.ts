import { expect, it } from 'vitest';
import { caseOptimumCsvFile } from '../../src/io/case-optimum-csv.ts';
import { readMatpower } from '../../src/io/matpower/read-matpower.ts';
import { ownCases } from '../stored-cases.ts';

const withResults = ownCases.filter((stored) => stored.expected('dcopf.csv') !== undefined);

it.each(withResults)('$name: the figures of a stored optimum are written as they are stored', (stored) => {
  const { network } = readMatpower({ file: stored.name, text: stored.source() }).value!;
  const expected = stored.expected('dcopf.csv')!;
  const [, ...rows] = expected.trim().split('\n');
  const column = (quantity: string, length: number) => {
    const values = new Float64Array(length);
    for (const [name, row, , value] of rows.map((line) => line.split(','))) {
      if (name === quantity) values[Number(row) - 1] = Number(value);
    }
    return values;
  };
  const { name, text } = caseOptimumCsvFile(network, {
    objectiveUsdPerH: Number(rows[0]!.split(',')[3]),
    outputMw: column('pg_mw', network.units.count),
    priceUsdPerMwh: column('lmp', network.buses.count),
    flowMw: column('pf_mw', network.branches.count),
    limitPriceUsdPerMwh: column('mu_mw', network.branches.count),
  });
  expect(name).toBe('dcopf.csv');
  expect(text).toBe(expected);
});
