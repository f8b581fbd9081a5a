import { isTie, type Network } from '../../../grid/network.ts';
import { buildDcModel } from '../../dc-model.ts';
import type { ControlledLinkTable, MarketBlock, MarketInterface } from '../market-block.ts';

/** Ties of two countries taken together. */
interface Border {
  readonly from: number;
  readonly to: number;
  ratingMw: number;
  /** Branches, and whether they run from→to (1) or the other way (−1). */
  readonly ties: Map<number, number>;
}

/**
 * The block as net curves see it: every country is one bus, and what crosses a border is chosen freely, up to what its
 * ties carry together and the limits on borders. Inner limits and the way that flows divide are unknown to it.
 *
 * Borders are controlled links behind those of the block. Each crossing costs the exchange charge, so that power which
 * crosses a third country is charged at every border on its way. Limits of branches inside, or of some ties of a border
 * only, are left out. No limit may be broken at a price.
 */
export function countryBlock(block: MarketBlock): MarketBlock {
  const { model, offers, links, demandMw, weightH, limits } = block;
  const { network } = model;
  const { buses, areas } = network;
  const hours = weightH.length;
  const borders = bordersOf(block);
  const demandByArea = new Float64Array(hours * areas.count);
  demandMw.forEach((mw, at) => {
    if (model.islandOf[at % buses.count]! < 0) return;
    const hour = Math.floor(at / buses.count);
    demandByArea[hour * areas.count + buses.area[at % buses.count]!]! += mw;
  });
  return {
    ...block,
    model: buildDcModel(countries(network)),
    demandMw: demandByArea,
    offers: { ...offers, bus: offers.bus.map((bus) => buses.area[bus]!) },
    links: withBorders(links, borders, buses.area, hours, block.exchange.chargeUsdPerMwh),
    limits: {
      ...limits,
      branches: [],
      outages: [],
      ratingMw: new Float64Array(0),
      ratingAfterMw: new Float64Array(0),
      overloadUsdPerMwh: Infinity,
      interfaces: limits.interfaces.flatMap(
        (limit) => onBorders(limit, model.takesPart, borders, links.count) ?? [],
      ),
    },
    losses: 'none',
  };
}

function bordersOf({ model, limits }: MarketBlock): readonly Border[] {
  const { network, takesPart } = model;
  const { buses, branches } = network;
  const borders: Border[] = [];
  const watched = new Set(limits.branches);
  for (let k = 0; k < branches.count; k++) {
    if (takesPart[k] === 0 || !isTie(network, k)) continue;
    const [from, to] = [buses.area[branches.from[k]!]!, buses.area[branches.to[k]!]!];
    const ratingMw = watched.has(k) ? limits.ratingMw[k]! : Infinity;
    let border = borders.find((known) => crosses(known, from, to));
    if (border === undefined) {
      border = { from, to, ratingMw: 0, ties: new Map() };
      borders.push(border);
    }
    border.ratingMw += ratingMw;
    border.ties.set(k, border.from === from ? 1 : -1);
  }
  return borders;
}

function crosses(border: Border, from: number, to: number): boolean {
  return (border.from === from && border.to === to) || (border.from === to && border.to === from);
}

function countries(network: Network): Network {
  const { areas, branches, units, dcLinks } = network;
  const count = areas.count;
  return {
    ...network,
    buses: {
      count,
      id: areas.id,
      name: areas.name,
      nominalKv: new Float64Array(count),
      area: Int32Array.from({ length: count }, (_, area) => area),
      demandMw: new Float64Array(count),
      shuntMw: new Float64Array(count),
      isolated: new Uint8Array(count),
      reference: new Uint8Array(count),
      angleRad: new Float64Array(count),
    },
    branches: emptied(branches),
    units: emptied(units),
    dcLinks: emptied(dcLinks),
  };
}

/** The same table without rows. */
function emptied<T extends object>(table: T): T {
  const columns = Object.entries(table).map(([name, column]) => [
    name,
    typeof column === 'number'
      ? 0
      : (column as ArrayLike<unknown> & { slice: typeof Array.prototype.slice }).slice(0, 0),
  ]);
  return Object.fromEntries(columns) as T;
}

/** The block's own links between countries, those inside one shut, and the borders. */
function withBorders(
  links: ControlledLinkTable,
  borders: readonly Border[],
  areaOfBus: Int32Array,
  hours: number,
  chargeUsdPerMwh: number,
): ControlledLinkTable {
  const count = links.count + borders.length;
  const [from, to] = [links.from, links.to].map((ends) => ends.map((bus) => areaOfBus[bus]!)) as [
    Int32Array,
    Int32Array,
  ];
  const capacity = (own: Float64Array) =>
    Float64Array.from({ length: hours * count }, (_, at) => {
      const [hour, l] = [Math.floor(at / count), at % count];
      if (l >= links.count) return borders[l - links.count]!.ratingMw;
      return from[l] === to[l] ? 0 : own[hour * links.count + l]!;
    });
  return {
    count,
    from: Int32Array.from([...from, ...borders.map((border) => border.from)]),
    to: Int32Array.from([...to, ...borders.map((border) => border.to)]),
    forwardMw: capacity(links.forwardMw),
    reverseMw: capacity(links.reverseMw),
    lossShare: Float64Array.from([...links.lossShare, ...borders.map(() => 0)]),
    costUsdPerMwh: Float64Array.from([...links.costUsdPerMwh, ...borders.map(() => chargeUsdPerMwh)]),
  };
}

/**
 * An interface of ties as one of borders. `undefined` where countries cannot tell it, because it holds inner branches or
 * some ties of a border and not the others, or where nothing in it carries power.
 */
function onBorders(
  limit: MarketInterface,
  takesPart: Uint8Array,
  borders: readonly Border[],
  firstBorder: number,
): MarketInterface | undefined {
  const links = [...limit.links];
  const left = new Map<number, number>();
  for (const { branch, factor } of limit.branches) if (takesPart[branch] === 1) left.set(branch, factor);
  borders.forEach(({ ties }, position) => {
    const factors = [...ties].map(([k, way]) => (left.get(k) ?? 0) * way);
    const factor = factors[0]!;
    if (factor === 0 || factors.some((other) => other !== factor)) return;
    for (const k of ties.keys()) left.delete(k);
    links.push({ link: firstBorder + position, factor });
  });
  return left.size > 0 || links.length === 0 ? undefined : { ...limit, branches: [], links };
}
