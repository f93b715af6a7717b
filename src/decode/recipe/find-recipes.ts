import type { Span } from '../../base/index.ts';
import { normaliseKey, type Recipe, type StepName } from '../../case/index.ts';
import { binaryFields, fieldParts } from '../binary-fields.ts';
import type { Region, Search } from '../layers/index.ts';
import { isKnownMedia } from '../media-magic.ts';
import type { Part } from '../part.ts';
import { placeOf } from '../place-of.ts';
import { isPlainText } from '../plain-text.ts';
import { applyRecipe } from './apply-recipe.ts';
import { valueRuns } from './recipe-runs.ts';

/*
 * Where recipes are tried: on all of a part, and on the values in it. Steps that read letters give up at the first
 * byte that is none, so a recipe that begins with one costs little where it does not fit; one that begins with any
 * bytes is only tried on what is no text.
 */

/** First steps that take only letters. */
const OF_LETTERS: ReadonlySet<StepName> = new Set([
  'from-base64',
  'from-base64url',
  'from-base32',
  'from-hex',
  'url-decode',
  'rot13',
]);

/** First steps that may stand before any other, so that what they are tried on may be text or not. */
const OF_ANYTHING: ReadonlySet<StepName> = new Set(['reverse', 'swap', 'drop', 'take', 'slice', 'xor']);

/** Tells what recipes make of a part and of its values; true where all of the part was read so. */
export function findRecipes(
  part: Part,
  search: Search,
  { recipes, found }: { readonly recipes: readonly Recipe[]; readonly found: (region: Region) => void },
): boolean {
  const fresh = recipes.filter(({ name }) => !isUnder(part, `recipe:${name}`));
  if (fresh.length === 0) return false;
  const whole = { start: 0, end: part.bytes.byteLength };
  const isText = isPlainText(part.bytes);
  const tried = fresh.filter(({ steps: [first] }) => first !== undefined && mayTake(first.name, isText));
  if (tell(part, whole, { recipes: tried, search, found })) return true;
  let next = 0;
  for (const span of valuesIn(part, search, isText)) {
    if (span.start < next) continue;
    if (tell(part, span, { recipes: fresh, search, found })) next = span.end;
  }
  return false;
}

function mayTake(first: StepName, isText: boolean): boolean {
  return OF_ANYTHING.has(first) || OF_LETTERS.has(first) === isText;
}

function* valuesIn(part: Part, search: Search, isText: boolean): Generator<Span> {
  const divided = binaryFields(part);
  if (divided !== null) {
    for (const field of divided.fields) if (field.kind === 'text' || field.kind === 'bytes') yield field;
    return;
  }
  for (const { span } of fieldParts(part)) yield span;
  if (isText) yield* valueRuns(part.bytes, search.grammar === 'url');
}

interface Trial {
  readonly recipes: readonly Recipe[];
  readonly search: Search;
  readonly found: (region: Region) => void;
}

/** Tells what the first recipe that fits makes of a run; whether one did. */
function tell(part: Part, span: Span, { recipes, search, found }: Trial): boolean {
  const bytes = part.bytes.subarray(span.start, span.end);
  if (bytes.byteLength === 0 || isKnownMedia(bytes)) return false;
  for (const recipe of recipes) {
    const [first] = recipe.steps;
    if (first === undefined || (OF_LETTERS.has(first.name) && (bytes[0] as number) >= 0x80)) continue;
    if (!search.affords(span)) return false;
    const opened = applyRecipe(recipe, bytes, search.mostDecoded(bytes.byteLength));
    if (opened === null || !isIn(recipe.fields, part, span)) continue;
    const layer = `recipe:${recipe.name}` as const;
    const claims = !isLineOf(part.bytes, span);
    found({ layer, span, bytes: opened, back: () => span, claims, fault: null });
    return true;
  }
  return false;
}

const EQUALS = 0x3d;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** Whether a value may be one line of what quoted-printable broke (RFC 2045 section 6.7): all of it is read as well. */
function isLineOf(bytes: Uint8Array, { start, end }: Span): boolean {
  const next = bytes[end] === RETURN ? end + 2 : end + 1;
  const isBehind = bytes[end - 1] === EQUALS && bytes[next - 1] === LINE_FEED && next < bytes.byteLength;
  if (isBehind || bytes[start - 1] !== LINE_FEED) return isBehind;
  return bytes[bytes[start - 2] === RETURN ? start - 3 : start - 2] === EQUALS;
}

/** Whether the recipe is for the field in which the span stands: the nearest that has a name, here or further out. */
function isIn(fields: readonly string[], part: Part, span: Span): boolean {
  if (fields.length === 0) return true;
  let at: Part | null = part;
  let inner = span;
  while (at !== null) {
    const { field } = placeOf(at, inner);
    if (field !== null) {
      const name = normaliseKey(field);
      return fields.some((one) => normaliseKey(one) === name);
    }
    inner = at.span;
    at = at.parent;
  }
  return false;
}

function isUnder(part: Part, layer: string): boolean {
  for (let at: Part | null = part; at !== null; at = at.parent) if (at.layer === layer) return true;
  return false;
}
