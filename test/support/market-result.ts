import { text } from '../../src/base/text.ts';
import type {
  AreaWelfare,
  DesignResult,
  HistoryRow,
  HourLabel,
  MarketAreaResult,
  MarketMexicoResult,
  MarketResult,
} from '../../src/study/market/market-result.ts';

/**
 * A market study as a run would give it, with three areas, two hours and three designs, and round figures set by hand:
 * what reports and files make of it can be read off. Hour 0 stands for 6,000 hours of the year, hour 1 for 2,760.
 */

const HOURS: readonly HourLabel[] = [
  { month: 1, season: 'dry', dayType: 'weekday', hour: 3, day: undefined, weightH: 6000 },
  { month: 9, season: 'wet', dayType: 'weekend', hour: 19, day: undefined, weightH: 2760 },
];

/** By hour: prices of MX, GT, SV; flow from MX to GT, from GT to SV. */
interface Story {
  readonly prices: readonly (readonly [number, number, number])[];
  readonly intoGtMw: readonly [number, number];
  readonly intoSvMw: readonly [number, number];
  readonly svUnservedMw: number;
}

function areaOf(area: string, position: number, story: Story, welfare: AreaWelfare): MarketAreaResult {
  const net = [0, 1].map((h) => netExportMw(position, h, story));
  const energy = (sign: number) =>
    net.reduce((sum, mw, h) => sum + (HOURS[h]!.weightH * Math.max(0, sign * mw)) / 1000, 0);
  const [night, evening] = [story.prices[0]![position]!, story.prices[1]![position]!];
  const dearestFirst = HOURS.map(({ weightH }, h) => ({
    hours: weightH,
    priceUsdPerMwh: story.prices[h]![position]!,
  })).sort((a, b) => b.priceUsdPerMwh - a.priceUsdPerMwh);
  return {
    area,
    demandGwh: position === 0 ? 0 : 8760,
    generationGwh: 8760 + energy(1) - energy(-1),
    bidGwh: 0,
    exportGwh: energy(1),
    importGwh: energy(-1),
    unservedGwh: position === 2 ? (story.svUnservedMw * 2760) / 1000 : 0,
    lossGwh: 0,
    price: {
      timeMeanUsdPerMwh: (night * 6000 + evening * 2760) / 8760,
      demandMeanUsdPerMwh: (night * 6000 + evening * 2760) / 8760,
      p10UsdPerMwh: Math.min(night, evening),
      p90UsdPerMwh: Math.max(night, evening),
      lowestUsdPerMwh: Math.min(night, evening),
      highestUsdPerMwh: Math.max(night, evening),
    },
    durationCurve: dearestFirst,
    paymentsMusd: 600,
    receiptsMusd: 590,
    reserveMusd: 3,
    generationCostMusd: 300,
    co2Kt: 1200,
    welfare,
  };
}

function netExportMw(position: number, h: number, { intoGtMw, intoSvMw }: Story): number {
  return [intoGtMw[h]!, intoSvMw[h]! - intoGtMw[h]!, 0 - intoSvMw[h]!][position]!;
}

function energyGwh(mw: readonly number[], sign: 1 | -1): number {
  return mw.reduce((sum, each, h) => sum + (HOURS[h]!.weightH * Math.max(0, sign * each)) / 1000, 0);
}

function borderOf(from: string, to: string, flowMw: readonly number[], limitMw: number | undefined) {
  const atLimitH = (sign: number) =>
    HOURS.reduce((sum, { weightH }, h) => sum + (sign * flowMw[h]! === limitMw ? weightH : 0), 0);
  const factor = (sign: 1 | -1) =>
    limitMw === undefined ? undefined : energyGwh(flowMw, sign) / ((limitMw * 8760) / 1000);
  return {
    from,
    to,
    forwardGwh: energyGwh(flowMw, 1),
    reverseGwh: energyGwh(flowMw, -1),
    forwardLimitMw: limitMw,
    reverseLimitMw: limitMw,
    forwardLoadFactor: factor(1),
    reverseLoadFactor: factor(-1),
    forwardAtLimitH: atLimitH(1),
    reverseAtLimitH: atLimitH(-1),
    rentMusd: 4.2,
  };
}

const MEXICO: MarketMexicoResult = {
  importGwh: 720,
  exportGwh: 138,
  hoursAtLimitH: 6000,
  meanSidePriceUsdPerMwh: 64,
  meanRegionPriceUsdPerMwh: 72.5,
  importValueMusd: 6.1,
  importPaymentsMusd: 46.1,
  contractGwh: 0,
  contractPaymentsMusd: 0,
  differenceMusd: 0,
  counterIntuitiveGwh: 138,
  counterIntuitiveH: 2760,
  counterIntuitiveMusd: 1.4,
  unusedGwh: 331.2,
  unusedMusd: 3.3,
  linkRentMusd: 5.5,
  auctionMusd: 7.7,
  holdersMusd: -2.2,
  ownerMusd: 0,
};

function welfare(consumerMusd: number, producerMusd: number, rentMusd: number): AreaWelfare {
  return { consumerMusd, producerMusd, rentMusd, totalMusd: consumerMusd + producerMusd + rentMusd };
}

const TODAY: Story = {
  prices: [
    [64, 60, 80],
    [64, 75, 90],
  ],
  intoGtMw: [120, 120],
  intoSvMw: [100, 260],
  svUnservedMw: 0,
};

const AUCTION: Story = { ...TODAY, intoGtMw: [120, -50], intoSvMw: [100, 200] };

const ALONE: Story = {
  prices: [
    [64, 70, 95],
    [64, 90, 140],
  ],
  intoGtMw: [0, 0],
  intoSvMw: [0, 0],
  svUnservedMw: 10,
};

function designOf(
  design: DesignResult['design'],
  story: Story,
  costMusd: number,
  rest: Pick<DesignResult, 'mexico' | 'change'>,
): DesignResult {
  const areas = ['MX', 'GT', 'SV'].map((id, i) => areaOf(id, i, story, welfare(500, 100, i === 0 ? 0 : 2)));
  return {
    design,
    summary: {
      tradeGwh: energyGwh(story.intoSvMw, 1),
      mexicanExportGwh: energyGwh(story.intoGtMw, 1),
      mexicanImportGwh: energyGwh(story.intoGtMw, -1),
      meanPriceUsdPerMwh: 76.4,
      totalCostMusd: costMusd,
      generationCostMusd: 1190,
      rentMusd: 12.5,
      chargeMusd: 0.1,
      lossSurplusMusd: 0,
      overloadMusd: 0,
      overloadGwh: 0,
      reserveShortageGwh: 0,
      lossGwh: 0,
      unservedGwh: (story.svUnservedMw * 2760) / 1000,
      co2Kt: 2400,
      institutionMusd: 0,
    },
    areas,
    borders: [borderOf('MX', 'GT', story.intoGtMw, 120), borderOf('GT', 'SV', story.intoSvMw, 260)],
    hours: HOURS.map((_, h) => ({
      areas: [0, 1, 2].map((position) => ({
        priceUsdPerMwh: story.prices[h]![position]!,
        demandMw: position === 0 ? 0 : 1000,
        generationMw: 1000 + netExportMw(position, h, story),
        netExportMw: netExportMw(position, h, story),
        unservedMw: position === 2 && h === 1 ? story.svUnservedMw : 0,
      })),
      borders: [[story.intoGtMw[h]!, 120] as const, [story.intoSvMw[h]!, 260] as const].map(
        ([flowMw, limitMw]) => ({
          flowMw,
          forwardLimitMw: limitMw,
          reverseLimitMw: limitMw,
          atLimit: Math.abs(flowMw) === limitMw,
        }),
      ),
    })),
    elements: [
      {
        element: 'line-1',
        name: text('Moyuta – Ahuachapán', 'Moyuta – Ahuachapán'),
        kind: 'line',
        areas: ['GT', 'SV'],
        outage: 'line-2',
        outageName: 'La Vega II – Ahuachapán',
        boundH: 2760,
        meanPriceUsdPerMwh: 15,
        rentMusd: 10.8,
        overloadMusd: 0,
        overloadGwh: 0,
      },
      {
        element: 'GT->SV',
        name: text('border GT → SV', 'frontera GT → SV'),
        kind: 'interface',
        areas: ['GT', 'SV'],
        outage: undefined,
        outageName: undefined,
        boundH: 100,
        meanPriceUsdPerMwh: 2,
        rentMusd: 0.05,
        overloadMusd: 0,
        overloadGwh: 0,
      },
    ],
    technologies: [
      {
        area: 'GT',
        technology: 'hydro_reservoir',
        energyGwh: 2000,
        receiptsMusd: 140,
        costMusd: 4,
        co2Kt: 0,
      },
      { area: 'GT', technology: 'coal', energyGwh: 3000, receiptsMusd: 190, costMusd: 125.4, co2Kt: 2970 },
      { area: 'SV', technology: 'fuel_oil', energyGwh: 1500, receiptsMusd: 125, costMusd: 123, co2Kt: 1020 },
    ],
    siepac: [
      {
        element: 'siepac-1',
        name: 'Aguacapa – Ahuachapán',
        fromArea: 'GT',
        toArea: 'SV',
        ratingMva: 374,
        southwardGwh: 800,
        northwardGwh: 5,
        meanLoadingPct: 25.4,
        highestLoadingPct: 92.1,
        above90H: 46,
      },
    ],
    water: [
      {
        id: 'chixoy',
        name: text('Chixoy', 'Chixoy'),
        area: 'GT',
        energyGwh: 1500,
        waterValueUsdPerMwh: 61.3,
      },
    ],
    checks: [
      {
        id: 'market-settlement',
        title: text('Payments less receipts', 'Pagos menos ingresos'),
        value: 1e-9,
        tolerance: 1e-6,
        unit: '',
        passed: true,
      },
    ],
    ...rest,
  };
}

const TRACE = { file: 'market_history.csv', line: 6, sourceIds: ['S01'], confidence: 'published' } as const;

const HISTORY: readonly HistoryRow[] = [
  {
    quantity: 'trade-gwh',
    area: undefined,
    partner: undefined,
    technologies: [],
    published: 1000,
    computed: 1317.6,
    trace: TRACE,
    notes: undefined,
  },
];

/** Three designs of one year: as today (the base), countries alone, and an auction whose flow goes the wrong way. */
export const MARKET: MarketResult = {
  year: 2017,
  hours: 'representative',
  hydrology: 'average',
  base: 'today',
  areas: [
    { id: 'MX', name: text('Mexico', 'México'), isMember: false },
    { id: 'GT', name: text('Guatemala', 'Guatemala'), isMember: true },
    { id: 'SV', name: text('El Salvador', 'El Salvador'), isMember: true },
  ],
  hourLabels: HOURS,
  designs: [
    designOf({ id: 'isolated', region: 'isolated', mexico: 'none' }, ALONE, 1247.35, {
      mexico: undefined,
      change: {
        areas: [
          { area: 'GT', ...welfare(-30, 20, -1) },
          { area: 'SV', ...welfare(-60, 25.5, -1.5) },
        ],
        others: [{ id: 'charges', musd: -0.1 }],
        totalCostMusd: 47.1,
        tradeGwh: -1317.6,
        co2Kt: 0,
      },
    }),
    designOf({ id: 'today', region: 'opportunity', mexico: 'contracts' }, TODAY, 1200.25, {
      mexico: {
        ...MEXICO,
        contractGwh: 1051.2,
        contractPaymentsMusd: 67.3,
        counterIntuitiveGwh: 0,
        counterIntuitiveH: 0,
      },
      change: undefined,
    }),
    designOf(
      { id: 'explicit-auction', region: 'opportunity', mexico: 'explicit-auction' },
      AUCTION,
      1201.45,
      {
        mexico: MEXICO,
        change: {
          areas: [
            { area: 'GT', ...welfare(4, -3, 0.5) },
            { area: 'SV', ...welfare(-2, 1.5, 0) },
          ],
          others: [{ id: 'holders', musd: -2.2 }],
          totalCostMusd: 1.2,
          tradeGwh: -165.6,
          co2Kt: 12,
        },
      },
    ),
  ],
  history: HISTORY,
  timeline: [
    {
      id: 'talks',
      date: '2016-09',
      areas: ['MX'],
      demandLostMw: undefined,
      words: text('Talks open.', 'Se abren conversaciones.'),
      trace: { file: 'events.csv', line: 4, sourceIds: ['S01'], confidence: 'published' },
    },
  ],
  options: [
    {
      id: 'contracts',
      name: text('A. Bilateral contracts', 'A. Contratos bilaterales'),
      offers: text('Fixed blocks.', 'Bloques fijos.'),
      rent: text('None is seen.', 'No se ve.'),
      needs: text('No new treaty.', 'Ningún tratado nuevo.'),
      trace: { file: 'market_designs.csv', line: 3, sourceIds: ['S01'], confidence: 'published' },
    },
    {
      id: 'explicit-auction',
      name: text('C. Explicit auction', 'C. Subasta explícita'),
      offers: text('Capacity before prices.', 'Capacidad antes de los precios.'),
      rent: text('The owners of the link.', 'Los dueños del enlace.'),
      needs: text('An agreement of both operators.', 'Un acuerdo de ambos operadores.'),
      trace: { file: 'market_designs.csv', line: 5, sourceIds: ['S01'], confidence: 'estimated' },
    },
    {
      id: 'all',
      name: text('Whatever the option', 'Cualquiera sea la opción'),
      offers: text('Secure capacity.', 'Capacidad segura.'),
      rent: text('By investment.', 'Según la inversión.'),
      needs: text('A treaty that backs the link.', 'Un tratado que respalde el enlace.'),
      trace: { file: 'market_designs.csv', line: 10, sourceIds: ['S01'], confidence: 'inferred' },
    },
  ],
};
