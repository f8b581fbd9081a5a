import type { Text } from '../base/text.ts';
import { text } from '../base/text.ts';
import { decimalCommaIn, hasDecimalComma } from './decimal-comma.ts';
import type { ExpressionFault } from './expression.ts';
import { nearestUnit, QUANTITY_KINDS, type QuantityKind, unitNamed } from './unit-of-measure.ts';

type QuantityCode = 'BAD_EXPRESSION' | 'DECIMAL_COMMA' | 'NOT_FINITE' | 'UNKNOWN_UNIT' | 'WRONG_UNIT';

/** What is wrong with a quantity, and where in its text: `start` and `end` count from 0, `end` is exclusive. */
interface QuantityProblem {
  readonly code: QuantityCode;
  readonly message: Text;
  readonly hint?: Text;
  readonly start: number;
  readonly end: number;
}

export type QuantityResult =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: QuantityProblem };

const NUMBER_AND_UNIT =
  /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([\p{L}%°µ]*|USD\/\p{L}+(?:(?:\/| per )\p{L}+)?)$/u;
const NO_FINITE_NUMBER = /^[+-]?\.?(inf|infinity|nan)\b/i;

/**
 * The value of a quantity in the unit of its kind (MW, MVA, kV, km; a share for `ratio`): a bare number, a number and
 * a unit, or arithmetic with units (`120 MW * 1.045^3`, `1 GWh / 24 h`). Only the last loads mathjs, which is why
 * this is asynchronous.
 */
export async function readQuantity(source: number | string, kind: QuantityKind): Promise<QuantityResult> {
  if (typeof source === 'number') {
    return Number.isFinite(source) ? { ok: true, value: source } : failed(notFinite(String(source)));
  }
  const written = source.trim();
  const offset = source.length - source.trimStart().length;
  if (written === '') return failed(badExpression(source, 0, expected(kind)));
  const result = readSimple(written, kind) ?? (await readExpression(written, kind));
  if (result.ok || offset === 0) return result;
  const { problem } = result;
  return failed({ ...problem, start: problem.start + offset, end: problem.end + offset });
}

function failed(problem: QuantityProblem): QuantityResult {
  return { ok: false, problem };
}

/** A number with or without a unit; `undefined` when it looks like arithmetic. */
function readSimple(source: string, kind: QuantityKind): QuantityResult | undefined {
  if (NO_FINITE_NUMBER.test(source)) return failed(notFinite(source));
  const isCall = source.includes('(');
  if (!isCall && hasDecimalComma(source)) return failed(decimalComma(source));
  const [, digits, unitName] = NUMBER_AND_UNIT.exec(source) ?? [];
  if (digits === undefined || unitName === undefined) return undefined;
  const start = source.length - unitName.length;
  const factor = unitName === '' ? 1 : factorOf(unitName, kind);
  if (factor === undefined) return failed({ ...unitProblem(unitName, kind), start, end: source.length });
  const value = Number(digits) * factor;
  return Number.isFinite(value) ? { ok: true, value } : failed(notFinite(source));
}

function factorOf(unitName: string, kind: QuantityKind): number | undefined {
  const unit = unitNamed(unitName);
  if (unit === undefined || !QUANTITY_KINDS[kind].accepts.includes(unit.dimension)) return undefined;
  return kind === 'percent' ? 1 : unit.factor;
}

/** What shows the unit in an expression of these kinds: they are computed with as plain numbers. */
const SIGN_WITHOUT_ARITHMETIC: Partial<Record<QuantityKind, string>> = {
  percent: '%',
  'energy-price': 'USD',
  'price-slope': 'USD',
  money: 'USD',
};

async function readExpression(source: string, kind: QuantityKind): Promise<QuantityResult> {
  const { unit, accepts } = QUANTITY_KINDS[kind];
  const sign = SIGN_WITHOUT_ARITHMETIC[kind];
  if (sign !== undefined && source.includes(sign)) {
    return failed(
      badExpression(source, 0, text(`leave the ${unit} out of arithmetic`, `omita ${unit} en la operación`)),
    );
  }
  const { evaluateExpression } = await import('./expression.ts');
  // Powers may come from energy over time; MWh and h are no use for the other kinds.
  const dimensions = accepts.includes('active-power') ? [...accepts, 'energy', 'time'] : accepts;
  const isUnit = (name: string): boolean => {
    const known = unitNamed(name);
    return known !== undefined && dimensions.includes(known.dimension);
  };
  const result = evaluateExpression(source, sign === undefined ? unit : '', isUnit);
  if (result.ok) return result;
  return failed(expressionProblem(source, kind, result.fault));
}

function expressionProblem(source: string, kind: QuantityKind, fault: ExpressionFault): QuantityProblem {
  switch (fault.tag) {
    case 'too-long':
      return badExpression(source, 0, text('work the value out beforehand', 'calcule antes el valor'));
    case 'syntax':
      return badExpression(source, Math.min(fault.position, source.length - 1));
    case 'not-allowed':
      return badExpression(source, Math.max(0, source.indexOf(fault.what)), ARITHMETIC);
    case 'unknown-name': {
      const place = placeOfName(source, fault.name);
      const isCall = source.slice(place.end).trimStart().startsWith('(');
      return isCall
        ? badExpression(source, place.start, ARITHMETIC)
        : { ...unitProblem(fault.name, kind), ...place };
    }
    case 'not-finite':
      return notFinite(source);
    case 'wrong-dimension':
      return { ...wrongUnit(source, kind), start: 0, end: source.length };
  }
}

const ARITHMETIC: Text = text(
  'numbers, units, + − * / ^, parentheses, and abs, min, max, sqrt may be used',
  'se admiten números, unidades, + − * / ^, paréntesis y abs, min, max, sqrt',
);

const NAMES = /[\p{L}_$°µ][\p{L}\d_$°µ]*/gu;

function placeOfName(source: string, name: string): { readonly start: number; readonly end: number } {
  const found = [...source.matchAll(NAMES)].find(([word]) => word === name);
  return found === undefined
    ? { start: 0, end: source.length }
    : { start: found.index, end: found.index + name.length };
}

function badExpression(source: string, start: number, hint?: Text): QuantityProblem {
  const message = text(
    `\`${source}\` cannot be read as a quantity`,
    `no se entiende \`${source}\` como cantidad`,
  );
  return {
    code: 'BAD_EXPRESSION',
    message,
    ...(hint && { hint }),
    start,
    end: Math.max(start + 1, source.length),
  };
}

function decimalComma(source: string): QuantityProblem {
  return { code: 'DECIMAL_COMMA', ...decimalCommaIn(source), start: 0, end: source.length };
}

function notFinite(source: string): QuantityProblem {
  const message = text(`\`${source}\` is not a finite number`, `\`${source}\` no es un número finito`);
  return { code: 'NOT_FINITE', message, start: 0, end: source.length };
}

type UnitProblem = Pick<QuantityProblem, 'code' | 'message' | 'hint'>;

function unitProblem(unitName: string, kind: QuantityKind): UnitProblem {
  if (unitNamed(unitName) !== undefined) return wrongUnit(unitName, kind);
  const near = nearestUnit(unitName, kind);
  return {
    code: 'UNKNOWN_UNIT',
    message: text(`unknown unit \`${unitName}\``, `unidad desconocida \`${unitName}\``),
    hint: near === undefined ? expected(kind) : didYouMean(near, kind),
  };
}

function wrongUnit(written: string, kind: QuantityKind): UnitProblem {
  const { name } = QUANTITY_KINDS[kind];
  return {
    code: 'WRONG_UNIT',
    message: text(`\`${written}\` is not ${name.en}`, `\`${written}\` no es ${name.es}`),
    hint: expected(kind),
  };
}

function expected(kind: QuantityKind): Text {
  const { name, unit } = QUANTITY_KINDS[kind];
  if (unit === '') return text('write a number or a percentage', 'escriba un número o un porcentaje');
  return text(`${name.en} in ${unit} is meant`, `se espera ${name.es} en ${unit}`);
}

function didYouMean(near: string, kind: QuantityKind): Text {
  const fits = factorOf(near, kind) !== undefined;
  const question = text(`did you mean \`${near}\`?`, `¿quiso decir \`${near}\`?`);
  if (fits) return question;
  const meant = expected(kind);
  return text(`${question.en} ${meant.en}`, `${question.es} ${meant.es}`);
}
