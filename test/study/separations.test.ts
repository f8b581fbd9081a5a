import { describe, expect, test } from 'vitest';
import { runScenario } from '../../src/study/run-scenario.ts';
import { siepacDataset, siepacScenario } from '../support/siepac-data.ts';
import { LOADING } from '../support/tiny-dataset.ts';

const DATASET = siepacDataset();
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the region cut in parts', () => {
  const { separations, dispatch, sources } = runScenario(
    siepacScenario({
      exchanges: [{ from: 'MX', to: 'GT', powerMw: 240 }],
      studies: [{ ...LOADING, monitorFromKv: 115 }],
    }),
    DATASET,
  );
  const event = (id: string) => separations!.events.find((each) => each.id === id)!;

  test('each part balances by itself, and nobody is counted twice', () => {
    for (const { parts } of separations!.events) {
      for (const part of parts) {
        expect(part.generationAfterMw).toBeCloseTo(part.demandMw - part.shedMw, 6);
        const moved = sum(part.pickUp.map(({ mw }) => mw));
        expect(part.generationAfterMw - part.generationBeforeMw).toBeCloseTo(moved, 6);
      }
      expect(sum(parts.map(({ demandMw }) => demandMw))).toBeCloseTo(
        sum(dispatch.map((area) => area.demandMw)),
        6,
      );
    }
  });

  test('stand beside those on record, whose sources the run lists', () => {
    const ids = new Set(sources.map(({ id }) => id));
    expect(separations!.recorded.map(({ date }) => date)).toContain('2021-07-07');
    for (const { trace } of separations!.recorded) {
      for (const id of trace.sourceIds) expect(ids).toContain(id);
    }
  });

  test('without Mexico the region makes up for the 240 MW that it bought, each country by its reserve', () => {
    const { parts, cutMw } = event('separation-mexico');
    expect(cutMw).toBeCloseTo(240, 6);
    const [region, mexico] = parts;
    expect(mexico!.areas).toEqual(['MX']);
    expect(sum(region!.pickUp.map(({ mw }) => mw))).toBeCloseTo(240, 6);
    // GT, SV, HN and CR give all that their running governors have left; PA and NI, with room to spare, share as their
    // published reserves do: 475.26 and 171.12 MW.
    const by = new Map(region!.pickUp.map(({ area, mw }) => [area, mw]));
    expect(by.get('PA')! / by.get('NI')!).toBeCloseTo(475.26 / 171.12, 3);
  });

  test('the cut south of Guatemala leaves Mexico with it', () => {
    const { parts } = event('separation-gt-south');
    expect(parts.map(({ areas }) => [...areas].sort())).toEqual([
      ['GT', 'MX'],
      ['CR', 'HN', 'NI', 'PA', 'SV'],
    ]);
  });

  test('Mexico weighs five times the region: five sixths of any loss', () => {
    expect(separations!.outsideShare).toEqual([{ area: 'MX', share: expect.closeTo(5 / 6, 3) }]);
  });
});
