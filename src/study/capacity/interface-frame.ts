import type { PreparedGrid } from '../prepare-grid.ts';
import type { AreaPair, CapacityRequest } from '../scenario.ts';
import type { OperatingLimit } from './capacity-result.ts';
import { areaPositions, type Interface, interfacesOf, scheduleBetween } from './interfaces.ts';
import { interfaceKey, operatingLimits, type PublishedLimits, publishedLimits } from './published-limits.ts';
import { type TieSet, tiesBetween } from './tie-flow.ts';

/** An interface with what does not depend on the state of the grid: made once, for many states. */
export interface InterfaceFrame {
  readonly boundary: Interface;
  /** Positions of the exporting and of the importing areas. */
  readonly sides: readonly [ReadonlySet<number>, ReadonlySet<number>];
  readonly baseExchangeMw: number;
  readonly published: PublishedLimits;
  /** The other interfaces with an operating limit, which an exchange may load on its way. */
  readonly onTheWay: readonly LimitedTies[];
}

export interface LimitedTies extends AreaPair {
  readonly limit: OperatingLimit;
  readonly ties: TieSet;
}

/** The interfaces that a study asks for. Cost: interfaces × published limits, and published limits × branches. */
export function interfaceFrames(grid: PreparedGrid, request: CapacityRequest): InterfaceFrame[] {
  const { dataset, condition, network } = grid;
  const limited = operatingLimits(dataset, condition).map(
    (published): LimitedTies => ({ ...published, ties: tiesBetween(network, published) }),
  );
  return interfacesOf(grid, request).map((boundary): InterfaceFrame => {
    const own = interfaceKey(boundary);
    return {
      boundary,
      sides: [areaPositions(grid, boundary.from), areaPositions(grid, boundary.to)],
      baseExchangeMw: scheduleBetween(grid, boundary),
      published: publishedLimits(dataset, condition, boundary),
      onTheWay: limited.filter((published) => interfaceKey(published) !== own),
    };
  });
}
