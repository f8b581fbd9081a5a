import { expect } from 'vitest';
import type { ReadResult } from '../../src/base/diagnostics.ts';
import { type Random, seededRandom } from '../../src/numeric/random.ts';

/**
 * How many mutated inputs a reader is given: the usual number, or `SIEPAC_FUZZ` of them. Run once with 100,000:
 * `SIEPAC_FUZZ=100000 npm run test:unit -- test/io`.
 */
export function mutationCount(
  environment: Readonly<Record<string, string | undefined>>,
  usual: number,
): number {
  return Number(environment.SIEPAC_FUZZ ?? usual);
}

const TOKENS = [
  ...[
    '',
    '0',
    '1',
    '-1',
    '2',
    '4',
    '7',
    '0.5',
    '1e3',
    '1.5d2',
    '-3.25E-02',
    '1e999',
    '1e-400',
    '99999',
    '007',
  ],
  ...[
    '12345678901234567890.5',
    '+5',
    '.5',
    '5.',
    '1,2',
    '1 2',
    '1-2',
    '1 -2',
    '1/3',
    '2*3',
    '0x1F',
    '3i',
    '--1',
  ],
  ...[
    'NaN',
    'Inf',
    '-Inf',
    'nan',
    'pi',
    'Q',
    'mpc',
    'mpc.bus',
    'end',
    'return',
    'function',
    '@!',
    '0 / END OF BUS DATA',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    ';',
    ',',
    ',,',
    '=',
    "'",
    "''",
    '"',
    '%',
    '#',
    '%{',
    '%}',
    '...',
    '/',
    '\\',
    '\t',
  ],
  ...['\n', '\r\n', '\n\n', '\u00f1', '\ufeff', '\u0000', ' ', '\u00a0', "'a b'", "'/'", "'%'"],
] as const;

/** One to three small damages, as editors, disks and people do them. */
export function mutate(text: string, random: Random): string {
  let mutated = text;
  for (let rounds = 1 + random.below(3); rounds > 0; rounds--) {
    mutated = pick(MUTATIONS, random)(mutated, random);
  }
  return mutated;
}

const BLANKS = [' ', '\t', '  ', ',', ', ', ' ,', ' ...\n', '... 5 6\n', ' '] as const;
const TAILS = [
  '% 7 8',
  ' # 9',
  ' ... and on',
  '/ 5, 6',
  ';',
  ',',
  ' ',
  '\r',
  '\n%{\n1 2 3\n%}',
  '\n\n',
] as const;

type Mutation = (text: string, random: Random) => string;

const MUTATIONS: readonly Mutation[] = [
  replaceNumber,
  replaceNumber,
  replaceNumber,
  replaceBlank,
  replaceBlank,
  (text, random) => onLines(text, random, (lines, k) => lines.splice(k, 1, lines[k]! + pick(TAILS, random))),
  (text, random) => splice(text, random.below(text.length + 1), 1, String.fromCharCode(random.below(128))),
  (text, random) => splice(text, random.below(text.length + 1), 1, ''),
  (text, random) => splice(text, random.below(text.length + 1), 0, pick(TOKENS, random)),
  replaceToken,
  replaceToken,
  swapTokens,
  (text, random) => onLines(text, random, (lines, k) => lines.splice(k, 1)),
  (text, random) => onLines(text, random, (lines, k) => lines.splice(k, 0, lines[k]!)),
  (text, random) =>
    onLines(text, random, (lines, k) => lines.splice(random.below(lines.length), 0, ...lines.splice(k, 1))),
  (text, random) => onLines(text, random, (lines, k) => lines.splice(k, 1 + random.below(5))),
  (text, random) => (random.below(4) === 0 ? text.slice(0, random.below(text.length + 1)) : text),
];

function splice(text: string, at: number, remove: number, insert: string): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}

function onLines(text: string, random: Random, change: (lines: string[], k: number) => void): string {
  const lines = text.split('\n');
  change(lines, random.below(lines.length));
  return lines.join('\n');
}

/** Start and end of the token at or after a random place. */
function someToken(text: string, random: Random): [number, number] {
  const token = /[^\s,;[\]]+/g;
  token.lastIndex = random.below(text.length + 1);
  const found = token.exec(text);
  return found === null ? [text.length, text.length] : [found.index, token.lastIndex];
}

function replaceToken(text: string, random: Random): string {
  const [start, end] = someToken(text, random);
  return splice(text, start, end - start, pick(TOKENS, random));
}

/** Another number of the same kind in place of one. */
function replaceNumber(text: string, random: Random): string {
  const number = /(?<![\w.])-?\d+(\.\d*)?([eE][-+]?\d+)?(?![\w.])/g;
  number.lastIndex = random.below(text.length + 1);
  const found = number.exec(text);
  if (found === null) return text;
  const value = random.below(2) === 0 ? random.below(5) : random.normal() * 10 ** (random.below(9) - 4);
  const form = random.below(3);
  const written =
    form === 0 ? String(value) : form === 1 ? value.toExponential(random.below(20)) : value.toFixed(3);
  return splice(text, found.index, found[0].length, written);
}

/** Another separator in place of a blank. */
function replaceBlank(text: string, random: Random): string {
  const blank = /[ \t]/g;
  blank.lastIndex = random.below(text.length + 1);
  const found = blank.exec(text);
  return found === null ? text : splice(text, found.index, 1, pick(BLANKS, random));
}

function swapTokens(text: string, random: Random): string {
  const [a, b] = [someToken(text, random), someToken(text, random)].sort((x, y) => x[0] - y[0]);
  if (a![1] > b![0]) return text;
  const [first, second] = [text.slice(...a!), text.slice(...b!)];
  return splice(splice(text, b![0], second.length, first), a![0], first.length, second);
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[random.below(list.length)]!;
}

/**
 * Reads `count` mutated inputs. Each must give a value that `agrees` with another reading of the same text, or errors
 * that all lie inside the text. What fails is shown with its number, from which the input can be made again.
 */
export function checkMutations<T>(
  sources: readonly string[],
  count: number,
  read: (text: string) => ReadResult<T>,
  agrees: (value: T, text: string, result: ReadResult<T>) => void,
): { readonly read: number; readonly refused: number } {
  let accepted = 0;
  for (let seed = 1; seed <= count; seed++) {
    const random = seededRandom(seed);
    const text = mutate(pick(sources, random), random);
    try {
      const result = read(text);
      checkPlaces(result, text);
      if (result.value === undefined) continue;
      accepted++;
      agrees(result.value, text, result);
    } catch (error) {
      throw new Error(`mutated input ${seed}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
  }
  return { read: accepted, refused: count - accepted };
}

function checkPlaces<T>({ value, diagnostics }: ReadResult<T>, text: string): void {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  expect(diagnostics.some((d) => d.severity === 'error')).toBe(value === undefined);
  for (const { line, column, endColumn, message, code } of diagnostics) {
    const length = lines[line - 1]?.length;
    const inside = length !== undefined && column >= 1 && column <= length + 1 && endColumn! > column;
    if (!inside || message.en === '' || message.es === '') {
      throw new Error(`${code} at ${line}:${column}-${endColumn} of ${lines.length} lines, length ${length}`);
    }
  }
}
