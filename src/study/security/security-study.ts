import type { ContingencyState } from '../../analysis/contingency.ts';
import { text } from '../../base/text.ts';
import { inServiceIn, type Row, type SchemeRow } from '../../grid/dataset.ts';
import type { CapacityResult, CapacityRow, Limit } from '../capacity/capacity-result.ts';
import { interfaceKey, type StandingFigure, standingFigures } from '../capacity/published-limits.ts';
import type { NamedContingency } from '../contingency-list.ts';
import { limitNature } from '../explanation/published-comparison.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import { isChosen, schemeNotes } from '../schemes/scheme-rules.ts';
import { traceOf } from '../trace.ts';
import { heldCriteria } from './criteria.ts';
import { harmfulOutages } from './harmful-outages.ts';
import type { SchemeTrigger, SecurityResult, StandingLimit, StandingScheme } from './security-result.ts';

/**
 * What stands beside the figures of a run: the published limits that were entered by hand, the schemes and criteria that
 * bear on it, recorded events, the outages that harm most. `undefined` where a run asks for neither loadings nor
 * capacities. Cost: contingencies × elements.
 */
export function securityStudy(
  grid: PreparedGrid,
  states: readonly ContingencyState<NamedContingency>[],
  capacity: CapacityResult | undefined,
): SecurityResult | undefined {
  const loading = grid.scenario.studies.find((study) => study.kind === 'loading');
  if (loading === undefined && capacity === undefined) return undefined;
  const screened = loading?.contingencies === 'n-1' ? states : [];
  const { condition, dataset } = grid;
  return {
    limits: standingFigures(dataset, condition).map((figure) => standingLimit(figure, capacity?.rows ?? [])),
    schemes: dataset.schemes
      .filter((row) => inServiceIn(row, condition.year))
      .map((row) => standingScheme(grid, row, screened)),
    criteria: heldCriteria(grid, loading, capacity),
    outages: loading === undefined ? [] : harmfulOutages(grid, loading, screened, capacity),
    seriesLossMw: seriesLossMw(grid),
  };
}

/** Rows that the study tells of: their sources belong to those of the run. */
export function securityRows({ dataset, condition }: PreparedGrid): Row[] {
  return [...dataset.schemes.filter((row) => inServiceIn(row, condition.year)), ...dataset.criteria];
}

function standingLimit(
  { row, limit, acts }: StandingFigure,
  capacities: readonly CapacityRow[],
): StandingLimit {
  const key = interfaceKey({ from: row.fromAreas, to: row.toAreas });
  const found = capacities.find((each) => interfaceKey({ from: each.fromAreas, to: each.toAreas }) === key);
  const { yearFrom, yearTo, season, month, demandPeriod } = row;
  return {
    id: row.id,
    kind: row.kind,
    fromAreas: row.fromAreas,
    toAreas: row.toAreas,
    mw: limit.mw,
    toleranceMw: row.toleranceMw,
    holds: { yearFrom, yearTo, season, month, demandPeriod },
    reason: limit.reason,
    nature: limitNature(row, limit.reason?.en),
    acts,
    thermalN: found?.thermalN,
    thermalN1: found?.thermalN1,
    beyondMw: beyond(found?.thermalN1, limit.mw),
    binds: capacities
      .filter((each) => bindingFigure(each) === row.id)
      .map(({ fromAreas, toAreas }) => ({ from: fromAreas, to: toAreas })),
    trace: limit.trace,
  };
}

function beyond(thermal: Limit | undefined, mw: number): number | undefined {
  return thermal?.kind === 'limited' ? thermal.mw - mw : undefined;
}

/** The published figure that is the lowest layer of a capacity. */
function bindingFigure({ bindingLayer, operating, crossed }: CapacityRow): string | undefined {
  if (bindingLayer === 'operating') return operating?.id;
  return bindingLayer === 'crossed' ? crossed[0]?.published.id : undefined;
}

function standingScheme(
  grid: PreparedGrid,
  row: SchemeRow,
  states: readonly ContingencyState<NamedContingency>[],
): StandingScheme {
  const { scenario, built } = grid;
  return {
    id: row.id,
    name: text(row.nameEn, row.nameEs),
    description: text(row.description, row.descriptionEs),
    notes: schemeNotes(row),
    modelled: row.modelled,
    isInRun: isChosen(scenario, row),
    trigger: schemeTrigger(grid, row, states),
    opens: row.openElements.map((id) => built.branchRows[built.branchIndex.get(id) ?? -1]?.name ?? id),
    trace: traceOf(row),
  };
}

function schemeTrigger(
  { built, flow }: PreparedGrid,
  row: SchemeRow,
  states: readonly ContingencyState<NamedContingency>[],
): SchemeTrigger | undefined {
  const k = row.triggerElement === undefined ? undefined : built.branchIndex.get(row.triggerElement);
  if (k === undefined) return undefined;
  const watched = (flowMw: number) => {
    if (row.triggerDirection === 'to-from') return -flowMw;
    return row.triggerDirection === 'from-to' ? flowMw : Math.abs(flowMw);
  };
  let worst: SchemeTrigger['worst'];
  for (const { flowMw, contingency } of states) {
    const mw = watched(flowMw[k]!);
    if (worst === undefined || mw > worst.flowMw) worst = { flowMw: mw, contingencyName: contingency.title };
  }
  const branch = built.branchRows[k]!;
  return {
    element: branch.id,
    elementName: branch.name,
    levelMw: row.triggerMw,
    flowMw: watched(flow.flowMw[k]!),
    worst,
  };
}

function seriesLossMw({ network, flow }: PreparedGrid): number {
  const { branches, baseMva } = network;
  let sum = 0;
  for (let k = 0; k < branches.count; k++) {
    if (branches.inService[k] === 1) sum += branches.resistancePu[k]! * (flow.flowMw[k]! / baseMva) ** 2;
  }
  return sum * baseMva;
}
