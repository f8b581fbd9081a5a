import type { GenerationCost } from './cost-curves.ts';
import type { Network } from './network.ts';

/**
 * What a case file of another program holds: the network, and beside it what the network's tables have no column
 * for. All columns are parallel to the network's tables.
 */
export interface CaseFile {
  readonly name: string;
  readonly network: Network;
  /** Cost curve of each unit; `undefined` where the file gives no costs. */
  readonly costs: readonly GenerationCost[] | undefined;
  readonly angleLimits: AngleLimits;
  readonly alternatingCurrent: AlternatingCurrentData;
}

/** Bounds on θ_from − θ_to of each branch, radians; infinite where there is none. */
export interface AngleLimits {
  readonly minRad: Float64Array;
  readonly maxRad: Float64Array;
}

/** What a DC model leaves aside and an AC program needs: kept so that a case can be written again. */
export interface AlternatingCurrentData {
  readonly buses: {
    readonly reactiveDemandMvar: Float64Array;
    /** Shunt susceptance as Mvar injected at 1 pu. */
    readonly shuntMvar: Float64Array;
    readonly voltagePu: Float64Array;
    readonly minVoltagePu: Float64Array;
    readonly maxVoltagePu: Float64Array;
    readonly zone: Float64Array;
    /** 1 where a unit holds the voltage (type 2, PV). */
    readonly voltageControlled: Uint8Array;
  };
  readonly branches: {
    /** Total line charging, per unit. */
    readonly chargingPu: Float64Array;
    /** Third rating (rate C), MVA; infinite where there is none. */
    readonly thirdRatingMva: Float64Array;
  };
  readonly units: {
    readonly outputMvar: Float64Array;
    readonly minMvar: Float64Array;
    readonly maxMvar: Float64Array;
    readonly voltagePu: Float64Array;
    readonly baseMva: Float64Array;
    readonly startupUsd: Float64Array;
    readonly shutdownUsd: Float64Array;
  };
}
