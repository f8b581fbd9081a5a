import type { LineLoadability } from '../analysis/loadability.ts';
import type { Diagnostic } from '../base/diagnostics.ts';
import type { Text } from '../base/text.ts';
import type { Confidence, DemandPeriod, Season } from '../grid/dataset.ts';
import type { ContingencyKind } from '../grid/network.ts';
import type { CapacityResult } from './capacity/capacity-result.ts';
import type { ConditionsResult } from './conditions/conditions-result.ts';
import type { CapacityExplanation } from './explanation/explanation-result.ts';
import type { MarketResult } from './market/market-result.ts';
import type { JointResult, OptimisedResult, RegionalTradeStudyResult } from './optimum/optimum-result.ts';
import type { RightsResult } from './rights/rights-result.ts';
import type { SchemeEffect } from './schemes/scheme-study.ts';
import type { SecurityResult } from './security/security-result.ts';
import type { SeparationResult } from './separation-study.ts';
import type { UncertaintyResult } from './uncertainty/uncertainty-result.ts';
import type { UpgradesResult } from './upgrades/upgrades-result.ts';

/** Everything a run found, in names and plain numbers. `result.json` is this, as it stands. */
export interface ScenarioResult {
  readonly schemaVersion: 1;
  readonly scenario: {
    readonly id: string;
    readonly title: Text;
    readonly question: Text | undefined;
    readonly year: number;
    readonly season: Season;
    readonly demand: DemandPeriod | string;
    readonly month: number;
    readonly upgrades: readonly {
      readonly id: string;
      readonly title: Text;
      readonly costMusd: number | undefined;
    }[];
    readonly exchanges: readonly { readonly from: string; readonly to: string; readonly powerMw: number }[];
  };
  readonly grid: GridSummary;
  readonly dispatch: readonly AreaBalance[];
  readonly loading: LoadingResult | undefined;
  readonly capacity: CapacityResult | undefined;
  /** Why the capacities of borders and published interfaces are what they are, in the order of `capacity`. */
  readonly explanations: readonly CapacityExplanation[];
  readonly conditions: ConditionsResult | undefined;
  /** What each supplementary scheme of the scenario does to each capacity. */
  readonly schemes: readonly SchemeEffect[];
  /** The region cut in parts; `undefined` where no outages were asked for or nothing can be cut. */
  readonly separations: SeparationResult | undefined;
  /** Published limits, schemes, criteria and events that bear on the run; `undefined` where it has neither loadings nor capacities. */
  readonly security: SecurityResult | undefined;
  readonly optimised: OptimisedResult | undefined;
  readonly joint: JointResult | undefined;
  readonly regionalTrade: RegionalTradeStudyResult | undefined;
  readonly rights: RightsResult | undefined;
  readonly uncertainty: UncertaintyResult | undefined;
  readonly market: MarketResult | undefined;
  /** Works compared. */
  readonly upgrades: UpgradesResult | undefined;
  /** What the run verified about itself; all must pass. */
  readonly checks: readonly SelfCheck[];
  readonly warnings: readonly Diagnostic[];
  /** Names of the areas, in the order in which tables list them. */
  readonly areas: readonly { readonly id: string; readonly name: Text }[];
  /** The sources behind the rows used, by id. */
  readonly sources: readonly SourceReference[];
}

export interface SourceReference {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | undefined;
  readonly year: number | undefined;
  readonly url: string | undefined;
}

export interface GridSummary {
  readonly buses: number;
  readonly lines: number;
  readonly transformers: number;
  readonly units: number;
  readonly islands: number;
  readonly siepacKm: number;
  readonly byArea: readonly {
    readonly area: string;
    readonly buses: number;
    readonly lines: number;
    readonly transformers: number;
    readonly capacityMw: number;
  }[];
  /** The substations of the year, for the map. */
  readonly substations: readonly SubstationPlace[];
}

export interface SubstationPlace {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  /** Highest voltage level in service. */
  readonly kv: number;
}

export interface AreaBalance {
  readonly area: string;
  readonly name: Text;
  /** What the country asks for, served or not. */
  readonly demandMw: number;
  readonly generationMw: number;
  /** Generation less the demand that is served. */
  readonly netExportMw: number;
  readonly availableMw: number;
  /** Demand that no available unit could meet. */
  readonly unservedMw: number;
  readonly byTechnology: readonly { readonly technology: string; readonly outputMw: number }[];
  readonly marginalUnit: string | undefined;
  readonly marginalUnitName: Text | undefined;
  readonly marginalCostUsdPerMwh: number | undefined;
  /** Variable cost of what the area's plants produce. */
  readonly generationCostUsdPerH: number;
  /** The rows behind the balance: demand, plants, availability, costs. */
  readonly traces: readonly TableTrace[];
}

/** Where a figure that is a sum over rows of one table comes from. */
export interface TableTrace {
  readonly file: string;
  /** Lines of the rows, from 1, ascending. */
  readonly lines: readonly number[];
  readonly sourceIds: readonly string[];
  /** The worst of the rows'. */
  readonly confidence: Confidence;
}

export interface SelfCheck {
  readonly id: string;
  readonly title: Text;
  readonly value: number;
  readonly tolerance: number;
  readonly unit: string;
  readonly passed: boolean;
}

/** Where an element's numbers come from. */
export interface ElementTrace {
  readonly file: string;
  readonly line: number;
  readonly sourceIds: readonly string[];
  readonly confidence: Confidence;
}

export interface LoadingResult {
  readonly monitorFromKv: number;
  readonly postContingencyRating: 'continuous' | 'emergency';
  /** Every monitored element, worst loading first. */
  readonly elements: readonly ElementLoading[];
  readonly contingencies: readonly ContingencyOutcome[];
  readonly borders: readonly BorderFlow[];
}

export interface ElementLoading {
  readonly element: string;
  readonly name: string;
  readonly kind: 'line' | 'transformer' | 'coupler';
  readonly lineClass: string;
  /** An upgrade of the scenario made it; it does not stand in the data. */
  readonly isAdded: boolean;
  readonly from: string;
  readonly to: string;
  readonly fromSubstation: string;
  readonly toSubstation: string;
  readonly areaFrom: string;
  readonly areaTo: string;
  readonly kv: number;
  /** `undefined`: no limit. */
  readonly ratingMva: number | undefined;
  readonly flowMw: number;
  readonly loadingPct: number | undefined;
  /** The outage after which it is loaded most; `undefined` when the base case is the worst. */
  readonly worstContingency: string | undefined;
  readonly worstContingencyName: Text | undefined;
  readonly worstFlowMw: number;
  readonly worstRatingMva: number | undefined;
  readonly worstLoadingPct: number | undefined;
  /** What its length lets the line carry, an indicator; `undefined` for transformers and lines without the data. */
  readonly loadability: LineLoadability | undefined;
  readonly trace: ElementTrace;
}

export interface ContingencyOutcome {
  readonly contingency: string;
  readonly name: Text;
  readonly kind: ContingencyKind;
  readonly splits: boolean;
  /** Demand lost because an island had no supply. */
  readonly shedMw: number;
  /** Generation lost in the parts that it cuts off, run down or tripped. */
  readonly trippedMw: number;
  readonly shedByArea: readonly { readonly area: string; readonly shedMw: number }[];
  readonly trippedByArea: readonly { readonly area: string; readonly trippedMw: number }[];
  readonly worstElement: string | undefined;
  readonly worstElementName: string | undefined;
  readonly worstLoadingPct: number | undefined;
  /** Monitored elements above 100 %. */
  readonly overloads: number;
  /** Those of them that were not in the base case, or that it loads by 1 % of their limit more. */
  readonly harmed: number;
}

export interface BorderFlow {
  readonly fromArea: string;
  readonly toArea: string;
  readonly flowMw: number;
  readonly lines: readonly { readonly element: string; readonly flowMw: number }[];
}
