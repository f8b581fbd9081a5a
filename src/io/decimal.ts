/** Where a number literal ended and what it was worth. */
export interface Decimal {
  value: number;
  /** Offset after the literal; equal to its start when there was none. */
  end: number;
}

const DIGIT_0 = 48;
const DIGIT_9 = 57;
const DOT = 46;
const PLUS = 43;
const MINUS = 45;

/** Every power of ten that a double holds exactly. */
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));

/** Up to this many digits a decimal integer is held exactly by a double. */
const EXACT_DIGITS = 15;

/**
 * Reads `[sign] digits [. digits] [e|E|d|D [sign] digits]` at `start`, correctly rounded; minus zero gives zero.
 * One product or quotient of two exact doubles rounds correctly (Clinger 1990), which covers nearly every number in
 * a case file; the others go through `Number`.
 */
export function readDecimal(text: string, start: number, out: Decimal): void {
  let at = start;
  const sign = text.charCodeAt(at);
  if (sign === MINUS || sign === PLUS) at++;
  let mantissa = 0;
  let digits = 0;
  let significant = 0;
  let exponent = 0;
  let code = text.charCodeAt(at);
  for (; code >= DIGIT_0 && code <= DIGIT_9; code = text.charCodeAt(++at)) {
    digits++;
    if (mantissa !== 0 || code !== DIGIT_0) significant++;
    mantissa = mantissa * 10 + (code - DIGIT_0);
  }
  if (code === DOT && !isContinuation(text, at)) {
    code = text.charCodeAt(++at);
    for (; code >= DIGIT_0 && code <= DIGIT_9; code = text.charCodeAt(++at)) {
      digits++;
      if (mantissa !== 0 || code !== DIGIT_0) significant++;
      mantissa = mantissa * 10 + (code - DIGIT_0);
      exponent--;
    }
  }
  if (digits === 0) {
    out.value = 0;
    out.end = start;
    return;
  }
  const exponentEnd = readExponent(text, at, out);
  exponent += out.value;
  if (significant > EXACT_DIGITS || exponent < -22 || exponent > 22) {
    out.value = Number(text.slice(start, exponentEnd).replace(/[dD]/, 'e')) || 0;
  } else {
    const size = exponent < 0 ? mantissa / POWERS_OF_TEN[-exponent]! : mantissa * POWERS_OF_TEN[exponent]!;
    out.value = sign === MINUS && size !== 0 ? -size : size;
  }
  out.end = exponentEnd;
}

/** Three dots are not part of a number: in MATLAB they continue the line. */
function isContinuation(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === DOT && text.charCodeAt(at + 2) === DOT;
}

/** Puts the exponent into `out.value`, 0 when there is none, and returns where it ends. */
function readExponent(text: string, start: number, out: Decimal): number {
  out.value = 0;
  const letter = text.charCodeAt(start) | 32;
  if (letter !== 101 && letter !== 100) return start;
  let at = start + 1;
  const sign = text.charCodeAt(at);
  if (sign === MINUS || sign === PLUS) at++;
  const firstDigit = at;
  let exponent = 0;
  for (let code = text.charCodeAt(at); code >= DIGIT_0 && code <= DIGIT_9; code = text.charCodeAt(++at)) {
    exponent = Math.min(exponent * 10 + (code - DIGIT_0), 9999);
  }
  if (at === firstDigit) return start;
  out.value = sign === MINUS ? -exponent : exponent;
  return at;
}
