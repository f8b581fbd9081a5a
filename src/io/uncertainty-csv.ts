import type { BindingLayer } from '../study/capacity/capacity-result.ts';
import type {
  CapacityComparison,
  PairFrequency,
  SampledCapacities,
  Spread,
  UncertainCapacity,
  UncertaintyResult,
} from '../study/uncertainty/uncertainty-result.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, type OutputText } from './csv-text.ts';

interface SampledRow {
  readonly scenario: string;
  readonly answered: number;
  readonly row: UncertainCapacity;
}

interface PairRow extends SampledRow {
  readonly pair: PairFrequency;
}

/**
 * `uncertainty.csv`: quantiles of every capacity and how often each layer binds; `uncertainty_pairs.csv`: how often each
 * pair limits; with another scenario also `uncertainty_comparison.csv`. Rows of both scenarios under their ids; shares
 * are of the samples with an answer; an empty quantile means that no
 * element limits there: `immovable_share` of the samples cannot move at all, `unlimited_share` meet no limit.
 */
export function uncertaintyCsvFiles(
  scenario: string,
  { capacities, against }: UncertaintyResult,
): OutputText[] {
  const rowsOf = (id: string, { answered, rows }: SampledCapacities): SampledRow[] =>
    rows.map((row) => ({ scenario: id, answered, row }));
  const sampled = [
    ...rowsOf(scenario, capacities),
    ...(against ? rowsOf(against.id, against.capacities) : []),
  ];
  const pairs = sampled.flatMap((row): PairRow[] => row.row.pairs.map((pair) => ({ ...row, pair })));
  return [
    { name: 'uncertainty.csv', text: csvText(SAMPLED_COLUMNS, sampled) },
    { name: 'uncertainty_pairs.csv', text: csvText(PAIR_COLUMNS, pairs) },
    ...(against
      ? [{ name: 'uncertainty_comparison.csv', text: csvText(COMPARISON_COLUMNS, against.rows) }]
      : []),
  ];
}

type SpreadName = 'n0' | 'n1' | 'lowest' | 'difference';

function spreadColumns<Row>(name: SpreadName, spreadOf: (row: Row) => Spread): ResultColumns<Row> {
  return [
    [`${name}_p10_mw`, (row) => spreadOf(row).p10Mw],
    [`${name}_p50_mw`, (row) => spreadOf(row).p50Mw],
    [`${name}_p90_mw`, (row) => spreadOf(row).p90Mw],
  ];
}

const LAYER_COLUMNS = [
  ['thermal_n_share', 'thermal-n'],
  ['thermal_n1_share', 'thermal-n-1'],
  ['operating_share', 'operating'],
  ['crossed_share', 'crossed'],
  ['resources_share', 'resources'],
] as const satisfies readonly (readonly [name: string, layer: BindingLayer])[];

const SAMPLED_COLUMNS: ResultColumns<SampledRow> = [
  ['scenario', ({ scenario }) => scenario],
  ['from_area', ({ row }) => row.fromAreas.join(';')],
  ['to_area', ({ row }) => row.toAreas.join(';')],
  ['kind', ({ row }) => row.kind],
  ['base_exchange_mw', ({ row }) => row.baseExchangeMw],
  ['samples', ({ answered }) => answered],
  ...spreadColumns<SampledRow>('n0', ({ row }) => row.thermalN),
  ...spreadColumns<SampledRow>('n1', ({ row }) => row.thermalN1),
  ...spreadColumns<SampledRow>('lowest', ({ row }) => row.lowest),
  ...LAYER_COLUMNS.map(
    ([name, layer]) =>
      [name, ({ row }: SampledRow) => row.layers.find((found) => found.layer === layer)?.share ?? 0] as const,
  ),
  ['immovable_share', ({ row }) => row.immovableShare],
  ['unlimited_share', ({ row }) => row.unlimitedShare],
];

const PAIR_COLUMNS: ResultColumns<PairRow> = [
  ['scenario', ({ scenario }) => scenario],
  ['from_area', ({ row }) => row.fromAreas.join(';')],
  ['to_area', ({ row }) => row.toAreas.join(';')],
  ['element', ({ pair }) => pair.element],
  ['contingency', ({ pair }) => pair.contingency],
  ['share', ({ pair }) => pair.share],
  ['element_name', ({ pair }) => pair.elementName],
  ['contingency_name', ({ pair }) => pair.contingencyName?.en],
];

const COMPARISON_COLUMNS: ResultColumns<CapacityComparison> = [
  ['from_area', (row) => row.fromAreas.join(';')],
  ['to_area', (row) => row.toAreas.join(';')],
  ['kind', (row) => row.kind],
  ['more_share', (row) => row.moreShare],
  ['less_share', (row) => row.lessShare],
  ...spreadColumns<CapacityComparison>('difference', (row) => row.difference),
];
