import type { Diagnostic } from '../../base/diagnostics.ts';
import { text } from '../../base/text.ts';
import { demandPeriodOfHour, localHour } from '../../grid/condition.ts';
import { type AreaRow, type Dataset, inServiceIn } from '../../grid/dataset.ts';
import type { HourOfDay, Scenario } from '../scenario.ts';
import { suggestion } from './finding.ts';
import { atKey } from './scenario-place.ts';

/**
 * Whether the data know the moment a scenario asks about: its year, month, demand period, kind of day and hour.
 * Cost: rows of the demand tables.
 */
export function checkMoment(scenario: Scenario, dataset: Dataset): Diagnostic[] {
  return [...yearErrors(scenario, dataset), ...monthErrors(scenario), ...demandErrors(scenario, dataset)];
}

/** Later years carry the last demand on, and the run says so; before the first the grid itself is not known. */
function yearErrors(scenario: Scenario, dataset: Dataset): Diagnostic[] {
  const first = Math.min(...dataset.demand.map((row) => row.year));
  if (dataset.demand.length === 0 || scenario.year >= first) return [];
  return [
    atKey(scenario, ['year'], {
      code: 'YEAR_BEFORE_DATA',
      severity: 'error',
      message: text(
        `the data begin in ${first}, the scenario asks for ${scenario.year}`,
        `los datos comienzan en ${first}, el escenario pide ${scenario.year}`,
      ),
    }),
  ];
}

function monthErrors(scenario: Scenario): Diagnostic[] {
  const { month } = scenario;
  if (month === undefined || (Number.isInteger(month) && month >= 1 && month <= 12)) return [];
  return [
    atKey(scenario, ['month'], {
      code: 'BAD_MONTH',
      severity: 'error',
      message: text(`${month} is not a month: 1 to 12`, `${month} no es un mes: 1 a 12`),
    }),
  ];
}

function demandErrors(scenario: Scenario, dataset: Dataset): Diagnostic[] {
  const { demand, season, year } = scenario;
  if (typeof demand !== 'string') {
    const wrong = hourErrors(scenario, demand, dataset);
    if (wrong.length > 0) return wrong;
  }
  const name = typeof demand === 'string' ? demand : demandPeriodOfHour(demand.hour, year);
  const period = dataset.demandPeriods.find((row) => row.season === season && row.demandPeriod === name);
  if (period === undefined) {
    const message = text(
      `the data have no demand period \`${name}\` in the ${season} season`,
      `los datos no tienen el período de demanda \`${name}\` en la época ${season === 'dry' ? 'seca' : 'húmeda'}`,
    );
    return [atKey(scenario, ['demand', 'season'], { code: 'NO_DEMAND_PERIOD', severity: 'error', message })];
  }
  return profileErrors(scenario, typeof demand === 'string' ? period : demand, dataset);
}

function hourErrors(scenario: Scenario, { hour, dayType }: HourOfDay, dataset: Dataset): Diagnostic[] {
  const errors: Diagnostic[] = [];
  if (!Number.isInteger(hour) || hour < 0 || hour > 23) {
    const message = text(`${hour} is not an hour: 0 to 23`, `${hour} no es una hora: 0 a 23`);
    errors.push(atKey(scenario, ['demand.hour', 'demand'], { code: 'BAD_HOUR', severity: 'error', message }));
  }
  const known = new Set(dataset.demandProfiles.map((row) => row.dayType));
  if (!known.has(dayType)) {
    const kinds = [...known].join(', ');
    errors.push(
      atKey(scenario, ['demand.dayType', 'demand'], {
        code: 'UNKNOWN_DAY_TYPE',
        severity: 'error',
        message: text(
          `the data have no day of type \`${dayType}\`; they have ${kinds}`,
          `los datos no tienen un día de tipo \`${dayType}\`; tienen ${kinds}`,
        ),
        ...suggestion(dayType, known),
      }),
    );
  }
  return errors;
}

/** Without a profile an area would draw its annual peak, unnoticed. */
function profileErrors(scenario: Scenario, { hour, dayType }: HourOfDay, dataset: Dataset): Diagnostic[] {
  const { season, year } = scenario;
  const draws = (area: AreaRow) =>
    dataset.demandZones.some((zone) => zone.area === area.id && inServiceIn(zone, year));
  const hasProfile = (area: AreaRow) =>
    dataset.demandProfiles.some(
      (row) =>
        row.area === area.id &&
        row.season === season &&
        row.dayType === dayType &&
        row.hour === localHour(hour, area.utcOffsetH),
    );
  const without = dataset.areas.filter((area) => draws(area) && !hasProfile(area));
  if (without.length === 0) return [];
  const names = without.map((area) => area.id).join(', ');
  return [
    atKey(scenario, ['demand'], {
      code: 'NO_PROFILE',
      severity: 'error',
      message: text(
        `no demand profile for ${names}: ${season} season, day ${dayType}, hour ${hour}`,
        `no hay perfil de demanda de ${names}: época ${season === 'dry' ? 'seca' : 'húmeda'}, día ${dayType}, hora ${hour}`,
      ),
    }),
  ];
}
