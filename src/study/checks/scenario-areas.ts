import type { Diagnostic } from '../../base/diagnostics.ts';
import { text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import type { AreaPair, CapacityRequest, Scenario } from '../scenario.ts';
import { suggestion } from './finding.ts';
import { atKey, studyKeys } from './scenario-place.ts';

/** Areas that exchanges and borders name and the data do not have. Cost: names × areas. */
export function checkAreaNames(scenario: Scenario, dataset: Dataset): Diagnostic[] {
  const areas = new Set(dataset.areas.map((row) => row.id));
  const unknown = (names: readonly string[], keys: readonly string[]) =>
    names
      .filter((name) => !areas.has(name))
      .map((name) =>
        atKey(scenario, keys, {
          code: 'UNKNOWN_AREA',
          severity: 'error',
          message: text(
            `the data have no area \`${name}\`; they have ${[...areas].join(', ')}`,
            `los datos no tienen el área \`${name}\`; tienen ${[...areas].join(', ')}`,
          ),
          ...suggestion(name, areas),
        }),
      );
  const capacities = scenario.studies.filter((study): study is CapacityRequest => study.kind === 'capacity');
  const written = studyKeys(scenario, 'capacity');
  return [
    ...scenario.exchanges.flatMap(({ from, to }) =>
      unknown([from, to], [`exchanges.${from}->${to}`, 'exchanges']),
    ),
    ...capacities.flatMap((request, n) =>
      pairsNamed(request).flatMap(({ from, to, key }) => {
        const study = written[n] ?? 'studies';
        const list = key.slice(0, key.indexOf('.'));
        return unknown([...from, ...to], [`${study}.${key}`, `${study}.${list}`, study, 'studies']);
      }),
    ),
  ];
}

/** Every interface that a capacity study names, with the key that names it. */
function pairsNamed({ borders, reliabilityMargin, committed }: CapacityRequest) {
  const arrow = ({ from, to }: AreaPair) => `${from.join('+')}->${to.join('+')}`;
  return [
    ...(typeof borders === 'string' ? [] : borders).map((pair, k) => ({ ...pair, key: `borders.${k}` })),
    ...reliabilityMargin.byBorder.map((pair) => ({ ...pair, key: `reliabilityMargin.${arrow(pair)}` })),
    ...committed.map((pair) => ({ ...pair, key: `committed.${arrow(pair)}` })),
  ];
}
