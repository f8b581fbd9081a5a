import { text } from '../base/text.ts';
import type { ScenarioResult } from '../study/result.ts';
import { CATALOGUE } from './catalogue.ts';
import { textCell } from './cells.ts';
import { checkRemarks } from './check-remarks.ts';
import { marketTables } from './market/market-tables.ts';
import { formatNumber } from './number-format.ts';
import type { Cell, Remarks, Report, Section, Table, Words } from './report-model.ts';
import { assumptionTables } from './tables/assumption-table.ts';
import { balanceTable } from './tables/balance-table.ts';
import { borderTable } from './tables/border-table.ts';
import { capacityTables } from './tables/capacity-table.ts';
import { conditionTables } from './tables/condition-tables.ts';
import { contingencyTable } from './tables/contingency-table.ts';
import { disturbanceTable } from './tables/event-tables.ts';
import { jointTable } from './tables/joint-table.ts';
import { loadingTable, siepacTable } from './tables/loading-table.ts';
import { optimisedTable } from './tables/optimised-table.ts';
import { regionalTradeTable } from './tables/regional-trade-table.ts';
import { rightsLimitsTable } from './tables/rights-limits-table.ts';
import { rightsTable } from './tables/rights-table.ts';
import { schemeTable } from './tables/scheme-table.ts';
import { separationTable } from './tables/separation-table.ts';
import { uncertaintyTables } from './tables/uncertainty-tables.ts';
import { upgradeTables } from './tables/upgrade-tables.ts';
import { demandWords, directionWords, monthWords, SEASON_WORDS } from './vocabulary.ts';

/** How many rows the long tables may have. The files always hold all of them. */
export interface ReportLength {
  readonly loadings: number;
  readonly contingencies: number;
}

export const TERMINAL_LENGTH: ReportLength = { loadings: 15, contingencies: 10 };

/**
 * The report of one scenario: header, balance, loadings, borders, capacities, severe contingencies, warnings and
 * self checks; only what the scenario asked for. Cost: the result's rows.
 */
export function runReport(result: ScenarioResult, length: ReportLength = TERMINAL_LENGTH): Report {
  const tables: Table[] = isMarketAlone(result) ? [] : [balanceTable(result)];
  const { loading, capacity, conditions, rights, uncertainty, upgrades } = result;
  if (loading !== undefined) {
    tables.push(loadingTable(loading, length.loadings));
    tables.push(siepacTable(loading, longitudes(result)));
    tables.push(borderTable(loading));
  }
  if (capacity !== undefined) tables.push(...capacityTables(capacity), ...assumptionTables(capacity));
  tables.push(schemeTable(result.schemes));
  if (conditions !== undefined) tables.push(...conditionTables(conditions));
  tables.push(...optimumTables(result));
  if (rights !== undefined) tables.push(rightsTable(rights), rightsLimitsTable(rights));
  if (upgrades !== undefined) tables.push(...upgradeTables(upgrades));
  if (uncertainty !== undefined) tables.push(...uncertaintyTables(uncertainty, capacity?.rows ?? []));
  if (result.market !== undefined) tables.push(...marketTables(result.market));
  if (loading !== undefined && loading.contingencies.length > 0) {
    tables.push(contingencyTable(loading, length.contingencies));
  }
  if (result.separations !== undefined) {
    tables.push(separationTable(result.separations), disturbanceTable(result.separations.recorded));
  }
  const remarks = [warningRemarks(result), checkRemarks(result.checks)].filter((r) => r.lines.length > 0);
  const sections: Section[] = [
    ...tables
      .filter((table) => table.rows.length > 0 || table.notes.length > 0)
      .map((table): Section => ({ kind: 'table', table })),
    ...remarks.map((remark): Section => ({ kind: 'remarks', remarks: remark })),
  ];
  return {
    title: result.scenario.title,
    question: result.scenario.question,
    facts: runFacts(result),
    sections,
  };
}

/** A market year has every season and demand: the moment of the scenario plays no part in it. */
function isMarketAlone({ market, loading, capacity, ...others }: ScenarioResult): boolean {
  const { conditions, optimised, joint, regionalTrade, uncertainty } = others;
  const moments = [loading, capacity, conditions, optimised, joint, regionalTrade, uncertainty];
  return market !== undefined && moments.every((study) => study === undefined);
}

function optimumTables({ optimised, joint, regionalTrade, areas }: ScenarioResult): Table[] {
  return [
    ...(optimised === undefined ? [] : [optimisedTable(optimised)]),
    ...(joint === undefined ? [] : [jointTable(joint)]),
    ...(regionalTrade === undefined ? [] : [regionalTradeTable(regionalTrade, areas)]),
  ];
}

function longitudes(result: ScenarioResult): ReadonlyMap<string, number> {
  return new Map(result.grid.substations.map((place) => [place.id, place.longitudeDeg]));
}

function runFacts(result: ScenarioResult): Report['facts'] {
  const { scenario } = result;
  const facts: { label: Words; words: Words }[] = [
    {
      label: CATALOGUE.conditions,
      words: isMarketAlone(result)
        ? text(`${scenario.year}, the whole year`, `${scenario.year}, todo el año`)
        : conditionWords(scenario),
    },
    { label: CATALOGUE.grid, words: gridWords(result.grid) },
    { label: CATALOGUE.upgrades, words: upgradeWords(scenario.upgrades) },
  ];
  if (scenario.exchanges.length > 0) {
    const schedules = scenario.exchanges.map(
      (exchange) =>
        `${directionWords([exchange.from], [exchange.to])} ${formatNumber(exchange.powerMw, 0)} MW`,
    );
    facts.push({ label: CATALOGUE.exchanges, words: schedules.join(', ') });
  }
  return facts;
}

/** Year, season, demand and month of a scenario. */
export function conditionWords(scenario: ScenarioResult['scenario']): Words {
  const season = SEASON_WORDS[scenario.season];
  const demand = inBoth(demandWords(scenario.demand));
  const month = inBoth(monthWords(scenario.month));
  return text(
    `${scenario.year}, ${season.en}, ${demand.en} (${month.en})`,
    `${scenario.year}, ${season.es}, ${demand.es} (${month.es})`,
  );
}

function inBoth(words: Words): { en: string; es: string } {
  return typeof words === 'string' ? { en: words, es: words } : words;
}

function gridWords(grid: ScenarioResult['grid']): Words {
  const km = formatNumber(grid.siepacKm, 1);
  return text(
    `${grid.buses} buses, ${grid.lines} lines, ${grid.transformers} transformers, ${grid.units} plants, ${grid.islands} island${grid.islands === 1 ? '' : 's'}; SIEPAC ${km} km`,
    `${grid.buses} barras, ${grid.lines} líneas, ${grid.transformers} transformadores, ${grid.units} plantas, ${grid.islands} isla${grid.islands === 1 ? '' : 's'}; SIEPAC ${km} km`,
  );
}

function upgradeWords(upgrades: ScenarioResult['scenario']['upgrades']): Words {
  if (upgrades.length === 0) return CATALOGUE.none;
  return text(
    upgrades.map((upgrade) => upgrade.title.en).join('; '),
    upgrades.map((upgrade) => upgrade.title.es).join('; '),
  );
}

function warningRemarks(result: ScenarioResult): Remarks {
  const lines = result.warnings.map((warning): Cell => {
    const place = `${warning.file}:${warning.line}`;
    return textCell(
      text(
        `${place}: ${warning.code} ${warning.message.en}`,
        `${place}: ${warning.code} ${warning.message.es}`,
      ),
      'warn',
    );
  });
  return { id: 'warnings', title: CATALOGUE.warningsTitle, lines };
}

/** Where the files of a run are. */
export function filesRemarks(folder: string, files: readonly string[]): Remarks {
  return { id: 'files', title: CATALOGUE.filesTitle, lines: [textCell(`${folder}/: ${files.join(', ')}`)] };
}
