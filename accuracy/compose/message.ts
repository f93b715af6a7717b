import { type KnownLayer, knownLayers, type Way, ways } from '../catalogue.ts';
import { type Identity, newIdentity } from '../identity/identity.ts';
import type { Subject } from '../identity/subject.ts';
import { Random } from '../random.ts';
import { compose, MOST_DEPTH } from './compose.ts';
import type { Composed } from './composed.ts';
import { decoyOf } from './decoys.ts';
import { hashedForms } from './hashed-forms.ts';

/** Messages that share an identity and two capture files. */
export const BATCH = 500;

/** A message of the generator, the same for the same seed, number and choice. */
export interface Message {
  readonly number: number;
  /** What is hidden in it: an identifier, or, in a clean message, a decoy. */
  readonly composed: Composed;
  readonly isClean: boolean;
}

/** What the catalogue is narrowed to; empty lists: everything. */
export interface Only {
  readonly ways: readonly Way[];
  readonly layers: readonly KnownLayer[];
}

/** The forms and layers that go by a name, or whose names begin with it up to a comma or colon; null where none does. */
export function onlyOf(name: string): Only | null {
  const matches = ({ id }: { id: string }) =>
    id === name || id.startsWith(`${name},`) || id.startsWith(`${name}:`);
  const only = { ways: ways.filter(matches), layers: knownLayers.filter(matches) };
  return only.ways.length + only.layers.length === 0 ? null : only;
}

/** Share of messages that hide one thing which the product does not find yet. */
const NOT_YET = 0.25;
/** Share of digests among the forms: there are fewer forms, but each stands for kinds of its own. */
const DIGESTS = 0.35;

export function batchOf(number: number): number {
  return Math.floor(number / BATCH);
}

export function identityOf(seed: string, batch: number): Identity {
  return newIdentity(seed, batch);
}

/** Null where there is no such message. */
export function newMessage(
  seed: string,
  number: number,
  { identity, only }: { identity: Identity; only: Only },
): Message | null {
  const random = new Random(`${seed}/message/${number}`);
  const isClean = random.chance(0.5);
  for (let plans = 0; plans < PLANS; plans++) {
    const { way, layer } = random.chance(NOT_YET) ? notYet(random, only) : found(random, only);
    const subject = subjectFor(way, identity, random);
    if (subject === null) continue;
    // A piece of a value is also a piece of its neighbours, so decoys of those are other values altogether.
    const isPiece = way.form?.needsName === true && way.form.id !== 'as given, beside its name';
    if (isClean && isPiece) continue;
    const hidden = isClean ? decoyOf(subject, identity, random) : subject;
    const depth = layer === null ? random.below(MOST_DEPTH + 1) : random.between(1, MOST_DEPTH);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const composed = compose({ way, subject: hidden, depth, layer }, identity, random);
      if (composed !== null) return { number, composed, isClean };
    }
  }
  return null;
}

/** Plans drawn before giving up: what the choice is narrowed to may be nothing that the batch's market has. */
const PLANS = 200;

/** Tries of one plan before another is drawn: some do not go together at all. */
const ATTEMPTS = 40;

interface Choice {
  readonly way: Way;
  readonly layer: KnownLayer | null;
}

function found(random: Random, only: Only): Choice {
  if (only.layers.length > 0) return { way: supportedWay(random), layer: random.pick(only.layers) };
  return { way: only.ways.length > 0 ? random.pick(only.ways) : supportedWay(random), layer: null };
}

/** One thing that is not found yet, everything else being so. */
function notYet(random: Random, only: Only): Choice {
  if (only.ways.length + only.layers.length > 0) return found(random, only);
  const pool = [...ways, ...knownLayers].filter(({ isSupported }) => !isSupported);
  if (pool.length === 0) return found(random, only);
  const one = random.pick(pool);
  return 'layer' in one ? { way: supportedWay(random), layer: one } : { way: one, layer: null };
}

function supportedWay(random: Random): Way {
  const isDigest = random.chance(DIGESTS);
  const pool = ways.filter(({ isSupported, digest }) => isSupported && (digest !== null) === isDigest);
  // A form counts once for each of its kinds.
  return random.pick(isDigest ? pool : pool.flatMap((way) => (way.form?.kinds ?? []).map(() => way)));
}

function subjectFor({ form }: Way, { subjects }: Identity, random: Random): Subject | null {
  const fitting = subjects.filter(({ kind }) =>
    form === null ? hashedForms.has(kind) : form.kinds.includes(kind),
  );
  return fitting.length === 0 ? null : random.pick(fitting);
}
