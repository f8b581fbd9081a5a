import type { ControlledLinkTable } from '../market-block.ts';
import type { DesignInputs } from './design-inputs.ts';
import type { MexicanPart } from './mexican-part.ts';

interface ControlledLink {
  readonly from: number;
  readonly to: number;
  readonly forwardMw: number;
  readonly reverseMw: number;
  readonly lossShare: number;
}

/**
 * The controlled links of a stage: those of the grid in their order, shut where the border that they cross is, and
 * last that of the owner who trades with Mexico. Using one costs the exchange charge, so that none carries power that is worth
 * nothing.
 */
export function controlledLinks(
  { grid, block, rules }: DesignInputs,
  tiesClosed: boolean,
  mexico: MexicanPart,
): ControlledLinkTable {
  const { buses, dcLinks } = grid.network;
  const links: ControlledLink[] = [];
  for (let l = 0; l < dcLinks.count; l++) {
    const [from, to] = [dcLinks.from[l]!, dcLinks.to[l]!];
    const [here, there] = [buses.area[from]!, buses.area[to]!];
    const touchesMexico = here === grid.link?.area || there === grid.link?.area;
    const isOpen =
      dcLinks.inService[l] === 1 && (here === there || (touchesMexico ? mexico.linkClosed : tiesClosed));
    links.push({
      from,
      to,
      forwardMw: isOpen ? Math.max(0, dcLinks.maxMw[l]!) : 0,
      reverseMw: isOpen ? Math.max(0, -dcLinks.minMw[l]!) : 0,
      lossShare: 0,
    });
  }
  if (mexico.ownersLink !== undefined && grid.link !== undefined) {
    const { capacityMw, lossShare } = mexico.ownersLink;
    const ends = { from: grid.link.bus, to: grid.link.regionBus };
    links.push({ ...ends, forwardMw: capacityMw, reverseMw: capacityMw, lossShare });
  }
  const hours = block.to - block.from;
  const byHour = (pick: (link: ControlledLink) => number) =>
    Float64Array.from({ length: hours * links.length }, (_, at) => pick(links[at % links.length]!));
  return {
    count: links.length,
    from: Int32Array.from(links, (link) => link.from),
    to: Int32Array.from(links, (link) => link.to),
    forwardMw: byHour((link) => link.forwardMw),
    reverseMw: byHour((link) => link.reverseMw),
    lossShare: Float64Array.from(links, (link) => link.lossShare),
    costUsdPerMwh: new Float64Array(links.length).fill(rules.exchangeChargeUsdPerMwh),
  };
}
