import type {
  CapacityRange,
  ConditionFigure,
  ConditionOutcome,
  ConditionsResult,
} from '../study/conditions/conditions-result.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, type OutputText } from './csv-text.ts';

interface ConditionRow {
  readonly condition: ConditionOutcome;
  /** `undefined`: the condition has no answer. */
  readonly range: CapacityRange | undefined;
  readonly figure: ConditionFigure | undefined;
}

/** `conditions.csv`: a row for every condition and interface; one with its reason for a condition without an answer. */
export function conditionsCsvFile(result: ConditionsResult): OutputText {
  const rows = result.conditions.flatMap((condition): ConditionRow[] => {
    if (condition.reason !== undefined) return [{ condition, range: undefined, figure: undefined }];
    return result.rows.flatMap((range) =>
      range.figures
        .filter((figure) => figure.condition === condition.id)
        .map((figure) => ({ condition, range, figure })),
    );
  });
  return { name: 'conditions.csv', text: csvText(COLUMNS, rows) };
}

const COLUMNS: ResultColumns<ConditionRow> = [
  ['condition', ({ condition }) => condition.id],
  ['year', ({ condition }) => condition.year],
  ['season', ({ condition }) => condition.season],
  ['month', ({ condition }) => condition.month],
  ['demand', ({ condition }) => condition.demand],
  ['from_area', ({ range }) => range?.fromAreas.join(';')],
  ['to_area', ({ range }) => range?.toAreas.join(';')],
  ['base_exchange_mw', ({ figure }) => figure?.baseExchangeMw],
  ['n0_mw', ({ figure }) => figure?.thermalNMw],
  ['n1_mw', ({ figure }) => figure?.thermalN1Mw],
  ['operating_limit_mw', ({ figure }) => figure?.operatingMw],
  ['lowest_mw', ({ figure }) => figure?.lowestMw],
  ['deciding', ({ range, figure }) => figure && range?.deciding === figure],
  ['binding_layer', ({ figure }) => figure?.bindingLayer],
  ['limiting_element', ({ figure }) => figure?.limitingElement],
  ['limiting_contingency', ({ figure }) => figure?.limitingContingency],
  ['confidence', ({ figure }) => figure?.confidence],
  ['limiting_element_name', ({ figure }) => figure?.limitingElementName],
  ['limiting_contingency_name', ({ figure }) => figure?.limitingContingencyName?.en],
  ['kind', ({ range }) => range?.kind],
  ['reason', ({ condition }) => condition.reason?.en],
];
