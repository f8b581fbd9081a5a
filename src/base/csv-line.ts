export type CsvValue = string | number | boolean | undefined;

/**
 * A record of a CSV file (RFC 4180) with its line end: full double precision, a dot as decimal sign, an empty cell where
 * there is no figure, quotes where a text needs them. A spreadsheet does not take a name for a formula; numbers and lists
 * of numbers keep their sign.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cellText).join(',')}\n`;
}

function cellText(value: CsvValue): string {
  if (value === undefined) return '';
  // Minus zero is written as zero.
  if (typeof value !== 'string') return String(value);
  return quoted(isFormula(value) ? `'${value}` : value);
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet would compute; a list of numbers (`-9.2;4.5`) is none. */
function isFormula(value: string): boolean {
  return /^[=+\-@\t\r]/.test(value) && !/^[-\d.eE+;]+$/.test(value);
}
