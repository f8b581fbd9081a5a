import { readFileSync } from 'node:fs';
import process from 'node:process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Diagnostic, hasErrors } from '../../src/base/diagnostics.ts';
import { readContingencyFile } from '../../src/io/contingency-file.ts';
import { readDataPackage } from '../../src/io/data-package.ts';
import { readScenario } from '../../src/io/scenario-reader.ts';
import { readTable } from '../../src/io/table.ts';
import { smallNetwork } from '../support/small-network.ts';
import { mutationCount } from './mutation.ts';

/**
 * Damaged files, hundreds of each kind: a reader never throws, gives a value exactly when it reports no error, and
 * every place it names is in the file.
 */
const RUNS = { seed: 2017, numRuns: mutationCount(process.env, 300) };
/** Enough for 100,000 of each. */
const HOURS = 6 * 3_600_000;

const FRAGMENTS = [
  ...[
    '',
    ' ',
    '\n',
    '\t',
    '\r\n',
    '  ',
    '- ',
    ': ',
    ',',
    ';',
    '"',
    "'",
    '|',
    '>',
    '#',
    '&a ',
    '*a',
    '<<: *a',
  ],
  ...['{', '}', '[', ']', '!!', '!x ', '? ', '---\n', '...\n', '%YAML 1.1\n', '\u0000', '\uFEFF', 'ñ', '😀'],
  ...[
    'null',
    '~',
    'true',
    '-1',
    '1e999',
    '.nan',
    '1,5',
    '120 MW',
    '120 mw',
    'x'.repeat(300),
    '9^9^9^9',
    '(((',
  ],
  ...[
    '__proto__: 1\n',
    'constructor: { a: 1 }\n',
    'toString',
    'exchanges: {a->b: }',
    'studies: [{capacity: 1}]',
  ],
];

/** A text with up to four stretches cut out and replaced. */
function damaged(text: string): fc.Arbitrary<string> {
  const cut = fc.record({
    at: fc.nat({ max: text.length }),
    length: fc.nat({ max: 12 }),
    put: fc.constantFrom(...FRAGMENTS),
  });
  return fc.array(cut, { minLength: 1, maxLength: 4 }).map((cuts) => {
    let result = text;
    for (const { at, length, put } of cuts) result = result.slice(0, at) + put + result.slice(at + length);
    return result;
  });
}

function expectPlacesIn(text: string, diagnostics: readonly Diagnostic[]): void {
  const lines = text.split(/\r\n?|\n/);
  for (const { line, column, endColumn = column + 1 } of diagnostics) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
    expect(endColumn).toBeGreaterThan(column);
  }
}

const SCENARIO = `# Which border binds first?
id: damaged
title: { en: Damaged, es: Dañado }
data: ../data/siepac
year: 2017
season: dry
demand: { hour: 19, dayType: peak }
demandFactor: 1.04^2
exchanges: &a { MX->GT: 120 MW, GT->SV: 2 * 30 MW }
upgrades:
  - id: own
    title: { en: Own, es: Propio }
    edits:
      - { action: set-rating, element: a, ratingMva: 300 MVA }
studies:
  - loading: { contingencies: n-1, monitorFrom: 115 kV }
  - capacity: { borders: [GT->SV+HN], sensitivityThreshold: 1 % }
`;

it(
  'a damaged scenario',
  async () => {
    const read = async (text: string) => {
      const { value, diagnostics } = await readScenario({ file: 's.yaml', text }, (path) => ({
        file: path,
        text: '',
      }));
      expect(value === undefined).toBe(hasErrors(diagnostics));
      expectPlacesIn(
        text,
        diagnostics.filter(({ file }) => file === 's.yaml'),
      );
    };
    await fc.assert(fc.asyncProperty(damaged(SCENARIO), read), RUNS);
  },
  HOURS,
);

const FOLDER = new URL('../../data/siepac/', import.meta.url);
const { resources } = readDataPackage({
  file: 'datapackage.json',
  text: readFileSync(new URL('datapackage.json', FOLDER), 'utf8'),
}).value!;

it.each(['areas', 'lines', 'transfer_limits'])(
  'a damaged table: %s',
  (name) => {
    const resource = resources.find((candidate) => candidate.name === name)!;
    const whole = readFileSync(new URL(resource.path, FOLDER), 'utf8');
    const text = whole.split('\n').slice(0, 8).join('\n');
    const read = (damage: string) => {
      const { table, diagnostics } = readTable(resource, { file: resource.path, text: damage });
      expect(table !== undefined || hasErrors(diagnostics)).toBe(true);
      expectPlacesIn(damage, diagnostics);
    };
    fc.assert(fc.property(damaged(text), read), RUNS);
  },
  HOURS,
);

it(
  'a damaged description of tables',
  () => {
    const [first] = resources;
    const description = {
      name: 'x',
      version: '1',
      resources: [
        {
          name: first!.name,
          path: first!.path,
          schema: {
            fields: [{ name: 'id', type: 'string', constraints: { required: true, pattern: '[a-z]+' } }],
            primaryKey: 'id',
          },
        },
      ],
    };
    const text = JSON.stringify(description, undefined, 1);
    const read = (damage: string) => {
      const { value, diagnostics } = readDataPackage({ file: 'd.json', text: damage });
      expect(value === undefined).toBe(hasErrors(diagnostics));
      expectPlacesIn(damage, diagnostics);
    };
    fc.assert(fc.property(damaged(text), read), RUNS);
  },
  HOURS,
);

it(
  'a damaged list of contingencies',
  () => {
    const network = smallNetwork([{}, {}], [{ from: 0, to: 1, x: 0.1 }], [{ bus: 0 }]);
    const numbered = { ...network, buses: { ...network.buses, id: ['1', '2'] } };
    const text = 'name,elements\nBoth,1;unit 1\n"A, B",1-2;1-2-1\nC,2-1\n';
    const read = (damage: string) => {
      const { value, diagnostics } = readContingencyFile({ file: 'list.csv', text: damage }, numbered);
      expect(value === undefined).toBe(hasErrors(diagnostics));
      expectPlacesIn(damage, diagnostics);
    };
    fc.assert(fc.property(damaged(text), read), RUNS);
  },
  HOURS,
);
