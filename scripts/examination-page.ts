import type { JsonSchema } from '@valibot/to-json-schema';
import { fieldRows } from './field-rows.ts';
import { sharedShapes } from './shared-shapes.ts';
import { table } from './table.ts';

const COLUMNS = ['field', 'value', 'needed', 'meaning'];

/** The page of the examination's format, from its JSON Schema. */
export function examinationPage(schema: JsonSchema): string {
  return `# Examination (\`telltale: examination/1\`)

<!-- Generated from src/recheck/saved by \`npm run generate\`. -->

${schema.description ?? ''}

\`telltale scan --format json\` prints it; \`--format ndjson\` prints the same, each entry of a list as a line of its own:
first \`examination\` with everything that is no list, then \`capture\`, \`identifier\`, \`message\`, \`sighting\`, \`guess\`,
\`destination\`, \`finding\`, \`claim\` and \`notice\`. The [JSON Schema](../../schemas/examination-1.schema.json) is printed by
the code that reads saved examinations, as [\`telltale compare\`](comparison.md) does.

- What is \`needed\` is there in every examination of this version. Later versions may add fields, never take one away or
  give it another meaning; whoever reads one leaves alone what it does not know.
- Ids are hashes of what they name. But for that of a capture, no file name, hash of a capture or time of examination
  goes into them: a live run, its recording and another examination of it give the same ids, and the same input gives the same bytes of output.
- Words that grow from version to version (kinds, forms, layers, rules, codes of notices) are texts; where all words are
  listed there will be no others.

${table(COLUMNS, fieldRows(schema))}
${sharedShapes([schema])
  .map(
    (shape) => `\n## ${shape.title}\n\n${shape.description ?? ''}\n\n${table(COLUMNS, fieldRows(shape))}\n`,
  )
  .join('')}`;
}
