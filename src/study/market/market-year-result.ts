import { joinAccounts } from '../../analysis/market/accounts/join-accounts.ts';
import type { MarketAccounts } from '../../analysis/market/accounts/market-accounts.ts';
import { totalCostUsd } from '../../analysis/market/accounts/totals.ts';
import {
  HALF_EACH,
  type RentSplit,
  type Welfare,
  welfare,
  welfareChange,
} from '../../analysis/market/accounts/welfare.ts';
import type { MarketDesign } from '../../analysis/market/market-design.ts';
import { text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { recordedEvents } from '../recorded-events.ts';
import { accountChecks, changeCheck } from './account-checks.ts';
import { areaResults, areaWelfare } from './area-results.ts';
import { borderResults, hourResults } from './border-results.ts';
import { elementResults, siepacResults, technologyResults, waterResults } from './element-results.ts';
import { marketHistory } from './market-history.ts';
import type { DesignResult, MarketChange, MarketResult, MarketSummary } from './market-result.ts';
import { marketSummary } from './market-summary.ts';
import { mexicanOptions } from './mexican-options.ts';
import { mexicoResult } from './mexico-result.ts';
import { areaId, memberAreas, type ResultNames } from './result-names.ts';
import { musd } from './units-of-result.ts';

/** A market year, dispatched and settled under every design. */
export interface SettledYear extends Pick<MarketResult, 'hours' | 'hydrology' | 'base'> {
  /** Calendar year of the study. */
  readonly calendarYear: number;
  readonly dataset: Dataset;
  readonly names: ResultNames;
  readonly designs: readonly SettledDesign[];
  /** How the areas share rents; halves where it is left out. */
  readonly rentSplit?: RentSplit;
}

export interface SettledDesign {
  readonly design: MarketDesign;
  /** Block by block, in the order of the hours. */
  readonly blocks: readonly MarketAccounts[];
}

interface WholeDesign {
  readonly design: MarketDesign;
  readonly accounts: MarketAccounts;
  readonly welfare: Welfare;
}

/** The year in names and plain numbers. @param settled - its designs hold the base */
export function marketYearResult(settled: SettledYear): MarketResult {
  const { names, dataset, calendarYear, hours, hydrology, base } = settled;
  const members = memberAreas(names);
  const whole = settled.designs.map(({ design, blocks }): WholeDesign => {
    const accounts = joinAccounts(blocks);
    return { design, accounts, welfare: welfare(accounts, settled.rentSplit ?? HALF_EACH) };
  });
  const reference = whole.find(({ design }) => design.id === base);
  if (reference === undefined) throw new RangeError(`no design ${base}`);
  const designs = whole.map((each) => designResult(names, members, each, reference));
  const year = {
    year: calendarYear,
    hours,
    hydrology,
    base,
    areas: names.built.rows.areas.map(({ id, nameEn, nameEs, kind }) => ({
      id,
      name: text(nameEn, nameEs),
      isMember: kind === 'country',
    })),
    hourLabels: names.year.hours,
    designs,
  };
  const ofBase = designs[whole.indexOf(reference)]!;
  return {
    ...year,
    history: marketHistory(dataset, calendarYear, year, ofBase),
    options: mexicanOptions(dataset),
    timeline: recordedEvents(dataset, 'market'),
  };
}

function designResult(
  names: ResultNames,
  members: readonly number[],
  own: WholeDesign,
  base: WholeDesign,
): DesignResult {
  const { design, accounts } = own;
  const isBase = own === base;
  const summary = marketSummary(accounts, members);
  return {
    design,
    summary,
    areas: areaResults(names, accounts, own.welfare),
    borders: borderResults(names, accounts),
    hours: hourResults(accounts),
    elements: elementResults(names, accounts),
    technologies: technologyResults(names, accounts),
    siepac: siepacResults(names, accounts),
    water: waterResults(names, accounts),
    mexico: mexicoResult(accounts, own.welfare),
    checks: [...accountChecks(accounts), ...(isBase ? [] : [changeCheck(own, base)])],
    change: isBase
      ? undefined
      : marketChange(names, own, base, summary, marketSummary(base.accounts, members)),
  };
}

function marketChange(
  names: ResultNames,
  own: WholeDesign,
  base: WholeDesign,
  summary: MarketSummary,
  baseSummary: MarketSummary,
): MarketChange {
  const change = welfareChange(own.welfare, base.welfare);
  return {
    areas: change.consumerUsd.map((_, a) => ({ area: areaId(names, a), ...areaWelfare(change, a) })),
    others: [
      { id: 'charges', musd: musd(change.chargeUsd) },
      { id: 'holders', musd: musd(change.holderUsd) },
      { id: 'owner', musd: musd(change.ownerUsd) },
      { id: 'institution', musd: musd(change.membershipUsd) },
    ],
    totalCostMusd: musd(totalCostUsd(own.accounts) - totalCostUsd(base.accounts)),
    tradeGwh: summary.tradeGwh - baseSummary.tradeGwh,
    co2Kt: summary.co2Kt - baseSummary.co2Kt,
  };
}
