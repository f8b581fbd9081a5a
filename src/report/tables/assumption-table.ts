import { type Text, text } from '../../base/text.ts';
import { BACKBONE_KV, ENGINE_SENSITIVITY_THRESHOLD } from '../../study/capacity/assumptions.ts';
import type { AssumptionId, CapacityResult, CapacityRow } from '../../study/capacity/capacity-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Column, Table } from '../report-model.ts';
import { interfaceWords } from '../vocabulary.ts';

/** Capacities that differ by less are the same, MW. */
const SAME_MW = 0.5;

/**
 * What the assumptions of a study do: the lowest layer of every direction as asked, and with one rule changed at a time.
 * Directions that none of them moves are counted in a note. No table where the study changed no rule.
 */
export function assumptionTables(capacity: CapacityResult): Table[] {
  if (capacity.rows.every((row) => row.assumptions.length === 0)) return [];
  const moved = capacity.rows.filter((row) => row.assumptions.some(({ ttcMw }) => !isSame(ttcMw, row.ttcMw)));
  const all = moved[0]?.assumptions.map(({ assumption }) => assumption) ?? [];
  const [ids, idle] = [all.filter((id) => moves(moved, id)), all.filter((id) => !moves(moved, id))];
  const table: Table = {
    id: 'assumptions',
    title: CATALOGUE.assumptionsTitle,
    columns: [
      { title: CATALOGUE.direction, align: 'left', dropRank: 0 },
      { title: CATALOGUE.asAsked, align: 'right', dropRank: 0 },
      ...ids.map((id): Column => ({ title: assumptionWords(id, capacity), align: 'right', dropRank: 0 })),
    ],
    rows: moved.map((row) => ({
      cells: [
        textCell(interfaceWords(row), 'strong'),
        numberCell(row.ttcMw, 0, 'strong'),
        ...row.assumptions
          .filter(({ assumption }) => ids.includes(assumption))
          .map(({ ttcMw }) => changedCell(ttcMw, row)),
      ],
    })),
    notes: notes(capacity, moved.length, idle),
  };
  return [table];
}

function moves(rows: readonly CapacityRow[], id: AssumptionId): boolean {
  return rows.some((row) =>
    row.assumptions.some(({ assumption, ttcMw }) => assumption === id && !isSame(ttcMw, row.ttcMw)),
  );
}

function isSame(a: number | undefined, b: number | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && Math.abs(a - b) < SAME_MW);
}

function changedCell(ttcMw: number | undefined, row: CapacityRow): Cell {
  if (isSame(ttcMw, row.ttcMw)) return textCell('=', 'muted');
  if (ttcMw === undefined) return textCell(NO_FIGURE, 'muted');
  return numberCell(ttcMw, 0, row.ttcMw !== undefined && ttcMw < row.ttcMw ? 'bad' : 'good');
}

function assumptionWords(id: AssumptionId, capacity: CapacityResult): Text {
  switch (id) {
    case 'sensitivity-threshold': {
      const share = formatNumber(100 * ENGINE_SENSITIVITY_THRESHOLD, 0);
      return text(`${share} % threshold`, `Umbral ${share} %`);
    }
    case 'local-overloads':
      return text('Local overloads count', 'Cuentan sobrecargas locales');
    case 'post-contingency-rating':
      return capacity.postContingencyRating === 'emergency'
        ? text('Continuous rating', 'Límite continuo')
        : text('Emergency rating', 'Límite de emergencia');
    case 'multiple-losses':
      return capacity.contingencies === 'multiple'
        ? text('Only N-1', 'Solo N-1')
        : text('Multiple losses', 'Pérdidas múltiples');
    case 'machine-outages':
      return text('No machine outages', 'Sin pérdida de máquinas');
    case 'monitored-voltage':
      return text(`From ${BACKBONE_KV} kV only`, `Solo desde ${BACKBONE_KV} kV`);
  }
}

function notes(capacity: CapacityResult, moved: number, idle: readonly AssumptionId[]): Cell[] {
  const all = capacity.rows.length;
  const kv = formatNumber(capacity.monitorFromKv, 0);
  const share = formatNumber(100 * capacity.sensitivityThreshold, 0);
  const local = formatNumber(100 * capacity.localOverloadThreshold, 0);
  const words = [
    text(
      `The lowest layer, MW, with one rule changed at a time; = is no change. As asked: threshold ${share} %, overloads of the base case from ${local} %, watched from ${kv} kV.`,
      `La menor de las capas, MW, con una regla cambiada a la vez; = es sin cambio. Lo pedido: umbral ${share} %, sobrecargas del caso base desde ${local} %, vigilado desde ${kv} kV.`,
    ),
    text(
      `Directions that no rule moves: ${all - moved} of ${all}.`,
      `Sentidos que ninguna regla mueve: ${all - moved} de ${all}.`,
    ),
  ];
  if (idle.length > 0) {
    const names = idle.map((id) => assumptionWords(id, capacity));
    const [en, es] = [names.map((name) => name.en), names.map((name) => name.es)];
    words.push(
      text(
        `Without effect in any direction: ${en.join('; ')}.`,
        `Sin efecto en ningún sentido: ${es.join('; ')}.`,
      ),
    );
  }
  return words.map((line) => textCell(line, 'muted'));
}
