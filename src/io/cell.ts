import type { Diagnostic } from '../base/diagnostics.ts';
import { nearestName } from '../base/suggest.ts';
import { text } from '../base/text.ts';
import type { FieldType, TableField } from './data-package.ts';
import { decimalCommaHint, hasDecimalComma } from './decimal-comma.ts';
import { didYouMean, oneOf } from './schema-fault.ts';

type Scalar = string | number | boolean;
export type CellValue = Scalar | readonly string[] | undefined;

/** What is wrong with a cell; the table reader adds the place. */
export type CellFault = Pick<Diagnostic, 'code' | 'severity' | 'message' | 'hint'>;

/**
 * The value of a cell as its field describes it; `undefined` for an empty cell and for one that cannot be read. What is
 * wrong with it is added to `faults`. Spaces around it do not count.
 */
export function readCell(source: string, field: TableField, faults: CellFault[]): CellValue {
  const written = source.trim();
  if (field.listSeparator !== undefined) return readList(written, field, field.listSeparator, faults);
  if (written === '') {
    if (field.required) faults.push(emptyCell(field));
    return undefined;
  }
  const parsed = PARSERS[field.type](written);
  if (typeof parsed === 'object') {
    faults.push(parsed);
    return undefined;
  }
  checkConstraints(written, parsed, field, faults);
  return parsed;
}

function readList(
  written: string,
  field: TableField,
  separator: string,
  faults: CellFault[],
): readonly string[] {
  if (written === '') {
    if (field.required) faults.push(emptyCell(field));
    return [];
  }
  const items = written.split(separator).map((item) => item.trim());
  for (const item of items) {
    if (item === '') faults.push(emptyItem(field, separator));
    else checkConstraints(item, item, field, faults);
  }
  return items;
}

const PARSERS: Readonly<Record<FieldType, (written: string) => Scalar | CellFault>> = {
  string: (written) => written,
  number: (written) => (NUMBER.test(written) ? finite(written) : notANumber(written)),
  integer: (written) => (WHOLE_NUMBER.test(written) ? finite(written) : notWhole(written)),
  year: (written) => (YEAR.test(written) ? Number(written) : notAYear(written)),
  boolean: (written) => TRUTH.get(written.toLowerCase()) ?? notTrueOrFalse(written),
};

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const WHOLE_NUMBER = /^[+-]?\d+$/;
const YEAR = /^\d{4}$/;
const NO_FINITE_NUMBER = /^[+-]?(?:nan|inf|infinity)$/i;
const TRUTH: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

function finite(written: string): number | CellFault {
  const value = Number(written);
  return Number.isFinite(value) ? value : notFinite(written);
}

function notFinite(written: string): CellFault {
  return error(
    'NOT_FINITE',
    `\`${written}\` is not a finite number`,
    `\`${written}\` no es un número finito`,
  );
}

function notANumber(written: string): CellFault {
  if (NO_FINITE_NUMBER.test(written)) return notFinite(written);
  if (hasDecimalComma(written)) {
    const fault = error(
      'DECIMAL_COMMA',
      `\`${written}\` has a comma inside a number`,
      `\`${written}\` lleva una coma dentro de un número`,
    );
    return { ...fault, hint: decimalCommaHint(written) };
  }
  return error('NOT_A_NUMBER', `\`${written}\` is not a number`, `\`${written}\` no es un número`);
}

function notWhole(written: string): CellFault {
  if (!NUMBER.test(written)) return notANumber(written);
  return error(
    'NOT_A_NUMBER',
    `\`${written}\` is not a whole number`,
    `\`${written}\` no es un número entero`,
  );
}

function notAYear(written: string): CellFault {
  return error('NOT_A_NUMBER', `\`${written}\` is not a year`, `\`${written}\` no es un año`);
}

function notTrueOrFalse(written: string): CellFault {
  const fault = error(
    'NOT_ALLOWED',
    `\`${written}\` is not true or false`,
    `\`${written}\` no es true ni false`,
  );
  return { ...fault, hint: text('write `true` or `false`', 'escriba `true` o `false`') };
}

function emptyCell(field: TableField): CellFault {
  return error('EMPTY_CELL', `\`${field.name}\` must not be empty`, `\`${field.name}\` no puede estar vacío`);
}

function emptyItem(field: TableField, separator: string): CellFault {
  return error(
    'EMPTY_CELL',
    `\`${field.name}\` holds an empty entry between two \`${separator}\``,
    `\`${field.name}\` contiene un elemento vacío entre dos \`${separator}\``,
  );
}

function error(code: string, en: string, es: string): CellFault {
  return { code, severity: 'error', message: text(en, es) };
}

function checkConstraints(written: string, value: Scalar, field: TableField, faults: CellFault[]): void {
  if (field.allowed?.includes(written) === false) faults.push(notAllowed(written, field, field.allowed));
  if (field.pattern?.test(written) === false) faults.push(badForm(written, field));
  if (typeof value === 'number') {
    const fault = rangeFault(value, field);
    if (fault !== undefined) faults.push(fault);
  }
}

function notAllowed(written: string, field: TableField, allowed: readonly string[]): CellFault {
  const near = nearestName(written, allowed);
  const fault = error(
    'NOT_ALLOWED',
    `\`${written}\` is not a value of \`${field.name}\``,
    `\`${written}\` no es un valor de \`${field.name}\``,
  );
  return { ...fault, hint: near === undefined ? oneOf(allowed) : didYouMean(near) };
}

function badForm(written: string, field: TableField): CellFault {
  return error(
    'BAD_FORM',
    `\`${written}\` does not have the form of \`${field.name}\``,
    `\`${written}\` no tiene la forma de \`${field.name}\``,
  );
}

/** Outside the possible range: an error. Possible and still hard to believe: a warning. */
function rangeFault(value: number, field: TableField): CellFault | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, credible } = field;
  if (minimum !== undefined && value < minimum) return outside(value, field, `≥ ${minimum}`);
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return outside(value, field, `> ${exclusiveMinimum}`);
  if (maximum !== undefined && value > maximum) return outside(value, field, `≤ ${maximum}`);
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return outside(value, field, `< ${exclusiveMaximum}`);
  if (credible === undefined || (value >= credible[0] && value <= credible[1])) return undefined;
  const [low, high] = credible;
  const unit = unitAfter(field);
  return {
    code: 'NOT_CREDIBLE',
    severity: 'warning',
    message: text(
      `\`${field.name}\` is ${value}${unit}; values from ${low} to ${high}${unit} are usual`,
      `\`${field.name}\` es ${value}${unit}; lo usual es de ${low} a ${high}${unit}`,
    ),
  };
}

function outside(value: number, field: TableField, limit: string): CellFault {
  const unit = unitAfter(field);
  return error(
    'OUT_OF_RANGE',
    `\`${field.name}\` is ${value}${unit}; it must be ${limit}${unit}`,
    `\`${field.name}\` es ${value}${unit}; debe ser ${limit}${unit}`,
  );
}

function unitAfter(field: TableField): string {
  return field.unit === undefined ? '' : ` ${field.unit}`;
}
