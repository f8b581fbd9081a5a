import { expect, it } from 'vitest';
import { dateWords } from '../../src/report/vocabulary.ts';

it.each([
  ['2013-06-01', { en: '1 June 2013', es: '1 de junio de 2013' }],
  ['2017-11', { en: 'November 2017', es: 'noviembre de 2017' }],
  ['1998', '1998'],
])('writes %s as each language does', (date, words) => {
  expect(dateWords(date)).toEqual(words);
});
