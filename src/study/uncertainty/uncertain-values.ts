import { isLine } from '../../grid/build-network.ts';
import type { Confidence, LineRow, TransformerRow } from '../../grid/dataset.ts';
import { keyedUniform, type RandomKey, randomKey } from '../../numeric/keyed-random.ts';
import type { GridPlan } from '../grid-plan.ts';
import type { UncertainQuantity, UncertaintyRequest } from '../scenario.ts';
import { worstConfidence } from '../trace.ts';

/**
 * One quantity of all elements of a kind, by position: the factor on an element's value is
 * 1 + width · (common · c + (1 − common) · e) with c and e uniform in [−1, 1). The factor never leaves the range.
 */
export interface UncertainValues {
  /** Half width of the range, as a share of the value; 0 where the value is certain. */
  readonly width: Float64Array;
  /** The error that the element shares with its kind; `undefined`: it shares none. */
  readonly shared: readonly (RandomKey | undefined)[];
  /** The error of its own. */
  readonly own: readonly RandomKey[];
  readonly common: number;
}

/** Everything that is sampled of one grid. */
export type UncertainGrid = Readonly<Record<UncertainQuantity, UncertainValues>>;

/** What is said of one value: how well it is known, and with which others it errs. */
interface Subject {
  readonly confidence: Confidence;
  readonly kind: string | undefined;
  readonly name: string;
}

/**
 * What the request leaves uncertain in a grid. Who errs together:
 * - reactances, and ratings, that come from one class of typical parameters share part of their error, and circuits
 *   between the same two buses share all of it: they are one guess;
 * - zones of one country share part of the error of its demand;
 * - plants of one technology share part of the error of their costs, and in one country of their availability.
 *
 * Names are those of the data, so that two grids that hold the same element give it the same error.
 */
export function uncertainGrid({ built, operating }: GridPlan, request: UncertaintyRequest): UncertainGrid {
  const { branchRows, plantRows, rows } = built;
  const dayOf = new Map(rows.areas.map(({ id }, a) => [id, operating.areas[a]!.day]));
  const values = (quantity: UncertainQuantity, subjects: readonly Subject[]): UncertainValues => ({
    width: Float64Array.from(
      subjects,
      ({ confidence }) => request.ranges[quantity] * request.byConfidence[confidence],
    ),
    shared: subjects.map(({ kind }) =>
      kind === undefined ? undefined : randomKey(`${quantity} of ${kind}`),
    ),
    own: subjects.map(({ name }) => randomKey(`${quantity} at ${name}`)),
    common: request.common,
  });
  const branchSubject = (row: LineRow | TransformerRow, confidence: Confidence): Subject => ({
    confidence,
    kind: row.typicalClass,
    name: [row.fromBus, row.toBus].sort().join(' '),
  });
  return {
    reactance: values(
      'reactance',
      branchRows.map((row) => branchSubject(row, reactanceConfidence(row))),
    ),
    rating: values(
      'rating',
      branchRows.map((row) => branchSubject(row, row.ratingConfidence)),
    ),
    demand: values(
      'demand',
      rows.demandZones.map(({ id, area, confidence }) => ({
        confidence: worstConfidence([confidence, ...dayOf.get(area)!.demandConfidences(operating.hour)]),
        kind: area,
        name: id,
      })),
    ),
    availability: values(
      'availability',
      plantRows.map(({ id, area, technology }) => ({
        confidence: dayOf.get(area)!.availabilityRow(technology)?.confidence ?? 'estimated',
        kind: `${technology} in ${area}`,
        name: id,
      })),
    ),
    cost: values(
      'cost',
      plantRows.map(({ id, technology }, u) => ({
        confidence: operating.costRows[u]?.confidence ?? 'estimated',
        kind: technology,
        name: id,
      })),
    ),
  };
}

/** A line's reactance is its length times a value per kilometre. */
function reactanceConfidence(row: LineRow | TransformerRow): Confidence {
  return isLine(row)
    ? worstConfidence([row.reactanceConfidence, row.lengthConfidence])
    : row.reactanceConfidence;
}

/** The factor on every value in one sample. Cost: two draws for each. */
export function drawFactors(values: UncertainValues, seed: number, sample: number): Float64Array {
  const { width, shared, own, common } = values;
  const factor = new Float64Array(width.length).fill(1);
  for (let i = 0; i < factor.length; i++) {
    if (width[i] === 0) continue;
    const kind = shared[i];
    let error = 2 * keyedUniform(own[i]!, seed, sample) - 1;
    if (kind !== undefined) {
      error = (1 - common) * error + common * (2 * keyedUniform(kind, seed, sample) - 1);
    }
    factor[i] = 1 + width[i]! * error;
  }
  return factor;
}
