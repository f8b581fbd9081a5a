import type { Diagnostic } from '../base/diagnostics.ts';
import type { CaseFile } from '../grid/case-file.ts';
import { plainAlternatingCurrent } from '../grid/case-from-network.ts';
import type { GenerationCost } from '../grid/cost-curves.ts';
import { alternatingCurrentDifferences, lossDiagnostics } from './case-difference.ts';
import { type Columns, csvText, type OutputText } from './csv-text.ts';
import { degreesThatReadAs } from './exact-degrees.ts';

export interface WrittenTables {
  readonly files: readonly OutputText[];
  /** The columns that the tables have no place for and that hold more than plain values. */
  readonly lost: readonly Diagnostic[];
}

/**
 * A case as CSV tables: `case`, `areas`, `buses`, `branches`, `units`, `unit_costs` and `dc_links`, units in the names of
 * the columns, elements by id, an empty cell for no limit. What only an AC program needs is not written. Cost: linear.
 */
export function writeCaseTables(caseFile: CaseFile): WrittenTables {
  const { network, costs, name } = caseFile;
  const { areas, buses, branches, units, dcLinks } = network;
  const table = (file: string, ids: readonly string[], columns: Columns<number>): OutputText => ({
    name: `${file}.csv`,
    text: csvText(
      columns,
      ids.map((_, k) => k),
    ),
  });
  const files = [
    table(
      'case',
      [name],
      [
        ['name', () => name],
        ['base_mva', () => network.baseMva],
      ],
    ),
    table('areas', areas.id, [
      ['id', (a) => areas.id[a]],
      ['name', (a) => areas.name[a]],
    ]),
    table('buses', buses.id, busColumns(caseFile)),
    table('branches', branches.id, branchColumns(caseFile)),
    table('units', units.id, [
      ['id', (u) => units.id[u]],
      ['name', (u) => units.name[u]],
      ['bus', (u) => buses.id[units.bus[u]!]],
      ['technology', (u) => units.technology[u]],
      ['output_mw', (u) => units.outputMw[u]],
      ['min_mw', (u) => finite(units.minMw[u]!)],
      ['max_mw', (u) => finite(units.maxMw[u]!)],
      ['in_service', (u) => units.inService[u] === 1],
      ['participation', (u) => units.participation[u]],
      ['cost_usd_per_mwh', (u) => units.costUsdPerMwh[u]],
    ]),
    table('dc_links', dcLinks.id, [
      ['id', (d) => dcLinks.id[d]],
      ['name', (d) => dcLinks.name[d]],
      ['from_bus', (d) => buses.id[dcLinks.from[d]!]],
      ['to_bus', (d) => buses.id[dcLinks.to[d]!]],
      ['flow_mw', (d) => dcLinks.flowMw[d]],
      ['min_mw', (d) => finite(dcLinks.minMw[d]!)],
      ['max_mw', (d) => finite(dcLinks.maxMw[d]!)],
      ['in_service', (d) => dcLinks.inService[d] === 1],
    ]),
  ];
  if (costs !== undefined) files.push({ name: 'unit_costs.csv', text: costTable(units.id, costs) });
  const plain: CaseFile = { ...caseFile, alternatingCurrent: plainAlternatingCurrent(network) };
  return { files, lost: lossDiagnostics(name, alternatingCurrentDifferences(caseFile, plain)) };
}

function busColumns({ network: { areas, buses } }: CaseFile): Columns<number> {
  return [
    ['id', (b) => buses.id[b]],
    ['name', (b) => buses.name[b]],
    ['area', (b) => areas.id[buses.area[b]!]],
    ['nominal_kv', (b) => buses.nominalKv[b]],
    ['demand_mw', (b) => buses.demandMw[b]],
    ['shunt_mw', (b) => buses.shuntMw[b]],
    ['isolated', (b) => buses.isolated[b] === 1],
    ['reference', (b) => buses.reference[b] === 1],
    ['angle_deg', (b) => degreesThatReadAs(buses.angleRad[b]!)],
  ];
}

function branchColumns({ network: { buses, branches }, angleLimits }: CaseFile): Columns<number> {
  return [
    ['id', (k) => branches.id[k]],
    ['name', (k) => branches.name[k]],
    ['kind', (k) => branches.kind[k]],
    ['from_bus', (k) => buses.id[branches.from[k]!]],
    ['to_bus', (k) => buses.id[branches.to[k]!]],
    ['reactance_pu', (k) => branches.reactancePu[k]],
    ['resistance_pu', (k) => branches.resistancePu[k]],
    ['tap_ratio', (k) => branches.tapRatio[k]],
    ['phase_shift_deg', (k) => degreesThatReadAs(branches.shiftRad[k]!)],
    ['rating_mva', (k) => finite(branches.ratingMva[k]!)],
    ['emergency_rating_mva', (k) => finite(branches.emergencyRatingMva[k]!)],
    ['in_service', (k) => branches.inService[k] === 1],
    ['length_km', (k) => branches.lengthKm[k]],
    ['angle_min_deg', (k) => finite(degreesThatReadAs(angleLimits.minRad[k]!))],
    ['angle_max_deg', (k) => finite(degreesThatReadAs(angleLimits.maxRad[k]!))],
  ];
}

/** No limit leaves the cell empty. */
function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

interface CostRow {
  readonly unit: string;
  /** `polynomial`: `order` is the power of MW and `value` its coefficient; `piecewise`: a point of the curve. */
  readonly kind: GenerationCost['kind'];
  readonly order: number;
  readonly powerMw: number | undefined;
  readonly value: number;
}

function costTable(ids: readonly string[], costs: readonly GenerationCost[]): string {
  const rows = costs.flatMap((cost, u): CostRow[] => {
    const unit = ids[u]!;
    if (cost.kind === 'piecewise') {
      return cost.points.map(({ powerMw, costUsdPerH }, k) => ({
        unit,
        kind: cost.kind,
        order: k,
        powerMw,
        value: costUsdPerH,
      }));
    }
    const degree = cost.coefficients.length - 1;
    return cost.coefficients.map((value, k) => ({
      unit,
      kind: cost.kind,
      order: degree - k,
      powerMw: undefined,
      value,
    }));
  });
  return csvText<CostRow>(
    [
      ['unit', (row) => row.unit],
      ['kind', (row) => row.kind],
      ['order', (row) => row.order],
      ['power_mw', (row) => row.powerMw],
      ['value', (row) => row.value],
    ],
    rows,
  );
}
