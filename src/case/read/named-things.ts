import { actionNames } from '../protocol-schema.ts';
import { nearest } from './nearest.ts';
import { isPlainMap } from './plain-map.ts';

/** Fields by which claims and policies name what only a case or a capture can have. */
export const NAMING_FIELDS = ['services', 'identifiers', 'steps', 'builds', 'phases'] as const;

export type NamingField = (typeof NAMING_FIELDS)[number];

/** What there is of each; of what is left out nothing is known. */
export type KnownNames = Readonly<Partial<Record<NamingField, readonly string[]>>>;

/** A name that nothing has which is known. */
export interface UnknownName {
  readonly field: NamingField;
  readonly name: string;
  /** The list that it stands in, and its place there. */
  readonly list: readonly unknown[];
  readonly index: number;
  /** The known name that was probably meant; null where none is near, or where both may well be. */
  readonly meant: string | null;
}

/** Maps in maps that are looked into: a claim's deepest terms stand four levels down. */
const DEEPEST = 8;

/** Names in claims, rules, predicates or terms that nothing known has. */
export function unknownNames(value: unknown, known: KnownNames, depth = 0): UnknownName[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((item) => unknownNames(item, known, depth + 1));
  if (!isPlainMap(value)) return [];
  return Object.entries(value).flatMap(([field, within]) =>
    isNaming(field) && Array.isArray(within)
      ? unknownIn(field, within, known[field])
      : unknownNames(within, known, depth + 1),
  );
}

const isNaming = (field: string): field is NamingField =>
  (NAMING_FIELDS as readonly string[]).includes(field);

function unknownIn(
  field: NamingField,
  list: readonly unknown[],
  known: readonly string[] | undefined,
): UnknownName[] {
  if (known === undefined) return [];
  return list.flatMap((name, index) =>
    typeof name !== 'string' || known.includes(name)
      ? []
      : [{ field, name, list, index, meant: meantBy(field, name, known) }],
  );
}

const withoutDigits = (name: string) => name.replace(/\d/g, '');

/** What differs in its numbers alone is another build or the next step, and what protocols call an action is no misspelling. */
function meantBy(field: NamingField, name: string, known: readonly string[]): string | null {
  if (field === 'steps' && actionNames.includes(name)) return null;
  const near = nearest(name, known);
  return near === null || withoutDigits(near) === withoutDigits(name) ? null : near;
}
