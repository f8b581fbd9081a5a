import { degFromRad, radFromDeg } from '../base/units.ts';

const EPSILON_STEPS = [0, 1, -1, 2, -2, 3, -3, 4, -4];

/**
 * Degrees that read back as exactly this angle, preferring few digits. Conversion rounds, so the plain quotient may
 * miss by a last place; an angle that no number of degrees gives is met as nearly as can be.
 */
export function degreesThatReadAs(angleRad: number): number {
  const plain = degFromRad(angleRad);
  const short = Number(plain.toPrecision(15));
  if (radFromDeg(short) === angleRad) return short;
  for (const step of EPSILON_STEPS) {
    const near = plain * (1 + step * Number.EPSILON);
    if (radFromDeg(near) === angleRad) return near;
  }
  return plain;
}
