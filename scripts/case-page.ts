import type { JsonSchema } from '@valibot/to-json-schema';
import { fieldRows } from './field-rows.ts';
import { table } from './table.ts';

/** The page of the case file's format, from its JSON Schema. */
export function casePage(schema: JsonSchema): string {
  return `# Case file (\`telltale: case/1\`)

<!-- Generated from src/case/case-schema.ts by \`npm run generate\`. -->

${schema.description ?? ''} YAML 1.2 or JSON; the [JSON Schema](../../schemas/case-1.schema.json) is printed by the
code that checks the file. Kinds of identifiers have [their own page](../kinds.md).

${table(['field', 'value', 'needed', 'meaning'], fieldRows(schema))}

- A field that is not in this table is an error that names the nearest one that is. Every fault of a file is listed with
  its line and column; none repeats a value.
- Numbers that stand where text is wanted are taken as they are written: \`490154203237518\`, \`+919812345678\` and
  \`00123\` need no quotes. In JSON a number cannot begin with \`+\` or \`0\`: put it in quotes there.
- A value that is merely odd, such as an IMEI whose check digit is wrong, is taken as it is, with a notice.
- Phases may touch but not overlap. Every service that a phase names is listed under \`services\`.
- A field with nothing behind it is an error: leave it out.
`;
}
