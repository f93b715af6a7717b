import type { Notice } from '../base/index.ts';
import type { Section } from '../connection/index.ts';
import { outermostSpan, type Part, type RingKey, unfold } from '../decode/index.ts';
import type { Needles } from './compile-identity.ts';
import { deepestOf } from './deepest.ts';
import { findInPart } from './find-in-part.ts';
import type { Found } from './found.ts';
import { KeysSeen, type SeenKey } from './keys-seen.ts';
import { PlacesAsked } from './named-by.ts';
import { SealedParts } from './sealed-parts.ts';
import type { Sighted } from './sighting.ts';
import { Unreadable } from './unreadable.ts';

/** What one section told, and how much of it could not be read. */
export interface SightResult {
  /** In the order of the section's bytes; sightings of one place in the order of the case. */
  readonly sighted: readonly Sighted[];
  /** Bytes of the section that look encrypted. */
  readonly unreadable: number;
  /** Parts that a key may open, and none did. */
  readonly sealed: readonly Part[];
  /** Keys that it hands out, or may. */
  readonly keys: readonly SeenKey[];
  readonly notices: readonly Notice[];
}

export interface SightOptions {
  /** The keys that may open a part's bytes; by default none. */
  readonly keysFor?: (bytes: Uint8Array) => readonly RingKey[];
  /** Hears which key opened a part. */
  readonly opened?: (key: RingKey) => void;
}

/**
 * Unfolds a section and searches every part of it. A place where an identifier stands is sighted once, as the
 * deepest reading has it. Of bytes that an earlier section held already (`section.repeated`) nothing is sighted.
 */
export function sight(section: Section, needles: Needles, options: SightOptions = {}): SightResult {
  const found: Found[] = [];
  const asked = new PlacesAsked();
  const keys = new KeysSeen();
  const unreadable = new Unreadable();
  const sealed = new SealedParts();
  const visit = (part: Part) => {
    unreadable.take(part);
    sealed.take(part);
    if (part.parent !== null && (part.layer === 'base64' || part.layer === 'base64url')) {
      keys.look(part.parent, part.span);
    }
    for (const one of findInPart(part, needles, asked)) found.push(one);
  };
  const { notices } = unfold(section, visit, {
    ...options,
    passedOver: (part, span) => keys.look(part, span),
  });
  return {
    sighted: found.length === 0 ? [] : inOrder(deepestOf(found), section.repeated ?? 0, needles),
    unreadable: unreadable.count(section.bytes.byteLength),
    sealed: sealed.list(),
    keys: keys.found,
    notices: asked.isSpent ? [...notices, unasked(section)] : notices,
  };
}

function inOrder(found: readonly Found[], repeated: number, needles: Needles): Sighted[] {
  const order = new Map(needles.identity.map((identifier, index) => [identifier, index]));
  return found
    .map((one) => ({ one, outer: outermostSpan(one.part, one.span) }))
    .filter(({ outer }) => outer.end > repeated)
    .sort(
      (a, b) =>
        a.outer.start - b.outer.start ||
        a.one.part.depth - b.one.part.depth ||
        a.one.span.start - b.one.span.start ||
        (order.get(a.one.claim.identifier) ?? 0) - (order.get(b.one.claim.identifier) ?? 0),
    )
    .map(({ one: { claim, part, span, forms, namedBy } }) => {
      const { id, kind } = claim.identifier;
      return { identifier: id, kind, part, span, forms, namedBy };
    });
}

function unasked(section: Section): Notice {
  return {
    code: 'weak-values-unasked',
    about: section.location,
    detail:
      'a value that proves nothing by itself stands in one message so often that not every place was looked at',
  };
}
