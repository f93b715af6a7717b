import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { predicateSchema, termsSchema } from '../src/case/index.ts';
import { fieldRows } from './field-rows.ts';
import { table } from './table.ts';

interface PromisePage {
  readonly word: 'claims' | 'policy' | 'waivers' | 'advisory';
  readonly heading: string;
  /** Sentences after the schema's own, in Markdown. */
  readonly about: string;
}

/** The pages of the formats of claims, policies and waivers, from their JSON Schemas. */
export function promisePage(schema: JsonSchema, { word, heading, about }: PromisePage): string {
  return `# ${heading} (\`telltale: ${word}/1\`)

<!-- Generated from src/case/${word}-schema.ts by \`npm run generate\`. -->

${schema.description ?? ''} YAML 1.2 or JSON; the [JSON Schema](../../schemas/${word}-1.schema.json) is printed by the
code that checks the file. ${about}

${rowsOf(schema)}${word === 'waivers' || word === 'advisory' ? '' : sections(word)}
`;
}

const rowsOf = (schema: JsonSchema) => table(['field', 'value', 'needed', 'meaning'], fieldRows(schema));

/** What stands in many places is told once. */
function sections(word: string): string {
  const shapes = (toJsonSchema(predicateSchema).anyOf ?? []).filter((shape) => typeof shape === 'object');
  const predicate = { properties: Object.assign({}, ...shapes.map(({ properties }) => properties)) };
  return `

## Predicate

${word === 'policy' ? 'One of `never`, `only` and `always`; `resides` is for claims alone.' : 'One of these four.'}

${rowsOf(predicate)}

## Terms

All that are given must hold; of the words of one any.

${rowsOf(toJsonSchema(termsSchema))}`;
}

const NAMES = `A word that is misspelt would make a rule that is never broken, so names are checked. A field, a kind, a party or a
country that there is not is an error, told with its line. So is an identifier or a service that the case does not have,
and a step that is nearly one of its protocol's, where the case itself writes the text out. A file may be shared between
cases: what this case does not have is then no error, but the notice \`name-unknown\` tells it and the nearest known name,
and says of a rule that it had nothing to look at; a claim is \`not-tested\`. Organisations and regions are words of the
location tables and are not checked. Steps go by their id or by what is done in them (\`add-contact\`), firmware by its name
or by the day on which it came out, as the case or its protocol says under \`builds\`.`;

export const promisePages = {
  claims: {
    word: 'claims',
    heading: 'Claims',
    about: `A [case](case.md) names a list by its built-in name (\`xiaomi-2014\`) or its file, or writes the claims out. [How they are judged](../judge/claims.md) has its own page.\n\nA claim has a \`quote\` where there is a text, and else a \`paraphrase\`: our words. It needs a \`predicate\`, \`parts\`, or why it is \`untestable\`.\n\n${NAMES}`,
  },
  policy: {
    word: 'policy',
    heading: 'Policy',
    about: `A [case](case.md) names its file under \`policy\`, or writes the rules out. The predicates are those of [claims](claims.md), but for \`resides\`.\n\n${NAMES}`,
  },
  waivers: {
    word: 'waivers',
    heading: 'Waivers',
    about:
      '`--waivers` takes it. A waiver names a `finding` by its id, or a `rule`, an `identifier` (or a list of them) and a `destination`: then it is for findings that are about nothing beyond these.',
  },
  advisory: {
    word: 'advisory',
    heading: 'Advisory',
    about:
      'A [case](case.md) names its file under `advisory`, or writes it out; `telltale advise --advisory` takes it too, and `telltale disclose` reads its dates. It is a file of its own because it goes on changing after a test, while an examination is bound to the hash of its case. [What is made of it](../advisory.md), and what is refused, has a page of its own.',
  },
} as const satisfies Record<string, PromisePage>;
