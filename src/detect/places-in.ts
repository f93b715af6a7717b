import type { Part } from '../decode/index.ts';
import { type Axis, areOfTwoEntries, axisOf } from './axis-of.ts';
import type { Found } from './found.ts';
import type { PlacesAsked } from './names-around.ts';
import { nearbyForms } from './nearby.ts';
import { isNoPlace } from './no-place.ts';
import { spanning } from './spanning.ts';

/** A coordinate under a name that says which of the two it is. */
export interface NamedCoordinate {
  readonly found: Found;
  readonly axis: Axis;
}

/**
 * What hits of a latitude and a longitude amount to. Near each other they are the place. Further apart, or each in
 * an encoding of its own, they are it where their names say that they belong together; then each is told where
 * it stands. What is named and has no other half here is given back: that may stand in another field of the message.
 */
export function placesIn(
  hits: readonly Found[],
  { within, asked }: { within: number; asked: PlacesAsked },
): { readonly found: Found[]; readonly halves: readonly NamedCoordinate[] } {
  const axes = new Map<Found, Axis | null>();
  const named = (hit: Found): Axis | null => {
    let axis = axes.get(hit);
    if (axis === undefined) {
      axis = asked.more() ? axisOf(hit) : null;
      axes.set(hit, axis);
    }
    return axis;
  };
  const isOther = (hit: Found): boolean => asked.more() && isNoPlace(hit);
  const found: Found[] = [];
  const left: NamedCoordinate[] = [];
  for (const inPart of Map.groupBy(hits, ({ part }): Part => part).values()) {
    const { places, rest } = nearEachOther(inPart, within, { named, isOther });
    found.push(...places);
    for (const hit of rest) {
      const axis = named(hit);
      if (axis !== null && isOfAxis(hit, axis)) left.push({ found: hit, axis });
    }
  }
  const { pairs, halves } = pairsOf(left);
  return { found: [...found, ...pairs], halves };
}

/** Named coordinates both of whose kinds are there under counterpart names. */
export function pairsOf(coordinates: readonly NamedCoordinate[]): {
  readonly pairs: Found[];
  readonly halves: readonly NamedCoordinate[];
} {
  const pairs: Found[] = [];
  const halves: NamedCoordinate[] = [];
  const byWay = Map.groupBy(coordinates, ({ found, axis }) => `${found.claim.identifier.id}\0${axis.way}`);
  for (const group of byWay.values()) {
    const members = new Set(group.map(({ found }) => found.claim.member));
    const kinds = new Set(group.map(({ axis }) => axis.isLatitude));
    if (members.size < 2 || kinds.size < 2) halves.push(...group);
    else pairs.push(...agreeing(group));
  }
  return { pairs, halves };
}

/** Those that are the place with one of the others: a number near the case's latitude with a longitude that is near. */
function agreeing(group: readonly NamedCoordinate[]): Found[] {
  return group.flatMap(({ found, axis }) => {
    for (const other of group) {
      if (other.axis.isLatitude === axis.isLatitude) continue;
      const forms = nearbyForms(found, other.found);
      if (forms === null) continue;
      return [{ ...found, forms: found.degrees === undefined ? found.forms : forms, namedBy: axis.word }];
    }
    return [];
  });
}

/** What the names around a coordinate say of it. */
interface Ask {
  readonly named: (hit: Found) => Axis | null;
  /** Whether they say that it is no coordinate. */
  readonly isOther: (hit: Found) => boolean;
}

/** Runs that hold both numbers and are no longer than allowed, from left to right, each hit once. */
function nearEachOther(
  hits: readonly Found[],
  within: number,
  ask: Ask,
): { readonly places: Found[]; readonly rest: Found[] } {
  const places: Found[] = [];
  const rest: Found[] = [];
  let before: Found | null = null;
  for (const hit of eachOnce(hits)) {
    if (before !== null && areNear(before, hit, within) && belong(before, hit, ask)) {
      const forms = nearbyForms(before, hit);
      if (forms !== null) {
        places.push({ ...spanning([before, hit]), forms });
        before = null;
        continue;
      }
    }
    // Of one number only the last before the other counts.
    if (before !== null) rest.push(before);
    before = hit;
  }
  if (before !== null) rest.push(before);
  return { places, rest };
}

/** From left to right; of what was read in two ways the one that says more. */
function eachOnce(hits: readonly Found[]): Found[] {
  const byPlace = new Map<string, Found>();
  for (const hit of hits) {
    const key = `${hit.span.start}:${hit.span.end}:${hit.claim.member}`;
    const known = byPlace.get(key);
    if (known === undefined || saysMore(hit, known)) byPlace.set(key, hit);
  }
  return [...byPlace.values()].sort((a, b) => a.span.start - b.span.start);
}

/** What needs no name, and then the case's own number. */
function saysMore(one: Found, other: Found): boolean {
  if (one.claim.isWeak !== other.claim.isWeak) return other.claim.isWeak;
  return one.degrees === undefined && other.degrees !== undefined;
}

function areNear(before: Found, hit: Found, within: number): boolean {
  return before.claim.member !== hit.claim.member && hit.span.end - before.span.start <= within;
}

/** Numbers that tell less must have names that say what they are; none may have a name that says something else. */
function belong(one: Found, other: Found, { named, isOther }: Ask): boolean {
  const [a, b] = [named(one), named(other)];
  if (a !== null && b !== null && areOfTwoEntries(a, b)) return false;
  if ((a !== null && !isOfAxis(one, a)) || (b !== null && !isOfAxis(other, b))) return false;
  if (a !== null && b !== null) return true;
  return !one.claim.isWeak && !other.claim.isWeak && !isOther(one) && !isOther(other);
}

/** Whether a name says of a coordinate what it is: with the two taken for each other it is another place. */
function isOfAxis({ claim }: Found, { isLatitude }: Axis): boolean {
  return isLatitude === (claim.member === LATITUDE);
}

/** Latitudes come first. */
const LATITUDE = 0;
