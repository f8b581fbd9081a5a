import type * as z from 'zod';
import type { PathPart } from './located-document.ts';

type AnySchema = z.core.$ZodType;

/** The keys a schema knows for the map at `path`: what an unknown key there may have been meant to be. */
export function keysKnownAt(schema: AnySchema, path: readonly PathPart[]): readonly string[] {
  let candidates: readonly AnySchema[] = [schema];
  for (const step of path) candidates = candidates.flatMap((candidate) => childrenOf(candidate, step));
  return candidates.flatMap(keysOf);
}

function keysOf(schema: AnySchema): readonly string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return Object.keys(def.shape);
    case 'union':
      return def.options.flatMap(keysOf);
    case 'nullable':
    case 'optional':
      return keysOf(def.innerType);
    default:
      return [];
  }
}

function childrenOf(schema: AnySchema, step: PathPart): readonly AnySchema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const child = def.shape[String(step)];
      return child === undefined ? [] : [child];
    }
    case 'array':
      return [def.element];
    case 'record':
      return [def.valueType];
    case 'union':
      return def.options.flatMap((option) => childrenOf(option, step));
    case 'nullable':
    case 'optional':
      return childrenOf(def.innerType, step);
    default:
      return [];
  }
}
