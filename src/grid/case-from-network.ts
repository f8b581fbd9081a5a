import type { AlternatingCurrentData, CaseFile } from './case-file.ts';
import type { GenerationCost } from './cost-curves.ts';
import type { Network } from './network.ts';

/**
 * A case for a network that did not come from one: straight-line costs where units have any, no angle limits, and
 * plain values (1 per unit, limits of 0.9 and 1.1, nothing reactive) for what only an AC program needs.
 */
export function caseFromNetwork(name: string, network: Network): CaseFile {
  const { units, branches } = network;
  const hasCosts = units.costUsdPerMwh.some((cost) => cost !== 0);
  return {
    name,
    network,
    costs: hasCosts ? Array.from(units.costUsdPerMwh, straightLine) : undefined,
    angleLimits: {
      minRad: new Float64Array(branches.count).fill(Number.NEGATIVE_INFINITY),
      maxRad: new Float64Array(branches.count).fill(Number.POSITIVE_INFINITY),
    },
    alternatingCurrent: plainAlternatingCurrent(network),
  };
}

function straightLine(costUsdPerMwh: number): GenerationCost {
  return { kind: 'polynomial', coefficients: [costUsdPerMwh, 0] };
}

/** Buses with a unit in service hold their voltage, references apart. */
export function plainAlternatingCurrent(network: Network): AlternatingCurrentData {
  const { buses, branches, units } = network;
  const voltageControlled = new Uint8Array(buses.count);
  units.bus.forEach((bus, k) => {
    if (units.inService[k] === 1 && buses.reference[bus] === 0 && buses.isolated[bus] === 0) {
      voltageControlled[bus] = 1;
    }
  });
  const filled = (length: number, value: number) => new Float64Array(length).fill(value);
  return {
    buses: {
      reactiveDemandMvar: filled(buses.count, 0),
      shuntMvar: filled(buses.count, 0),
      voltagePu: filled(buses.count, 1),
      minVoltagePu: filled(buses.count, 0.9),
      maxVoltagePu: filled(buses.count, 1.1),
      zone: filled(buses.count, 1),
      voltageControlled,
    },
    branches: {
      chargingPu: filled(branches.count, 0),
      thirdRatingMva: filled(branches.count, Number.POSITIVE_INFINITY),
    },
    units: {
      outputMvar: filled(units.count, 0),
      minMvar: filled(units.count, 0),
      maxMvar: filled(units.count, 0),
      voltagePu: filled(units.count, 1),
      baseMva: filled(units.count, network.baseMva),
      startupUsd: filled(units.count, 0),
      shutdownUsd: filled(units.count, 0),
    },
  };
}
