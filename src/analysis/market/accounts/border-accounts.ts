import type { BlockDispatch, MarketBlock, MarketInterface } from '../market-block.ts';
import type { AccountBorder, AccountsContext } from './accounts-context.ts';
import type { BorderAccounts } from './market-accounts.ts';

/** A flow this near to its limit stands at it, MW. */
const AT_LIMIT_MW = 1e-4;

/** Flow and limit of every border in every hour. Cost: hours × (ties + limits with a price). */
export function borderAccounts(
  block: MarketBlock,
  dispatch: BlockDispatch,
  { borders, mexico }: Pick<AccountsContext, 'borders' | 'mexico'>,
): BorderAccounts {
  const count = borders.length;
  const hours = block.weightH.length;
  const table = <T>(value: (hour: number, border: number) => T) =>
    Array.from({ length: hours * count }, (_, at) => value(Math.floor(at / count), at % count));
  const limits = borders.map((border) => {
    const own = block.limits.interfaces.flatMap((limit) => {
      const sign = sameTies(border, limit);
      if (sign === 0) return [];
      return sign > 0
        ? [{ forwardMw: limit.forwardMw, reverseMw: limit.reverseMw }]
        : [{ forwardMw: limit.reverseMw, reverseMw: limit.forwardMw }];
    });
    if (mexico === undefined) return own;
    if (border.from === mexico.area)
      return [...own, { forwardMw: mexico.exchange.importMw, reverseMw: mexico.exchange.exportMw }];
    if (border.to === mexico.area)
      return [...own, { forwardMw: mexico.exchange.exportMw, reverseMw: mexico.exchange.importMw }];
    return own;
  });
  const lowest = (values: readonly number[]) => {
    const limitMw = Math.min(...values);
    return limitMw === Infinity ? null : limitMw;
  };
  const flowMw = table((hour, i) => borderFlowMw(block, dispatch, borders[i]!, hour));
  const forwardLimitMw = table((hour, i) => lowest(limits[i]!.map((limit) => limit.forwardMw[hour]!)));
  const reverseLimitMw = table((hour, i) => lowest(limits[i]!.map((limit) => limit.reverseMw[hour]!)));
  const atLimit = flowMw.map((mw, at) => {
    const limitMw = (mw > 0 ? forwardLimitMw : reverseLimitMw)[at]!;
    return limitMw !== null && limitMw > 0 && Math.abs(mw) >= limitMw - AT_LIMIT_MW ? Math.sign(mw) : 0;
  });
  for (const limit of dispatch.limits) {
    borders.forEach((border, i) => {
      const direction = limitedDirection(block, border, limit.element) * Math.sign(limit.flowMw);
      if (direction !== 0) atLimit[limit.hour * count + i] = direction;
    });
  }
  return { count, flowMw, forwardLimitMw, reverseLimitMw, atLimit };
}

function borderFlowMw(
  { model, links }: MarketBlock,
  { flowMw, linkMw }: BlockDispatch,
  border: AccountBorder,
  hour: number,
): number {
  let sum = 0;
  for (const { branch, factor } of border.branches)
    sum += factor * flowMw[hour * model.network.branches.count + branch]!;
  for (const { link, factor } of border.links) sum += factor * linkMw[hour * links.count + link]!;
  return sum;
}

/** 1 where a limit holds for just what joins the border, −1 where it counts it the other way round, 0 where for other sums. */
function sameTies(border: AccountBorder, limit: MarketInterface): number {
  const factors = new Map<string, number>();
  for (const { branch, factor } of border.branches) factors.set(`branch ${branch}`, factor);
  for (const { link, factor } of border.links) factors.set(`link ${link}`, factor);
  if (factors.size !== limit.branches.length + limit.links.length) return 0;
  const signs = [
    ...limit.branches.map(({ branch, factor }) => factor * (factors.get(`branch ${branch}`) ?? 0)),
    ...limit.links.map(({ link, factor }) => factor * (factors.get(`link ${link}`) ?? 0)),
  ];
  if (signs.length > 0 && signs.every((sign) => sign === 1)) return 1;
  return signs.length > 0 && signs.every((sign) => sign === -1) ? -1 : 0;
}

/** Whether a limit counts something that joins the border, and which way. */
function limitedDirection(block: MarketBlock, border: AccountBorder, element: number): number {
  const { count } = block.model.network.branches;
  if (element < count) return border.branches.find(({ branch }) => branch === element)?.factor ?? 0;
  for (const { branch, factor } of block.limits.interfaces[element - count]!.branches) {
    const own = border.branches.find((tie) => tie.branch === branch);
    if (own !== undefined) return Math.sign(factor * own.factor);
  }
  return 0;
}
