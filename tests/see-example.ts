import { caseOf, caseText, contentBytes, type Example, type Said } from '../scripts/detect-pages/example.ts';
import { type Case, cipherParts, type Recipe, readCase } from '../src/case/index.ts';
import { pathOf, type RingKey } from '../src/decode/index.ts';
import { sectionOf } from '../src/decode/testing/index.ts';
import { compileIdentity, type Needles, sight } from '../src/detect/index.ts';

/** What the tool says of an example of `docs/detect`. */
export function seeExample(example: Omit<Example, 'says'>): Said[] {
  const { needles, keys, recipes } = compiled(caseText(caseOf(example)));
  const { content, location = 'body', field = null, contentType = null, contentEncodings = [] } = example;
  const section = sectionOf(contentBytes(content), { location, field, contentType, contentEncodings });
  return sight(section, needles, { keysFor: () => keys, recipes }).sighted.map(
    ({ identifier, forms, part, span }) => {
      const { path, layers, field: named } = pathOf(part, span);
      return { identifier, path, layers, forms, field: named };
    },
  );
}

interface Compiled {
  readonly needles: Needles;
  readonly keys: readonly RingKey[];
  readonly recipes: readonly Recipe[];
}

/** Many examples share a case. */
const known = new Map<string, Compiled>();

function compiled(text: string): Compiled {
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  const { case: read } = readCase(text, 'case.yaml');
  const needles = compileIdentity(read.identity, {
    market: read.market,
    ...(read.hashKeys === undefined ? {} : { hashKeys: read.hashKeys }),
  });
  const fresh = { needles, keys: read.keys.map(ringKey), recipes: read.recipes ?? [] };
  known.set(text, fresh);
  return fresh;
}

function ringKey({ cipher, key, iv }: Case['keys'][number]): RingKey {
  const { family, mode } = cipherParts(cipher);
  return { cipher: family, bytes: key, mode, iv, rank: 0, seen: null };
}
