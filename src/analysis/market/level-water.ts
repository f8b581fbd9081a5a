import type { MarketYear } from '../../grid/market/market-year.ts';
import { reservoirOutputMw, shavingLevelMw } from '../../grid/reservoir-schedule.ts';
import type { LinearOptimum } from '../../numeric/lp-session.ts';
import type { WaterProgram } from './water-program.ts';

/** Reduced cost up to which a variable may take any value, USD per MW and hour of mean weight. */
const FREE_USD = 1e-7;

/**
 * The variables of an optimum with water moved to where it levels what it stands in for. Water that is worth the same in
 * many hours of a month a solver puts in any of them, which would leave days of one kind dry by chance; here it shaves
 * the peaks of the plants of its country that set the price in those hours. Cost and prices stay what they are. The
 * largest reservoirs come first.
 */
export function levelWater(program: WaterProgram, year: MarketYear, optimum: LinearOptimum): Float64Array {
  const value = optimum.columnValue.slice();
  const isFree = (column: number) => Math.abs(optimum.columnDual[column]!) <= FREE_USD;
  const areaHour = (hour: number, area: number) => `${hour} ${area}`;
  const freePlants = new Map(
    program.meritColumns
      .filter(({ column }) => isFree(column))
      .map(({ column, hour, area }) => [areaHour(hour, area), column]),
  );
  const { groups, outputColumn } = program;
  const largestFirst = [...groups.keys()].sort((a, b) => groups[b]!.upperMw[0]! - groups[a]!.upperMw[0]!);
  for (const g of largestFirst) {
    const { area, upperMw } = groups[g]!;
    for (const month of program.months) {
      const hours = year.hours.flatMap(({ month: its, weightH }, h) => {
        const [water, plants] = [outputColumn[h * groups.length + g]!, freePlants.get(areaHour(h, area))];
        if (its !== month || plants === undefined || !isFree(water)) return [];
        const residualMw = value[water]! + value[plants]!;
        return [{ water, plants, hours: weightH, residualMw, mostMw: upperMw[h]! }];
      });
      const [first] = hours;
      if (first === undefined || hours.some(({ mostMw }) => mostMw !== first.mostMw)) continue;
      const energyMwh = hours.reduce((sum, hour) => sum + hour.hours * value[hour.water]!, 0);
      const level = shavingLevelMw(hours, first.mostMw, energyMwh);
      for (const { water, plants, residualMw } of hours) {
        value[water] = reservoirOutputMw(residualMw, level, first.mostMw);
        value[plants] = residualMw - value[water]!;
      }
    }
  }
  return value;
}
