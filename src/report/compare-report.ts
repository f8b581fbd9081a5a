import { text } from '../base/text.ts';
import type { CapacityRow } from '../study/capacity/capacity-result.ts';
import { capacityRanges } from '../study/conditions/capacity-ranges.ts';
import type { ElementLoading, ScenarioResult } from '../study/result.ts';
import { type Alike, alike, comparison, grouped } from './alike.ts';
import { CATALOGUE } from './catalogue.ts';
import { loadingCell, NO_FIGURE, numberCell, textCell } from './cells.ts';
import { left, right } from './columns.ts';
import { formatNumber } from './number-format.ts';
import type { Cell, Report, Section, Table } from './report-model.ts';
import { rangeTable } from './tables/condition-tables.ts';
import { limitCell } from './tables/limit-cell.ts';
import { directionWords, LAYER_WORDS } from './vocabulary.ts';

/** Elements whose loadings are set side by side: the most loaded over all scenarios. */
const COMPARED_ELEMENTS = 8;

/**
 * Several scenarios side by side: cost, capacity of every border and direction with its layers, worst loadings, each
 * with the difference to the base. Scenarios of which a table tells the same stand in it once, together; what all have
 * in common is a remark. Cost: scenarios × rows.
 */
export function compareReport(results: readonly ScenarioResult[], base: ScenarioResult): Report {
  return {
    title: CATALOGUE.compareTitle,
    question: undefined,
    facts: [
      {
        label: CATALOGUE.comparedWith,
        words: text(
          `${base.scenario.id}: ${base.scenario.title.en}`,
          `${base.scenario.id}: ${base.scenario.title.es}`,
        ),
      },
    ],
    sections: [
      ...costSection(results, base),
      ...capacitySections(results, base),
      ...loadingSection(results, base),
    ],
  };
}

/** Of a market year alone the moment of the scenario plays no part. */
function hasMoment({ market, loading, capacity }: ScenarioResult): boolean {
  return market === undefined || loading !== undefined || capacity !== undefined;
}

function costSection(results: readonly ScenarioResult[], base: ScenarioResult): Section[] {
  const cellsOf = (result: ScenarioResult): Cell[] => {
    const cost = hourlyCostUsd(result);
    return [
      numberCell(sum(result.dispatch.map((area) => area.demandMw)), 0),
      numberCell(upgradeCostMusd(result), 1),
      numberCell(cost, 0),
      differenceCell(cost, hourlyCostUsd(base), 0),
    ];
  };
  const groups = alike(results.filter(hasMoment), cellsOf);
  return comparison(groups, {
    id: 'cost',
    title: CATALOGUE.costTitle,
    columns: [
      left(CATALOGUE.scenario),
      right(CATALOGUE.demandMw),
      right(CATALOGUE.upgradesMusd),
      right(CATALOGUE.generationUsdPerH),
      right(CATALOGUE.difference),
    ],
    rows: groups.map(({ ids, result }) => ({
      cells: [textCell(ids.join(', '), 'strong'), ...cellsOf(result)],
    })),
    notes: [],
  });
}

function hourlyCostUsd(result: ScenarioResult): number {
  return sum(result.dispatch.map((area) => area.generationCostUsdPerH));
}

/** `undefined` when the cost of an upgrade is not known: a partial sum would look like a total. */
function upgradeCostMusd(result: ScenarioResult): number | undefined {
  const costs = result.scenario.upgrades.map((upgrade) => upgrade.costMusd);
  return costs.every((cost) => cost !== undefined) ? sum(costs) : undefined;
}

function capacitySections(results: readonly ScenarioResult[], base: ScenarioResult): Section[] {
  const directions = unique(results.flatMap((result) => result.capacity?.rows.map(directionOf) ?? []));
  const cellsOf = (result: ScenarioResult, direction: string): Cell[] | undefined => {
    const row = rowOf(result, direction);
    return row === undefined ? undefined : capacityCells(row, rowOf(base, direction));
  };
  const groups = alike(
    results.filter(({ capacity }) => capacity !== undefined),
    (result) => directions.map((direction) => cellsOf(result, direction)),
  );
  const capacities = comparison(groups, {
    id: 'capacity',
    title: CATALOGUE.capacityTitle,
    columns: [
      left(CATALOGUE.direction),
      left(CATALOGUE.scenario),
      right(CATALOGUE.thermalN),
      right(CATALOGUE.thermalN1),
      right(CATALOGUE.operatingLimit),
      right(CATALOGUE.lowest),
      right(CATALOGUE.difference),
      left(CATALOGUE.binds),
    ],
    rows: directions.flatMap((direction) =>
      grouped(direction, groups, (result) => cellsOf(result, direction)),
    ),
    notes: [],
  });
  if (groups.length < 3) return capacities;
  const overviews = [lowestByScenario(groups, directions), rangeOverScenarios(groups)];
  return [...overviews.map((table) => ({ kind: 'table', table }) as const), ...capacities];
}

/** At a glance, where the layers of many scenarios fill pages: a line for each direction. */
function lowestByScenario(groups: readonly Alike[], directions: readonly string[]): Table {
  return {
    id: 'capacity-lowest',
    title: CATALOGUE.lowestByScenarioTitle,
    columns: [left(CATALOGUE.direction), ...groups.map(({ ids }) => right(ids.join(', ')))],
    rows: directions.map((direction) => ({
      cells: [
        textCell(direction, 'strong'),
        ...groups.map(({ result }) => numberCell(rowOf(result, direction)?.ttcMw, 0)),
      ],
    })),
    notes: [],
  };
}

/** What several scenarios have in common: least, median and largest capacity, and the scenario that decides. */
function rangeOverScenarios(groups: readonly Alike[]): Table {
  const found = groups.map(({ ids, result }) => ({
    condition: ids.join(', '),
    rows: result.capacity?.rows ?? [],
  }));
  return rangeTable(capacityRanges(found), (id) => id);
}

function capacityCells(row: CapacityRow, baseRow: CapacityRow | undefined): Cell[] {
  return [
    limitCell(row.thermalN),
    limitCell(row.thermalN1),
    numberCell(row.operating?.mw, 0),
    numberCell(row.ttcMw, 0, 'strong'),
    differenceCell(row.ttcMw, baseRow?.ttcMw, 0),
    textCell(LAYER_WORDS[row.bindingLayer], 'accent'),
  ];
}

function directionOf(row: CapacityRow): string {
  return directionWords(row.fromAreas, row.toAreas);
}

function rowOf(result: ScenarioResult, direction: string): CapacityRow | undefined {
  return result.capacity?.rows.find((row) => directionOf(row) === direction);
}

function loadingSection(results: readonly ScenarioResult[], base: ScenarioResult): Section[] {
  const elements = mostLoaded(results);
  const cellsOf = (result: ScenarioResult, element: string): Cell[] | undefined => {
    const found = elementOf(result, element);
    return found === undefined ? undefined : loadingCells(found, elementOf(base, element)?.worstLoadingPct);
  };
  const groups = alike(
    results.filter(({ loading }) => loading !== undefined),
    (result) => elements.map(({ element }) => cellsOf(result, element)),
  );
  return comparison(groups, {
    id: 'loading',
    title: CATALOGUE.loadingTitle,
    columns: [
      left(CATALOGUE.element),
      left(CATALOGUE.scenario),
      right(CATALOGUE.loadingPct),
      right(CATALOGUE.worstPct),
      right(CATALOGUE.difference),
      left(CATALOGUE.worstOutage),
    ],
    rows: elements.flatMap(({ element, name }) =>
      grouped(name, groups, (result) => cellsOf(result, element)),
    ),
    notes: [],
  });
}

function loadingCells(element: ElementLoading, baseLoadingPct: number | undefined): Cell[] {
  return [
    loadingCell(element.loadingPct),
    loadingCell(element.worstLoadingPct),
    differenceCell(element.worstLoadingPct, baseLoadingPct, 1),
    textCell(element.worstContingencyName ?? CATALOGUE.baseCase, 'muted'),
  ];
}

function mostLoaded(results: readonly ScenarioResult[]): { element: string; name: string }[] {
  const worst = new Map<string, { element: string; name: string; loadingPct: number }>();
  for (const { element, name, worstLoadingPct = 0 } of results.flatMap(
    (result) => result.loading?.elements ?? [],
  )) {
    const known = worst.get(element);
    if (known === undefined || worstLoadingPct > known.loadingPct) {
      worst.set(element, { element, name, loadingPct: worstLoadingPct });
    }
  }
  return [...worst.values()].sort((a, b) => b.loadingPct - a.loadingPct).slice(0, COMPARED_ELEMENTS);
}

function elementOf(result: ScenarioResult, element: string): ElementLoading | undefined {
  return result.loading?.elements.find((candidate) => candidate.element === element);
}

/** With its sign; nothing against nothing is nothing. */
function differenceCell(value: number | undefined, base: number | undefined, decimals: number): Cell {
  if (value === undefined || base === undefined) return textCell(NO_FIGURE, 'muted');
  const figure = formatNumber(value - base, decimals);
  const isZero = Number(Math.abs(value - base).toFixed(decimals)) === 0;
  if (isZero) return textCell('=', 'muted');
  return textCell(value > base ? `+${figure}` : figure);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function unique(values: readonly string[]): string[] {
  return Array.from(new Set(values));
}
