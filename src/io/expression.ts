/**
 * Arithmetic with units, on a fenced-in part of mathjs: an own instance that has no functions but those listed, and a
 * walk over the parsed tree that lets nothing else through. No assignments, no ranges, no property access, no
 * definitions: an expression can neither reach the host nor ask for memory.
 *
 * Import this file only when there is an expression to evaluate: mathjs takes a second to load unbundled.
 */
import {
  absDependencies,
  addDependencies,
  create,
  divideDependencies,
  type FactoryFunctionMap,
  type MathJsInstance,
  type MathNode,
  maxDependencies,
  minDependencies,
  multiplyDependencies,
  parseDependencies,
  powDependencies,
  sqrtDependencies,
  subtractDependencies,
  type Unit,
  unaryMinusDependencies,
  unaryPlusDependencies,
  unitDependencies,
} from 'mathjs';

/** Longer texts than this are no quantity. */
const LONGEST_EXPRESSION = 200;
const MOST_NODES = 100;
const FUNCTIONS: ReadonlySet<string> = new Set(['abs', 'max', 'min', 'sqrt']);
const OPERATORS: ReadonlySet<string> = new Set([
  'add',
  'subtract',
  'multiply',
  'divide',
  'pow',
  'unaryMinus',
  'unaryPlus',
]);

export type ExpressionFault =
  | { readonly tag: 'too-long' }
  /** Position in the text, from 0, where reading stopped. */
  | { readonly tag: 'syntax'; readonly position: number }
  | { readonly tag: 'not-allowed'; readonly what: string }
  | { readonly tag: 'unknown-name'; readonly name: string }
  | { readonly tag: 'not-finite' }
  /** The units of the parts do not go together, or the result is in another dimension. */
  | { readonly tag: 'wrong-dimension' };

export type ExpressionResult =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly fault: ExpressionFault };

// The declarations of mathjs 15 call each of these possibly undefined; they are not.
const math = create({
  absDependencies,
  addDependencies,
  divideDependencies,
  maxDependencies,
  minDependencies,
  multiplyDependencies,
  parseDependencies,
  powDependencies,
  sqrtDependencies,
  subtractDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
  unitDependencies,
} as FactoryFunctionMap) as MathJsInstance;

/**
 * The value of an expression in `unit` (`''`: a plain number).
 * @param isUnit which names may stand for a unit; anything else is refused before evaluation.
 */
export function evaluateExpression(
  source: string,
  unit: string,
  isUnit: (name: string) => boolean,
): ExpressionResult {
  if (source.length > LONGEST_EXPRESSION) return failure({ tag: 'too-long' });
  let tree: MathNode;
  try {
    tree = math.parse(source);
  } catch (error) {
    return failure({ tag: 'syntax', position: positionOf(error) });
  }
  const fault = forbiddenPart(tree, isUnit);
  if (fault !== undefined) return failure(fault);
  let value: unknown;
  try {
    value = tree.evaluate();
  } catch {
    // Names, operators and functions are known to be there, so what is left is units that do not go together.
    return failure({ tag: 'wrong-dimension' });
  }
  return resultIn(value, unit);
}

function failure(fault: ExpressionFault): ExpressionResult {
  return { ok: false, fault };
}

/** mathjs counts characters from 1 and keeps the place in `char`. */
function positionOf(error: unknown): number {
  const position = (error as { readonly char?: number }).char ?? 1;
  return Math.max(0, position - 1);
}

function forbiddenPart(tree: MathNode, isUnit: (name: string) => boolean): ExpressionFault | undefined {
  let fault: ExpressionFault | undefined;
  let nodes = 0;
  tree.traverse((node, path, parent) => {
    nodes += 1;
    const isCallee = parent?.type === 'FunctionNode' && path === 'fn';
    fault ??= nodes > MOST_NODES ? { tag: 'too-long' } : faultOfNode(node, isCallee, isUnit);
  });
  return fault;
}

function faultOfNode(
  node: MathNode,
  isCallee: boolean,
  isUnit: (name: string) => boolean,
): ExpressionFault | undefined {
  const notAllowed = { tag: 'not-allowed', what: node.toString() } as const;
  switch (node.type) {
    case 'ConstantNode': {
      const value: unknown = 'value' in node ? node.value : undefined;
      if (typeof value !== 'number') return notAllowed;
      return Number.isFinite(value) ? undefined : { tag: 'not-finite' };
    }
    case 'SymbolNode': {
      const name = 'name' in node ? String(node.name) : '';
      const known = isCallee ? FUNCTIONS.has(name) : isUnit(name);
      return known ? undefined : { tag: 'unknown-name', name };
    }
    case 'OperatorNode':
      return 'fn' in node && OPERATORS.has(String(node.fn)) ? undefined : notAllowed;
    case 'FunctionNode':
      return 'fn' in node && (node.fn as MathNode).type === 'SymbolNode' ? undefined : notAllowed;
    case 'ParenthesisNode':
      return undefined;
    default:
      return notAllowed;
  }
}

function resultIn(value: unknown, unit: string): ExpressionResult {
  let result: unknown = value;
  if (isUnitValue(value)) {
    if (unit === '') return failure({ tag: 'wrong-dimension' });
    try {
      result = value.toNumber(unit);
    } catch {
      return failure({ tag: 'wrong-dimension' });
    }
  }
  if (typeof result !== 'number' || !Number.isFinite(result)) return failure({ tag: 'not-finite' });
  return { ok: true, value: result };
}

function isUnitValue(value: unknown): value is Unit {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Unit';
}
