import type { JsonSchema } from '@valibot/to-json-schema';
import { fieldRows } from './field-rows.ts';
import { sharedShapes } from './shared-shapes.ts';
import { table } from './table.ts';

/** The page of the recording's format, from its JSON Schema. */
export function recordingPage(schema: JsonSchema): string {
  const [head, lines] = schemasIn(schema.anyOf);
  if (head === undefined || lines === undefined) throw new TypeError('a recording has a head and lines');
  const kinds = schemasIn(lines.oneOf);
  return `# Recording (\`telltale: recording/1\`)

<!-- Generated from src/capture/recording/line-schema.ts by \`npm run generate\`. -->

${schema.description ?? ''} The [JSON Schema](../../schemas/recording-1.schema.json)
of a line is printed by the code that checks the lines.

A recording is a folder:

| file | holds |
| --- | --- |
| \`recording.ndjson\` | the lines: UTF-8, each one JSON object and a line break |
| \`bodies/<sha256>\` | bytes of one body, named by their SHA-256 in hex |

- Lines are only ever added. Each is complete in itself and written at once, so that after a crash everything up to the
  last line break can be read; what follows it gives the notice \`recording-cut\`.
- Each line after the first holds the hash of the line before it. A line that was changed, taken out or put in breaks the
  chain: the notice \`recording-chain-broken\` names the line where it shows. Only the last line has none after it; the
  hash of the whole file is that of the capture in an examination.
- A recording that was closed ends with the line \`end\`. Without one it is read as far as it goes, with the notice
  \`recording-unfinished\`.
- A file of a body is whole and in its place before the line that names it is written. One that is missing or does not
  hold what its name says gives the notice \`recording-body-missing\` or \`recording-body-changed\`.
- A line that does not fit the schema is passed over, with the notice \`recording-malformed\`. Fields that are not
  named here may be there.
- Folder and files can be read by their owner alone: they hold what the phone told.

## The first line

${table(COLUMNS, fieldRows(head))}

Every other line has \`previous\`, the SHA-256 in hex of the line before it without its line break, and a \`kind\`:

${table(
  ['kind', 'says'],
  kinds.map((kind) => [linkTo(kind), kind.description ?? '']),
)}
${kinds.map(section).join('')}
${sharedShapes(kinds)
  .map((shape) => `## ${shape.title}\n\n${shape.description ?? ''}\n\n${table(COLUMNS, shapeRows(shape))}\n`)
  .join('\n')}`;
}

function linkTo(kind: JsonSchema): string {
  const name = nameOf(kind);
  return ownRows(kind).length === 0 ? `\`${name}\`` : `[\`${name}\`](#${name})`;
}

/** Of a kind that has fields of its own. */
function section(kind: JsonSchema): string {
  const rows = ownRows(kind);
  if (rows.length === 0) return '';
  return `\n## ${nameOf(kind)}\n\n${kind.description ?? ''}\n\n${table(COLUMNS, rows)}\n`;
}

const COLUMNS = ['field', 'value', 'needed', 'meaning'];

/** Fields besides those that every line has. */
function ownRows(kind: JsonSchema): string[][] {
  const { previous: _previous, kind: _kind, ...properties } = kind.properties ?? {};
  return fieldRows({ ...kind, properties });
}

function schemasIn(list: JsonSchema['anyOf']): JsonSchema[] {
  return (list ?? []).filter((each): each is JsonSchema => typeof each === 'object');
}

function nameOf(kind: JsonSchema): string {
  const field = kind.properties?.kind;
  return typeof field === 'object' ? String(field.const) : '';
}

/** Rows of a shape; of one that has several forms, a row for each that has no fields and the fields of the others. */
function shapeRows(shape: JsonSchema): string[][] {
  const forms = schemasIn(shape.anyOf);
  if (forms.length === 0) return fieldRows(shape);
  return forms.flatMap((form, i) => {
    const rows = form.properties === undefined ? [['the text itself', 'text', '', '']] : fieldRows(form);
    return i === 0 ? rows : [['**or**', '', '', ''], ...rows];
  });
}
