import type { Diagnostic } from '../../base/diagnostics.ts';
import { text } from '../../base/text.ts';
import type { Dataset, LineRow, TransformerRow } from '../../grid/dataset.ts';
import { atRow, suggestion } from './finding.ts';

/**
 * Values without which a line or bank means nothing: a rating, a reactance and a tap above zero, and a typical class
 * that is in its table and of its kind. Cost: linear in the rows.
 */
export function checkBranchValues(dataset: Dataset): Diagnostic[] {
  const { lines, transformers } = dataset;
  return [
    ...[...lines, ...transformers].flatMap(ratingErrors),
    ...lines.flatMap((row) => reactanceErrors(row, row.reactanceOhmPerKm * row.lengthKm, 'ohm')),
    ...transformers.flatMap((row) => reactanceErrors(row, row.reactancePct / row.reactanceBaseMva, '%/MVA')),
    ...transformers.flatMap(tapErrors),
    ...typicalClassErrors(dataset),
  ];
}

function ratingErrors(row: LineRow | TransformerRow): Diagnostic[] {
  if (row.ratingMva > 0) return [];
  const message = text(
    `${row.id} has no rating: ${row.ratingMva} MVA`,
    `${row.id} no tiene capacidad: ${row.ratingMva} MVA`,
  );
  return [atRow(row, { code: 'MISSING_RATING', severity: 'error', message })];
}

function reactanceErrors(row: LineRow | TransformerRow, reactance: number, unit: string): Diagnostic[] {
  if (reactance > 0 && Number.isFinite(reactance)) return [];
  const message = text(
    `the reactance of ${row.id} must be above zero, not ${reactance} ${unit}`,
    `la reactancia de ${row.id} debe ser mayor que cero, no ${reactance} ${unit}`,
  );
  return [atRow(row, { code: 'REACTANCE_NOT_POSITIVE', severity: 'error', message })];
}

function tapErrors(row: TransformerRow): Diagnostic[] {
  if (row.tapRatio > 0) return [];
  const message = text(
    `the tap ratio of ${row.id} must be above zero, not ${row.tapRatio}`,
    `la relación de transformación de ${row.id} debe ser mayor que cero, no ${row.tapRatio}`,
  );
  return [atRow(row, { code: 'TAP_NOT_POSITIVE', severity: 'error', message })];
}

function typicalClassErrors({ lines, transformers, upgradeEdits, typicalParameters }: Dataset): Diagnostic[] {
  const classesOf = (kind: 'line' | 'transformer') =>
    new Set(typicalParameters.filter((row) => row.kind === kind).map((row) => row.id));
  const errors = (
    rows: readonly (LineRow | TransformerRow | (typeof upgradeEdits)[number])[],
    known: Set<string>,
  ) =>
    rows.flatMap((row) => {
      const { typicalClass } = row;
      if (typicalClass === undefined || known.has(typicalClass)) return [];
      const message = text(
        `there is no typical class \`${typicalClass}\` for this element`,
        `no hay clase típica \`${typicalClass}\` para este elemento`,
      );
      const hint = suggestion(typicalClass, known);
      return atRow(row, { code: 'UNKNOWN_TYPICAL_CLASS', severity: 'error', message, ...hint });
    });
  const [ofLines, ofBanks] = [classesOf('line'), classesOf('transformer')];
  return [
    ...errors([...lines, ...upgradeEdits.filter((edit) => edit.action === 'add-line')], ofLines),
    ...errors(
      [...transformers, ...upgradeEdits.filter((edit) => edit.action === 'add-transformer')],
      ofBanks,
    ),
  ];
}
