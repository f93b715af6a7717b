import { toJsonSchema } from '@valibot/to-json-schema';
import { caseSchema } from '../src/case/index.ts';
import { casePage } from './case-page.ts';
import { kindsPage } from './kinds-page.ts';

/** A file that follows from the code. */
export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

export function generatedFiles(): GeneratedFile[] {
  const schema = toJsonSchema(caseSchema);
  return [
    { path: 'schemas/case-1.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` },
    { path: 'docs/formats/case.md', text: casePage(schema) },
    { path: 'docs/kinds.md', text: kindsPage() },
  ];
}
