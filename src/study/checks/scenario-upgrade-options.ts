import type { Diagnostic } from '../../base/diagnostics.ts';
import { text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import type { Scenario, UpgradeOptionsRequest } from '../scenario.ts';
import { suggestion } from './finding.ts';
import { atKey, studyKeys } from './scenario-place.ts';
import { checkUpgradeChoices } from './scenario-upgrades.ts';

/**
 * The options of a comparison of works: ids that are not in the catalogue, edits that cannot be made when the option is
 * chosen alone, cost ranges out of order, and lists that name options which are not there. An option that changes nothing
 * is no mistake here: the study says so. Cost: options × edits × elements.
 */
export function checkUpgradeOptions(scenario: Scenario, dataset: Dataset): Diagnostic[] {
  const study = studyKeys(scenario, 'upgradeOptions')[0] ?? 'studies';
  return scenario.studies.flatMap((request) =>
    request.kind === 'upgradeOptions'
      ? [
          ...optionFaults(scenario, request, dataset, study),
          ...costFaults(scenario, request, study),
          ...unknownOptions(scenario, request, study),
        ]
      : [],
  );
}

function optionFaults(
  scenario: Scenario,
  { options }: UpgradeOptionsRequest,
  dataset: Dataset,
  study: string,
): Diagnostic[] {
  const known = new Set(checkUpgradeChoices(scenario, dataset).map(({ message }) => message.en));
  return options.flatMap(({ choice }, index) => {
    const alone = { ...scenario, upgrades: [...scenario.upgrades, choice] };
    return checkUpgradeChoices(alone, dataset)
      .filter(({ code, message }) => code !== 'UPGRADE_CHANGES_NOTHING' && !known.has(message.en))
      .map(({ code, severity, message, hint }) =>
        atKey(scenario, [`${study}.options.${index}.id`, `${study}.options.${index}`, study], {
          code,
          severity,
          message,
          ...(hint && { hint }),
        }),
      );
  });
}

function costFaults(scenario: Scenario, { options }: UpgradeOptionsRequest, study: string): Diagnostic[] {
  return options.flatMap(({ costMusd }, index) =>
    costMusd === undefined || (costMusd.low <= costMusd.base && costMusd.base <= costMusd.high)
      ? []
      : [
          atKey(scenario, [`${study}.options.${index}.costMusd`, `${study}.options.${index}`, study], {
            code: 'BAD_COST_RANGE',
            severity: 'error',
            message: text(
              'a cost range rises from low over base to high',
              'un rango de costos sube de low por base a high',
            ),
          }),
        ],
  );
}

function unknownOptions(scenario: Scenario, request: UpgradeOptionsRequest, study: string): Diagnostic[] {
  const ids = new Set(request.options.map(({ choice }) => choice.id));
  const listed = (list: string, names: readonly string[]) =>
    names.flatMap((name, position) =>
      ids.has(name)
        ? []
        : [
            atKey(scenario, [`${study}.${list}.${position}`, `${study}.${list}`, study], {
              code: 'UNKNOWN_OPTION',
              severity: 'error',
              message: text(`\`${name}\` is not among the options`, `\`${name}\` no está entre las opciones`),
              ...suggestion(name, ids),
            }),
          ],
    );
  return [
    ...listed('group', request.group),
    ...request.portfolios.flatMap((names, k) => listed(`portfolios.${k}`, names)),
    ...request.benefits.flatMap(({ options }, k) => listed(`benefits.${k}.options`, options)),
    ...request.exclusive.flatMap((names, k) => listed(`exclusive.${k}`, names)),
  ];
}
