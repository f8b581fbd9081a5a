import type { MexicanLink } from '../../analysis/market/designs/market-grid.ts';
import { MEXICAN_LIMIT } from '../../analysis/market/designs/mexican-part.ts';
import type { MarketInterface, MarketLimits } from '../../analysis/market/market-block.ts';
import { type Text, text } from '../../base/text.ts';
import type { BuiltNetwork } from '../../grid/build-network.ts';
import type { MarketYear } from '../../grid/market/market-year.ts';
import { type SiepacSegment, siepacLine } from './siepac-line.ts';

/** What gives the positions in the accounts of a market year their names. */
export interface ResultNames {
  readonly built: Pick<BuiltNetwork, 'network' | 'plantRows'> & {
    readonly rows: Pick<BuiltNetwork['rows'], 'areas'>;
  };
  readonly year: Pick<MarketYear, 'hours' | 'reservoirs'>;
  /** In the order in which accounts number them behind the branches; those that a design adds stand last. */
  readonly interfaces: readonly Pick<MarketInterface, 'id' | 'branches'>[];
  /** The watched branches of the accounts, in their order. */
  readonly siepac: readonly SiepacSegment[];
}

/** @param interfaces - those of the year; the limit of the Mexican link, which some designs add, stands behind them */
export function resultNames(
  built: BuiltNetwork,
  year: ResultNames['year'],
  { interfaces }: Pick<MarketLimits, 'interfaces'>,
  link: MexicanLink | undefined,
): ResultNames {
  const ofLink = link === undefined ? [] : [{ id: MEXICAN_LIMIT, branches: link.branches }];
  return { built, year, interfaces: [...interfaces, ...ofLink], siepac: siepacLine(built) };
}

export function areaId({ built }: ResultNames, area: number): string {
  return built.network.areas.id[area]!;
}

/** Positions of the countries of the regional market; neighbours are none. */
export function memberAreas({ built }: Pick<ResultNames, 'built'>): number[] {
  return built.rows.areas.flatMap(({ kind }, a) => (kind === 'country' ? [a] : []));
}

/** The areas at both sides of an interface, in the order of the areas. */
export function interfaceSides(
  { built }: ResultNames,
  { branches: ties }: Pick<MarketInterface, 'branches'>,
): { readonly from: number[]; readonly to: number[] } {
  const { buses, branches } = built.network;
  const [from, to] = [new Set<number>(), new Set<number>()];
  for (const { branch, factor } of ties) {
    const ends = [buses.area[branches.from[branch]!]!, buses.area[branches.to[branch]!]!] as const;
    from.add(ends[factor > 0 ? 0 : 1]);
    to.add(ends[factor > 0 ? 1 : 0]);
  }
  const ascending = (areas: Set<number>) => [...areas].sort((a, b) => a - b);
  return { from: ascending(from), to: ascending(to) };
}

export function interfaceName(names: ResultNames, limited: Pick<MarketInterface, 'branches'>): Text {
  const { from, to } = interfaceSides(names, limited);
  const { areas } = names.built.rows;
  const told = (language: 'nameEn' | 'nameEs') =>
    [from, to].map((side) => side.map((a) => areas[a]![language]).join(' + ')).join(' – ');
  return text(told('nameEn'), told('nameEs'));
}
