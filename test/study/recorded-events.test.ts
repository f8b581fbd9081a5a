import { expect, it } from 'vitest';
import type { EventRow } from '../../src/grid/dataset.ts';
import { recordedEvents } from '../../src/study/recorded-events.ts';

const row = (date: string, kind: EventRow['kind']): EventRow => ({
  id: date,
  kind,
  date,
  areas: ['HN'],
  demandLostMw: 2400,
  wordsEn: 'A line fails.',
  wordsEs: 'Falla una línea.',
  origin: { file: 'events.csv', line: 7 },
  sourceIds: ['S01'],
  confidence: 'inferred',
  notes: undefined,
});

it('lists events of a kind by date, a year before its months and a month before its days', () => {
  const dates = ['2021-07-07', '2025', '2021', '2021-07', '2019-09-16'];
  const events = [...dates.map((date) => row(date, 'disturbance')), row('2020', 'market')];
  const listed = recordedEvents({ events }, 'disturbance');
  expect(listed.map(({ date }) => date)).toEqual(['2019-09-16', '2021', '2021-07', '2021-07-07', '2025']);
  expect(listed[0]).toEqual({
    id: '2019-09-16',
    date: '2019-09-16',
    areas: ['HN'],
    demandLostMw: 2400,
    words: { en: 'A line fails.', es: 'Falla una línea.' },
    trace: { file: 'events.csv', line: 7, sourceIds: ['S01'], confidence: 'inferred' },
  });
});
