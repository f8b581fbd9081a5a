import { expect, it } from 'vitest';
import { sourceTexts, type WrittenText } from './support/source-texts.ts';

const PAIRS = sourceTexts();

/** Words that are the same in both languages. */
const ALIKE = new Set([
  '(base)',
  'AAC',
  'ATC',
  'Balance',
  'Base',
  'Base MW',
  'CO₂ kt',
  'MUSD',
  'MW',
  'NTC',
  'SIEPAC',
  'Solar',
  'Total',
  'USD/MW',
  'USD/MWh',
  'base',
  'error',
  'kV',
  'med',
]);

/** Whether a text holds more than values put in, signs and units. */
function holdsWords({ words }: WrittenText): boolean {
  const told = words.replaceAll('\0', '').replace(/\s+/g, ' ').trim();
  return /\p{L}{2}/u.test(told.replace(/\b(MW|MUSD)\b/g, '')) && !ALIKE.has(told);
}

function figuresOf({ words }: WrittenText): readonly string[] {
  return (words.match(/\d+(?:[.,]\d+)*/g) ?? []).sort();
}

it('finds the texts of the source', () => {
  expect(PAIRS.length).toBeGreaterThan(1800);
});

it('says in both languages what it says in one', () => {
  const empty = PAIRS.filter(({ en, es }) => (en.words.trim() === '') !== (es.words.trim() === ''));
  expect(empty).toEqual([]);
});

it('has no text that is the same in both languages, but for the words that are', () => {
  const same = PAIRS.filter(({ en, es }) => en.words === es.words && holdsWords(en));
  expect(same).toEqual([]);
});

it('writes the same figures in both languages', () => {
  const differing = PAIRS.filter(({ en, es }) => figuresOf(en).join() !== figuresOf(es).join());
  expect(differing).toEqual([]);
});

it('puts the same values into both languages', () => {
  const differing = PAIRS.filter(({ en, es }) => en.names.join() !== es.names.join());
  expect(differing).toEqual([]);
});
