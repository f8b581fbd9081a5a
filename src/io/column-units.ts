/** What the end of a column's name says: its unit, and how a spreadsheet shows its figures. */
const UNITS: readonly (readonly [ending: string, unit: string, format: string])[] = [
  ['_usd_per_mwh', 'USD/MWh', '#,##0.00'],
  ['_usd_per_mw', 'USD/MW', '#,##0.00'],
  ['_per_mw', 'MW/MW', '0.000'],
  ['_mw_per_musd', 'MW/MUSD', '0.00'],
  ['_musd_per_year', 'MUSD/a', '#,##0.0'],
  ['_musd', 'MUSD', '#,##0.0'],
  ['_usd', 'USD', '#,##0'],
  ['_mw', 'MW', '#,##0.0'],
  ['_mva', 'MVA', '#,##0.0'],
  ['_gwh', 'GWh', '#,##0.0'],
  ['_pct', '%', '0.0'],
  ['_kt', 'kt', '#,##0.0'],
  ['_h', 'h', '#,##0'],
  ['_years', 'a', '0'],
  ['kv', 'kV', '0'],
  ['_share', '1', '0.000'],
  ['_factor', '1', '0.000'],
  ['_ratio', '1', '0.00'],
  ['_rates', '1', '0.000'],
  ['sensitivity', '1', '0.0000'],
  ['share', '1', '0.000'],
  ['hours_at_limit_change', 'h', '#,##0'],
  ['shed_by_area', 'MW', 'General'],
  ['pick_up_by_area', 'MW', 'General'],
  ['tripped_by_area', 'MW', 'General'],
  ['paid_by', 'MUSD', 'General'],
];

/** The unit of a column by its name; `undefined` for a name, a count or a rank. */
export function unitOfColumn(name: string): string | undefined {
  return unitRow(name)?.[1];
}

/** Number format of a column: by its unit, as it stands for whole numbers, and general for the rest. */
export function columnFormat(name: string, values: readonly (string | number | null)[]): string {
  const known = unitRow(name)?.[2];
  if (known !== undefined) return known;
  return values.every((value) => value === null || Number.isInteger(value)) ? '0' : 'General';
}

function unitRow(name: string): (typeof UNITS)[number] | undefined {
  return UNITS.find(([ending]) => name.endsWith(ending) || name === ending.slice(1));
}
