import type { Diagnostic } from '../../base/diagnostics.ts';
import { text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { gridRowsOfYear } from '../../grid/grid-rows.ts';
import { editsOf } from '../grid-plan.ts';
import type { Scenario, SchemeChoice } from '../scenario.ts';
import { ruleOf } from '../schemes/scheme-rules.ts';
import { suggestion } from './finding.ts';
import { atKey } from './scenario-place.ts';

/**
 * Supplementary schemes of a scenario: known to the data and followed by a DC model, and all that they watch and move
 * standing in the year. Cost: names × elements.
 */
export function checkSchemeChoices(scenario: Scenario, dataset: Dataset): Diagnostic[] {
  const rows = gridRowsOfYear(dataset, scenario.year);
  const added = scenario.upgrades.flatMap((choice) =>
    editsOf(choice, scenario, dataset).map(({ element }) => element),
  );
  const branches = [...rows.lines, ...rows.transformers].map(({ id }) => id).concat(added);
  const plants = rows.plants.map(({ id }) => id);
  const areas = rows.areas.map(({ id }) => id);
  return scenario.schemes.flatMap((choice, index) => {
    const rule = ruleOf(choice, dataset);
    if (rule === undefined) return [notFollowed(scenario, choice, index, dataset)];
    const missing = (names: readonly string[], known: readonly string[], what: { en: string; es: string }) =>
      names
        .filter((name) => !known.some((id) => id === name || name.startsWith(`${id}-`)))
        .map((name) =>
          atKey(scenario, [`schemes.${index}`, 'schemes'], {
            code: 'UNKNOWN_ELEMENT',
            severity: 'error',
            message: text(
              `scheme ${rule.id}: no ${what.en} \`${name}\` stands in ${scenario.year}`,
              `esquema ${rule.id}: en ${scenario.year} no hay ${what.es} \`${name}\``,
            ),
            ...suggestion(name, known),
          }),
        );
    return [
      ...missing([rule.triggerElement, ...rule.opens], branches, {
        en: 'line or bank',
        es: 'línea ni banco',
      }),
      ...missing(
        rule.trips.map(({ plant }) => plant),
        plants,
        { en: 'plant', es: 'planta' },
      ),
      ...missing(
        rule.sets.map(({ element }) => element),
        [...plants, ...added],
        { en: 'plant or link', es: 'planta ni enlace' },
      ),
      ...missing(
        rule.sheds.map(({ area }) => area),
        areas,
        { en: 'area', es: 'área' },
      ),
    ];
  });
}

function notFollowed(
  scenario: Scenario,
  { id }: SchemeChoice,
  index: number,
  { schemes }: Dataset,
): Diagnostic {
  const row = schemes.find((each) => each.id === id);
  const place = [`schemes.${index}`, 'schemes'];
  if (row === undefined) {
    return atKey(scenario, place, {
      code: 'UNKNOWN_SCHEME',
      severity: 'error',
      message: text(`the data have no scheme \`${id}\``, `los datos no tienen el esquema \`${id}\``),
      ...suggestion(
        id,
        schemes.map((each) => each.id),
      ),
    });
  }
  return atKey(scenario, place, {
    code: 'SCHEME_NOT_MODELLED',
    severity: 'error',
    message: text(
      `a DC model cannot follow scheme ${id}: ${row.notes ?? row.description}`,
      `un modelo DC no puede seguir el esquema ${id}: ${row.notes ?? row.description}`,
    ),
  });
}
