/**
 * From the units a transformer record may use (CW, CZ) to per unit of bus and system bases. The conventions are those
 * of the data format manual and of the two-winding model of the program application guide: an ideal ratio t₁ at
 * winding 1, the impedance, an ideal ratio t₂ at winding 2. Seen with one ratio t₁/t₂ at winding 1, the impedance is
 * z · t₂².
 */

export interface Winding {
  /** WINDV. */
  readonly voltage: number;
  /** NOMV, kV; 0 stands for the base voltage of the bus. */
  readonly nominalKv: number;
  /** Base voltage of the bus the winding is at, kV. */
  readonly busKv: number;
}

/**
 * Turns ratio of a winding, per unit of its bus's base voltage. CW 1: given so; 2: winding voltage in kV; 3: per unit
 * of the winding's nominal voltage.
 */
export function turnsRatioPu(windingCode: number, { voltage, nominalKv, busKv }: Winding): number {
  if (windingCode === 2) return voltage / busKv;
  if (windingCode === 3 && nominalKv !== 0) return (voltage * nominalKv) / busKv;
  return voltage;
}

export interface Impedance {
  readonly resistancePu: number;
  readonly reactancePu: number;
}

/**
 * Impedance between two windings, per unit of the system base. CZ 1: given so; 2: per unit of the winding base
 * `windingMva`; 3: load loss in watts and the size of the impedance per unit of `windingMva`. `undefined` when the
 * loss is larger than the impedance allows.
 */
export function systemImpedance(
  impedanceCode: number,
  r: number,
  x: number,
  windingMva: number,
  systemMva: number,
): Impedance | undefined {
  if (impedanceCode === 1) return { resistancePu: r, reactancePu: x };
  const scale = systemMva / windingMva;
  if (impedanceCode === 2) return { resistancePu: r * scale, reactancePu: x * scale };
  const loss = r / 1e6 / windingMva;
  if (Math.abs(loss) > Math.abs(x)) return undefined;
  const reactance = Math.sign(x) * Math.sqrt(x * x - loss * loss);
  return { resistancePu: loss * scale, reactancePu: reactance * scale };
}

/** The three arms of the star that has these impedances between its ends: (12 + 31 − 23) / 2 and so on. */
export function starArms(z12: Impedance, z23: Impedance, z31: Impedance): [Impedance, Impedance, Impedance] {
  const arm = (a: Impedance, b: Impedance, opposite: Impedance): Impedance => ({
    resistancePu: (a.resistancePu + b.resistancePu - opposite.resistancePu) / 2,
    reactancePu: (a.reactancePu + b.reactancePu - opposite.reactancePu) / 2,
  });
  return [arm(z12, z31, z23), arm(z12, z23, z31), arm(z31, z23, z12)];
}
