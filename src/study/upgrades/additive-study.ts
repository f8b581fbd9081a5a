import {
  type AdditiveOptions,
  bestPortfolio,
  type PortfolioQuestion,
} from '../../analysis/appraisal/portfolio-program.ts';
import { type OptionSet, setOf } from '../../analysis/appraisal/subsets.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import type { UpgradeOptionsRequest } from '../scenario.ts';
import { gainOf, keyOf } from './set-result.ts';
import type { OptionField } from './studied-options.ts';
import type { SetResult } from './upgrades-result.ts';

/** A portfolio that takes the gain of a set for the sum of what its options add alone. */
export interface AdditivePick {
  /** `undefined`: the least cost to reach all targets. */
  readonly budgetMusd: number | undefined;
  /** `undefined`: there is none, or no proof was found. */
  readonly set: OptionSet | undefined;
  readonly expectedMw: number;
}

/**
 * The best portfolio of all priced options for each budget, and the cheapest that reaches every target, if every option
 * added what it adds alone. What it truly adds must be looked at: this is a proposal. Cost: an integer programme for each.
 *
 * @param alone what each option gives by itself, by its position
 */
export function additivePicks(
  solver: LpSolver,
  { budgetsMusd }: UpgradeOptionsRequest,
  field: OptionField,
  base: SetResult,
  alone: (option: number) => SetResult,
): AdditivePick[] {
  const priced = field.options.flatMap(({ costMusd }, i) => (costMusd === undefined ? [] : [i]));
  const worth = priced.map((i) => gainOf(alone(i), base).towardsTargetMw);
  const options: AdditiveOptions = {
    cost: priced.map((i) => field.options[i]!.costMusd!.base),
    gains: [worth],
    exclusive: rivals(field, priced),
  };
  const answer = (budgetMusd: number | undefined, given: AdditiveOptions, question: PortfolioQuestion) => {
    const found = bestPortfolio(solver, given, question);
    const chosen = found.kind === 'found' ? found.chosen : undefined;
    return {
      budgetMusd,
      set: chosen && setOf(chosen.map((o) => priced[o]!)),
      expectedMw: (chosen ?? []).reduce((sum, o) => sum + worth[o]!, 0),
    };
  };
  const lacking = base.interfaces.filter(({ gapMw }) => gapMw !== undefined && gapMw > 0);
  const byBorder = lacking.map((border) => priced.map((i) => closed(border, alone(i))));
  return [
    ...budgetsMusd.map((budget) => answer(budget, options, { kind: 'budget', budget, weight: [1] })),
    answer(
      undefined,
      { ...options, gains: byBorder },
      { kind: 'targets', least: lacking.map(({ gapMw }) => gapMw!) },
    ),
  ];
}

/** Pairs that cannot stand together, by position among the priced. */
function rivals({ excludes }: OptionField, priced: readonly number[]): number[][] {
  return priced.flatMap((i, a) =>
    priced.flatMap((j, b) => (a < b && (excludes[i]! & (1 << j)) !== 0 ? [[a, b]] : [])),
  );
}

/** What an option alone closes of the gap of a border. */
function closed(border: SetResult['interfaces'][number], { interfaces }: SetResult): number {
  const after = interfaces.find((row) => keyOf(row) === keyOf(border));
  return border.gapMw! - (after?.gapMw ?? border.gapMw!);
}
