import { text as say } from '../../base/text.ts';
import { type Decimal, readDecimal } from '../decimal.ts';
import type { Reporter } from '../reporter.ts';
import type { Layout } from './layouts.ts';
import { fieldText, hasField, type RawRecord } from './records.ts';

/** What all rows of a file share. */
export interface RowContext {
  readonly text: string;
  readonly reporter: Reporter;
  /** Bus number → position. */
  readonly buses: Map<number, number>;
}

/** The fields of one record by name, with defaults for what is left out; what cannot be read is reported. */
export interface Row {
  text(field: string, fallback: string): string;
  number(field: string, fallback: number): number;
  /** A number that must be a whole one. */
  whole(field: string, fallback: number): number;
  /** A whole number that must be one of `allowed`; another is reported as an error. */
  oneOf(field: string, fallback: number, allowed: readonly number[]): number;
  /** A rating: 0 means none and gives infinity. */
  rating(field: string): number;
  /** Position of the bus a field names; −1 when there is none, which is reported. */
  bus(field: string): number;
  /** The same where a minus sign may mark the metered end. */
  meteredBus(field: string): number;
  error(field: string, code: string, en: string, es: string): void;
  warning(field: string, code: string, en: string, es: string): void;
}

export function createRow(record: RawRecord, layout: Layout, context: RowContext): Row {
  const { text, reporter, buses } = context;
  const decimal: Decimal = { value: 0, end: 0 };

  const position = (field: string): number => {
    const k = layout.get(field);
    if (k === undefined) throw new RangeError(`no field ${field} in this record`);
    return k;
  };
  const report = (severity: 'error' | 'warning', field: string, code: string, en: string, es: string) => {
    const k = position(field);
    const start = hasField(record, k) ? record.fieldStart[k]! : record.start;
    const end = hasField(record, k) ? record.fieldEnd[k]! : record.end;
    reporter.report(severity, code, start, end, say(en, es));
  };
  const error: Row['error'] = (...args) => report('error', ...args);

  const number: Row['number'] = (field, fallback) => {
    const k = position(field);
    if (!hasField(record, k)) return fallback;
    readDecimal(text, record.fieldStart[k]!, decimal);
    if (decimal.end !== record.fieldEnd[k]!) {
      error(field, 'NOT_A_NUMBER', `${field} must be a number.`, `${field} debe ser un número.`);
      return fallback;
    }
    if (Number.isFinite(decimal.value)) return decimal.value;
    error(field, 'NOT_FINITE', `${field} is too large.`, `${field} es demasiado grande.`);
    return fallback;
  };
  const whole: Row['whole'] = (field, fallback) => {
    const value = number(field, fallback);
    if (Number.isSafeInteger(value)) return value;
    error(field, 'BAD_VALUE', `${field} must be a whole number.`, `${field} debe ser un número entero.`);
    return fallback;
  };
  const bus = (field: string, value: number): number => {
    const found = buses.get(value);
    if (found !== undefined) return found;
    if (!Number.isNaN(value)) {
      error(field, 'UNKNOWN_BUS', `There is no bus ${value}.`, `No existe la barra ${value}.`);
    } else if (!hasField(record, position(field))) {
      error(field, 'MISSING_NUMBER', `${field} must name a bus.`, `${field} debe nombrar una barra.`);
    }
    return -1;
  };
  return {
    number,
    whole,
    error,
    warning: (...args) => report('warning', ...args),
    text: (field, fallback) => fieldText(text, record, position(field)) || fallback,
    oneOf(field, fallback, allowed) {
      const value = whole(field, fallback);
      if (allowed.includes(value)) return value;
      const list = allowed.join(', ');
      error(field, 'BAD_VALUE', `${field} must be one of ${list}.`, `${field} debe ser uno de ${list}.`);
      return fallback;
    },
    rating(field) {
      const value = number(field, 0);
      if (value < 0) {
        error(field, 'BAD_VALUE', `${field} must be zero or more.`, `${field} debe ser cero o más.`);
      }
      return value > 0 ? value : Number.POSITIVE_INFINITY;
    },
    bus: (field) => bus(field, number(field, Number.NaN)),
    meteredBus: (field) => bus(field, Math.abs(number(field, Number.NaN))),
  };
}
