import type { MarketAccounts } from '../../analysis/market/accounts/market-accounts.ts';
import { columnTotal, hoursTotal } from '../../analysis/market/accounts/totals.ts';
import { tradedAreas } from './area-results.ts';
import type { MarketBorderResult, MarketHourResult } from './market-result.ts';
import { areaId, type ResultNames } from './result-names.ts';
import { gwh, musd } from './units-of-result.ts';

/** Every pair of areas that something joins, over the year. */
export function borderResults(names: ResultNames, accounts: MarketAccounts): MarketBorderResult[] {
  const { borders, borderAreas } = accounts;
  return borderAreas.map(([from, to], i) => {
    const total = (value: (at: number) => number) =>
      columnTotal(
        accounts,
        borders.flowMw.map((_, at) => value(at)),
        i,
      );
    const oneWay = (direction: 1 | -1) => {
      const limits = direction > 0 ? borders.forwardLimitMw : borders.reverseLimitMw;
      const ofBorder = limits.filter((_, at) => at % borders.count === i);
      const known = ofBorder.flatMap((mw) => mw ?? []);
      const energyMwh = total((at) => Math.max(0, direction * borders.flowMw[at]!));
      const mostMwh = known.length === ofBorder.length ? total((at) => limits[at]!) : 0;
      return {
        energyGwh: gwh(energyMwh),
        limitMw: known.length === 0 ? undefined : Math.max(...known),
        loadFactor: mostMwh > 0 ? energyMwh / mostMwh : undefined,
        atLimitH: total((at) => (borders.atLimit[at] === direction ? 1 : 0)),
      };
    };
    const [forward, reverse] = [oneWay(1), oneWay(-1)];
    return {
      from: areaId(names, from),
      to: areaId(names, to),
      forwardGwh: forward.energyGwh,
      reverseGwh: reverse.energyGwh,
      forwardLimitMw: forward.limitMw,
      reverseLimitMw: reverse.limitMw,
      forwardLoadFactor: forward.loadFactor,
      reverseLoadFactor: reverse.loadFactor,
      forwardAtLimitH: forward.atLimitH,
      reverseAtLimitH: reverse.atLimitH,
      rentMusd: musd(borderRentUsd(accounts, from, to)),
    };
  });
}

/** Rent of all that joins two areas: ties, links, and the gap between two markets' prices. */
function borderRentUsd(accounts: MarketAccounts, from: number, to: number): number {
  const { mexico } = accounts;
  const joins = ([a, b]: readonly [number, number]) => (a === from && b === to) || (a === to && b === from);
  const ties = accounts.rents.filter(({ areas }) => joins(areas));
  const links = accounts.links.filter(({ areas }) => joins(areas));
  const sum = (values: readonly number[]) => values.reduce((total, usd) => total + usd, 0);
  return (
    sum(ties.map((rent) => rent.rentUsd + rent.overloadUsd)) +
    sum(links.map((link) => link.rentUsd)) +
    (mexico !== null && joins([mexico.area, mexico.regionArea])
      ? hoursTotal(accounts, mexico.linkRentUsd)
      : 0)
  );
}

/** Areas and borders hour by hour. */
export function hourResults(accounts: MarketAccounts): MarketHourResult[] {
  const { weightH, areas, borders } = accounts;
  const traded = tradedAreas(accounts);
  return weightH.map((_, hour) => ({
    areas: Array.from({ length: areas.count }, (_area, a) => {
      const at = hour * areas.count + a;
      return {
        priceUsdPerMwh: traded.has(a) ? areas.priceUsdPerMwh[at]! : undefined,
        demandMw: areas.demandMw[at]!,
        generationMw: areas.generationMw[at]! - areas.bidMw[at]!,
        netExportMw: areas.netExportMw[at]! - areas.linkMw[at]!,
        unservedMw: areas.unservedMw[at]!,
      };
    }),
    borders: Array.from({ length: borders.count }, (_border, i) => {
      const at = hour * borders.count + i;
      return {
        flowMw: borders.flowMw[at]!,
        forwardLimitMw: borders.forwardLimitMw[at] ?? undefined,
        reverseLimitMw: borders.reverseLimitMw[at] ?? undefined,
        atLimit: borders.atLimit[at] !== 0,
      };
    }),
  }));
}
