import type { Diagnostic } from '../../base/diagnostics.ts';
import { text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { gridRowsOfYear } from '../../grid/grid-rows.ts';
import { editsOf } from '../grid-plan.ts';
import type { PlaceEntry, RightEntry, Scenario } from '../scenario.ts';
import { suggestion } from './finding.ts';
import { atKey, studyKeys } from './scenario-place.ts';

/**
 * Places of rights and bids: known to the data, standing in the year or built by the scenario, and two different ones a
 * right. Cost: names × buses.
 */
export function checkRightPlaces(scenario: Scenario, dataset: Dataset): Diagnostic[] {
  const known = knownPlaces(scenario, dataset);
  const study = studyKeys(scenario, 'rights')[0] ?? 'studies';
  return scenario.studies.flatMap((request) => {
    if (request.kind !== 'rights') return [];
    const lists = { held: request.held, bids: request.bids };
    return Object.entries(lists).flatMap(([list, rights]) =>
      rights.flatMap((right, position) => {
        const key = `${study}.${list}.${position}`;
        return [...unknownPlaces(scenario, right, key, known), ...samePlace(scenario, right, key)];
      }),
    );
  });
}

interface KnownPlaces {
  readonly areas: ReadonlySet<string>;
  /** Substations and buses that stand in the year, or that the scenario builds. */
  readonly points: ReadonlySet<string>;
}

function knownPlaces(scenario: Scenario, dataset: Dataset): KnownPlaces {
  const { areas, buses } = gridRowsOfYear(dataset, scenario.year);
  const built = scenario.upgrades
    .flatMap((choice) => editsOf(choice, scenario, dataset))
    .flatMap((edit) => (edit.action === 'add-bus' ? [edit.element] : []));
  return {
    areas: new Set(areas.map(({ id }) => id)),
    points: new Set([...buses.flatMap(({ id, substation }) => [substation, id]), ...built]),
  };
}

function unknownPlaces(
  scenario: Scenario,
  { from, to }: RightEntry,
  key: string,
  { areas, points }: KnownPlaces,
): Diagnostic[] {
  const ends = { from, to };
  return Object.entries(ends).flatMap(([end, place]) => {
    const isWhole = typeof place === 'string';
    const names = namesOf(place);
    if (names.length === 0) return [placeWithoutName(scenario, [`${key}.${end}`, key])];
    return names
      .filter((name) => !points.has(name) && !(isWhole && areas.has(name)))
      .map((name) =>
        atKey(scenario, [`${key}.${end}.${name}`, `${key}.${end}`, key], {
          code: 'UNKNOWN_PLACE',
          severity: 'error',
          message: areas.has(name)
            ? text(
                `\`${name}\` is an area: weights are given to substations and buses`,
                `\`${name}\` es un área: los pesos se dan a subestaciones y barras`,
              )
            : text(
                `no area, substation or bus \`${name}\` stands in ${scenario.year}`,
                `en ${scenario.year} no hay área, subestación ni barra \`${name}\``,
              ),
          ...(areas.has(name) ? {} : suggestion(name, [...areas, ...points])),
        }),
      );
  });
}

function placeWithoutName(scenario: Scenario, keys: readonly string[]): Diagnostic {
  return atKey(scenario, keys, {
    code: 'UNKNOWN_PLACE',
    severity: 'error',
    message: text('no substation or bus is named here', 'aquí no se nombra ninguna subestación ni barra'),
  });
}

function namesOf(place: PlaceEntry): string[] {
  return typeof place === 'string' ? [place] : Object.keys(place);
}

/** A right from a place to itself moves nothing. */
function samePlace(scenario: Scenario, { from, to }: RightEntry, key: string): Diagnostic[] {
  if (typeof from !== 'string' || from !== to) return [];
  return [
    atKey(scenario, [`${key}.to`, key], {
      code: 'SAME_PLACE',
      severity: 'error',
      message: text(
        `a right from \`${from}\` to itself moves nothing`,
        `un derecho de \`${from}\` a sí mismo no mueve nada`,
      ),
    }),
  ];
}
