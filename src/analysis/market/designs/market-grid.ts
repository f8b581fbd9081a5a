import { lazilyBy } from '../../../base/lazily.ts';
import { isTie, type Network } from '../../../grid/network.ts';
import { buildDcModel, type DcModel } from '../../dc-model.ts';

/** The grid with its ties and its link with Mexico closed or open. An open branch keeps its position. */
export interface MarketGrid {
  readonly network: Network;
  readonly link: MexicanLink | undefined;
  /** Made when first asked for, once. */
  readonly model: (closed: ClosedBorders) => DcModel;
}

export interface ClosedBorders {
  /** Ties between countries of the region. */
  readonly ties: boolean;
  /** Branches between Mexico and the region. */
  readonly link: boolean;
}

/** Where Mexico is in the grid. */
export interface MexicanLink {
  readonly area: number;
  /** Where Mexico offers and bids. */
  readonly bus: number;
  /** The other end of the link: the border node of the region. */
  readonly regionBus: number;
  /** The country of that bus. */
  readonly regionArea: number;
  /** Branches between Mexico and the region, and whether they run out of Mexico (1) or into it (−1). */
  readonly branches: readonly { readonly branch: number; readonly factor: number }[];
}

/**
 * @param mexico - area of Mexico; −1 where the grid has none
 * @returns a grid without link where no branch in service joins Mexico with the region.
 * @throws CoreError from `model`, as `buildDcModel` does.
 */
export function marketGrid(network: Network, mexico: number): MarketGrid {
  const models = lazilyBy((key: number) =>
    buildDcModel(withOpenBorders(network, mexico, { ties: key >= 2, link: key % 2 === 1 })),
  );
  return {
    network,
    link: findLink(network, mexico),
    model: ({ ties, link }) => models((ties ? 2 : 0) + (link ? 1 : 0)),
  };
}

function findLink(network: Network, mexico: number): MexicanLink | undefined {
  const { branches, buses } = network;
  const found: { branch: number; factor: number }[] = [];
  for (let k = 0; k < branches.count; k++) {
    if (!isTie(network, k) || branches.inService[k] === 0) continue;
    if (buses.area[branches.from[k]!] === mexico) found.push({ branch: k, factor: 1 });
    else if (buses.area[branches.to[k]!] === mexico) found.push({ branch: k, factor: -1 });
  }
  const first = found[0];
  if (first === undefined) return undefined;
  const ends = [branches.from[first.branch]!, branches.to[first.branch]!];
  if (first.factor < 0) ends.reverse();
  return {
    area: mexico,
    bus: ends[0]!,
    regionBus: ends[1]!,
    regionArea: buses.area[ends[1]!]!,
    branches: found,
  };
}

function withOpenBorders(network: Network, mexico: number, closed: ClosedBorders): Network {
  const { branches, buses } = network;
  const inService = branches.inService.map((on, k) => {
    if (on === 0 || !isTie(network, k)) return on;
    const touchesMexico = [branches.from[k]!, branches.to[k]!].some((b) => buses.area[b] === mexico);
    return (touchesMexico ? closed.link : closed.ties) ? on : 0;
  });
  return { ...network, branches: { ...branches, inService } };
}
