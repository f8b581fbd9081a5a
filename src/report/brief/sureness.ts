import { joinedTexts, type Text, text } from '../../base/text.ts';
import type { Confidence } from '../../grid/dataset.ts';
import type { ScenarioResult } from '../../study/result.ts';
import type { BriefPart } from './brief-model.ts';

/** How sure the figures of a brief are, in three lines: what they rest on, what the model cannot see, for what they hold. */
export function surenessOf(results: readonly ScenarioResult[], parts: readonly BriefPart[]): Text[] {
  return [restsOn(parts), BLIND, holdsFor(results, parts)];
}

const BLIND = text(
  'The model (DC power flow) sees what lines and transformers can carry. It sees no voltage, no reactive power, no stability and no losses; of these only published operating limits speak.',
  'El modelo (flujo DC) ve lo que líneas y transformadores soportan. No ve tensión, potencia reactiva, estabilidad ni pérdidas; de ello hablan solo los límites operativos publicados.',
);

function restsOn(parts: readonly BriefPart[]): Text {
  const marks = parts.flatMap(({ rows }) => rows.flatMap(({ confidence }) => confidence ?? []));
  const unmarked = text(
    'Figures without a mark are sums over data of every kind.',
    'Las cifras sin marca suman datos de toda clase.',
  );
  if (marks.length === 0) return unmarked;
  const count = (asked: Confidence) => marks.filter((mark) => mark === asked).length;
  const [published, inferred, estimated] = [count('published'), count('inferred'), count('estimated')];
  const rest = parts.length > 1 ? unmarked : text('', '');
  return text(
    `What limits ${marks.length} capacities rests on published data in ${published}, on inferred in ${inferred} and on estimated in ${estimated}: check the estimated ones before relying on them. ${rest.en}`.trim(),
    `Lo que limita ${marks.length} capacidades se apoya en datos publicados en ${published}, inferidos en ${inferred} y estimados en ${estimated}: verifique las estimadas antes de confiar en ellas. ${rest.es}`.trim(),
  );
}

function holdsFor(results: readonly ScenarioResult[], parts: readonly BriefPart[]): Text {
  return joinedTexts(
    parts.map(({ id, annex }) => SCOPES[id]!(results[annex.result]!)),
    ' ',
  );
}

/** For what the figures of each part hold. */
const SCOPES: Readonly<Record<string, (result: ScenarioResult) => Text>> = {
  'brief-trade': () =>
    text(
      'Capacities hold one border at a time, from one dispatch: two used together have less.',
      'Las capacidades valen frontera por frontera, desde un despacho: dos usadas a la vez tienen menos.',
    ),
  'brief-upgrades': ({ upgrades }) => {
    const { conditions, statistic } = upgrades!;
    const figure = { median: text('median', 'mediana'), minimum: text('least', 'menor') }[statistic];
    return text(
      `Works count by the ${figure.en} of ${conditions.length} conditions, built alone.`,
      `Las obras cuentan por la ${figure.es} de ${conditions.length} condiciones, construidas solas.`,
    );
  },
  'brief-market': ({ market }) =>
    text(
      `The market is that of ${market!.year} with offers at cost: nobody bids above it.`,
      `El mercado es el de ${market!.year} con ofertas al costo: nadie ofrece por encima.`,
    ),
};
