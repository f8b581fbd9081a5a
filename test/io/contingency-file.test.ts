import { expect, it } from 'vitest';
import type { Network } from '../../src/grid/network.ts';
import { readContingencyFile } from '../../src/io/contingency-file.ts';
import { smallNetwork } from '../support/small-network.ts';

/** Buses 1 to 3; two circuits 1-2, one 2-3, one 1-3 out of service; two units. */
function triangle(): Network {
  const network = smallNetwork(
    [{}, {}, {}],
    [
      { from: 0, to: 1, x: 0.1 },
      { from: 1, to: 0, x: 0.1 },
      { from: 1, to: 2, x: 0.1 },
      { from: 0, to: 2, x: 0.1, off: true },
    ],
    [{ bus: 0 }, { bus: 2 }],
  );
  return { ...network, buses: { ...network.buses, id: ['1', '2', '3'] } };
}

const read = (text: string) => readContingencyFile({ file: 'list.csv', text }, triangle());

it('finds branches by row, by pair and by circuit, and units by row', () => {
  const { value, diagnostics } = read('name,elements\nA,3;unit 2\n"B, both",1-2-1; 2-1-2 ;1\nC,3-2\n');
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject([
    { name: 'A', branches: [2], units: [1], unitShare: [1] },
    { name: 'B, both', branches: [0, 1], units: [] },
    { name: 'C', branches: [2], units: [] },
  ]);
});

it.each([
  ['name,elements\nA,9\n', 'ELEMENT_UNKNOWN', 2, 3],
  ['name,elements\nA,3;2-9\n', 'ELEMENT_UNKNOWN', 2, 5],
  ['name,elements\nA,unit 3\n', 'ELEMENT_UNKNOWN', 2, 3],
  ['name,elements\nA,1-2-3\n', 'ELEMENT_UNKNOWN', 2, 3],
  ['name,elements\nA,0\n', 'ELEMENT_UNKNOWN', 2, 3],
  ['name,elements\nA,1-2\n', 'ELEMENT_AMBIGUOUS', 2, 3],
  ['name,elements\nA,line 3\n', 'ELEMENT_NOT_UNDERSTOOD', 2, 3],
  ['name,elements\nA,3;\n', 'ELEMENT_MISSING', 2, 3],
  ['name,elements\nA\n', 'ELEMENT_MISSING', 2, 2],
  ['name,elements\n,3\n', 'NAME_MISSING', 2, 1],
  ['name,elements\nA,3\nA,1\n', 'NAME_REPEATED', 3, 1],
  ['name,what\nA,3\n', 'COLUMN_MISSING', 1, 1],
  ['', 'EMPTY_FILE', 1, 1],
])('names the fault of %j at its place', (text, code, line, column) => {
  const { value, diagnostics } = read(text);
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code, severity: 'error', file: 'list.csv', line, column }]);
});

it('goes on after an element that is out of service', () => {
  const { value, diagnostics } = read('name,elements\nA,4;1\n');
  expect(diagnostics).toMatchObject([{ code: 'ELEMENT_OUT_OF_SERVICE', severity: 'warning', line: 2 }]);
  expect(value).toMatchObject([{ branches: [0] }]);
});
