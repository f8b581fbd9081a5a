import { text } from '../base/text.ts';
import type { CapacityRow } from '../study/capacity/capacity-result.ts';
import { capacityRanges } from '../study/conditions/capacity-ranges.ts';
import type { ElementLoading, ScenarioResult } from '../study/result.ts';
import { CATALOGUE } from './catalogue.ts';
import { loadingCell, NO_FIGURE, numberCell, textCell } from './cells.ts';
import { left, right } from './columns.ts';
import { formatNumber } from './number-format.ts';
import type { Cell, Report, Table, TableRow } from './report-model.ts';
import { rangeTable } from './tables/condition-tables.ts';
import { limitCell } from './tables/limit-cell.ts';
import { directionWords, LAYER_WORDS } from './vocabulary.ts';

/** Elements whose loadings are set side by side: the most loaded over all scenarios. */
const COMPARED_ELEMENTS = 8;

/**
 * Several scenarios side by side: cost, capacity of every border and direction with its layers, worst loadings, each
 * with the difference to the base. Cost: scenarios × rows.
 */
export function compareReport(results: readonly ScenarioResult[], base: ScenarioResult): Report {
  const tables = [
    costTable(results, base),
    capacityTable(results, base),
    ...(results.length > 2 ? [rangeOverScenarios(results)] : []),
    loadingTable(results, base),
  ];
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
    sections: tables
      .filter((table) => table.rows.length > 0)
      .map((table) => ({ kind: 'table', table }) as const),
  };
}

function costTable(results: readonly ScenarioResult[], base: ScenarioResult): Table {
  const rows = results.map((result): TableRow => {
    const cost = hourlyCostUsd(result);
    return {
      cells: [
        textCell(result.scenario.id, 'strong'),
        numberCell(sum(result.dispatch.map((area) => area.demandMw)), 0),
        numberCell(upgradeCostMusd(result), 1),
        numberCell(cost, 0),
        differenceCell(cost, hourlyCostUsd(base), 0),
      ],
    };
  });
  return {
    id: 'cost',
    title: CATALOGUE.costTitle,
    columns: [
      left(CATALOGUE.scenario),
      right(CATALOGUE.demandMw),
      right(CATALOGUE.upgradesMusd),
      right(CATALOGUE.generationUsdPerH),
      right(CATALOGUE.difference),
    ],
    rows,
    notes: [],
  };
}

function hourlyCostUsd(result: ScenarioResult): number {
  return sum(result.dispatch.map((area) => area.generationCostUsdPerH));
}

/** `undefined` when the cost of an upgrade is not known: a partial sum would look like a total. */
function upgradeCostMusd(result: ScenarioResult): number | undefined {
  const costs = result.scenario.upgrades.map((upgrade) => upgrade.costMusd);
  return costs.every((cost) => cost !== undefined) ? sum(costs) : undefined;
}

function capacityTable(results: readonly ScenarioResult[], base: ScenarioResult): Table {
  const directions = unique(results.flatMap((result) => result.capacity?.rows.map(directionOf) ?? []));
  return {
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
    rows: directions.flatMap((direction) => {
      const baseRow = rowOf(base, direction);
      return grouped(direction, results, (result) => {
        const row = rowOf(result, direction);
        return row === undefined ? undefined : capacityCells(row, baseRow);
      });
    }),
    notes: [],
  };
}

/** What several scenarios have in common: least, median and largest capacity, and the scenario that decides. */
function rangeOverScenarios(results: readonly ScenarioResult[]): Table {
  const found = results.map(({ scenario, capacity }) => ({
    condition: scenario.id,
    rows: capacity?.rows ?? [],
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

function loadingTable(results: readonly ScenarioResult[], base: ScenarioResult): Table {
  const elements = mostLoaded(results);
  return {
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
    rows: elements.flatMap(({ element, name }) => {
      const baseLoading = elementOf(base, element)?.worstLoadingPct;
      return grouped(name, results, (result) => {
        const found = elementOf(result, element);
        return found === undefined ? undefined : loadingCells(found, baseLoading);
      });
    }),
    notes: [],
  };
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

/** One row per scenario under a common name, which only the first row says. */
function grouped(
  name: string,
  results: readonly ScenarioResult[],
  cellsOf: (result: ScenarioResult) => Cell[] | undefined,
): TableRow[] {
  const rows = results.flatMap((result) => {
    const cells = cellsOf(result);
    return cells === undefined ? [] : [{ id: result.scenario.id, cells }];
  });
  return rows.map(({ id, cells }, i) => ({
    cells: [textCell(i === 0 ? name : '', 'strong'), textCell(id), ...cells],
  }));
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
