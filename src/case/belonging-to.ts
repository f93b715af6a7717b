import type { Identifier } from './case-file.ts';

/** What stands before the last dot: whom or what an identifier belongs to. */
const stemOf = (id: string): string | null => {
  const dot = id.lastIndexOf('.');
  return dot > 0 ? id.slice(0, dot) : null;
};

/**
 * The identifiers that go together with one: `asha.tel`, or `asha` for short, stands for `asha.name`,
 * `asha.tel` and `asha.mail`; `sms1.text` for the text and the number written in it. In the order of the
 * identity; empty where it has none of that name.
 */
export function belongingTo(id: string, identity: readonly Identifier[]): Identifier[] {
  const stem = identity.some((identifier) => identifier.id === id) ? stemOf(id) : id;
  return identity.filter(
    (identifier) => identifier.id === id || (stem !== null && stemOf(identifier.id) === stem),
  );
}
