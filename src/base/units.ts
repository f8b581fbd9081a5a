/**
 * The only place that multiplies by a base. Outside the numeric core, powers are in MW and angles in degrees;
 * inside it, powers are per unit of `baseMva` and angles are radians.
 */

/** Base power of the project's own data, MVA. Case files bring their own. */
export const SYSTEM_BASE_MVA = 100;

export function puFromMw(powerMw: number, baseMva: number): number {
  return powerMw / baseMva;
}

export function mwFromPu(powerPu: number, baseMva: number): number {
  return powerPu * baseMva;
}

export function radFromDeg(angleDeg: number): number {
  return (angleDeg * Math.PI) / 180;
}

export function degFromRad(angleRad: number): number {
  return (angleRad * 180) / Math.PI;
}

/** Series impedance of a line, ohm, as per unit of the base impedance kV² / MVA. */
export function puFromOhm(impedanceOhm: number, baseKv: number, baseMva: number): number {
  return (impedanceOhm * baseMva) / (baseKv * baseKv);
}

/** Transformer impedance, per cent of its own rating, as per unit of the system base. */
export function puFromTransformerPct(impedancePct: number, ratingMva: number, baseMva: number): number {
  return ((impedancePct / 100) * baseMva) / ratingMva;
}
