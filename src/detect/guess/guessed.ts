import { createHash } from 'node:crypto';
import type { Kind } from '../../case/index.ts';
import type { Location } from '../../connection/index.ts';
import { type Part, pathOf, withoutIdleLayers } from '../../decode/index.ts';
import type { Guess } from './guess-in-part.ts';
import { CONFIDENCES, type Confidence } from './likeness.ts';

/**
 * Destinations that are told of one value. Ids are hashes, and those that come first by them are kept: the same ones in
 * whatever order they were reached.
 */
export const MOST_DESTINATIONS = 64;

/** A message as its guesses are told with it. */
export interface GuessPlace {
  /** Ordinal of the capture, and of the message in the order it was heard in. */
  readonly capture: number;
  readonly serial: number;
  readonly at: number;
  readonly direction: 'request' | 'response';
  readonly host: string | null;
  readonly transport: 'plain' | 'tls';
  /** Id of the destination. */
  readonly destination: string;
  readonly file: string;
  /** The packet, entry or flow. */
  readonly index: number;
  /** The message's id; asked for only where it is told. */
  readonly key: () => string;
}

/** Where a value was first seen. */
export interface GuessedPlace {
  readonly at: number;
  readonly capture: number;
  readonly serial: number;
  /** Id of the message: of equal messages it is the first, so its id is that of its content. */
  readonly message: string;
  readonly direction: 'request' | 'response';
  readonly host: string | null;
  readonly location: Location;
  readonly field: string | null;
  readonly path: string;
  readonly layers: readonly string[];
  readonly file: string;
  readonly index: number;
}

/** A value that looks like an identifier, with all that was seen of it. Plain data, so that it can pass between threads. */
export interface Guessed {
  readonly family: string;
  readonly value: string;
  /** By which it is decided what is kept where there is too much: as good as random, and always the same. */
  readonly rank: string;
  kind: Kind;
  confidence: Confidence;
  shape: string;
  name: string | null;
  /** Messages that it went out in, and that it came back in. */
  requests: number;
  responses: number;
  inPlain: boolean;
  /** Ids of destinations. */
  readonly destinations: Set<string>;
  first: GuessedPlace;
  /** Where what `kind` and `shape` say was seen. */
  told: { readonly at: number; readonly capture: number; readonly serial: number };
}

/** What is known of a value that is seen for the first time, before it is counted. */
export function begun(guess: Guess, part: Part, place: GuessPlace & Pick<Guessed, 'rank'>): Guessed {
  const { family, value, kind, confidence, shape, name } = guess;
  const { at, capture, serial, rank } = place;
  return {
    family,
    value,
    rank,
    kind,
    confidence,
    shape,
    name,
    requests: 0,
    responses: 0,
    inPlain: false,
    destinations: new Set(),
    first: placeOfGuess(guess, part, place),
    told: { at, capture, serial },
  };
}

function placeOfGuess({ span }: Guess, part: Part, place: GuessPlace): GuessedPlace {
  const { at, capture, serial, direction, host, file, index } = place;
  const standing = withoutIdleLayers(part, span);
  const { path, field, layers } = pathOf(standing.part, standing.span);
  const { location } = part.section;
  return {
    at,
    capture,
    serial,
    message: place.key(),
    direction,
    host,
    location,
    field,
    path,
    layers,
    file,
    index,
  };
}

type Moment = Pick<GuessedPlace, 'at' | 'capture' | 'serial'>;

function isEarlier(one: Moment, other: Moment): boolean {
  return (one.at - other.at || one.capture - other.capture || one.serial - other.serial) < 0;
}

type Told = Pick<Guessed, 'kind' | 'confidence' | 'shape' | 'name' | 'told'>;

/** The surest thing that was seen says what it is; of equally sure ones the first. */
function tell(known: Guessed, { kind, confidence, shape, name, told }: Told): void {
  const surer = CONFIDENCES.indexOf(known.confidence) - CONFIDENCES.indexOf(confidence);
  if (surer < 0 || (surer === 0 && !isEarlier(told, known.told))) return;
  const { at, capture, serial } = told;
  Object.assign(known, { kind, confidence, shape, name, told: { at, capture, serial } });
}

/** Adds what another tally knows of the same value. */
export function join(known: Guessed, other: Guessed): void {
  tell(known, other);
  if (isEarlier(other.first, known.first)) known.first = other.first;
  known.requests += other.requests;
  known.responses += other.responses;
  known.inPlain ||= other.inPlain;
  for (const destination of other.destinations) wentTo(known, destination);
}

/** A copy that can be added to. */
export function copyOf(other: Guessed): Guessed {
  return { ...other, destinations: new Set(other.destinations) };
}

/** Adds one more place where a value stands. */
export function seenAgain(
  known: Guessed,
  { guess, part, place }: { readonly guess: Guess; readonly part: Part; readonly place: GuessPlace },
): void {
  if (isEarlier(place, known.first)) known.first = placeOfGuess(guess, part, place);
  tell(known, { ...guess, told: place });
}

/** As good as random; of different values in different order. */
export function rankOf(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 24);
}

/** Notes a destination. Up to twice as many as are told are held, so that they are sorted seldom. */
export function wentTo({ destinations }: Guessed, id: string): void {
  destinations.add(id);
  if (destinations.size < 2 * MOST_DESTINATIONS) return;
  for (const last of [...destinations].sort().slice(MOST_DESTINATIONS)) destinations.delete(last);
}
