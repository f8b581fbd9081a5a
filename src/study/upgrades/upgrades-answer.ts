import { paretoFront } from '../../analysis/appraisal/pareto-front.ts';
import { type OptionSet, sizeOf } from '../../analysis/appraisal/subsets.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import { conditionScenarios } from '../conditions/condition-scenarios.ts';
import { conditionOutcome } from '../conditions/conditions-study.ts';
import { type AdditivePick, additivePicks } from './additive-study.ts';
import { gapOf, groupStudy, REACHED_MW } from './group-study.ts';
import { optionResult } from './option-result.ts';
import { type SampledSet, sampledOdds } from './sampled-odds.ts';
import { type SetQuestion, setFigures } from './set-figures.ts';
import { countriesOf, keyOf, type SetSummary, setResult } from './set-result.ts';
import type {
  AdditivePortfolio,
  CheapestAtBorder,
  OddsResult,
  SetResult,
  UpgradesResult,
} from './upgrades-result.ts';
import type { UpgradesPart, UpgradesPiece } from './upgrades-study.ts';

/** Everything that the parts of the work say together. Portfolios that a programme proposes are looked at here. */
export function upgradesResult(
  question: SetQuestion,
  pieces: readonly UpgradesPiece[],
  parts: readonly UpgradesPart[],
  solver: LpSolver | undefined,
): UpgradesResult {
  const { scenario, dataset, request, field } = question;
  const conditions = conditionScenarios(scenario, request.conditions);
  const figures = bySet(pieces, parts, (part) => (part.kind === 'figures' ? part.figures : undefined));
  const base = figures.get(0)!;
  const years = bySet(pieces, parts, (part) => (part.kind === 'year' ? part.year : undefined));
  const summary: SetSummary = {
    request,
    field,
    countries: countriesOf(dataset),
    conditions: conditions.map(({ id }) => id),
    base,
    baseYear: years.get(0),
  };
  const results = new Map(
    [...figures].map(([set, own]) => [set, setResult(summary, set, own, years.get(set))]),
  );
  const resultOf = (set: OptionSet) => results.get(set)!;
  const picks =
    solver === undefined ? [] : additivePicks(solver, request, field, resultOf(0), (i) => resultOf(1 << i));
  for (const { set } of picks) {
    if (set !== undefined && !results.has(set)) {
      results.set(set, setResult(summary, set, setFigures(question, set)));
    }
  }
  const order = [...results.keys()].sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
  const position = new Map(order.map((set, k) => [set, k]));
  const lookedAt = { request, field, resultOf, positionOf: (set: OptionSet) => position.get(set)! };
  const { statistic, target, valuation } = request;
  return {
    conditions: conditions.map((condition, c) => {
      const answer = base[c]!;
      return conditionOutcome(condition, answer.kind === 'answered' ? answer.month : answer.reason);
    }),
    statistic,
    target,
    valuation,
    savings: request.savings && { limits: request.savings.limits },
    options: field.options.map((_, i) => optionResult(lookedAt, i)),
    leftOut: field.leftOut,
    sets: order.map(resultOf),
    fullSet: lookedAt.positionOf(field.full),
    front: frontOf(order.map(resultOf), (set) => -gapOf(set)),
    benefitFront: frontOf(order.map(resultOf), ({ value }) => value?.benefitMusdPerYear),
    cheapestByBorder: cheapestByBorder(order.map(resultOf)),
    additive: picks.map((pick) => additivePortfolio(pick, lookedAt)),
    group: groupStudy(lookedAt),
    odds: oddsOf(summary, pieces, parts, lookedAt.positionOf),
  };
}

/** What the parts of one kind say of each set, in the order of the pieces. */
function bySet<Answer>(
  pieces: readonly UpgradesPiece[],
  parts: readonly UpgradesPart[],
  answerOf: (part: UpgradesPart) => Answer | undefined,
): Map<OptionSet, Answer> {
  const answers = new Map<OptionSet, Answer>();
  parts.forEach((part, p) => {
    const answer = answerOf(part);
    if (answer !== undefined) answers.set(pieces[p]!.set, answer);
  });
  return answers;
}

/** Sets whose gain and cost are known and that no other beats in both. */
function frontOf(sets: readonly SetResult[], gainOf: (set: SetResult) => number | undefined): number[] {
  const counted = sets.flatMap((set, position) => {
    const [cost, gain] = [wholeCost(set), gainOf(set)];
    return cost === undefined || gain === undefined ? [] : [{ position, cost, gain }];
  });
  return paretoFront(counted).map((k) => counted[k]!.position);
}

/** Base cost of a set that has an answer under every condition; `undefined`: no answer, or a cost is not known. */
function wholeCost({ costMusd, unpriced, unanswered }: SetResult): number | undefined {
  return unpriced.length > 0 || unanswered.length > 0 ? undefined : costMusd?.base;
}

/** Of equal costs the first set. */
function cheapestByBorder(sets: readonly SetResult[]): CheapestAtBorder[] {
  const lacking = sets[0]!.interfaces.filter(({ gapMw }) => gapMw !== undefined && gapMw > REACHED_MW);
  return lacking.map((border) => {
    let best: { readonly cost: number; readonly set: number } | undefined;
    sets.forEach((set, position) => {
      const gapMw = set.interfaces.find((row) => keyOf(row) === keyOf(border))?.gapMw;
      const cost = wholeCost(set);
      if (gapMw === undefined || gapMw > REACHED_MW || cost === undefined) return;
      if (best === undefined || cost < best.cost) best = { cost, set: position };
    });
    return { fromAreas: border.fromAreas, toAreas: border.toAreas, set: best?.set };
  });
}

function additivePortfolio(
  { budgetMusd, set, expectedMw }: AdditivePick,
  { resultOf, positionOf }: Parameters<typeof groupStudy>[0],
): AdditivePortfolio {
  if (set === undefined) return { budgetMusd, pick: undefined };
  const foundMw = resultOf(0).gapMw - resultOf(set).gapMw;
  return { budgetMusd, pick: { set: positionOf(set), expectedMw, foundMw } };
}

function oddsOf(
  summary: SetSummary,
  pieces: readonly UpgradesPiece[],
  parts: readonly UpgradesPart[],
  positionOf: (set: OptionSet) => number,
): OddsResult | undefined {
  const { uncertainty } = summary.request;
  if (uncertainty === undefined) return undefined;
  const bySet = new Map<OptionSet, SampledSet['blocks'][number][]>();
  pieces.forEach((piece, p) => {
    const part = parts[p]!;
    if (piece.kind !== 'samples' || part.kind !== 'samples') return;
    bySet.set(piece.set, [...(bySet.get(piece.set) ?? []), { range: piece.range, samples: part.samples }]);
  });
  const sampled = [...bySet].map(([set, blocks]) => ({ set, position: positionOf(set), blocks }));
  return sampledOdds(summary, uncertainty, sampled);
}
