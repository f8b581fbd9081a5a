import type { MarketAccounts } from '../../analysis/market/accounts/market-accounts.ts';
import { type Text, text } from '../../base/text.ts';
import { plantTitle } from '../plant-title.ts';
import type {
  MarketElementResult,
  MarketTechnologyResult,
  MarketWaterResult,
  SiepacSegmentResult,
} from './market-result.ts';
import { areaId, interfaceName, interfaceSides, type ResultNames } from './result-names.ts';
import { gwh, kt, musd } from './units-of-result.ts';

/** What limited the market, highest rent first, then what was broken most. */
export function elementResults(names: ResultNames, { limits }: MarketAccounts): MarketElementResult[] {
  const { branches } = names.built.network;
  return limits
    .map((limit) => ({
      ...named(names, limit.element),
      outage: limit.outage < 0 ? undefined : branches.id[limit.outage],
      outageName: limit.outage < 0 ? undefined : branches.name[limit.outage],
      boundH: limit.boundH,
      meanPriceUsdPerMwh: limit.boundH > 0 ? limit.valueUsdPerMw / limit.boundH : 0,
      rentMusd: musd(limit.rentUsd),
      overloadMusd: musd(limit.overloadUsd),
      overloadGwh: gwh(limit.overloadMwh),
    }))
    .sort((a, b) => b.rentMusd + b.overloadMusd - (a.rentMusd + a.overloadMusd));
}

function named(
  names: ResultNames,
  element: number,
): Pick<MarketElementResult, 'element' | 'name' | 'kind' | 'areas'> {
  const { branches, buses } = names.built.network;
  const limited = names.interfaces[element - branches.count];
  if (limited !== undefined) {
    const { from, to } = interfaceSides(names, limited);
    return {
      element: limited.id,
      name: interfaceName(names, limited),
      kind: 'interface',
      areas: [...from, ...to].map((a) => areaId(names, a)),
    };
  }
  const ends = [branches.from[element]!, branches.to[element]!].map((bus) => buses.area[bus]!);
  const name = branches.name[element]!;
  return {
    element: branches.id[element]!,
    name: text(name, name),
    kind: branches.kind[element]!,
    areas: [...new Set(ends)].map((a) => areaId(names, a)),
  };
}

/** Energy by area and technology, in the order of the areas, most energy first. */
export function technologyResults(
  names: ResultNames,
  { technologies }: MarketAccounts,
): MarketTechnologyResult[] {
  return technologies
    .filter(({ energyMwh }) => energyMwh !== 0)
    .sort((a, b) => a.area - b.area || b.energyMwh - a.energyMwh)
    .map(({ area, technology, energyMwh, receiptsUsd, costUsd, co2T }) => ({
      area: areaId(names, area),
      technology,
      energyGwh: gwh(energyMwh),
      receiptsMusd: musd(receiptsUsd),
      costMusd: musd(costUsd),
      co2Kt: kt(co2T),
    }));
}

/** The SIEPAC line, section by section from north to south. */
export function siepacResults(
  names: ResultNames,
  { branches: uses, weightH }: MarketAccounts,
): SiepacSegmentResult[] {
  const { branches, buses } = names.built.network;
  const hours = weightH.reduce((sum, weight) => sum + weight, 0);
  return names.siepac.map(({ branch, southward }, i) => {
    const use = uses[i]!;
    const ends = [branches.from[branch]!, branches.to[branch]!].map((bus) => areaId(names, buses.area[bus]!));
    const [north, south] = southward > 0 ? ends : ends.reverse();
    const energy = southward > 0 ? [use.forwardMwh, use.reverseMwh] : [use.reverseMwh, use.forwardMwh];
    const ratingMva = branches.ratingMva[branch]!;
    const isRated = ratingMva < Number.POSITIVE_INFINITY;
    return {
      element: branches.id[branch]!,
      name: branches.name[branch]!,
      fromArea: north!,
      toArea: south!,
      ratingMva: isRated ? ratingMva : undefined,
      southwardGwh: gwh(energy[0]!),
      northwardGwh: gwh(energy[1]!),
      meanLoadingPct: isRated ? (100 * use.loadingH) / hours : undefined,
      highestLoadingPct: isRated ? 100 * use.highestLoading : undefined,
      above90H: use.above90H,
    };
  });
}

/** Stored water, in the order of the reservoirs. */
export function waterResults(names: ResultNames, { water }: MarketAccounts): MarketWaterResult[] {
  return names.year.reservoirs.map(({ id, units, area }, r) => {
    const { energyMwh, valueUsd } = water[r]!;
    return {
      id,
      name: plantNames(names, units),
      area: areaId(names, area),
      energyGwh: gwh(energyMwh),
      waterValueUsdPerMwh: energyMwh > 0 ? valueUsd / energyMwh : undefined,
    };
  });
}

function plantNames({ built }: ResultNames, units: readonly number[]): Text {
  const titles = units.map((u) => plantTitle(built.plantRows[u]!));
  const joined = (language: 'en' | 'es') => titles.map((title) => title[language]).join(', ');
  return text(joined('en'), joined('es'));
}
