import type { Notice } from '../base/index.ts';
import type { Recipe } from '../case/index.ts';
import type { Section } from '../connection/index.ts';
import { outermostSpan, type Part, type RingKey, unfold } from '../decode/index.ts';
import type { Needles } from './compile-identity.ts';
import { deepestOf } from './deepest.ts';
import { Finds, MOST_FINDS } from './finds.ts';
import type { Found } from './found.ts';
import { groupsOf } from './groups-of.ts';
import { KeysSeen, type SeenKey } from './keys-seen.ts';
import { MediaFiles, type MediaSeen } from './media-seen.ts';
import { PartBatch } from './part-batch.ts';
import type { NamedCoordinate } from './places-in.ts';
import { SealedParts } from './sealed-parts.ts';
import { sightedOf } from './sighted-of.ts';
import type { Sighted } from './sighting.ts';
import { silentKeyOf } from './silent-sections.ts';
import { Unreadable } from './unreadable.ts';

/** What one section told, and how much of it could not be read. */
export interface SightResult {
  /** In the order of the section's bytes; sightings of one place in the order of the case. */
  readonly sighted: readonly Sighted[];
  /** Coordinates under names that say so, whose other half may stand in another section: see `sightAcross`. */
  readonly halves: readonly NamedCoordinate[];
  /** Hits past those that are kept of one section, by identifier. */
  readonly notKept: ReadonlyMap<string, number>;
  /** Bytes of the section that look encrypted, or that are not unfolded. */
  readonly unreadable: number;
  /** Bytes of files that people look at or listen to: what they show stays unread. */
  readonly media: MediaSeen;
  /** Parts that a key may open, and none did. */
  readonly sealed: readonly Part[];
  /** Keys that it hands out, or may. */
  readonly keys: readonly SeenKey[];
  readonly notices: readonly Notice[];
}

export interface SightOptions {
  /** Whether the case gives keys or pipelines: what is as good as chance is read in more ways then. */
  readonly isKeyed?: boolean;
  /** The keys that may open a part's bytes; by default none. */
  readonly keysFor?: (bytes: Uint8Array) => readonly RingKey[];
  /** The keys themselves, the surest first, for what a byte was added to; by default none. */
  readonly ring?: readonly RingKey[];
  /** Bytes that the blocks of the keys' ciphers have in common; those of AES by default. */
  readonly sealedBlock?: number;
  /** The case's own pipelines that are for the sections; by default none. */
  readonly recipes?: readonly Recipe[];
  /** Hears which key opened a part. */
  readonly opened?: (key: RingKey) => void;
  /** Hears of every part, each before what unfolds from it. */
  readonly visited?: (part: Part) => void;
}

/**
 * Unfolds a section and searches every part of it. A place where an identifier stands is sighted once, as the
 * deepest reading has it. Of bytes that an earlier section held already (`section.repeated`) nothing is sighted.
 */
export function sight(section: Section, needles: Needles, options: SightOptions = {}): SightResult {
  const [result] = sightEach([section], needles, options);
  return result as SightResult;
}

/** The same for each section of a message, in less time than one by one. */
export function sightEach(
  sections: readonly Section[],
  needles: Needles,
  options: SightOptions = {},
): SightResult[] {
  const batch = new PartBatch(needles);
  const into = { batch, mayHold: needles.mayStandIn, addedTo: needles.addedTo };
  const { keysFor, visited, recipes = [] } = options;
  // What a key or a host's recipe opens, or somebody else looks at, is not the same each time.
  const isPlain = keysFor === undefined && visited === undefined && recipes.length === 0;
  const unfolded = sections.map((section) => {
    const key = isPlain ? silentKeyOf(section, options) : null;
    const known = key === null ? null : needles.silent.get(key);
    return { key, known, told: known === null ? unfoldInto(section, options, into) : null };
  });
  batch.flush();
  return unfolded.map(({ key, known, told }) => {
    if (told === null) return known as SightResult;
    const result = resultOf(told, needles);
    if (key !== null) needles.silent.keep(key, result);
    return result;
  });
}

/** Where parts go to be searched, and which short ones need not. */
interface Into {
  readonly batch: PartBatch;
  readonly mayHold: (bytes: Uint8Array) => boolean;
  readonly addedTo: (bytes: Uint8Array) => readonly number[];
}

/** A section that was taken apart, and what was found in it once the batch was searched. */
interface Unfolded {
  readonly section: Section;
  readonly finds: Finds;
  readonly searched: number;
  readonly unreadable: number;
  readonly media: MediaSeen;
  readonly sealed: readonly Part[];
  readonly keys: readonly SeenKey[];
  readonly notices: readonly Notice[];
}

function unfoldInto(section: Section, options: SightOptions, { batch, mayHold, addedTo }: Into): Unfolded {
  const finds = new Finds();
  const keys = new KeysSeen();
  const unreadable = new Unreadable();
  const media = new MediaFiles();
  const sealed = new SealedParts(options.sealedBlock);
  let searched = 0;
  const seal = (part: Part) => {
    sealed.take(part);
    if (part.parent !== null && (part.layer === 'base64' || part.layer === 'base64url')) {
      keys.look(part.parent, part.span);
    }
  };
  const visit = (part: Part) => {
    options.visited?.(part);
    unreadable.take(part);
    media.take(part);
    seal(part);
    searched += part.bytes.byteLength;
    batch.add(part, finds);
  };
  const { byteLength } = section.bytes;
  const { notices, leftOut } = unfold(section, visit, {
    ...options,
    mayHold,
    addedTo,
    passedOver: (part, span) => keys.look(part, span),
    ...(options.visited === undefined ? { sealed: seal } : {}),
  });
  return {
    section,
    finds,
    searched,
    unreadable: Math.min(unreadable.count(byteLength) + leftOut, byteLength),
    media: media.seen(byteLength),
    sealed: sealed.list(),
    keys: keys.found,
    notices,
  };
}

function resultOf({ section, finds, searched, ...told }: Unfolded, needles: Needles): SightResult {
  const groups = groupsOf(finds, needles.together);
  const found = [...finds.alone, ...groups.found];
  return {
    ...told,
    sighted:
      found.length === 0
        ? []
        : inOrder(deepestOf(found), { repeated: section.repeated ?? 0, searched, needles }),
    halves: groups.halves,
    notKept: finds.notKept,
    notices: [...told.notices, ...noticesOf(finds, section)],
  };
}

interface Telling {
  readonly repeated: number;
  readonly searched: number;
  readonly needles: Needles;
}

function inOrder(found: readonly Found[], { repeated, searched, needles }: Telling): Sighted[] {
  const { population } = needles;
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
    .map(({ one }) => sightedOf(one, { byteLength: searched, population }));
}

function noticesOf({ asked, isFull }: Finds, section: Section): Notice[] {
  const notices: Notice[] = [];
  if (asked.isSpent) notices.push(unasked(section));
  if (isFull) notices.push(leftOut(section));
  return notices;
}

function leftOut({ location }: Section): Notice {
  return {
    code: 'finds-not-kept',
    about: location,
    detail: `identifiers stand in one section more than ${MOST_FINDS} times: the rest was counted, not looked at`,
  };
}

function unasked(section: Section): Notice {
  return {
    code: 'weak-values-unasked',
    about: section.location,
    detail:
      'a value that proves nothing by itself stands in one message so often that not every place was looked at',
  };
}
