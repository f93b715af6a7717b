import type { JsonSchema } from '@valibot/to-json-schema';
import { table } from './table.ts';

/** The page of the case file's format, from its JSON Schema. */
export function casePage(schema: JsonSchema): string {
  const rows: string[][] = [];
  addFields(schema, '', rows);
  return `# Case file (\`telltale: case/1\`)

<!-- Generated from src/case/case-schema.ts by \`npm run generate\`. -->

${schema.description ?? ''} YAML 1.2 or JSON; the [JSON Schema](../../schemas/case-1.schema.json) is printed by the
code that checks the file. Kinds of identifiers have [their own page](../kinds.md).

${table(['field', 'value', 'needed', 'meaning'], rows)}

- A field that is not in this table is an error that names the nearest one that is. Every fault of a file is listed with
  its line and column; none repeats a value.
- Numbers that stand where text is wanted are taken as they are written: \`490154203237518\`, \`+919812345678\` and
  \`00123\` need no quotes. In JSON a number cannot begin with \`+\` or \`0\`: put it in quotes there.
- A value that is merely odd, such as an IMEI whose check digit is wrong, is taken as it is, with a notice.
- Phases may touch but not overlap. Every service that a phase names is listed under \`services\`.
- A field with nothing behind it is an error: leave it out.
`;
}

function addFields(schema: JsonSchema, prefix: string, rows: string[][]): void {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (typeof field === 'boolean') continue;
    const needed = schema.required?.includes(name) ? 'yes' : '';
    rows.push([`\`${prefix}${name}\``, shapeOf(field), needed, field.description ?? '']);
    const items = field.items;
    if (typeof items === 'object' && !Array.isArray(items)) addFields(items, `${prefix}${name}[].`, rows);
    const members = field.additionalProperties;
    if (typeof members === 'object') addFields(members, `${prefix}${name}.*.`, rows);
    addFields(field, `${prefix}${name}.`, rows);
  }
}

/** Longer lists of words are on another page. */
const MOST_WORDS = 8;

function shapeOf(field: JsonSchema): string {
  if (field.const !== undefined) return `\`${String(field.const)}\``;
  if (field.enum !== undefined) {
    return field.enum.length > MOST_WORDS
      ? 'a word'
      : field.enum.map((word) => `\`${String(word)}\``).join(' or ');
  }
  if (field.anyOf !== undefined) {
    return field.anyOf
      .map((option) => (typeof option === 'boolean' ? 'anything' : shapeOf(option)))
      .join(' or ');
  }
  if (field.type === 'array') {
    const { items } = field;
    return typeof items === 'object' && !Array.isArray(items) && items.type !== undefined
      ? `list: ${shapeOf(items)}`
      : 'list';
  }
  if (field.type === 'object') {
    const members = field.additionalProperties;
    return typeof members === 'object' && members.enum !== undefined ? `map: ${shapeOf(members)}` : 'map';
  }
  return field.type === 'string' ? 'text' : String(field.type ?? 'anything');
}
