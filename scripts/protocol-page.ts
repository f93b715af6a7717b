import type { JsonSchema } from '@valibot/to-json-schema';
import { type Action, actionSentence, byId } from '../src/run/index.ts';
import { fieldRows, wordsOf } from './field-rows.ts';
import { table } from './table.ts';

/** The page of the protocol's format, from its JSON Schema. */
export function protocolPage(schema: JsonSchema): string {
  return `# Protocol (\`telltale: protocol/1\`)

<!-- Generated from src/case/protocol-schema.ts by \`npm run generate\`. -->

${schema.description ?? ''} YAML 1.2 or JSON; the [JSON Schema](../../schemas/protocol-1.schema.json) is printed by the
code that checks the file. A [case](case.md) names a protocol by its built-in name or its file, or writes it out. The
built-in ones have [their own page](../protocols.md).

${table(['field', 'value', 'needed', 'meaning'], fieldRows(schema))}

- Persons and texts are named by the id of their identifier in the case, so that a protocol fits every identity that
  has them: \`asha.tel\`, and with it \`asha.name\` and whatever else begins with \`asha.\`.
- A phase states what was agreed to for every service that the protocol lists. A tap that agrees is best the first
  step of its phase, and a tap that withdraws the last one of the phase before: then nothing that was sent before the
  tap counts as agreed to, or after it as withdrawn.
- In a control arm a step keeps its id and its time, and what it acts on is left out: \`do: idle\`. A step that does
  there all that it does elsewhere has another id, so that no finding counts it as a control.
- Times are written with a unit: \`90s\`, \`30m\`, \`1h\`, \`13d\`.
- The phase \`positive-control\` and the step \`prepare\` are marked by the tool itself.

## Actions

${table(['do', 'needs', 'what is done'], actionRows(schema))}
`;
}

const sample = {
  contact: 'contact',
  with: 'with',
  text: 'text',
  service: '`service`',
  build: '`build`',
  forSeconds: 60,
};

function actionRows(schema: JsonSchema): string[][] {
  const shapes = stepShapes(schema, ['phases', 'steps']);
  return shapes.flatMap((shape) => {
    const needs = (shape.required ?? []).filter((name) => name !== 'id' && name !== 'do');
    return wordsOf(shape, 'do').map((word) => [
      `\`${word}\``,
      needs.map((name) => `\`${name}\``).join(' '),
      word === 'idle'
        ? 'Leave the phone alone for so long.'
        : actionSentence({ ...sample, do: word } as unknown as Action, byId),
    ]);
  });
}

/** The shapes of the items of a list that lies in the items of lists. */
function stepShapes(schema: JsonSchema, [list, ...inner]: readonly string[]): JsonSchema[] {
  if (list === undefined) return (schema.oneOf ?? []).filter((shape) => typeof shape === 'object');
  const field = schema.properties?.[list];
  const items = typeof field === 'object' ? field.items : undefined;
  if (typeof items !== 'object' || Array.isArray(items)) throw new TypeError(`${list} is no list`);
  return stepShapes(items, inner);
}
