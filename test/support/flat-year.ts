import type { Dataset } from '../../src/grid/dataset.ts';
import type { MarketRequest } from '../../src/study/scenario.ts';
import { row, tinyDataset } from './tiny-dataset.ts';

/** A market year under three designs, single outages held. */
export const MARKET: MarketRequest = {
  kind: 'market',
  hours: 'representative',
  designs: [
    { id: 'apart', region: 'isolated', mexico: 'none' },
    { id: 'surplus', region: 'opportunity', mexico: 'none' },
    { id: 'one', region: 'integrated', mexico: 'none' },
  ],
  base: 'apart',
  hydrology: 'average',
  monitorFromKv: 100,
  contingencies: 'n-1',
  operatingLimits: true,
  overloadUsdPerMwh: 100,
  reserveShare: 0,
  reserveShortageUsdPerMwh: 300,
  vollUsdPerMwh: 1000,
  exchangeChargeUsdPerMwh: 0,
  losses: 'none',
  costs: [],
  limitChanges: [],
  mexico: {
    priceUsdPerMwh: undefined,
    slopeUsdPerMwhPerMw: 0,
    contractMw: undefined,
    contractPriceUsdPerMwh: undefined,
    importMw: undefined,
    exportMw: undefined,
    yearlyShare: 0.5,
    ownersLink: { capacityMw: 300, lossShare: 0.02 },
    membershipMusd: 0,
  },
};

/** The tiny grid with the same demand in every hour of the year: 100 MW in A, 90 MW in B, 80 MW of water in A. */
export function flatDataset(changes: Partial<Dataset> = {}): Dataset {
  const tiny = tinyDataset();
  const profiles = (['A', 'B'] as const).flatMap((area) =>
    (['dry', 'wet'] as const).flatMap((season) =>
      ['weekday', 'weekend'].flatMap((dayType) =>
        Array.from({ length: 24 }, (_, hour) => ({
          ...row('demand_profiles.csv'),
          area,
          season,
          dayType,
          hour,
          demandPu: area === 'A' ? 1 : 0.9,
        })),
      ),
    ),
  );
  const availability = Array.from({ length: 12 }, (_, m) => ({ ...tiny.availability[0]!, month: m + 1 }));
  return { ...tiny, demandProfiles: [...tiny.demandProfiles, ...profiles], availability, ...changes };
}
