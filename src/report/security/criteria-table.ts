import { type Text, text } from '../../base/text.ts';
import { isMultiple } from '../../grid/network.ts';
import type { ScenarioResult } from '../../study/result.ts';
import type { HeldCriterion, SecurityResult, Treatment } from '../../study/security/security-result.ts';
import { NO_FIGURE, textCell, withTraces } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Table } from '../report-model.ts';

/** What the regional operator asks of a secure exchange beside what this run does about it. */
export function criteriaTable(result: ScenarioResult, { criteria }: SecurityResult): Table {
  return {
    id: 'security-criteria',
    title: text('Criteria of the regional operator', 'Criterios del operador regional'),
    columns: [
      left(text('Rule', 'Regla')),
      right(text('Value', 'Valor')),
      left(text('Here', 'Aquí')),
      left(text('What this run does', 'Qué hace este cálculo')),
    ],
    rows: criteria.map((criterion) => ({
      cells: [
        withTraces(textCell(criterion.rule), [criterion.trace]),
        textCell(valueWords(criterion)),
        treatmentCell(criterion.treatment),
        textCell(deedWords(criterion, result), 'muted'),
      ],
    })),
    notes: [],
  };
}

function valueWords({ value, unit }: HeldCriterion): string {
  if (value === undefined) return NO_FIGURE;
  return unit === undefined ? value : `${value.replace('-', '–')} ${unit}`;
}

function treatmentCell(treatment: Treatment): Cell {
  const tone = { applied: 'good', otherwise: 'warn', entered: 'bad' } as const;
  return textCell(TREATMENTS[treatment], tone[treatment]);
}

const TREATMENTS: Readonly<Record<Treatment, Text>> = {
  applied: text('applied', 'se aplica'),
  otherwise: text('otherwise', 'de otro modo'),
  entered: text('not seen', 'no se ve'),
};

const NOT_SEEN = text(
  'No part of a DC model: it enters only where a published limit rests on it.',
  'No es parte de un modelo DC: entra solo donde un límite publicado se apoya en ello.',
);

function deedWords({ aspect, treatment }: HeldCriterion, result: ScenarioResult): Text {
  switch (aspect) {
    case 'outages':
      return outageWords(result);
    case 'rating-after-outage':
      return treatment === 'applied'
        ? text(
            'The continuous rating holds after an outage.',
            'Tras una contingencia rige el límite continuo.',
          )
        : text(
            'The short-time rating holds after an outage: figures are higher than under the rule.',
            'Tras una contingencia rige el límite de emergencia: las cifras son mayores que con la regla.',
          );
    case 'pick-up':
      return pickUpWords(result);
    case 'no-shedding':
      return sheddingWords(result);
    case 'tie-trip':
      return treatment === 'applied'
        ? text(
            'A scheme that opens the link is in service: capacities stand with and without it.',
            'Un esquema que abre el enlace está en servicio: hay capacidades con él y sin él.',
          )
        : text(
            'The link stays closed after the loss of a machine: no scheme that opens it is in service in this scenario.',
            'El enlace sigue cerrado tras la pérdida de una máquina: este escenario no tiene en servicio un esquema que lo abra.',
          );
    case 'reserve':
      return text(
        'No reserve is held back in the dispatch. What the operator found in 2019 is the weight by which areas make up for a loss.',
        'El despacho no aparta reserva. La que halló el operador en 2019 es el peso con que las áreas asumen una pérdida.',
      );
    case 'growing-violations': {
      const share = percent(result.capacity?.sensitivityThreshold);
      return text(
        `An element limits an exchange when it takes at least ${share} % of it.`,
        `Un elemento limita un intercambio si toma al menos ${share} % de él.`,
      );
    }
    case 'local-violations':
    case 'regional-share': {
      const share = percent(result.capacity?.localOverloadThreshold);
      return text(
        `What is overloaded in the base case limits an exchange only if it takes at least ${share} % of it; below that it is set apart and counted.`,
        `Lo sobrecargado en el caso base limita un intercambio solo si toma al menos ${share} % de él; por debajo se aparta y se cuenta.`,
      );
    }
    case 'steps':
      return text(
        'No steps: flows are straight lines, so the limit is found exactly.',
        'Sin pasos: los flujos son rectas y el límite se halla exacto.',
      );
    case 'operating-limits':
      return operatingWords(result);
    case 'voltage':
    case 'reactive-margin':
    case 'transient':
    case 'frequency':
    case 'damping':
      return NOT_SEEN;
  }
}

function percent(share: number | undefined): string {
  return share === undefined ? NO_FIGURE : formatNumber(100 * share, 0);
}

function outageWords({ loading, capacity }: ScenarioResult): Text {
  const kv = formatNumber(loading?.monitorFromKv ?? capacity?.monitorFromKv ?? 0, 0);
  const solved = loading?.contingencies ?? [];
  const multiple = solved.filter(({ kind }) => isMultiple(kind)).length;
  const several = capacity?.contingencies === 'multiple';
  const counted =
    solved.length === 0
      ? text('', '')
      : text(
          ` ${solved.length} solved, ${multiple} of them multiple (common tower and the like).`,
          ` Resueltas: ${solved.length}, de ellas ${multiple} múltiples (misma torre y similares).`,
        );
  const limiting = several
    ? text('Multiple losses limit exchanges too.', 'Las pérdidas múltiples también limitan intercambios.')
    : text('Only single ones limit exchanges.', 'Solo las simples limitan intercambios.');
  return text(
    `Every line and bank from ${kv} kV, every tie, the largest machine of every plant that runs.${counted.en} ${limiting.en}`,
    `Cada línea y banco desde ${kv} kV, cada enlace, la mayor máquina de cada planta en marcha.${counted.es} ${limiting.es}`,
  );
}

function pickUpWords({ separations }: ScenarioResult): Text {
  const outside = (separations?.outsideShare ?? []).map(
    ({ area, share }) => `${area} ${formatNumber(100 * share, 0)} %`,
  );
  const rest = outside.length === 0 ? '' : ` (${outside.join(', ')})`;
  return text(
    `Shared out by governor weights, the neighbours outside the region included${rest}; within units’ limits.`,
    `Repartida por los pesos de los reguladores, con los vecinos de fuera de la región${rest}; dentro de los límites de las unidades.`,
  );
}

function sheddingWords({ loading }: ScenarioResult): Text {
  const singles = (loading?.contingencies ?? []).filter(
    ({ kind, shedMw }) => !isMultiple(kind) && shedMw > 0,
  );
  if (singles.length === 0) {
    return text(
      'No single outage of this run sheds demand.',
      'Ninguna contingencia simple desconecta demanda.',
    );
  }
  const most = formatNumber(Math.max(...singles.map(({ shedMw }) => shedMw)), 0);
  return text(
    `${singles.length} single outages leave a radial part without supply, up to ${most} MW. They are listed below; they limit no exchange.`,
    `${singles.length} contingencias simples dejan sin suministro una parte radial, hasta ${most} MW. Están en la lista de abajo; no limitan ningún intercambio.`,
  );
}

function operatingWords({ security }: ScenarioResult): Text {
  const acting = (security?.limits ?? []).filter(({ acts }) => acts).length;
  return acting === 0
    ? text(
        'No operating limit was found for this moment: capacities are thermal alone.',
        'No se halló límite operativo para este momento: las capacidades son solo térmicas.',
      )
    : text(
        `${acting} limits are entered for this moment: each caps the exchange of its own interface, and the flow over its ties for any other that crosses it.`,
        `Hay ${acting} límites ingresados para este momento: cada uno acota el intercambio de su interfaz, y el flujo por sus enlaces de cualquier otro que la cruce.`,
      );
}
