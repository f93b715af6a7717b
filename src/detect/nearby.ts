import { latin1Of, type Span } from '../base/index.ts';
import { type Coordinates, coordinatesOf, type Identifier } from '../case/index.ts';
import { byteAt, isDigit } from './byte-kinds.ts';
import type { Claim } from './claim.ts';
import { distanceBetween, FEWEST_DECIMALS, leewayOf, MOST_METRES } from './forms/index.ts';
import type { Found } from './found.ts';

/*
 * A place is a measure and no name: a phone that lies still reports another point each time, with more figures than
 * anybody types into a case. So both numbers are read, and what lies near the place is the place.
 */

/** Metres, each with the word for what lies so near. Past the last it is another place. */
const NEARBY = [
  [10, 'nearby-10m'],
  [30, 'nearby-30m'],
  [MOST_METRES, 'nearby-100m'],
] as const;

/** What a float of 32 bits may be off: it has seven figures. */
const SAME_METRES = 1;

/** A latitude or a longitude of the case. */
export interface Coordinate {
  readonly identifier: Identifier;
  readonly member: 0 | 1;
  readonly degrees: number;
  /** Degrees that another may be off. */
  readonly leeway: number;
}

/** A number that stands for a latitude or a longitude, or for what may be one. */
export interface Measured {
  readonly degrees: number;
  /** So few decimals that only a name makes it one. */
  readonly isWeak: boolean;
  /** How it is written, where it is no number of degrees. */
  readonly forms: readonly string[];
}

/** Figures of a number of degrees that are read; a double has seventeen. */
const MOST_FIGURES = 20;

const POINT = 0x2e;

/**
 * The number whose beginning was found, and all of its span; null where it lies too far from the case's, or is the
 * case's own, which other writings tell of.
 */
export function measured(claim: Claim, bytes: Uint8Array, { start, end }: Span): (Measured & Span) | null {
  const own = coordinatesOfCase(claim.identifier)[claim.member ?? 0];
  if (own === undefined) return null;
  let last = end;
  while (last - end < MOST_FIGURES && isDigit(byteAt(bytes, last))) last += 1;
  if (byteAt(bytes, last) === POINT && isDigit(byteAt(bytes, last + 1))) return null;
  const text = latin1Of(bytes.subarray(start, last));
  const decimals = text.split('.')[1]?.length ?? null;
  if (decimals !== null && isOwn(text, decimals, own.degrees)) return null;
  const read = decimals === null ? scaledDegrees(text, own.degrees) : { degrees: Number(text), forms: [] };
  if (read === null || Math.abs(read.degrees - own.degrees) > own.leeway) return null;
  return { start, end: last, isWeak: decimals === null || decimals < FEWEST_DECIMALS, ...read };
}

/**
 * What a latitude and a longitude are of the case's place: forms, where one of them is not the case's own number; null
 * where they are another place.
 */
export function nearbyForms(one: Found, other: Found): readonly string[] | null {
  const read = [one, other].filter(({ degrees }) => degrees !== undefined);
  const [first] = read;
  if (first === undefined) return one.forms;
  const place = placeOfCase(one.claim.identifier);
  if (place === null) return null;
  const [latitude, longitude] = [one, other].sort((a, b) => (a.claim.member ?? 0) - (b.claim.member ?? 0));
  const metres = distanceBetween(place, {
    latitude: latitude?.degrees ?? place.latitude,
    longitude: longitude?.degrees ?? place.longitude,
  });
  if (metres <= SAME_METRES && read.every(({ forms }) => metresOf(forms) === null)) return first.forms;
  const [, nearby] = NEARBY.find(([most]) => metres <= most) ?? [];
  return nearby === undefined ? null : [nearby, ...first.forms.filter((form) => metresOf([form]) === null)];
}

/** The most that lies between a place and what a form says of it, in metres; null where it says nothing of it. */
export function metresOf(forms: readonly string[]): number | null {
  return NEARBY.find(([, form]) => forms.includes(form))?.[0] ?? null;
}

function placeOfCase({ value }: Identifier): Coordinates | null {
  return typeof value === 'string' ? coordinatesOf(value) : null;
}

/** The two numbers of a place of the case, and how far others may be from them; none where it cannot be read. */
export function coordinatesOfCase(identifier: Identifier): readonly Coordinate[] {
  let both = known.get(identifier);
  if (both === undefined) {
    both = readCoordinates(identifier);
    known.set(identifier, both);
  }
  return both;
}

/** A text may have a million numbers that begin as the place's. */
const known = new WeakMap<Identifier, readonly Coordinate[]>();

function readCoordinates(identifier: Identifier): readonly Coordinate[] {
  const place = placeOfCase(identifier);
  if (place === null) return [];
  const leeway = leewayOf(place, MOST_METRES);
  return [
    { identifier, member: 0, degrees: place.latitude, leeway: leeway.latitude },
    { identifier, member: 1, degrees: place.longitude, leeway: leeway.longitude },
  ];
}

/** Millionths or ten millionths: only one of them can be near. Null where it is neither, or the case's own number. */
export function scaledDegrees(text: string, own: number): Pick<Measured, 'degrees' | 'forms'> | null {
  for (const power of [6, 7]) {
    const degrees = Number(text) / 10 ** power;
    if (Math.round(own * 10 ** power) === Number(text)) return null;
    if (Math.abs(degrees - own) < 1) return { degrees, forms: [`e${power}`] };
  }
  return null;
}

function isOwn(text: string, decimals: number, own: number): boolean {
  const kept = Math.min(decimals, 15);
  const unit = 10 ** kept;
  return Number(own.toFixed(kept)) === Number(text) || Math.trunc(own * unit) / unit === Number(text);
}
