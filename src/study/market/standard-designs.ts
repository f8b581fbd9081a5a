import type { MarketDesign, MexicanOption, RegionalRegime } from '../../analysis/market/market-design.ts';

/** The designs that a study compares where it names none, by the ids that scenarios use. */
export const STANDARD_DESIGNS: readonly MarketDesign[] = [
  { id: 'isolated', region: 'isolated', mexico: 'none' },
  { id: 'today', region: 'opportunity', mexico: 'contracts' },
  { id: 'integrated', region: 'integrated', mexico: 'contracts' },
  ...(
    [
      'border-agent',
      'explicit-auction',
      'implicit-coupling',
      'joint-dispatch',
      'full-member',
      'scheduled-link',
    ] as const
  ).map((mexico) => ({ id: mexico, region: usualRegime(mexico), mexico })),
];

/** The design that the others are told against, where a scenario does not say. */
export const USUAL_BASE = 'today';

/** How the countries trade where only the option for Mexico is given: one dispatch with Mexico is one for all. */
export function usualRegime(mexico: MexicanOption): RegionalRegime {
  return mexico === 'joint-dispatch' || mexico === 'full-member' ? 'integrated' : 'opportunity';
}
