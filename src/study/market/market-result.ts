import type { MarketDesign } from '../../analysis/market/market-design.ts';
import type { Text } from '../../base/text.ts';
import type { MarketHistoryRow, Season } from '../../grid/dataset.ts';
import type { Hydrology } from '../../grid/market/market-year.ts';
import type { RecordedEvent } from '../recorded-events.ts';
import type { ElementTrace, SelfCheck } from '../result.ts';

/** A market year under several designs, in names and plain numbers: what tables, pages and files are made from. */
export interface MarketResult {
  readonly year: number;
  readonly hours: 'representative' | 'all';
  readonly hydrology: Hydrology;
  /** Id of the design that the others are told against. */
  readonly base: string;
  readonly areas: readonly { readonly id: string; readonly name: Text; readonly isMember: boolean }[];
  readonly hourLabels: readonly HourLabel[];
  readonly designs: readonly DesignResult[];
  /** Published figures of the year, beside what the base design says. */
  readonly history: readonly HistoryRow[];
  /** What each option for Mexico offers and needs, in words. */
  readonly options: readonly MexicanOptionWords[];
  /** What led to the market of today, and what is known to come. */
  readonly timeline: readonly RecordedEvent[];
}

export interface HourLabel {
  readonly month: number;
  readonly season: Season;
  readonly dayType: string;
  /** 0 … 23, in the region's clock. */
  readonly hour: number;
  /** Day of the year; `undefined` for hours that stand for several. */
  readonly day: number | undefined;
  readonly weightH: number;
}

export interface DesignResult {
  readonly design: MarketDesign;
  readonly summary: MarketSummary;
  readonly areas: readonly MarketAreaResult[];
  readonly borders: readonly MarketBorderResult[];
  /** By hour, in the order of `hourLabels`. */
  readonly hours: readonly MarketHourResult[];
  /** Highest rent first. */
  readonly elements: readonly MarketElementResult[];
  readonly technologies: readonly MarketTechnologyResult[];
  /** The SIEPAC line from north to south. */
  readonly siepac: readonly SiepacSegmentResult[];
  readonly water: readonly MarketWaterResult[];
  readonly mexico: MarketMexicoResult | undefined;
  readonly checks: readonly SelfCheck[];
  /** `undefined` for the base design itself. */
  readonly change: MarketChange | undefined;
}

/** The year in one row. Money in million USD. */
export interface MarketSummary {
  /** Σ over hours and member countries of what each exports net. */
  readonly tradeGwh: number;
  /** The same, of Mexico. */
  readonly mexicanExportGwh: number;
  readonly mexicanImportGwh: number;
  /** Of the member countries, by demand. */
  readonly meanPriceUsdPerMwh: number;
  /** Generation, unserved demand and use of links, less what bids are worth; no charges, no penalties. */
  readonly totalCostMusd: number;
  readonly generationCostMusd: number;
  readonly rentMusd: number;
  readonly chargeMusd: number;
  readonly lossSurplusMusd: number;
  readonly overloadMusd: number;
  readonly overloadGwh: number;
  readonly reserveShortageGwh: number;
  readonly lossGwh: number;
  readonly unservedGwh: number;
  readonly co2Kt: number;
  /** What the design itself costs a year. */
  readonly institutionMusd: number;
}

/** Mean (by time, and by demand), tenth and ninetieth percentile of the hours' prices, by time. */
export interface PriceStatistics {
  readonly timeMeanUsdPerMwh: number;
  readonly demandMeanUsdPerMwh: number;
  readonly p10UsdPerMwh: number;
  readonly p90UsdPerMwh: number;
  readonly lowestUsdPerMwh: number;
  readonly highestUsdPerMwh: number;
}

export interface MarketAreaResult {
  readonly area: string;
  readonly demandGwh: number;
  readonly generationGwh: number;
  readonly bidGwh: number;
  readonly exportGwh: number;
  readonly importGwh: number;
  readonly unservedGwh: number;
  readonly lossGwh: number;
  /** `undefined` where nothing is bought or sold all year. */
  readonly price: PriceStatistics | undefined;
  /** Price by hours that exceed it, dearest first: hours add to those of the year. Empty where there is no price. */
  readonly durationCurve: readonly { readonly hours: number; readonly priceUsdPerMwh: number }[];
  readonly paymentsMusd: number;
  readonly receiptsMusd: number;
  readonly reserveMusd: number;
  readonly generationCostMusd: number;
  readonly co2Kt: number;
  readonly welfare: AreaWelfare;
}

/** Million USD a year. */
export interface AreaWelfare {
  readonly consumerMusd: number;
  readonly producerMusd: number;
  readonly rentMusd: number;
  readonly totalMusd: number;
}

export interface MarketBorderResult {
  readonly from: string;
  readonly to: string;
  /** From the first to the second area, and back. */
  readonly forwardGwh: number;
  readonly reverseGwh: number;
  /** Highest limit in force of the year, MW; `undefined` where none is. */
  readonly forwardLimitMw: number | undefined;
  readonly reverseLimitMw: number | undefined;
  /** Energy of the direction ÷ limit × hours, 0 … 1. */
  readonly forwardLoadFactor: number | undefined;
  readonly reverseLoadFactor: number | undefined;
  readonly forwardAtLimitH: number;
  readonly reverseAtLimitH: number;
  readonly rentMusd: number;
}

export interface MarketHourResult {
  /** In the order of `MarketResult.areas`. */
  readonly areas: readonly {
    /** `undefined` where nothing is bought or sold all year. */
    readonly priceUsdPerMwh: number | undefined;
    readonly demandMw: number;
    readonly generationMw: number;
    readonly netExportMw: number;
    readonly unservedMw: number;
  }[];
  /** In the order of `DesignResult.borders`. */
  readonly borders: readonly {
    readonly flowMw: number;
    readonly forwardLimitMw: number | undefined;
    readonly reverseLimitMw: number | undefined;
    readonly atLimit: boolean;
  }[];
}

export interface MarketElementResult {
  /** Id of the branch or interface. */
  readonly element: string;
  readonly name: Text;
  readonly kind: 'line' | 'transformer' | 'coupler' | 'interface';
  /** The areas at its ends; of an interface all that it joins. */
  readonly areas: readonly string[];
  /** `undefined`: nothing out. */
  readonly outage: string | undefined;
  readonly outageName: string | undefined;
  readonly boundH: number;
  readonly meanPriceUsdPerMwh: number;
  readonly rentMusd: number;
  readonly overloadMusd: number;
  readonly overloadGwh: number;
}

export interface MarketTechnologyResult {
  readonly area: string;
  readonly technology: string;
  readonly energyGwh: number;
  readonly receiptsMusd: number;
  readonly costMusd: number;
  readonly co2Kt: number;
}

/** A reservoir, or a cascade, over the year. */
export interface MarketWaterResult {
  readonly id: string;
  readonly name: Text;
  readonly area: string;
  readonly energyGwh: number;
  /** Gain per MWh more water, by energy; `undefined` where none was used. */
  readonly waterValueUsdPerMwh: number | undefined;
}

export interface SiepacSegmentResult {
  readonly element: string;
  readonly name: string;
  readonly fromArea: string;
  readonly toArea: string;
  readonly ratingMva: number | undefined;
  readonly southwardGwh: number;
  readonly northwardGwh: number;
  readonly meanLoadingPct: number | undefined;
  readonly highestLoadingPct: number | undefined;
  readonly above90H: number;
}

export interface MarketMexicoResult {
  readonly importGwh: number;
  readonly exportGwh: number;
  readonly hoursAtLimitH: number;
  readonly meanSidePriceUsdPerMwh: number;
  readonly meanRegionPriceUsdPerMwh: number;
  /** Σ imports × (price in Guatemala − what is paid for them). */
  readonly importValueMusd: number;
  readonly importPaymentsMusd: number;
  readonly contractGwh: number;
  readonly contractPaymentsMusd: number;
  /** Contract price above the price at the border: the buyer pays it besides. */
  readonly differenceMusd: number;
  /** Flow from the dearer to the cheaper side at the prices of the hour. */
  readonly counterIntuitiveGwh: number;
  readonly counterIntuitiveH: number;
  /** What that flow costs: gap × flow. */
  readonly counterIntuitiveMusd: number;
  /** Capacity towards the dearer side that is not used, and the gap × it. */
  readonly unusedGwh: number;
  readonly unusedMusd: number;
  readonly linkRentMusd: number;
  readonly auctionMusd: number;
  /** Rent that holders of capacity earn beyond what they paid for it. */
  readonly holdersMusd: number;
  readonly ownerMusd: number;
}

/** Against the base design, million USD; more is better for whom it is told. */
export interface MarketChange {
  readonly areas: readonly (AreaWelfare & { readonly area: string })[];
  /** What belongs to no country: charges, holders of capacity, the owner of a link. */
  readonly others: readonly {
    readonly id: 'charges' | 'holders' | 'owner' | 'institution';
    readonly musd: number;
  }[];
  readonly totalCostMusd: number;
  readonly tradeGwh: number;
  readonly co2Kt: number;
}

/** A published figure of the year, beside what the base design says. */
export interface HistoryRow {
  readonly quantity: MarketHistoryRow['quantity'];
  /** `undefined`: the region. */
  readonly area: string | undefined;
  /** Other side of an export or import outside the regional market. */
  readonly partner: string | undefined;
  /** What a generation counts. */
  readonly technologies: readonly string[];
  readonly published: number;
  readonly computed: number;
  readonly trace: ElementTrace;
  readonly notes: string | undefined;
}

/** An option for the trade with Mexico in words. */
export interface MexicanOptionWords {
  /** A `MexicanOption`; `all`: holds for every one. */
  readonly id: string;
  readonly name: Text;
  /** What capacity is offered, and how. */
  readonly offers: Text;
  /** Who gets the congestion rent. */
  readonly rent: Text;
  /** What it needs in law and regulation. */
  readonly needs: Text;
  readonly trace: ElementTrace;
}
