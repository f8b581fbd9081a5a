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

interface CellReading {
  /** `undefined` for an empty cell and for one that cannot be read. */
  readonly value: CellValue;
  readonly faults: readonly CellFault[];
}

/** The value of a cell as its field describes it. Spaces around it do not count. */
export function readCell(source: string, field: TableField): CellReading {
  const written = source.trim();
  if (field.listSeparator !== undefined) return readList(written, field, field.listSeparator);
  if (written === '') {
    return { value: undefined, faults: field.required ? [emptyCell(field)] : [] };
  }
  const parsed = PARSERS[field.type](written);
  if (typeof parsed === 'object') return { value: undefined, faults: [parsed] };
  return { value: parsed, faults: constraintFaults(written, parsed, field) };
}

function readList(written: string, field: TableField, separator: string): CellReading {
  const items = written === '' ? [] : written.split(separator).map((item) => item.trim());
  const faults = items.flatMap((item) =>
    item === '' ? [emptyItem(field, separator)] : constraintFaults(item, item, field),
  );
  if (items.length === 0 && field.required) faults.push(emptyCell(field));
  return { value: items, faults };
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

function constraintFaults(written: string, value: Scalar, field: TableField): CellFault[] {
  const faults: CellFault[] = [];
  if (field.allowed !== undefined && !field.allowed.includes(written)) {
    const near = nearestName(written, field.allowed);
    const hint = near === undefined ? oneOf(field.allowed) : didYouMean(near);
    const fault = error(
      'NOT_ALLOWED',
      `\`${written}\` is not a value of \`${field.name}\``,
      `\`${written}\` no es un valor de \`${field.name}\``,
    );
    faults.push({ ...fault, hint });
  }
  if (field.pattern?.test(written) === false) {
    faults.push(
      error(
        'BAD_FORM',
        `\`${written}\` does not have the form of \`${field.name}\``,
        `\`${written}\` no tiene la forma de \`${field.name}\``,
      ),
    );
  }
  if (typeof value === 'number') faults.push(...rangeFaults(value, field));
  return faults;
}

/** Outside the possible range: an error. Possible and still hard to believe: a warning. */
function rangeFaults(value: number, field: TableField): readonly CellFault[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, credible } = field;
  const unit = field.unit === undefined ? '' : ` ${field.unit}`;
  const outside = (limit: string): CellFault =>
    error(
      'OUT_OF_RANGE',
      `\`${field.name}\` is ${value}${unit}; it must be ${limit}${unit}`,
      `\`${field.name}\` es ${value}${unit}; debe ser ${limit}${unit}`,
    );
  if (minimum !== undefined && value < minimum) return [outside(`≥ ${minimum}`)];
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return [outside(`> ${exclusiveMinimum}`)];
  if (maximum !== undefined && value > maximum) return [outside(`≤ ${maximum}`)];
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) return [outside(`< ${exclusiveMaximum}`)];
  if (credible === undefined || (value >= credible[0] && value <= credible[1])) return [];
  const [low, high] = credible;
  return [
    {
      code: 'NOT_CREDIBLE',
      severity: 'warning',
      message: text(
        `\`${field.name}\` is ${value}${unit}; values from ${low} to ${high}${unit} are usual`,
        `\`${field.name}\` es ${value}${unit}; lo usual es de ${low} a ${high}${unit}`,
      ),
    },
  ];
}
