import { loadSolver } from '../src/numeric/lp.ts';
import { marketRanges, scenarioMarket, scenarioWater } from '../src/study/market/market-study.ts';
import type { MarketRequest, Scenario } from '../src/study/scenario.ts';
import { type Measurement, measureOnce } from './measure.ts';
import { siepacScenario } from './siepac-grid.ts';

/** Days of the year of 8,760 hours that are dispatched to tell what all of them take: one in every month. */
const DAYS = Array.from({ length: 12 }, (_, m) => 15 + 30 * m);

/**
 * Market years as `siepac run` makes them, in one thread, water and accounts included: under one design and all of them
 * in representative hours, and days out of the 8,760 hours.
 */
export async function measureMarket(): Promise<{ name: string; times: Record<string, Measurement> }> {
  const { scenario, dataset } = await siepacScenario('scenarios/2017-market.yaml');
  const solver = await loadSolver();
  const year = (asked: Scenario) => {
    const work = scenarioMarket(asked, dataset, solver)!;
    work.whole(work.ranges.map(work.part));
  };
  const hourly = asking(scenario, { hours: 'all', ...TODAY });
  const water = scenarioWater(hourly, dataset, solver)!;
  return {
    name: 'SIEPAC 2017, market year',
    times: {
      'plans of the water of all designs': measureOnce(() => scenarioWater(scenario, dataset, solver)),
      'one design, representative hours': measureOnce(() => year(asking(scenario, TODAY))),
      'all designs, representative hours': measureOnce(() => year(scenario)),
      [`one design, ${DAYS.length} of 365 days`]: measureOnce(() => {
        const work = scenarioMarket(hourly, dataset, solver, water)!;
        const ranges = marketRanges(hourly);
        for (const day of DAYS) work.part(ranges[day]!);
      }),
    },
  };
}

const TODAY: Partial<MarketRequest> = {
  designs: [{ id: 'today', region: 'opportunity', mexico: 'contracts' }],
  base: 'today',
};

function asking(scenario: Scenario, changes: Partial<MarketRequest>): Scenario {
  const studies = scenario.studies.map((study) =>
    study.kind === 'market' ? { ...study, ...changes } : study,
  );
  return { ...scenario, studies };
}
