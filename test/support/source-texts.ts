import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'rolldown/parseAst';

const SOURCE = path.join(import.meta.dirname, '../../src');

/** One language of a `text(…)` in the source. */
export interface WrittenText {
  /** What is written out; where a value is put in stands U+0000. */
  readonly words: string;
  /** Names in what is put in, without their language. */
  readonly names: readonly string[];
}

export interface WrittenPair {
  /** File and line. */
  readonly place: string;
  readonly en: WrittenText;
  readonly es: WrittenText;
}

// biome-ignore lint/suspicious/noExplicitAny: a syntax tree is walked whatever its nodes are
type Node = any;

/** Every `text(…)` of the source whose languages are both written out where it stands. */
export function sourceTexts(): WrittenPair[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return files.flatMap((file) => {
    const code = readFileSync(path.join(SOURCE, file), 'utf8');
    const pairs: WrittenPair[] = [];
    visit(parseAst(code, { lang: 'ts' }, file), (node) => {
      if (node.type !== 'CallExpression' || node.callee.name !== 'text' || node.arguments.length !== 2)
        return;
      const [en, es] = node.arguments.map(writtenText);
      const line = code.slice(0, node.start).split('\n').length;
      if (en !== undefined && es !== undefined) pairs.push({ place: `${file}:${line}`, en, es });
    });
    return pairs;
  });
}

function visit(node: Node, see: (node: Node) => void): void {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string') see(node);
  for (const child of Object.values(node)) visit(child, see);
}

function writtenText(node: Node): WrittenText | undefined {
  if (node.type === 'Literal') return { words: node.value, names: [] };
  if (node.type !== 'TemplateLiteral') return undefined;
  const names: string[] = [];
  visit(node.expressions, ({ type, name }) => {
    if (type === 'Identifier') names.push(name.replace(/(En|Es|^en|^es)$/, ''));
  });
  return {
    words: node.quasis.map((quasi: Node) => quasi.value.cooked).join('\0'),
    names: names.filter((name) => name !== '').sort(),
  };
}
