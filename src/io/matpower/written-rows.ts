import type { CaseFile } from '../../grid/case-file.ts';
import type { GenerationCost } from '../../grid/cost-curves.ts';
import { degreesThatReadAs } from '../exact-degrees.ts';

/** The rows of each table of a MATPOWER case, column by column as the manual has them. */
export type Rows = number[][];

/** Numbers under which buses and areas are written: their own where every id is one, else 1, 2, 3 … */
export function writtenNumbers(ids: readonly string[], least: number): number[] {
  const numbers = ids.map(Number);
  const usable = numbers.every((n, k) => Number.isSafeInteger(n) && n >= least && String(n) === ids[k]);
  return usable ? numbers : ids.map((_, k) => k + 1);
}

export function busRows({ network, alternatingCurrent }: CaseFile, busNumbers: readonly number[]): Rows {
  const { buses, areas } = network;
  const ac = alternatingCurrent.buses;
  const areaNumbers = writtenNumbers(areas.id, 0);
  return busNumbers.map((number, b) => [
    number,
    busType(buses.isolated[b]!, buses.reference[b]!, ac.voltageControlled[b]!),
    buses.demandMw[b]!,
    ac.reactiveDemandMvar[b]!,
    buses.shuntMw[b]!,
    ac.shuntMvar[b]!,
    areaNumbers[buses.area[b]!]!,
    ac.voltagePu[b]!,
    degreesThatReadAs(buses.angleRad[b]!),
    buses.nominalKv[b]!,
    ac.zone[b]!,
    ac.maxVoltagePu[b]!,
    ac.minVoltagePu[b]!,
  ]);
}

function busType(isolated: number, reference: number, voltageControlled: number): number {
  if (isolated === 1) return 4;
  if (reference === 1) return 3;
  return voltageControlled === 1 ? 2 : 1;
}

export function unitRows({ network, alternatingCurrent }: CaseFile, busNumbers: readonly number[]): Rows {
  const { units } = network;
  const ac = alternatingCurrent.units;
  return units.id.map((_, u) => [
    busNumbers[units.bus[u]!]!,
    units.outputMw[u]!,
    ac.outputMvar[u]!,
    ac.maxMvar[u]!,
    ac.minMvar[u]!,
    ac.voltagePu[u]!,
    ac.baseMva[u]!,
    units.inService[u]!,
    units.maxMw[u]!,
    units.minMw[u]!,
    ...new Array<number>(11).fill(0),
  ]);
}

export function branchRows(
  { network, alternatingCurrent, angleLimits }: CaseFile,
  busNumbers: readonly number[],
): Rows {
  const { branches } = network;
  const ac = alternatingCurrent.branches;
  return branches.id.map((_, k) => {
    const rating = branches.ratingMva[k]!;
    const isPlainLine = branches.kind[k] !== 'transformer' && branches.tapRatio[k] === 1;
    return [
      busNumbers[branches.from[k]!]!,
      busNumbers[branches.to[k]!]!,
      branches.resistancePu[k]!,
      branches.reactancePu[k]!,
      ac.chargingPu[k]!,
      zeroWhereUnlimited(rating),
      emergencyRate(rating, branches.emergencyRatingMva[k]!),
      zeroWhereUnlimited(ac.thirdRatingMva[k]!),
      isPlainLine ? 0 : branches.tapRatio[k]!,
      degreesThatReadAs(branches.shiftRad[k]!),
      branches.inService[k]!,
      Math.max(-360, degreesThatReadAs(angleLimits.minRad[k]!)),
      Math.min(360, degreesThatReadAs(angleLimits.maxRad[k]!)),
    ];
  });
}

/** The format has 0 for no limit, and so none for a limit of zero: the smallest that acts as one stands for it. */
function zeroWhereUnlimited(ratingMva: number): number {
  if (ratingMva === 0) return LEAST_RATING_MVA;
  return ratingMva === Number.POSITIVE_INFINITY ? 0 : ratingMva;
}

const LEAST_RATING_MVA = 1e-9;

/** 0 would be read as the continuous rating. */
function emergencyRate(ratingMva: number, emergencyMva: number): number {
  if (emergencyMva !== Number.POSITIVE_INFINITY) return zeroWhereUnlimited(emergencyMva);
  return ratingMva === Number.POSITIVE_INFINITY ? 0 : Number.POSITIVE_INFINITY;
}

export function dcLineRows({ network: { dcLinks } }: CaseFile, busNumbers: readonly number[]): Rows {
  return dcLinks.id.map((_, d) => {
    const flow = dcLinks.flowMw[d]!;
    return [
      busNumbers[dcLinks.from[d]!]!,
      busNumbers[dcLinks.to[d]!]!,
      dcLinks.inService[d]!,
      flow,
      flow,
      0,
      0,
      1,
      1,
      dcLinks.minMw[d]!,
      dcLinks.maxMw[d]!,
      ...new Array<number>(6).fill(0),
    ];
  });
}

/** All rows equally wide: zeros fill up the shorter ones. */
export function costRows(
  costs: readonly GenerationCost[],
  { alternatingCurrent: { units } }: CaseFile,
): Rows {
  const rows = costs.map((cost, u) => [
    cost.kind === 'piecewise' ? 1 : 2,
    units.startupUsd[u]!,
    units.shutdownUsd[u]!,
    ...(cost.kind === 'piecewise'
      ? [cost.points.length, ...cost.points.flatMap(({ powerMw, costUsdPerH }) => [powerMw, costUsdPerH])]
      : [cost.coefficients.length, ...cost.coefficients]),
  ]);
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...new Array<number>(width - row.length).fill(0)]);
}
