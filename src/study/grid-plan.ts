import { InputError, NoAnswerError } from '../base/errors.ts';
import { text } from '../base/text.ts';
import { type BuiltNetwork, buildNetwork } from '../grid/build-network.ts';
import { type Condition, demandPeriodOfHour } from '../grid/condition.ts';
import { type Dataset, inServiceIn, type UpgradeRow } from '../grid/dataset.ts';
import { applyEdits, type SourcedEdit } from '../grid/edits.ts';
import { gridRowsOfYear } from '../grid/grid-rows.ts';
import { type OperatingPlan, operatingPlan } from '../grid/operating-point.ts';
import type { Scenario, UpgradeChoice } from './scenario.ts';

/** What of a scenario's grid does not depend on the state it is in: made once, solved for many states. */
export interface GridPlan {
  readonly scenario: Scenario;
  readonly dataset: Dataset;
  readonly condition: Condition;
  readonly built: BuiltNetwork;
  readonly operating: OperatingPlan;
}

/**
 * @param built the network of the scenario's year and upgrades, where it is there already
 * @throws InputError when an upgrade cannot be made in this year; NoAnswerError for a moment the data do not know.
 */
export function planGrid(
  scenario: Scenario,
  dataset: Dataset,
  built: BuiltNetwork = buildNetwork(upgradedRows(scenario, dataset)),
): GridPlan {
  const condition = conditionOf(scenario, dataset);
  return { scenario, dataset, condition, built, operating: operatingPlan(built, dataset, condition) };
}

function conditionOf(scenario: Scenario, dataset: Dataset): Condition {
  const { demand, season, year } = scenario;
  const demandPeriod = typeof demand === 'string' ? demand : demandPeriodOfHour(demand.hour, year);
  const period = dataset.demandPeriods.find(
    (row) => row.season === season && row.demandPeriod === demandPeriod,
  );
  if (period === undefined) {
    throw new NoAnswerError(
      text(
        `the data have no demand period ${demandPeriod} in the ${season} season`,
        `los datos no tienen el período de demanda ${demandPeriod} en la época ${season}`,
      ),
    );
  }
  const moment = typeof demand === 'string' ? period : demand;
  return {
    year,
    season,
    month: scenario.month ?? period.month,
    dayType: moment.dayType,
    hour: moment.hour,
    demandPeriod,
    demandFactor: scenario.demandFactor,
  };
}

function upgradedRows(scenario: Scenario, dataset: Dataset) {
  const rows = gridRowsOfYear(dataset, scenario.year);
  const edits = scenario.upgrades.flatMap((choice) => editsOf(choice, scenario, dataset));
  const result = applyEdits(rows, edits, dataset.typicalParameters);
  if (result.problems.length > 0) {
    throw new InputError(
      result.problems.map(({ edit, message }) => ({
        file: edit.origin.file,
        line: edit.origin.line,
        column: 1,
        code: 'EDIT_NOT_POSSIBLE',
        severity: 'error',
        message,
      })),
    );
  }
  return result.rows;
}

/** What a choice of upgrade does in the scenario's year; nothing when the catalogue has no edits for it. */
export function editsOf(choice: UpgradeChoice, scenario: Scenario, dataset: Dataset): SourcedEdit[] {
  if (choice.kind === 'catalogue') {
    return dataset.upgradeEdits.filter(
      (edit) => edit.upgrade === choice.id && inServiceIn(edit, scenario.year),
    );
  }
  const place = scenario.spans.get(`upgrades.${choice.id}`) ?? { file: scenario.file, line: 1 };
  return choice.edits.map((edit) => ({
    ...edit,
    origin: { file: place.file, line: place.line },
    sourceIds: [],
    confidence: 'estimated',
    notes: undefined,
  }));
}

/** The catalogue row of an upgrade, when it has one. */
export function upgradeRow(dataset: Dataset, choice: UpgradeChoice): UpgradeRow | undefined {
  return dataset.upgrades.find((row) => row.id === choice.id);
}
