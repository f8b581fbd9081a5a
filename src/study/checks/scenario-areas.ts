import type { Diagnostic } from '../../base/diagnostics.ts';
import { text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import type { AreaPair, CapacityRequest, Scenario } from '../scenario.ts';
import { suggestion } from './finding.ts';
import { atKey, studyKeys } from './scenario-place.ts';

/** Areas that exchanges and borders name and the data do not have, or that stand on both sides. Cost: names × areas. */
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
  const wrong = ({ from, to }: AreaPair, keys: readonly string[]) => [
    ...unknown([...from, ...to], keys),
    ...from.filter((name) => to.includes(name)).map((name) => onBothSides(scenario, name, keys)),
  ];
  const capacities = scenario.studies.filter((study): study is CapacityRequest => study.kind === 'capacity');
  const written = studyKeys(scenario, 'capacity');
  return [
    ...scenario.exchanges.flatMap(({ from, to }) =>
      wrong({ from: [from], to: [to] }, [`exchanges.${from}->${to}`, 'exchanges']),
    ),
    ...optimumPairs(scenario).flatMap(({ kind, list, position, ...pair }) => {
      const study = studyKeys(scenario, kind)[0] ?? 'studies';
      return wrong(pair, [`${study}.${list}.${position}`, `${study}.${list}`, study, 'studies']);
    }),
    ...capacities.flatMap((request, n) =>
      pairsNamed(request).flatMap(({ key, ...pair }) => {
        const study = written[n] ?? 'studies';
        const list = key.slice(0, key.indexOf('.'));
        return wrong(pair, [`${study}.${key}`, `${study}.${list}`, study, 'studies']);
      }),
    ),
  ];
}

/** Nothing is exchanged with oneself. */
function onBothSides(scenario: Scenario, area: string, keys: readonly string[]): Diagnostic {
  return atKey(scenario, keys, {
    code: 'AREA_ON_BOTH_SIDES',
    severity: 'error',
    message: text(
      `\`${area}\` stands on both sides of the arrow`,
      `\`${area}\` está a ambos lados de la flecha`,
    ),
    hint: text('an area exports or imports', 'un área exporta o importa'),
  });
}

/** Every exchange that a study of optima names; a scenario has one study of each kind at most. */
function optimumPairs({ studies }: Scenario) {
  return studies.flatMap((study) => {
    if (study.kind !== 'optimised' && study.kind !== 'joint') return [];
    const { kind } = study;
    const list = kind === 'optimised' ? 'borders' : 'exchanges';
    const pairs = kind === 'joint' ? study.exchanges : study.borders === 'all' ? [] : study.borders;
    return pairs.map((pair, position) => ({ ...pair, kind, list, position }));
  });
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
