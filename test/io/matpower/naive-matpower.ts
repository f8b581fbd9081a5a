/**
 * A second reader for MATPOWER cases, as simple as can be: it trusts that the file is one that `readMatpower` accepts,
 * strips comments and takes matrices apart with regular expressions. For comparison in tests only.
 */
export interface NaiveCase {
  readonly baseMva: number;
  readonly matrices: ReadonlyMap<string, number[][]>;
  readonly names: readonly string[] | undefined;
}

export function naiveMatpower(text: string): NaiveCase {
  const plain = stripComments(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const matrices = new Map<string, number[][]>();
  for (const [, field, body] of plain.matchAll(/(?<![\w.])\w+\.(\w+)[ \t]*=[ \t]*\[([^\]]*)\]/g)) {
    matrices.set(field!, matrixRows(body!));
  }
  const base = /(?<![\w.])\w+\.baseMVA[ \t]*=[ \t]*([^\s;,]+)/.exec(plain)?.[1];
  const names =
    /(?<![\w.])\w+\.bus_name[ \t]*=[ \t]*\{((?:'(?:[^'\n]|'')*'|"(?:[^"\n]|"")*"|[^}'"])*)\}/.exec(
      plain,
    )?.[1];
  return {
    baseMva: numberOf(base ?? ''),
    matrices,
    names: names?.match(/'(?:[^'\n]|'')*'|"(?:[^"\n]|"")*"/g)?.map(unquote),
  };
}

function matrixRows(body: string): number[][] {
  return body
    .split(/[;\n]/)
    .map((row) => row.split(/[\s,]+/).filter((token) => token !== ''))
    .filter((row) => row.length > 0)
    .map((row) => row.map(numberOf));
}

function numberOf(token: string): number {
  const named = /^([+-]?)(inf|nan)$/i.exec(token);
  if (named === null) return Number(token.replace(/d/i, 'e'));
  const size = named[2]!.toLowerCase() === 'inf' ? Number.POSITIVE_INFINITY : Number.NaN;
  return named[1] === '-' ? -size : size;
}

function unquote(quoted: string): string {
  const quote = quoted[0]!;
  return quoted
    .slice(1, -1)
    .replaceAll(quote + quote, quote)
    .trim();
}

/** Without block comments, comments at line ends, and continued lines. */
function stripComments(text: string): string {
  let depth = 0;
  const kept = text.split('\n').map((line) => {
    if (/^[ \t]*[%#]\{[ \t]*$/.test(line)) depth++;
    const inBlock = depth > 0;
    if (depth > 0 && /^[ \t]*[%#]\}[ \t]*$/.test(line)) depth--;
    return inBlock ? '' : withoutComment(line);
  });
  return kept.join('\n').replaceAll('\u0001\n', ' ');
}

/** A continuation leaves a mark in place of what follows the dots. */
function withoutComment(line: string): string {
  const part = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[%#].*$|\.\.\..*$|./g;
  return (line.match(part) ?? [])
    .map((piece) => {
      if (/^[%#]/.test(piece)) return '';
      return piece.startsWith('...') ? '\u0001' : piece;
    })
    .join('');
}
