import { type Text, text } from '../../base/text.ts';
import type { SchemeTrigger, SecurityResult, StandingScheme } from '../../study/security/security-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell, withTraces } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Table, TableRow } from '../report-model.ts';

/** Supplementary schemes in service in the year: what sets each off, what it does, and whether the run has it. */
export function standingSchemeTable({ schemes }: SecurityResult): Table {
  return {
    id: 'security-schemes',
    title: text(
      'Supplementary control schemes in service, and what the model does about each',
      'Esquemas de control suplementario (ECS) en servicio, y qué hace el modelo con cada uno',
    ),
    columns: [
      left(CATALOGUE.scheme),
      left(text('In this run', 'En este cálculo')),
      left(text('Watches', 'Vigila')),
      right(text('Acts from MW', 'Actúa desde MW')),
      right(CATALOGUE.flowMw),
      right(text('Worst flow after an outage MW', 'Peor flujo tras una contingencia MW')),
      left(text('Opens', 'Abre')),
    ],
    rows: schemes.map(schemeRow),
    notes: [textCell(NOTE, 'muted')],
  };
}

const NOTE = text(
  'Flows count the way the scheme watches them. A scheme that a DC model can follow is taken into a run by schemes: [SC01] in its scenario; without it every contingency is solved as if it did not act.',
  'Los flujos cuentan en el sentido que vigila el esquema. Un esquema que un modelo DC puede seguir entra en un cálculo con schemes: [SC01] en su escenario; sin eso, cada contingencia se resuelve como si no actuara.',
);

function schemeRow(scheme: StandingScheme): TableRow {
  const { id, name, description, notes, trigger, opens, trace } = scheme;
  const title = name.en === id ? id : text(`${id}: ${name.en}`, `${id}: ${name.es}`);
  return {
    cells: [
      withTraces(textCell(title, 'strong'), [trace]),
      partCell(scheme),
      textCell(trigger?.elementName ?? NO_FIGURE),
      numberCell(trigger?.levelMw, 0),
      numberCell(trigger?.flowMw, 0),
      numberCell(trigger?.worst?.flowMw, 0, isSetOff(trigger) ? 'bad' : 'plain'),
      textCell(opens.length === 0 ? NO_FIGURE : opens.join(', ')),
    ],
    details: [
      textCell(description, 'muted'),
      ...(notes === undefined ? [] : [textCell(notes, 'muted')]),
      ...setOffWords(trigger),
    ],
  };
}

/** Whether an outage of the run would set it off. */
export function isSetOff(trigger: SchemeTrigger | undefined): boolean {
  return trigger?.levelMw !== undefined && (trigger.worst?.flowMw ?? trigger.flowMw) >= trigger.levelMw;
}

function setOffWords(trigger: SchemeTrigger | undefined): Cell[] {
  if (trigger?.levelMw === undefined || trigger.worst === undefined) return [];
  const { contingencyName, flowMw } = trigger.worst;
  const left = formatNumber(Math.abs(trigger.levelMw - flowMw), 0);
  const words = isSetOff(trigger)
    ? text(
        `set off after loss of ${contingencyName.en}, ${left} MW beyond its level`,
        `actuaría ante la pérdida de ${contingencyName.es}, ${left} MW sobre su nivel`,
      )
    : text(
        `nearest after loss of ${contingencyName.en}, ${left} MW under its level`,
        `lo más cerca, ante la pérdida de ${contingencyName.es}, ${left} MW bajo su nivel`,
      );
  return [textCell(words, 'muted')];
}

function partCell({ isInRun, modelled }: StandingScheme): Cell {
  if (isInRun) return textCell(PART.inRun, 'good');
  return modelled ? textCell(PART.notAsked, 'warn') : textCell(PART.outside, 'muted');
}

const PART = {
  inRun: text('in service', 'en servicio'),
  notAsked: text('can be modelled, not asked for', 'se puede modelar, no se pidió'),
  outside: text('outside a DC model', 'fuera de un modelo DC'),
} as const satisfies Record<string, Text>;
