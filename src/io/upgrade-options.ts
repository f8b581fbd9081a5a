import { text } from '../base/text.ts';
import type {
  CapacityTarget,
  CostRange,
  SavingsRequest,
  SetBenefit,
  UpgradeOption,
  UpgradeOptionsRequest,
} from '../study/scenario.ts';
import { areaPair } from './area-pair.ts';
import { readPowers } from './border-powers.ts';
import type { ReadOther } from './other-scenarios.ts';
import { conditionsRequest } from './scenario-conditions.ts';
import { marketRequest } from './scenario-market.ts';
import type { ReadValue } from './scenario-quantity.ts';
import type { StudyEntry } from './scenario-schema.ts';
import { uncertaintyRequest } from './scenario-uncertainty.ts';
import { readEdit } from './scenario-upgrades.ts';

type UpgradeOptionsEntry = NonNullable<StudyEntry['upgradeOptions']>;
type OptionEntry = UpgradeOptionsEntry['options'][number];

/** What the treaty of the regional market means its line to carry. */
const TARGET_MW = 300;
/** Rate of appraisal of the development bank of the region, and yearly upkeep by its regulators. */
const DISCOUNT_RATE = 0.12;
const MAINTENANCE_SHARE = 0.03;
/** Regulatory life of lines. */
const LIFE_YEARS = 30;

/** Of every option and portfolio: enough for the order, not for the ends of a distribution. */
const SAMPLES = 200;

/** A comparison of works with every default filled in. */
export async function upgradeOptionsRequest(
  entry: UpgradeOptionsEntry,
  path: string,
  year: number,
  read: ReadValue,
  readOther: ReadOther,
): Promise<UpgradeOptionsRequest> {
  const options: UpgradeOption[] = [];
  for (const [index, option] of entry.options.entries()) {
    options.push(await readOption(option, `${path}.options.${index}`, read));
  }
  const discountRate = await read(entry.discountRate, `${path}.discountRate`, 'ratio', { least: 0 });
  const maintenance = await read(entry.maintenance, `${path}.maintenance`, 'ratio', { least: 0 });
  return {
    kind: 'upgradeOptions',
    options,
    conditions: await conditionsRequest(entry.conditions ?? {}, `${path}.conditions`, readOther),
    combinations: entry.combinations ?? 1,
    group: entry.group ?? [],
    portfolios: entry.portfolios ?? [],
    exclusive: entry.exclusive ?? [],
    target: await readTarget(entry.target, `${path}.target`, read),
    statistic: entry.statistic ?? 'median',
    budgetsMusd: entry.budgetsMusd ?? [],
    benefits: (entry.benefits ?? []).map(setBenefit),
    savings: entry.savings && (await savingsRequest(entry.savings, `${path}.savings`, read)),
    uncertainty:
      entry.uncertainty === undefined
        ? undefined
        : await uncertaintyRequest(
            { samples: SAMPLES, ...entry.uncertainty },
            `${path}.uncertainty`,
            read,
            readOther,
          ),
    sequence: entry.sequence && {
      untilYear: entry.sequence.untilYear,
      yearlyBudgetMusd: entry.sequence.yearlyBudgetMusd ?? Number.POSITIVE_INFINITY,
    },
    valuation: {
      discountRate: discountRate ?? DISCOUNT_RATE,
      maintenanceShare: maintenance ?? MAINTENANCE_SHARE,
      lifeYears: entry.lifeYears ?? LIFE_YEARS,
      baseYear: entry.baseYear ?? year,
    },
  };
}

async function savingsRequest(
  { limits = 'moved', ...entry }: NonNullable<UpgradeOptionsEntry['savings']>,
  path: string,
  read: ReadValue,
): Promise<SavingsRequest> {
  const market = await marketRequest({ designs: ['integrated'], ...entry }, path, read);
  return { market, limits };
}

async function readOption(entry: OptionEntry, path: string, read: ReadValue): Promise<UpgradeOption> {
  const written = typeof entry === 'string' ? { id: entry } : entry;
  const { id, title, edits, raises, lifts, costMusd, earliestYear, lifeYears } = written;
  const own = [];
  for (const [k, edit] of (edits ?? []).entries()) own.push(await readEdit(edit, `${path}.edits.${k}`, read));
  return {
    choice:
      edits === undefined
        ? { kind: 'catalogue', id }
        : { kind: 'inline', id, title: text(title?.en ?? id, title?.es ?? id), edits: own },
    raises: await readPowers(raises ?? {}, `${path}.raises`, read),
    lifts: (lifts ?? []).map(areaPair),
    costMusd: costMusd === undefined ? undefined : costRange(costMusd),
    earliestYear,
    lifeYears,
  };
}

function setBenefit({
  options,
  musdPerYear,
}: NonNullable<UpgradeOptionsEntry['benefits']>[number]): SetBenefit {
  if (typeof musdPerYear === 'number') return { options, musdPerYear, byArea: [] };
  const byArea = Object.entries(musdPerYear).map(([area, musd]) => ({ area, musdPerYear: musd }));
  return { options, musdPerYear: byArea.reduce((sum, each) => sum + each.musdPerYear, 0), byArea };
}

function costRange(cost: number | CostRange): CostRange {
  return typeof cost === 'number' ? { low: cost, base: cost, high: cost } : cost;
}

async function readTarget(
  written: UpgradeOptionsEntry['target'],
  path: string,
  read: ReadValue,
): Promise<CapacityTarget> {
  if (typeof written !== 'object') {
    const mw = await read(written, path, 'active-power', { least: 0 });
    return { defaultMw: mw ?? TARGET_MW, byBorder: [] };
  }
  const { default: common, ...byBorder } = written;
  const mw = await read(common, `${path}.default`, 'active-power', { least: 0 });
  return { defaultMw: mw ?? TARGET_MW, byBorder: await readPowers(byBorder, path, read) };
}
