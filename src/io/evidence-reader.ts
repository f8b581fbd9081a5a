import * as z from 'zod';
import type { ReadResult } from '../base/diagnostics.ts';
import { text } from '../base/text.ts';
import type { Evidence } from '../study/evidence/evidence.ts';
import { type InputText, normalisedText } from './input-text.ts';
import { readLocatedJson } from './located-document.ts';
import { provenanceSchema } from './result-reader.ts';
import { schemaDiagnostics } from './schema-fault.ts';

const evidenceSchema = z.looseObject({
  schemaVersion: z.literal(1),
  language: z.enum(['en', 'es']),
  comparison: z.looseObject({ base: z.string(), provenance: provenanceSchema }).optional(),
  scenarios: z
    .array(
      z.looseObject({
        id: z.string(),
        provenance: provenanceSchema,
        figures: z.array(
          z.looseObject({
            id: z.string(),
            label: z.looseObject({ en: z.string(), es: z.string() }),
            unit: z.string(),
            decimals: z.int().min(0).max(20),
            value: z.union([z.number(), z.string()]).optional(),
          }),
        ),
      }),
    )
    .min(1),
});

const BLOCK = /<script type="application\/json" id="evidence">(.*?)<\/script>/s;

/** The evidence that a page of `siepac run` or `siepac report` carries. Cost: the size of the page. */
export function readEvidence(input: InputText): ReadResult<Evidence> {
  const page = normalisedText(input.text);
  const block = BLOCK.exec(page);
  if (block === null) {
    return {
      value: undefined,
      diagnostics: [
        {
          code: 'NO_EVIDENCE',
          severity: 'error',
          message: text(
            'this file carries no evidence: it is no page of siepac, or lost it when it was saved again',
            'este archivo no lleva evidencia: no es una página de siepac, o la perdió al guardarse de nuevo',
          ),
          hint: text(
            'use the file that `siepac run` or `siepac report` wrote, or result.json',
            'use el archivo que escribió `siepac run` o `siepac report`, o result.json',
          ),
          file: input.file,
          line: 1,
          column: 1,
        },
      ],
    };
  }
  const { value: document, diagnostics } = readLocatedJson({ file: input.file, text: block[1]! });
  const faults = document === undefined ? diagnostics : schemaDiagnostics(evidenceSchema, document);
  const above = page.slice(0, block.index).split('\n').length - 1;
  return {
    value: faults.length > 0 ? undefined : (document!.value as Evidence),
    diagnostics: faults.map((fault) => ({ ...fault, line: fault.line + above })),
  };
}
