import type {
  JointRegion,
  JointResult,
  JointVertex,
  OptimisedResult,
  OptimisedRow,
  PricedLimit,
  Redispatch,
  RegionalTradeStudyResult,
  UnitMove,
} from '../study/optimum/optimum-result.ts';
import type { ScenarioResult } from '../study/result.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, idList, type OutputText } from './csv-text.ts';
import { traceColumns } from './trace-columns.ts';

/**
 * The tables of the studies that look for the most the grid allows: `optimised_capacity.csv`, `joint_capacity.csv`,
 * `regional_trade.csv`; with them `redispatch.csv`, what each plant does, and `optimum_limits.csv`, what holds each back.
 */
export function optimumCsvFiles({ optimised, joint, regionalTrade }: ScenarioResult): OutputText[] {
  const files: OutputText[] = [];
  if (optimised !== undefined) {
    files.push({ name: 'optimised_capacity.csv', text: csvText(OPTIMISED_COLUMNS, optimised.rows) });
  }
  if (joint !== undefined) {
    files.push({ name: 'joint_capacity.csv', text: csvText(JOINT_COLUMNS, cornersOf(joint)) });
  }
  if (regionalTrade !== undefined) {
    files.push({ name: 'regional_trade.csv', text: csvText(TRADE_COLUMNS, regionalTrade.areas) });
  }
  const optima = optimaOf(optimised, regionalTrade);
  if (optima.length > 0) {
    const moves = optima.flatMap((of) => of.redispatch.moves.map((move) => ({ of, move })));
    const limits = optima.flatMap((of) =>
      of.redispatch.binding.map((limit, i) => ({ of, limit, rank: i + 1 })),
    );
    files.push({ name: 'redispatch.csv', text: csvText(MOVE_COLUMNS, moves) });
    files.push({ name: 'optimum_limits.csv', text: csvText(LIMIT_COLUMNS, limits) });
  }
  return files;
}

const OPTIMISED_COLUMNS: ResultColumns<OptimisedRow> = [
  ['from_area', (r) => idList(r.fromAreas)],
  ['to_area', (r) => idList(r.toAreas)],
  ['base_exchange_mw', (r) => r.baseExchangeMw],
  ['linear_mw', (r) => r.linearMw],
  ['optimised_mw', (r) => r.optimisedMw],
  ['up_mw', (r) => r.redispatch?.upMw],
  ['down_mw', (r) => r.redispatch?.downMw],
  ['scarce_side', (r) => r.scarce],
  ['mends_base', (r) => r.redispatch?.mendsBase],
  ['limiting_element', (r) => r.redispatch?.binding[0]?.element],
  ['limiting_contingency', (r) => r.redispatch?.binding[0]?.contingency],
  ['price_mw_per_mw', (r) => r.redispatch?.binding[0]?.price],
  ['no_answer', (r) => r.noAnswer?.en],
  ['straight_mw', (r) => r.straightMw],
];

/** One exchange and the redispatch that makes it. */
interface Optimum {
  readonly study: string;
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  readonly redispatch: Redispatch;
}

function optimaOf(
  optimised: OptimisedResult | undefined,
  regionalTrade: RegionalTradeStudyResult | undefined,
): Optimum[] {
  const optima: Optimum[] = (optimised?.rows ?? []).flatMap(({ redispatch, ...row }) =>
    redispatch === undefined ? [] : [{ study: 'optimised', ...row, redispatch }],
  );
  if (regionalTrade !== undefined) {
    const { areas, redispatch } = regionalTrade;
    const side = (sign: number) => areas.filter((a) => sign * a.netExportMw > 0).map((a) => a.area);
    optima.push({ study: 'regional-trade', fromAreas: side(1), toAreas: side(-1), redispatch });
  }
  return optima;
}

const MOVE_COLUMNS: ResultColumns<{ readonly of: Optimum; readonly move: UnitMove }> = [
  ['study', ({ of }) => of.study],
  ['from_area', ({ of }) => idList(of.fromAreas)],
  ['to_area', ({ of }) => idList(of.toAreas)],
  ['unit', ({ move }) => move.unit],
  ['area', ({ move }) => move.area],
  ['technology', ({ move }) => move.technology],
  ['base_mw', ({ move }) => move.baseMw],
  ['change_mw', ({ move }) => move.changeMw],
  ['output_mw', ({ move }) => move.baseMw + move.changeMw],
  ['name', ({ move }) => move.name.en],
];

interface LimitRow {
  readonly of: Optimum;
  readonly limit: PricedLimit;
  readonly rank: number;
}

const LIMIT_COLUMNS: ResultColumns<LimitRow> = [
  ['study', ({ of }) => of.study],
  ['from_area', ({ of }) => idList(of.fromAreas)],
  ['to_area', ({ of }) => idList(of.toAreas)],
  ['rank', ({ rank }) => rank],
  ['element', ({ limit }) => limit.element],
  ['contingency', ({ limit }) => limit.contingency],
  ['flow_mw', ({ limit }) => limit.flowMw],
  ['rating_mva', ({ limit }) => limit.ratingMva],
  ['price_mw_per_mw', ({ limit }) => limit.price],
  ['element_name', ({ limit }) => limit.elementName],
  ['contingency_name', ({ limit }) => limit.contingencyName?.en],
  ...traceColumns<LimitRow>(({ limit }) => limit.trace),
];

interface Corner {
  readonly joint: JointResult;
  readonly region: 'linear' | 'redispatch';
  readonly position: number;
  readonly vertex: JointVertex;
}

function cornersOf(joint: JointResult): Corner[] {
  const of = (region: Corner['region'], found: JointRegion | undefined): Corner[] =>
    found?.kind === 'polygon'
      ? found.vertices.map((vertex, position) => ({ joint, region, position, vertex }))
      : [];
  return [...of('linear', joint.linear), ...of('redispatch', joint.redispatch)];
}

function edgeLimits({ edge }: JointVertex) {
  return edge.kind === 'limits' ? edge.limits : [];
}

const JOINT_COLUMNS: ResultColumns<Corner> = [
  ['region', ({ region }) => region],
  ['vertex', ({ position }) => position + 1],
  ['first_mw', ({ vertex }) => vertex.firstMw],
  ['second_mw', ({ vertex }) => vertex.secondMw],
  ['edge', ({ vertex }) => vertex.edge.kind],
  ['edge_element', ({ vertex }) => edgeLimits(vertex)[0]?.element],
  ['edge_contingency', ({ vertex }) => edgeLimits(vertex)[0]?.contingency],
  [
    'edge_units',
    ({ vertex }) => (vertex.edge.kind === 'units' ? idList(vertex.edge.units.map((u) => u.unit)) : ''),
  ],
  [
    'edge_other_elements',
    ({ vertex }) =>
      idList(
        edgeLimits(vertex)
          .slice(1)
          .map((limit) => limit.element),
      ),
  ],
  ['first_from_area', ({ joint }) => idList(joint.exchanges[0].fromAreas)],
  ['first_to_area', ({ joint }) => idList(joint.exchanges[0].toAreas)],
  ['second_from_area', ({ joint }) => idList(joint.exchanges[1].fromAreas)],
  ['second_to_area', ({ joint }) => idList(joint.exchanges[1].toAreas)],
  ['edge_element_name', ({ vertex }) => edgeLimits(vertex)[0]?.elementName],
  ['edge_contingency_name', ({ vertex }) => edgeLimits(vertex)[0]?.contingencyName?.en],
];

const TRADE_COLUMNS: ResultColumns<RegionalTradeStudyResult['areas'][number]> = [
  ['area', (a) => a.area],
  ['base_net_export_mw', (a) => a.baseNetExportMw],
  ['net_export_mw', (a) => a.netExportMw],
];
