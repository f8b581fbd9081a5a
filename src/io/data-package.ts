/**
 * `datapackage.json` (Frictionless Data Package 2, Table Schema), as far as a reader of CSV tables needs it. Own
 * properties beside the standard ones: `siepac:list` (separator of a list cell), `siepac:credible` (range outside
 * which a value is doubted), `siepac:references` (`table.column`, any of several) and `siepac:wildcard` (a text that
 * stands for no reference).
 */
import * as z from 'zod';
import type { ReadResult } from '../base/diagnostics.ts';
import type { InputText } from './input-text.ts';
import { type LocatedDocument, readLocatedJson } from './located-document.ts';
import { schemaDiagnostics } from './schema-fault.ts';

const FIELD_TYPES = ['string', 'number', 'integer', 'boolean', 'year'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface TableField {
  readonly name: string;
  /** The name in rows: `length_km` is `lengthKm`. */
  readonly key: string;
  readonly type: FieldType;
  readonly unit: string | undefined;
  readonly required: boolean;
  readonly unique: boolean;
  readonly allowed: readonly string[] | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly exclusiveMinimum: number | undefined;
  readonly exclusiveMaximum: number | undefined;
  readonly pattern: RegExp | undefined;
  readonly listSeparator: string | undefined;
  readonly credible: readonly [number, number] | undefined;
  /** Columns (`table.column`) one of which must hold the value; empty: any value. */
  readonly references: readonly string[];
  readonly wildcard: string | undefined;
}

export interface TableResource {
  readonly name: string;
  readonly path: string;
  readonly fields: readonly TableField[];
  /** Columns that together tell rows apart. */
  readonly primaryKey: readonly string[];
}

export interface DataPackage {
  readonly name: string;
  readonly version: string;
  readonly resources: readonly TableResource[];
  readonly document: LocatedDocument;
}

const nameOrNames = z.union([z.string(), z.array(z.string())]);

const fieldSchema = z.object({
  name: z.string(),
  type: z.enum(FIELD_TYPES),
  unit: z.string().optional(),
  constraints: z
    .object({
      required: z.boolean().optional(),
      unique: z.boolean().optional(),
      enum: z.array(z.union([z.string(), z.number()])).optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      exclusiveMinimum: z.number().optional(),
      exclusiveMaximum: z.number().optional(),
      pattern: z.string().refine(isRegularExpression).optional(),
    })
    .optional(),
  'siepac:list': z.string().optional(),
  'siepac:credible': z.tuple([z.number(), z.number()]).optional(),
  'siepac:references': z.array(z.string()).optional(),
  'siepac:wildcard': z.string().optional(),
});

const foreignKeySchema = z.object({
  fields: nameOrNames,
  reference: z.object({ resource: z.string(), fields: nameOrNames }),
});

const resourceSchema = z.object({
  name: z.string(),
  path: z.string(),
  schema: z.object({
    fields: z.array(fieldSchema),
    primaryKey: nameOrNames.optional(),
    foreignKeys: z.array(foreignKeySchema).optional(),
  }),
});

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  resources: z.array(resourceSchema),
});

/** Reads the description of a data set's tables. Foreign keys become references of their columns. */
export function readDataPackage(input: InputText): ReadResult<DataPackage> {
  const { value: document, diagnostics } = readLocatedJson(input);
  if (document === undefined) return { value: undefined, diagnostics };
  const faults = schemaDiagnostics(packageSchema, document);
  if (faults.length > 0) return { value: undefined, diagnostics: faults };
  // The schema changes nothing: what fits it is what it gives.
  const { name, version, resources } = document.value as z.infer<typeof packageSchema>;
  return { value: { name, version, resources: resources.map(tableResource), document }, diagnostics: [] };
}

function tableResource(resource: z.infer<typeof resourceSchema>): TableResource {
  const { fields, primaryKey, foreignKeys } = resource.schema;
  const references = new Map<string, string[]>();
  for (const foreignKey of foreignKeys ?? []) {
    const columns = listOf(foreignKey.fields);
    const targets = listOf(foreignKey.reference.fields);
    for (const [k, column] of columns.entries()) {
      const target = `${foreignKey.reference.resource}.${targets[k]}`;
      references.set(column, [...(references.get(column) ?? []), target]);
    }
  }
  return {
    name: resource.name,
    path: resource.path,
    fields: fields.map((field) => tableField(field, references.get(field.name) ?? [])),
    primaryKey: listOf(primaryKey ?? []),
  };
}

function tableField(field: z.infer<typeof fieldSchema>, foreignKeys: readonly string[]): TableField {
  const constraints = field.constraints ?? {};
  return {
    name: field.name,
    key: camelCase(field.name),
    type: field.type,
    unit: field.unit,
    required: constraints.required ?? false,
    unique: constraints.unique ?? false,
    allowed: constraints.enum?.map(String),
    minimum: constraints.minimum,
    maximum: constraints.maximum,
    exclusiveMinimum: constraints.exclusiveMinimum,
    exclusiveMaximum: constraints.exclusiveMaximum,
    pattern: constraints.pattern === undefined ? undefined : new RegExp(`^(?:${constraints.pattern})$`, 'u'),
    listSeparator: field['siepac:list'],
    credible: field['siepac:credible'],
    references: [...(field['siepac:references'] ?? []), ...foreignKeys],
    wildcard: field['siepac:wildcard'],
  };
}

function isRegularExpression(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

function listOf(names: string | readonly string[]): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}

export function camelCase(name: string): string {
  return name.replace(/[_-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
