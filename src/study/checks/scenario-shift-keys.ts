import type { Diagnostic } from '../../base/diagnostics.ts';
import { text } from '../../base/text.ts';
import { type Dataset, inServiceIn, type PlantRow } from '../../grid/dataset.ts';
import type { CapacityRequest, Scenario } from '../scenario.ts';
import { type Finding, suggestion } from './finding.ts';
import { atKey, studyKeys } from './scenario-place.ts';

/**
 * Plants that the shift keys of capacity studies name: known to the data, standing in the year, and in an area that the
 * exchanges asked for have on one of their sides. Cost: names × plants.
 */
export function checkShiftKeys(scenario: Scenario, dataset: Dataset): Diagnostic[] {
  const written = studyKeys(scenario, 'capacity');
  return scenario.studies
    .filter((study): study is CapacityRequest => study.kind === 'capacity')
    .flatMap((request, n) => {
      const study = written[n] ?? 'studies';
      return plantsNamed(request).flatMap(({ plant, keys }) => {
        const fault = plantFault(plant, request, scenario.year, dataset);
        const places = [...keys, 'shiftKey'].map((key) => `${study}.${key}`);
        return fault === undefined ? [] : [atKey(scenario, [...places, study, 'studies'], fault)];
      });
    });
}

interface NamedPlant {
  readonly plant: string;
  /** Where it may stand: on its side, or once for both. */
  readonly keys: readonly string[];
}

function plantsNamed({ shiftKey }: CapacityRequest): NamedPlant[] {
  const found = new Map<string, string[]>();
  for (const side of ['up', 'down'] as const) {
    const rule = shiftKey[side];
    if (typeof rule === 'string') continue;
    for (const { plant } of rule.weights) {
      const keys = [`shiftKey.${side}.explicit.${plant}`, `shiftKey.explicit.${plant}`];
      found.set(plant, [...(found.get(plant) ?? []), ...keys]);
    }
  }
  return [...found].map(([plant, keys]) => ({ plant, keys }));
}

function plantFault(
  plant: string,
  { borders }: CapacityRequest,
  year: number,
  { plants }: Dataset,
): Finding | undefined {
  const row = plants.find((candidate) => candidate.id === plant);
  if (row === undefined) {
    return {
      code: 'UNKNOWN_PLANT',
      severity: 'error',
      message: text(`the data have no plant \`${plant}\``, `los datos no tienen la planta \`${plant}\``),
      ...suggestion(
        plant,
        plants.map(({ id }) => id),
      ),
    };
  }
  if (!inServiceIn(row, year)) {
    return {
      code: 'PLANT_NOT_IN_SERVICE',
      severity: 'error',
      message: text(
        `\`${plant}\` is not in service in ${year}`,
        `\`${plant}\` no está en servicio en ${year}`,
      ),
    };
  }
  return typeof borders === 'string' ? undefined : elsewhere(row, borders);
}

function elsewhere(
  { id, area }: PlantRow,
  borders: Exclude<CapacityRequest['borders'], string>,
): Finding | undefined {
  const areas = new Set(borders.flatMap(({ from, to }) => [...from, ...to]));
  if (areas.has(area)) return undefined;
  return {
    code: 'PLANT_ELSEWHERE',
    severity: 'error',
    message: text(
      `\`${id}\` stands in ${area}, which takes no part in the exchanges asked for`,
      `\`${id}\` está en ${area}, que no participa en los intercambios pedidos`,
    ),
    hint: text(`they have ${[...areas].join(', ')}`, `tienen ${[...areas].join(', ')}`),
  };
}
