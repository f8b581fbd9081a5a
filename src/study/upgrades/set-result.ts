import { membersOf, type OptionSet } from '../../analysis/appraisal/subsets.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { quantile } from '../../numeric/quantile.ts';
import { interfaceKey } from '../capacity/published-limits.ts';
import type { AreaPair, CapacityTarget, UpgradeOptionsRequest } from '../scenario.ts';
import { setCost } from './set-cost.ts';
import type { FiguredInterface, SetFigures } from './set-figures.ts';
import { type SetYear, setSavings, valuedSaving } from './set-savings.ts';
import { setValue } from './set-value.ts';
import type { OptionField } from './studied-options.ts';
import type { BorderFigure, Gain, SetInterface, SetResult } from './upgrades-result.ts';

/** What results are made of, beside the figures of each set. */
export interface SetSummary {
  readonly request: UpgradeOptionsRequest;
  readonly field: OptionField;
  /** Areas of the regional market. */
  readonly countries: ReadonlySet<string>;
  /** Conditions by id, in order. */
  readonly conditions: readonly string[];
  /** Of the grid without options. */
  readonly base: SetFigures;
  /** Market year of the grid without options; `undefined`: not asked. */
  readonly baseYear: SetYear | undefined;
}

export function countriesOf({ areas }: Dataset): ReadonlySet<string> {
  return new Set(areas.filter(({ kind }) => kind === 'country').map(({ id }) => id));
}

/** A set over its conditions. Cost: conditions × interfaces. */
export function setResult(
  summary: SetSummary,
  set: OptionSet,
  figures: SetFigures,
  year?: SetYear,
): SetResult {
  const { field, conditions, base, baseYear } = summary;
  const interfaces = setInterfaces(summary, figures);
  const cost = setCost(field, set);
  const savings = baseYear && year && setSavings(baseYear, year);
  return {
    options: membersOf(set).map((i) => field.options[i]!.id),
    ...cost,
    savings,
    value: setValue(summary.request, field, set, cost, valuedSaving(savings)),
    gapMw: interfaces.reduce((sum, { gapMw }) => sum + (gapMw ?? 0), 0),
    interfaces,
    unanswered: figures.flatMap((answer, c) =>
      answer.kind === 'no-answer' && base[c]!.kind === 'answered'
        ? [{ condition: conditions[c]!, reason: answer.reason }]
        : [],
    ),
  };
}

/** Interfaces in the order in which the conditions bring them. */
function setInterfaces(summary: SetSummary, figures: SetFigures): SetInterface[] {
  const known = new Map(
    rowsOf(summary.base).map(({ figure, ...row }) => [figureKey(row, figure.condition), figure]),
  );
  const byInterface = new Map<string, { row: FiguredInterface; figures: BorderFigure[] }>();
  for (const row of rowsOf(figures)) {
    const key = keyOf(row);
    const found = byInterface.get(key) ?? { row, figures: [] };
    found.figures.push(row.figure);
    byInterface.set(key, found);
  }
  return [...byInterface.values()].map(({ row, figures: own }) => {
    const { kind, fromAreas, toAreas } = row;
    const moving = own.filter(({ moves }) => moves);
    const levels = sorted(moving.map(({ ttcMw }) => ttcMw ?? Number.POSITIVE_INFINITY));
    const changes = sorted(
      moving.flatMap((figure) => {
        const before = known.get(figureKey(row, figure.condition));
        if (figure.ttcMw === undefined || before?.ttcMw === undefined || !before.moves) return [];
        return [figure.ttcMw - before.ttcMw];
      }),
    );
    const level = quantileOf(levels, summary.request.statistic === 'median' ? 0.5 : 0);
    const targetMw = kind === 'border' ? targetOf(summary, pairOf(row)) : undefined;
    return {
      kind,
      fromAreas,
      toAreas,
      minimumMw: finite(quantileOf(levels, 0)),
      medianMw: finite(quantileOf(levels, 0.5)),
      leastChangeMw: quantileOf(changes, 0),
      medianChangeMw: quantileOf(changes, 0.5),
      gapMw: targetMw === undefined || level === undefined ? undefined : Math.max(0, targetMw - level),
      deciding: moving.find(({ ttcMw }) => ttcMw !== undefined && ttcMw === levels[0]),
      figures: own,
    };
  });
}

function rowsOf(figures: SetFigures): readonly FiguredInterface[] {
  return figures.flatMap((answer) => (answer.kind === 'answered' ? answer.interfaces : []));
}

type Sides = Pick<SetInterface, 'fromAreas' | 'toAreas'>;

function pairOf({ fromAreas, toAreas }: Sides): AreaPair {
  return { from: fromAreas, to: toAreas };
}

/** The same for the same two sets of areas in the same direction. */
export function keyOf(row: Sides): string {
  return interfaceKey(pairOf(row));
}

function figureKey(row: Sides, condition: string): string {
  return `${condition} ${keyOf(row)}`;
}

function sorted(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

function quantileOf(values: Float64Array, share: number): number | undefined {
  return values.length === 0 ? undefined : quantile(values, share);
}

function finite(mw: number | undefined): number | undefined {
  return mw !== undefined && Number.isFinite(mw) ? mw : undefined;
}

/** The target of a border: what is written for it; else the common one between two countries of the region. */
export function targetOf(
  { request, countries }: Pick<SetSummary, 'request' | 'countries'>,
  pair: AreaPair,
): number | undefined {
  const { defaultMw, byBorder }: CapacityTarget = request.target;
  const written = byBorder.find((border) => interfaceKey(border) === interfaceKey(pair));
  if (written !== undefined) return written.powerMw;
  return [...pair.from, ...pair.to].every((area) => countries.has(area)) ? defaultMw : undefined;
}

/** What one set adds to another. Cost: interfaces. */
export function gainOf(after: SetResult, before: SetResult): Gain {
  const known = new Map(before.interfaces.map((row) => [keyOf(row), row]));
  const changes = after.interfaces.flatMap((row) => {
    const mw = medianChange(row, known.get(keyOf(row)));
    return row.kind === 'border' && mw !== undefined ? [{ row, mw }] : [];
  });
  const largest = changes.reduce<(typeof changes)[number] | undefined>(
    (best, change) => (change.mw > (best?.mw ?? GAINED_MW) ? change : best),
    undefined,
  );
  return {
    towardsTargetMw: before.gapMw - after.gapMw,
    capacityMw: changes.reduce((sum, { mw }) => sum + mw, 0),
    most: largest && { fromAreas: largest.row.fromAreas, toAreas: largest.row.toAreas, mw: largest.mw },
  };
}

/** A border that gains less gains nothing worth naming, MW. */
const GAINED_MW = 0.5;

/** Median over the conditions that both sets have a figure for. */
function medianChange(after: SetInterface, before: SetInterface | undefined): number | undefined {
  const known = new Map(before?.figures.map((figure) => [figure.condition, figure]));
  const changes = after.figures.flatMap(({ condition, moves, ttcMw }) => {
    const was = known.get(condition);
    return moves && ttcMw !== undefined && was?.moves && was.ttcMw !== undefined ? [ttcMw - was.ttcMw] : [];
  });
  return quantileOf(sorted(changes), 0.5);
}
