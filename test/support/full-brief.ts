import type { ScenarioResult } from '../../src/study/result.ts';
import { RESULT } from '../report/fixture.ts';
import { compared } from './compared-works.ts';
import { MARKET } from './market-result.ts';

/** A result that fills every part of the brief, with more rows than it has room for. */
export const FULL_BRIEF: ScenarioResult = {
  ...RESULT,
  capacity: {
    ...RESULT.capacity!,
    rows: Array.from({ length: 20 }, (_, i) => RESULT.capacity!.rows[i % 4]!),
  },
  upgrades: compared(),
  market: { ...MARKET, designs: Array.from({ length: 12 }, (_, i) => MARKET.designs[i % 3]!) },
};
